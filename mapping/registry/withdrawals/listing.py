# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The withdrawal list, read to its last cell or refused: what is not understood there would be published."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mapping.cells import clean_cell, fold_header, says_nothing
from mapping.errors import InputError, NotPublishable
from mapping.files import Record, Source, check_given, has_broken_bytes, label, open_every_sheet, repair_bytes
from mapping.registry.headers import find_column, is_ours
from mapping.registry.withdrawals.entry import Withdrawals
from mapping.registry.withdrawals.understanding import IN_LINES, OTHERWISE, Line, understand
from mapping.shipped import geodata_path

COLUMNS = ("id", "codice_fiscale", "denominazione", "comune", "data", "decisione")
"""The columns of the list; those of a registry may stand there too."""
_TITLES = 20
"""Rows above the header that may hold a title."""
_NAMING = frozenset(["id", "codice_fiscale", "denominazione", "acronimo"])
_NAMES = ("denominazione", "acronimo")
_UNSURE = {
    "virgolette-spaiate": "ha virgolette spaiate",
    "separatore-diverso": "ha un separatore diverso dalle altre",
    "valore-annidato": "contiene elenchi o oggetti troppo interni per essere letti",
    "voce-senza-oggetto": "non è un oggetto",
    "chiave-ripetuta": "dà due valori alla stessa chiave",
}
"""Flags of a row of which it is not sure which cell is what."""
_NUMBER = re.compile(r"[\d\s.,/°\-]{0,8}")
"""What a column without a known header may hold: a running number, which names no association."""
_TOLD = 5
"""Faults named in one sentence; the others are counted."""


_OTHER_ENCODINGS = ("cp850", "mac_roman")
"""In which old programs write letters with accents; read as cp1252 they are other signs."""


class _Row(NamedTuple):
    """A row in clean text.

    ``otherwise``: what its cells would be in `_OTHER_ENCODINGS` where they are in none of today; ``lines``: those of a
    cell that has several, in which two associations may stand.
    """

    riga: int
    cells: list[str]
    flags: tuple[str, ...]
    otherwise: dict[int, list[str]]
    lines: dict[int, list[str]]


class _Sheet(NamedTuple):
    name: str
    columns: list[str]
    top: int
    rows: list[_Row]


def read_withdrawals(path: str | Path | None = None) -> Withdrawals:
    """Read the list of withdrawals, by default the one that ships with the package.

    Any file that a registry may be, all its sheets, hidden ones too, with some of the columns `COLUMNS`: one
    association per row, by id, or tax code, or name and comune. ``decisione`` (``ritira`` or ``tieni``) settles what
    becomes of rows that may be the one meant.

    Raises
    ------
    InputError
        If the file is missing, or holds a row or a column that cannot be read: it may ask for a withdrawal.
    NotPublishable
        If an entry names nobody, or no comune of Italy, or its code or id cannot be one: the sentence says what to
        write.
    """
    path = Path(path) if path else geodata_path("registry/ritiri.csv")
    filled = read_sheets(path)
    several = len(filled) > 1
    lines = [line for sheet in filled for line in _lines(path, sheet, several=several)]
    entries, faults = understand(lines)
    if faults:
        raise NotPublishable(_told(path, faults))
    return Withdrawals(tuple(entries))


def read_sheets(path: Path) -> list[_Sheet]:
    """Return the sheets of a list on which something stands.

    Raises
    ------
    InputError
        If it is missing, or none is a list of withdrawals.
    """
    check_given(path, what="L'elenco dei ritiri", absent="non esiste: senza, non si pubblica nulla")
    sheets = [_sheet(path, name, source) for name, source in open_every_sheet(path, score=_known_headers)]
    filled = [sheet for sheet in sheets if sheet]
    if not filled:
        raise InputError(_unusable(path))
    return filled


def _sheet(path: Path, name: str, source: Source) -> _Sheet | None:
    """Return a sheet with its header, None if nothing stands on it."""
    rows = [row for row in map(_cleaned, source.records) if any(row.cells)]
    if not rows:
        return None
    top = next((at for at, row in enumerate(rows[:_TITLES]) if _names_any(row.cells)), None)
    if top is None:
        raise InputError(_unusable(path, name))
    columns = [_column(text) for text in rows[top].cells]
    below = [row.cells for row in rows[top + 1 :]]
    for at, (text, column) in enumerate(zip(rows[top].cells, columns, strict=True)):
        if text and not column and not all(_NUMBER.fullmatch(cells[at]) for cells in below if at < len(cells)):
            raise InputError(
                f"L'elenco dei ritiri «{label(path)}»{_on(name)} ha una colonna che non si sa leggere, «{text[:60]}»: "
                f"darle uno dei nomi previsti ({', '.join(COLUMNS)}) o toglierla; senza, non si pubblica nulla."
            )
    return _Sheet(name, columns, top, rows)


