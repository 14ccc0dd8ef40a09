# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keeper's file read once more, whole: every sheet, every column, without what earlier reports of ours added.

A registry keeps the declared columns alone. The others are nobody's business but the keeper's, and may be many: they
are read here, when a report is written, and go nowhere else.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import pandas as pd

from mapping.errors import InputError, system_says
from mapping.files import Record, WholeBook, open_whole, repair_bytes
from mapping.registry.headers import table_score
from mapping.registry.hidden import WITHDRAWN, WITHHELD
from mapping.registry.model import Layout, Origin, Registry
from mapping.registry.reading import file_hash
from mapping.registry.returned_report import find_ours
from mapping.registry.withdrawals import WithdrawnCells

_CHUNK = 10_000


class Line(NamedTuple):
    """One row of a sheet of the original; ``kinds`` as in `mapping.files.Record`, ``""`` if all cells are texts."""

    riga: int
    cells: list[str]
    kinds: str


class OriginalSheet(NamedTuple):
    """A sheet of the original in its order; the lines are gone once the next sheet is asked for."""

    visible: bool
    is_registry: bool
    lines: Iterator[Line]


class Original(NamedTuple):
    """The sheets of the original but for those that reports of ours added, and their names."""

    names: list[str]
    withdrawn: WithdrawnCells
    sheets: Iterator[OriginalSheet]


def read_original(registry: Registry) -> Original:
    """Return the sheets of the file that a registry was read from.

    A withdrawn association is in none: its row is blank, and so is each other cell that names it and is not a declared
    column of another row.

    Raises
    ------
    InputError
        If the file is another than the one that was read, or cannot be read whole.
    """
    origin = registry.origin
    if origin is None:
        raise InputError("Il registro non viene da un file: la segnalazione si scrive in un file .csv.")
    try:
        unchanged = file_hash(origin.path) == registry.sha256
    except OSError as error:
        raise InputError(f"Il file «{registry.name}» non si può più leggere: {system_says(error)}.") from None
    if not unchanged:
        raise InputError(f"Il file «{registry.name}» è cambiato mentre lo si leggeva: ripetere il comando.")
    whole = open_whole(origin.path, score=partial(table_score, settled=origin.settled), sheet=origin.asked)
    kept = [i for i in range(len(whole.sheets)) if i == origin.sheet or i not in find_ours(whole.sheets)]
    withdrawn = WithdrawnCells(registry.barred)
    given = [whole.sheets[i].name for i in kept]
    names = [f"Foglio {at}" if withdrawn.names(name) else name for at, name in enumerate(given, start=1)]
    return Original(names, withdrawn, _read_sheets(registry, origin, whole, frozenset(kept), withdrawn))


def _read_sheets(
    registry: Registry, origin: Origin, whole: WholeBook, kept: frozenset[int], withdrawn: WithdrawnCells
) -> Iterator[OriginalSheet]:
    for index, (sheet, records) in enumerate(zip(whole.sheets, whole.records, strict=True)):
        lines = map(_line, records)
        if index == origin.sheet:
            yield OriginalSheet(sheet.visible, True, _of_registry(lines, registry, origin.layout, withdrawn))
        elif index in kept:
            yield OriginalSheet(sheet.visible, False, (_blanked(line, withdrawn) for line in lines))


def _line(record: Record) -> Line:
    return Line(record.riga, list(map(repair_bytes, record.cells)), record.kinds)


def _blanked(line: Line, withdrawn: WithdrawnCells, spared: tuple[int, ...] = ()) -> Line:
    return line._replace(cells=withdrawn.blank(line.cells, spared))


def _neutral(line: Line, withdrawn: WithdrawnCells, spared: tuple[int, ...]) -> Line:
    """Return the header; a column that was named after a withdrawn association has its number for a name."""
    pairs = zip(line.cells, withdrawn.blank(line.cells, spared), strict=True)
    cells = [kept if kept == text else f"colonna {at}" for at, (text, kept) in enumerate(pairs, start=1)]
    return line._replace(cells=cells)


def _of_registry(
    lines: Iterator[Line], registry: Registry, layout: Layout, withdrawn: WithdrawnCells
) -> Iterator[Line]:
    """Yield the lines of the registry's sheet, the declared cells as the registry has them: corrected, or withdrawn."""
    read = _rows_read(registry.raw)
    riga, cells = next(read)
    states = registry.rows["stato"].to_dict()
    for line in lines:
        bare = _without(line, layout.ours) if line.riga >= layout.header_row else line
        state = states.get(line.riga)
        if state == WITHDRAWN:
            yield Line(line.riga, [], "")
        elif line.riga == riga:
            # A withheld row stays as it came, like its declared cells: it may have to be published after all.
            bare = bare if state == WITHHELD else _blanked(bare, withdrawn, layout.positions)
            yield _overlaid(bare, layout, cells)
        elif line.riga == layout.header_row:
            yield _neutral(bare, withdrawn, layout.positions)
        else:
            yield _blanked(bare, withdrawn)
        if line.riga == riga:
            riga, cells = next(read)


def _rows_read(raw: pd.DataFrame) -> Iterator[tuple[int, list[str]]]:
    """Yield (riga, declared cells) of each row, a few thousand at a time taken out of the frame; then row 0."""
    for start in range(0, len(raw), _CHUNK):
        part = raw.iloc[start : start + _CHUNK]
        yield from zip(part.index.tolist(), part.to_numpy().tolist(), strict=True)
    yield 0, []


def _without(line: Line, positions: tuple[int, ...]) -> Line:
    """Return the line without the cells at some positions."""
    if not positions:
        return line
    cells = [text for at, text in enumerate(line.cells) if at not in positions]
    return Line(line.riga, cells, "".join(kind for at, kind in enumerate(line.kinds) if at not in positions))


def _overlaid(line: Line, layout: Layout, read: list[str]) -> Line:
    """Return the line with the declared cells as they were read; one that was changed is a text."""
    width = max(len(line.cells), *(position + 1 for position in layout.positions))
    cells = line.cells + [""] * (width - len(line.cells))
    kinds = list(line.kinds.ljust(width, "t"))
    for position, text in zip(layout.positions, read, strict=True):
        if cells[position] != text:
            cells[position], kinds[position] = text, "t"
    return Line(line.riga, cells, "".join(kinds))
