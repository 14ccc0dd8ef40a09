# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records to a table: the header found, the declared columns kept, every other cell left where it is."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import pandas as pd

from mapping.cells import fold_header, shown, title_between
from mapping.errors import InputError
from mapping.files import (
    MAX_ROWS,
    MOST_LINES,
    ROW_WORK,
    Bounds,
    Record,
    Source,
    has_broken_bytes,
    repair_bytes,
    too_many_rows,
    too_much,
)
from mapping.problems import Problem
from mapping.registry.headers import (
    NAME,
    NOTHING_SETTLED,
    Header,
    Settled,
    find_header,
    header_score,
    known_headers,
)
from mapping.registry.model import Layout, Table
from mapping.registry.own import own_positions
from mapping.registry.returned_report import find_added, is_decision
from mapping.registry.row_lengths import NO_OBJECT, Lengths
from mapping.schema import OwnColumn

REPEATED, BYTES = "intestazione-ripetuta", "byte-riparati"
_CHUNK = 20_000
_DECISION = 60
"""Characters of a decision of the keeper: it is one word."""
_BLANK = " \t\r\n\x0b\x0c\x1a\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u3000\ufeff"
"""White space, and the Ctrl-Z by which old programs end a file."""
_OTHER = re.compile("[^\x00-\x7f\udc80-\udcff]")
"""A character beyond ASCII that was read well: the file is UTF-8, the broken bytes are the exception."""


def build_table(source: Source, file: str, settled: Settled = NOTHING_SETTLED, own: Sequence[OwnColumn] = ()) -> Table:
    """Return the rows below the header; blank rows and repeated headers are no rows.

    ``settled`` is what the keeper says of the columns (`mapping.registry.headers.read_settled`), ``own`` are those that
    an edition publishes beside ours.

    Raises
    ------
    InputError
        If no row names ``denominazione``, nothing stands below it, or more than `mapping.files.limits` allow.
    """
    stream = (record for record in _counted(source.records, file) if _has_text(record.cells))
    found = find_header(stream, file, settled)
    body = _Body(found.title, found.header, file, source.bounds, reported=bool(source.beside))
    body.own = own_positions(found.header.texts, own)
    for record in chain(found.below, stream):
        body.add(record)
    if not body.count and not source.may_be_empty:
        raise InputError(
            f"Il file «{file}» ha l'intestazione alla riga {found.title.riga} ma nessuna riga sotto: aggiungere le "
            "associazioni, una per riga."
        )
    return body.table(source.numbers)


def _counted(records: Iterable[Record], file: str) -> Iterator[Record]:
    """Yield the records as long as a sheet could hold them, blank ones too."""
    for record in records:
        if record.riga > MOST_LINES:
            raise InputError(too_many_rows(file))
        yield record


def _has_text(cells: Sequence[str]) -> bool:
    return bool("".join(cells).strip(_BLANK))