def _cleaned(record: Record) -> _Row:
    cells = [clean_cell(repair_bytes(cell)).value for cell in record.cells]
    broken = {at: _decoded(cell) for at, cell in enumerate(record.cells) if not cell.isascii()}
    lines = {at: _lines_of(cell) for at, cell in enumerate(record.cells) if "\n" in cell.strip()}
    return _Row(record.riga, cells, record.flags, broken, lines)


def _lines_of(cell: str) -> list[str]:
    return [clean for line in cell.splitlines() if (clean := clean_cell(repair_bytes(line)).value)]


def _decoded(cell: str) -> list[str]:
    """Return what the bytes of a cell are in older encodings; if it is text already, what was misread into it."""
    raw = cell.encode("utf-8", "surrogateescape") if has_broken_bytes(cell) else cell.encode("cp1252", "ignore")
    return [clean_cell(raw.decode(encoding, "ignore")).value for encoding in _OTHER_ENCODINGS]


def _lines(path: Path, sheet: _Sheet, *, several: bool) -> Iterator[Line]:
    """Yield what each row says, by column; refuse a row of which something would be lost."""
    for row in sheet.rows[: sheet.top]:
        texts = [cell for cell in row.cells if cell]
        if len(texts) > 1:
            raise InputError(_lost(path, sheet.name, row.riga, "sta sopra l'intestazione: metterla sotto"))
        yield Line(_voce(row, sheet, several=several), {"denominazione": texts}, may_be_a_title=True)
    for row in sheet.rows[sheet.top + 1 :]:
        if row.cells == sheet.rows[sheet.top].cells:
            continue
        if fault := _fault(row):
            raise InputError(_lost(path, sheet.name, row.riga, fault))
        yield Line(_voce(row, sheet, several=several), _by_column(path, sheet, row))


def _fault(row: _Row) -> str:
    if _is_header(row.cells):
        return "è una seconda intestazione: toglierla"
    return next((f"{_UNSURE[flag]}: correggerla" for flag in row.flags if flag in _UNSURE), "")


def _by_column(path: Path, sheet: _Sheet, row: _Row) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for position, text in enumerate(row.cells):
        column = sheet.columns[position] if position < len(sheet.columns) else ""
        if (
            text
            and not column
            and not (sheet.rows[sheet.top].cells[position : position + 1] and _NUMBER.fullmatch(text))
        ):
            how = (
                f"ha un valore, «{text[:40]}», sotto nessuna intestazione: metterlo sotto la sua colonna (in un CSV, "
                "fra virgolette il testo che contiene il separatore)"
            )
            raise InputError(_lost(path, sheet.name, row.riga, how))
        if text and column and not says_nothing(text):
            said.setdefault(column, []).append(text)
            if column in _NAMES:
                said.setdefault(OTHERWISE, []).extend(row.otherwise.get(position, ()))
                said.setdefault(IN_LINES, []).extend(row.lines.get(position, ()))
    return said


def _voce(row: _Row, sheet: _Sheet, *, several: bool) -> str:
    return f"{row.riga} del foglio «{sheet.name}»" if several and sheet.name else str(row.riga)


def _column(text: str) -> str:
    """Return the column that a header names, ``""`` if none; the list's own names go before a registry's."""
    key = fold_header(text[:200])
    if key in {fold_header(name) for name in COLUMNS}:
        return next(name for name in COLUMNS if fold_header(name) == key)
    found = find_column(text)
    return found[0] if found else key if is_ours(text) else ""


def _names_any(cells: Sequence[str]) -> bool:
    return bool(_NAMING & {_column(text) for text in cells[:200] if text})


def _is_header(cells: Sequence[str]) -> bool:
    texts = [text for text in cells if text]
    return _names_any(texts) and all(map(_column, texts))


def _known_headers(cells: list[str]) -> int:
    return sum(bool(text.strip()) and bool(_column(text)) for text in cells[:200])


def _on(sheet: str) -> str:
    return f", foglio «{sheet}»," if sheet else ""


def _lost(path: Path, sheet: str, riga: int, what: str) -> str:
    return f"La riga {riga} dell'elenco dei ritiri «{label(path)}»{_on(sheet)} {what}; senza, non si pubblica nulla."


def _unusable(path: Path, sheet: str = "") -> str:
    return (
        f"L'elenco dei ritiri «{label(path)}»{_on(sheet)} non ha le colonne attese ({', '.join(COLUMNS)}): "
        "correggerlo; senza, non si pubblica nulla."
    )


def _told(path: Path, faults: Sequence[str]) -> str:
    more = f" (e altre {len(faults) - _TOLD} righe)" if len(faults) > _TOLD else ""
    return (
        f"L'elenco dei ritiri «{label(path)}» non si può applicare, quindi nulla è stato scritto: "
        f"{'; '.join(faults[:_TOLD])}{more}."
    )
