# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which row of a file is the header, in one line or two; a sentence that says what to write where none is."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from mapping.cells import fold_header, shown
from mapping.errors import InputError
from mapping.files import HEADER_SEARCH, MAX_COLUMNS, Record, repair_bytes
from mapping.registry.decisions import lists_decisions
from mapping.registry.headers.header import NAME, Header, is_ours
from mapping.registry.headers.matching import (
    closest_header,
    find_column,
    header_score,
    names_others,
)
from mapping.registry.headers.name_words import is_plain_header, looks_like_a_person, names_bodies
from mapping.registry.headers.settled import NOTHING_SETTLED, Settled, labels, refuse_absent
from mapping.registry.headers.weighing import SAMPLE, names_by_cells, weigh
from mapping.registry.returned_report import lists_problems

_SHOWN = 60
"""Characters of a header."""
_SEPARATORS = re.compile(r"[;,|\t\"]")


class HeaderFound(NamedTuple):
    """The header's record, what it means, and the records below it that were already taken from the stream."""

    title: Record
    header: Header
    below: list[Record]


def table_score(texts: Sequence[str], settled: Settled = NOTHING_SETTLED) -> int:
    """Return how many columns of the registry a row names, 1 if it names some but no name, 0 if it is no header."""
    return header_score(texts, settled) or min(1, names_others(texts, settled))


def find_header(stream: Iterator[Record], file: str, settled: Settled = NOTHING_SETTLED) -> HeaderFound:
    """Return the header of a file.

    The first row that names ``denominazione`` and another column; else the first that names ``denominazione``; else the
    one that names most columns, if the cells below it tell which column is the name.
    """
    seen: list[Record] = []
    alone: int | None = None
    for record in stream:
        seen.append(record)
        texts = _texts(record)
        if alone is None and lists_problems(texts):
            raise InputError(_only_problems(file))
        if alone is None and lists_decisions(texts):
            raise InputError(f"Il file «{file}» è un file di decisioni, non un registro: indicarlo con --decisions.")
        score = header_score(texts, settled)
        if score > 1:
            return _found(*_second_line(seen, stream, settled), stream, file, settled)
        if score and alone is None:
            alone = len(seen) - 1
        if len(seen) == HEADER_SEARCH:
            break
    if alone is not None:
        return _found(seen, _joined(seen, alone, settled), stream, file, settled)
    return _nameless(seen, stream, file, settled)


def _texts(record: Record) -> list[str]:
    return list(map(repair_bytes, record.cells))


def _second_line(seen: list[Record], stream: Iterator[Record], settled: Settled) -> tuple[list[Record], int]:
    """Return which row is the header where it has two lines («Sede» above «Comune»): the one that says more.

    A second line without «denominazione» says it for both: it keeps what the first names and it does not.
    """
    position = len(seen) - 1
    seen.extend(islice(stream, 1))
    rows = range(_joined(seen, position, settled), len(seen))
    return seen, max(rows, key=lambda at: header_score(_texts(seen[at]), settled))


def _joined(seen: list[Record], position: int, settled: Settled) -> int:
    """Return where the header is in ``seen``, once its two lines, if it has two, are one; changes ``seen``."""
    below = _texts(seen[position + 1]) if position + 1 < len(seen) else []
    cells = _two_lines(_texts(seen[position]), below, settled) if below else []
    if not cells:
        return position
    # The second line takes the texts of both and keeps its number: what stands below it are the rows, and the first
    # line is left above the header, where a title would be.
    seen[position + 1] = seen[position + 1]._replace(cells=cells)
    return position + 1


def _two_lines(first: list[str], second: list[str], settled: Settled) -> list[str]:
    """Return both lines as one, or nothing if the second is no line of a header: two columns or more, nothing else."""
    pairs = list(zip_longest(first, second, fillvalue=""))
    named = [find_column(below) for above, below in pairs if below.strip() and below != above and not is_ours(below)]
    if len(named) < 2 or None in named or header_score(second, settled):
        return []
    both = [below if below.strip() else above for above, below in pairs]
    return both if header_score(both, settled) else []  # not where the second line writes over «denominazione»


