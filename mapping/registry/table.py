# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records to a table: the header found, the declared columns kept, every other cell left where it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import NamedTuple

import numpy as np
import pandas as pd

from mapping.cells import fold_header, shown
from mapping.errors import InputError
from mapping.files import (
    HEADER_SEARCH,
    MAX_COLUMNS,
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
    Header,
    closest_header,
    find_column,
    header_score,
    known_headers,
    match_headers,
)
from mapping.registry.model import Table
from mapping.registry.returned_report import lists_problems
from mapping.registry.row_lengths import Lengths

REPEATED, BYTES = "intestazione-ripetuta", "byte-riparati"
_CHUNK = 20_000
_SEPARATORS = re.compile(r"[;,|\t\"]")
_BLANK = " \t\r\n\x0b\x0c\x1a\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u3000\ufeff"
"""White space, and the Ctrl-Z by which old programs end a file."""
_OTHER = re.compile("[^\x00-\x7f\udc80-\udcff]")
"""A character beyond ASCII that was read well: the file is UTF-8, the broken bytes are the exception."""


def build_table(source: Source, file: str) -> Table:
    """Return the rows below the header; blank rows and repeated headers are no rows.

    Raises
    ------
    InputError
        If no row names ``denominazione``, nothing stands below it, or more than `mapping.files.limits` allow.
    """
    stream = (record for record in _counted(source.records, file) if _has_text(record.cells))
    found = find_header(stream, file)
    body = _Body(found.title, found.header, file, source.bounds)
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


class HeaderFound(NamedTuple):
    """The header's record, what it means, and the records below it that were already taken from the stream."""

    title: Record
    header: Header
    below: list[Record]


def find_header(stream: Iterator[Record], file: str) -> HeaderFound:
    """Return the header of a file.

    The first row that names ``denominazione`` and another column; else the first that names ``denominazione``.
    """
    seen: list[Record] = []
    alone: int | None = None
    for record in stream:
        seen.append(record)
        texts = _texts(record)
        if alone is None and lists_problems(texts):
            raise InputError(_only_problems(file))
        score = header_score(texts)
        if score > 1:
            return _found(*_second_line(seen, stream))
        if score and alone is None:
            alone = len(seen) - 1
        if len(seen) == HEADER_SEARCH:
            break
    if alone is not None:
        return _found(seen, _joined(seen, alone))
    raise InputError(_no_header(seen, file))


def _texts(record: Record) -> list[str]:
    return list(map(repair_bytes, record.cells))


def _second_line(seen: list[Record], stream: Iterator[Record]) -> tuple[list[Record], int]:
    """Return which row is the header where it has two lines («Sede» above «Comune»): the one that says more.

    A second line without «denominazione» says it for both: it keeps what the first names and it does not.
    """
    position = len(seen) - 1
    seen.extend(islice(stream, 1))
    return seen, max(range(_joined(seen, position), len(seen)), key=lambda at: header_score(_texts(seen[at])))


def _joined(seen: list[Record], position: int) -> int:
    """Return where the header is in ``seen``, once its two lines, if it has two, are one; changes ``seen``."""
    cells = _two_lines(_texts(seen[position]), _texts(seen[position + 1])) if position + 1 < len(seen) else []
    if not cells:
        return position
    # The second line takes the texts of both and keeps its number: what stands below it are the rows, and the first
    # line is left above the header, where a title would be.
    seen[position + 1] = seen[position + 1]._replace(cells=cells)
    return position + 1


def _two_lines(first: list[str], second: list[str]) -> list[str]:
    """Return both lines as one, or nothing if the second is no line of a header: two columns or more, nothing else."""
    pairs = list(zip_longest(first, second, fillvalue=""))
    named = [find_column(below) for above, below in pairs if below.strip() and below != above]
    if len(named) < 2 or None in named or header_score(second):
        return []
    both = [below if below.strip() else above for above, below in pairs]
    return both if header_score(both) else []  # not where the second line writes over «denominazione»


def _found(seen: list[Record], position: int) -> HeaderFound:
    texts = _texts(seen[position])
    return HeaderFound(seen[position], match_headers(texts), seen[position + 1 :])


def _only_problems(file: str) -> str:
    return (
        f"Il file «{file}» contiene le segnalazioni, non le righe del registro: correggere il registro da cui vengono, "
        "o il file .xlsx scritto da «mapping check REGISTRO --report FILE.xlsx», che le ha tutte e due."
    )


