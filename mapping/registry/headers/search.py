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
from mapping.registry.headers.matching import (
    NAME,
    Header,
    closest_header,
    find_column,
    header_score,
    is_ours,
    match_headers,
)
from mapping.registry.returned_report import lists_problems

_SEPARATORS = re.compile(r"[;,|\t\"]")


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
            return _found(*_second_line(seen, stream), file)
        if score and alone is None:
            alone = len(seen) - 1
        if len(seen) == HEADER_SEARCH:
            break
    if alone is not None:
        return _found(seen, _joined(seen, alone), file)
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
    named = [find_column(below) for above, below in pairs if below.strip() and below != above and not is_ours(below)]
    if len(named) < 2 or None in named or header_score(second):
        return []
    both = [below if below.strip() else above for above, below in pairs]
    return both if header_score(both) else []  # not where the second line writes over «denominazione»


def _found(seen: list[Record], position: int, file: str) -> HeaderFound:
    header = match_headers(_texts(seen[position]))
    if header.rivals:
        raise InputError(_which_name(header, seen[position + 1 :], file))
    return HeaderFound(seen[position], header, seen[position + 1 :])


def _which_name(header: Header, below: Sequence[Record], file: str) -> str:
    told = []
    for position in header.rivals[:4]:
        cells = (_texts(record)[position].strip() for record in below if position < len(record.cells))
        example = next(filter(None, cells), "")
        text = f"«{shown(header.texts[position].strip()[:60])}»"
        told.append(f"{text} (per esempio «{shown(example[:40])}»)" if example else text)
    return (
        f"Nel file «{file}» più colonne possono essere il nome dell'associazione: {', '.join(told)}. Intitolare "
        f"«{NAME}» quella giusta."
    )


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