def _found(seen: list[Record], position: int, stream: Iterator[Record], file: str, settled: Settled) -> HeaderFound:
    title, below = seen[position], [*seen[position + 1 :], *islice(stream, SAMPLE)]
    texts, rows = _texts(title), list(map(_texts, below[:SAMPLE]))
    refuse_absent(texts, settled, file)
    header = weigh(texts, settled, rows)
    if header.rivals:
        raise InputError(_which_name(header, header.rivals, rows, file))
    return HeaderFound(title, header, below)


def _nameless(seen: list[Record], stream: Iterator[Record], file: str, settled: Settled) -> HeaderFound:
    """Return the header that names other columns, if the cells tell which is the name; else ask, or say what to do."""
    scores = [names_others(_texts(record), settled) for record in seen]
    position = scores.index(max(scores)) if any(scores) else -1
    if position < 0 or closest_header(_texts(seen[position])):
        if seen:
            refuse_absent(_texts(max(seen, key=_filled)), settled, file)
        raise InputError(_no_header(seen, file))
    title, below = seen[position], [*seen[position + 1 :], *islice(stream, SAMPLE)]
    rows = list(map(_texts, below[:SAMPLE]))
    refuse_absent(_texts(title), settled, file)
    header = weigh(_texts(title), settled, rows)
    names, sure = names_by_cells(header, rows)
    if sure:
        return HeaderFound(title, header.with_name(names[0]), below)
    raise InputError(_which_name(header, names, rows, file) if names else _no_header(seen, file))


def _filled(record: Record) -> int:
    return sum(bool(cell.strip()) for cell in record.cells)


def _which_name(header: Header, names: Sequence[int], rows: Sequence[Sequence[str]], file: str) -> str:
    told, ways = [], []
    for position in names[:4]:
        cells = (row[position].strip() for row in rows if position < len(row))
        example = next((cell for cell in cells if cell and not looks_like_a_person(cell)), "")
        text = " ".join(labels(header.texts)[position].split())
        told.append(f"«{_cut(text)}» (per esempio «{shown(example[:40])}»)" if example else f"«{_cut(text)}»")
        ways.append(f'--column {NAME}="{text}"')
    may_be = "più colonne possono essere" if len(names) > 1 else "nessuna intestazione dice qual è la colonna con"
    which = "quella giusta" if len(names) > 1 else "questa, se lo è"
    return (
        f"Nel file «{file}» {may_be} il nome dell'associazione: {', '.join(told)}. Intitolare «{NAME}» {which}, oppure "
        f"indicare {' o '.join(ways)}."
    )


def _cut(text: str) -> str:
    """Return a header as a sentence shows it; as it is to be written again it stays whole."""
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"


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
            return (
                f"{start}: alla riga {riga} scrivere «{NAME}» al posto di «{close}», oppure indicare "
                f'--column {NAME}="{close}".'
            )
    riga, cells = next(iter(filled.items()))
    listed = ", ".join(f"«{_cut(text) if is_plain_header(text) else shown(text[:40])}»" for text in cells[:6])
    way = f'--column {NAME}="{_likeliest(seen, cells)}"'
    return f"{start}: la riga {riga} contiene {listed}; intitolare così la colonna dei nomi, o indicarla ({way})."


def _likeliest(seen: list[Record], cells: list[str]) -> str:
    """Return the header of the first filled row below which names may stand; it may be a row like any other."""
    at = next(number for number, record in enumerate(seen) if any(text.strip() for text in record.cells))
    texts = _texts(seen[at])
    if named := [text for text in cells if names_bodies(text)]:
        return named[0]
    names, _ = names_by_cells(Header(tuple(texts), (), ()), list(map(_texts, seen[at + 1 :])))
    told = (" ".join(texts[position].split()) for position in names)
    return next((text for text in told if not looks_like_a_person(text)), "…")