class _Body:
    """Rows as they are read: only the declared columns, packed every `_CHUNK` rows to keep memory bounded."""

    def __init__(self, title: Record, header: Header, file: str, bounds: Bounds, *, reported: bool) -> None:
        self.header, self.header_row = header, title.riga
        self.file, self.bounds = file, bounds
        self.positions = [position for _, position in header.columns]
        self.keys = {position: fold_header(header.texts[position]) for position in self.positions}
        self.name_position = header.position(NAME)
        self.title = header.texts[self.name_position].strip().casefold()
        self.count = self.work = 0
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.packed: list[pd.DataFrame] = []
        self.problems: list[Problem] = []
        self.lengths = Lengths(len(header.texts), _last_named(header.texts) + 1)
        self.decided = max((at for at, text in enumerate(header.texts) if is_decision(text)), default=None)
        self.decisions: dict[int, str] = {}
        self.titles: dict[int, str] = {}
        self.own: dict[str, int] = {}
        self.beside: list[list[str]] = []
        self.added = find_added(header.texts)
        self.ours = self.added if reported else tuple(at for at in self.added if at == self.decided)
        self.valid_utf8 = any(_OTHER.search(text) for text in title.cells)

    def add(self, record: Record) -> None:
        if self.added and not _has_text([text for at, text in enumerate(record.cells) if at not in self.added]):
            return  # a row that a report emptied, as it was withdrawn: what is told of it stands there alone
        width = len(self.header.texts)
        cells = record.cells[:width] + [""] * (width - len(record.cells))
        if cells[self.name_position].strip().casefold() == self.title and self._repeats(cells):
            self.problems.append(Problem(REPEATED, record.riga))
            return
        if cells[self.name_position].strip().casefold() in known_headers() and header_score(cells) > 2:
            raise InputError(
                f"Nel file «{self.file}» la riga {record.riga} è un'altra intestazione, con le colonne in un altro "
                "ordine: mettere ogni tabella in un file, o le sue righe sotto la prima intestazione."
            )
        self.lengths.note(record)
        self.problems += [Problem(flag, record.riga) for flag in record.flags if flag != NO_OBJECT]
        kept = self._kept(cells, record.riga, self.positions)
        said = {text for cell in record.cells if (text := cell.strip())} if kept.count("") + 1 >= len(kept) else set()
        if len(said) == 1 and (title := title_between(*said)):
            self.titles[record.riga] = title.value
        if self.decided is not None and (decision := cells[self.decided].strip()):
            self.decisions[record.riga] = decision[:_DECISION]
        self.rows.append(kept)
        if self.own:
            self.beside.append(self._kept(cells, record.riga, self.own.values()))
        self.numbers.append(record.riga)
        self.count += 1
        self.work += ROW_WORK + len(kept) - kept.count("")
        if self.count > MAX_ROWS:
            raise InputError(too_many_rows(self.file))
        if self.work > self.bounds.work or len(self.problems) > self.bounds.problems:
            raise InputError(too_much(self.file))
        if len(self.rows) == _CHUNK:
            self._pack()

    def _repeats(self, cells: list[str]) -> bool:
        texts = ((cells[position].strip(), position) for position in self.positions)
        return all(not text or fold_header(text[:200]) == self.keys[position] for text, position in texts)

    def _kept(self, cells: list[str], riga: int, positions: Collection[int]) -> list[str]:
        kept = [cells[position] for position in positions]
        joined = "".join(kept)
        if joined.isascii():
            return kept
        if not has_broken_bytes(joined):
            self.valid_utf8 = True
            return kept
        self.valid_utf8 = self.valid_utf8 or _OTHER.search(joined) is not None
        return [self._repaired(text, position, riga) for text, position in zip(kept, positions, strict=True)]

    def _repaired(self, text: str, position: int, riga: int) -> str:
        if not has_broken_bytes(text):
            return text
        fixed = repair_bytes(text)
        name = next(name for name, at in (*self.header.columns, *self.own.items()) if at == position)
        self.problems.append(Problem(BYTES, riga, name, shown(fixed, name)))
        return fixed

    def _pack(self) -> None:
        if self.rows:
            block = np.array(self.rows, dtype=object)
            index = pd.Index(self.numbers, name="riga", dtype="int64")
            self.packed.append(pd.DataFrame(block, index=index, dtype="str"))
            self.rows, self.numbers = [], []

    def _no_rows(self) -> pd.DataFrame:
        index = pd.Index([], name="riga", dtype="int64")
        return pd.DataFrame(columns=range(len(self.positions)), index=index, dtype="str")

    def table(self, numbers: bool) -> Table:
        self._pack()
        # A file that is cp1252 throughout needs no word about it; only a mixture does.
        rows = pd.concat(self.packed) if self.packed else self._no_rows()
        problems = [p for p in self.problems if self.valid_utf8 or p.codice != BYTES]
        return Table(
            headers=tuple(self.header.texts[position].strip() for position in self.positions),
            names=tuple(name for name, _ in self.header.columns),
            ranks=self.header.ranks,
            reading=tuple(self.header.reading()),
            rows=rows,
            problems=(*problems, *self.lengths.told(), *self._columns_told()),
            shifted=self.lengths.shifted(),
            doubtful=self.lengths.doubtful(),
            numbers=numbers,
            file=self.file,
            bounds=self.bounds,
            layout=self._layout(),
            decisions=self.decisions,
            titles=self.titles,
            beside=pd.DataFrame(
                self.beside, columns=list(self.own), index=rows.index if self.own else None, dtype="str"
            ),
        )

    def _layout(self) -> Layout:
        ours = self.ours
        without = {at: at - sum(added < at for added in ours) for at in (*self.positions, *self.own.values())}
        best = {name: self.header.position(name) for name in self.header.names} | self.own
        return Layout(
            header_row=self.header_row,
            width=max(len(self.header.texts), *self.lengths.counts, 0) - len(ours),
            ours=ours,
            positions=tuple(without.values()),
            best={name: without[at] for name, at in best.items()},
        )

    def _columns_told(self) -> Iterator[Problem]:
        if not self.count:
            yield Problem("registro-vuoto")
        contradicted = {text.strip() for text, _ in self.header.contradicted}
        if ignored := [text for text in self.header.ignored if text not in contradicted]:  # those are told below
            yield Problem("colonne-non-lette", dati={"colonne": _listed(ignored)})
        if self.header.unsure:
            yield Problem("fine-non-capita", dati={"colonne": _listed(self.header.unsure)})
        for code, columns in (
            ("colonne-probabili", self.header.likely),
            ("colonne-dal-contenuto", self.header.by_cells),
        ):
            if columns:
                yield Problem(code, dati={"colonne": _as(columns, "come"), "colonne_en": _as(columns, "as")})
        for text, name in self.header.contradicted:
            yield Problem("colonna-contraddetta", dati={"intestazione": shown(text[:60]), "nome": name})


def _as(columns: Sequence[tuple[str, str]], word: str) -> str:
    return ", ".join(f"«{shown(text[:60])}» {word} {name}" for text, name in columns)


def _listed(headers: Sequence[str]) -> str:
    listed = ", ".join(f"«{shown(text[:60])}»" for text in headers[:20])
    return listed + (f" e altre {len(headers) - 20}" if len(headers) > 20 else "")


def _last_named(texts: Sequence[str]) -> int:
    return max(position for position, text in enumerate(texts) if text.strip())