def _no_header(seen: list[Record], file: str) -> str:
    widest = max((len(record.cells) + len(_SEPARATORS.findall(record.cells[0])) for record in seen), default=0)
    if widest > MAX_COLUMNS:
        return f"Il file «{file}» ha {widest} colonne, più delle {MAX_COLUMNS} lette: salvare il solo registro."
    texts = {
        record.riga: [t.strip() for cell in _texts(record) for t in _SEPARATORS.split(cell[:1_000])] for record in seen
    }
    filled = {riga: [text for text in cells if text] for riga, cells in texts.items()}
    filled = {riga: cells for riga, cells in filled.items() if cells}
    if not filled:
        return f"Il file «{file}» è vuoto: non contiene nessuna riga."
    start = f"Nel file «{file}» nessuna riga nomina la colonna «{NAME}»"
    for riga, cells in filled.items():
        close = closest_header(cells)
        if close and fold_header(close) == NAME:
            return (
                f"{start} da sola: alla riga {riga} sta insieme ad altro in una cella; dividere il testo in colonne "
                "e salvare come XLSX o CSV."
            )
        if close:
            return f"{start}: alla riga {riga} scrivere «{NAME}» al posto di «{close}»."
    riga, cells = next(iter(filled.items()))
    listed = ", ".join(f"«{shown(text[:40])}»" for text in cells[:6])
    return f"{start}: la riga {riga} contiene {listed}; intitolare così la colonna dei nomi."


def _has_text(cells: Sequence[str]) -> bool:
    return bool("".join(cells).strip(_BLANK))


class _Body:
    """Rows as they are read: only the declared columns, packed every `_CHUNK` rows to keep memory bounded."""

    def __init__(self, title: Record, header: Header, file: str, bounds: Bounds) -> None:
        self.header = header
        self.file, self.bounds = file, bounds
        self.positions = [position for _, position in header.columns]
        self.keys = {position: fold_header(header.texts[position]) for position in self.positions}
        named = zip(header.ranks, header.columns, strict=True)
        self.name_position = min((rank, position) for rank, (name, position) in named if name == NAME)[1]
        self.title = header.texts[self.name_position].strip().casefold()
        self.count = self.work = 0
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.packed: list[pd.DataFrame] = []
        self.problems: list[Problem] = []
        self.lengths = Lengths(len(header.texts), _last_named(header.texts) + 1)
        self.valid_utf8 = any(_OTHER.search(text) for text in title.cells)

    def add(self, record: Record) -> None:
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
        self.problems += [Problem(flag, record.riga) for flag in record.flags]
        kept = self._kept(cells, record.riga)
        self.rows.append(kept)
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

    def _kept(self, cells: list[str], riga: int) -> list[str]:
        kept = [cells[position] for position in self.positions]
        joined = "".join(kept)
        if joined.isascii():
            return kept
        if not has_broken_bytes(joined):
            self.valid_utf8 = True
            return kept
        self.valid_utf8 = self.valid_utf8 or _OTHER.search(joined) is not None
        return [self._repaired(text, position, riga) for text, position in zip(kept, self.positions, strict=True)]

    def _repaired(self, text: str, position: int, riga: int) -> str:
        if not has_broken_bytes(text):
            return text
        fixed = repair_bytes(text)
        name = next(name for name, at in self.header.columns if at == position)
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
        problems = [p for p in self.problems if self.valid_utf8 or p.codice != BYTES]
        return Table(
            headers=tuple(self.header.texts[position].strip() for position in self.positions),
            names=tuple(name for name, _ in self.header.columns),
            ranks=self.header.ranks,
            rows=pd.concat(self.packed) if self.packed else self._no_rows(),
            problems=(*problems, *self.lengths.told(), *self._columns_told()),
            shifted=self.lengths.shifted(),
            doubtful=self.lengths.doubtful(),
            numbers=numbers,
            file=self.file,
            bounds=self.bounds,
        )

    def _columns_told(self) -> Iterator[Problem]:
        if not self.count:
            yield Problem("registro-vuoto")
        if self.header.ignored:
            yield Problem("colonne-non-lette", dati={"colonne": _listed(self.header.ignored)})


def _listed(headers: Sequence[str]) -> str:
    listed = ", ".join(f"«{shown(text[:60])}»" for text in headers[:20])
    return listed + (f" e altre {len(headers) - 20}" if len(headers) > 20 else "")


def _last_named(texts: Sequence[str]) -> int:
    return max(position for position, text in enumerate(texts) if text.strip())
