# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How large a registry file may be; a larger one is refused, in one sentence.

A file of up to `ORDINARY` bytes, whatever it contains, takes at most 15 seconds of processor time and 600 MB: of the
process that reads it and of the child that opens what is no CSV, each. Larger files may take more, by their size; a
file in an archive goes by the size of the archive.
``tests/benchmarks/hostile_files.py`` measures it.
"""

from typing import NamedTuple

ORDINARY = 20_000_000
"""Bytes up to which a file must stay within the bounds of time and memory."""
MAX_TEXT_BYTES = 600_000_000
"""A CSV: a million rows of the registry that ships are 260 MB."""
MAX_BOOK_BYTES = 100_000_000
"""Whatever is no CSV; 200,000 rows of the registry that ships are 25 MB as XLSX."""
MAX_ROWS = 1_048_575
"""What a sheet holds below its header."""
MAX_COLUMNS = 2_000
MAX_LINE = 1_000_000
"""Characters of a physical line of a CSV."""
HEADER_SEARCH = 100
"""The header is looked for among so many rows that are not blank."""
MOST_LINES = MAX_ROWS + 1 + HEADER_SEARCH
"""Rows of a sheet, blank ones too, and those above its header."""

BOOK_MEMORY = 580_000_000
"""Bytes of address space of the child process that reads a file of `ORDINARY` size that is no CSV."""
LIBRARY_SPACE = {"sqlite": 600_000_000, "shp": 600_000_000, "parquet": 400_000_000}
"""Bytes besides, by kind: GDAL maps 420 MB before it reads anything (of which it fills 150), Arrow 330."""
BOOK_SECONDS = 8
"""Seconds of processor time of that child."""
MAX_UNPACKED = 1_500_000_000
"""Bytes of a workbook once unpacked; of a file in an archive `MAX_TEXT_BYTES`."""
MAX_RATIO = 250
"""Bytes unpacked per byte packed, for anything above 20 MB unpacked."""
MAX_CELLS = 40_000_000
"""Rows × columns between the first and the last cell of a sheet: what the reader sets aside memory for."""


ROW_WORK = 14
"""What a row takes, in units of what a filled cell takes (about 4 microseconds)."""


class Bounds(NamedTuple):
    """What a file may hold, and what the child that opens it may use.

    ``work`` is for its filled cells and `ROW_WORK` times its rows, ``problems`` for the problems of its cells,
    ``listed`` for the letters of distinct cells that are taken apart into values, ``judged``
    for those of distinct cells in which something personal may stand, ``places`` for the distinct places.
    """

    work: int
    problems: int
    listed: int
    judged: int
    places: int
    memory: int
    seconds: int
    cells: int
    letters: int


def too_many_rows(file: str) -> str:
    """Return the sentence about a file with more rows than a sheet holds."""
    return f"Il file «{file}» ha più di {MAX_ROWS} righe, il massimo letto: dividerlo in più file."


def too_much(file: str) -> str:
    """Return the sentence about a file that holds more than its `Bounds`."""
    return (
        f"Il file «{file}» contiene troppe righe, o troppe cose da correggere o luoghi diversi, per essere letto in "
        "una volta: controllare che ogni colonna stia sotto la sua intestazione, poi salvare il solo registro come CSV "
        "o dividerlo in più file."
    )


def bounds_of(size: int, *, book: bool = False) -> Bounds:
    """Return what a file of so many bytes may hold; ``book``: a workbook, whose bytes are packed, or a JSON file."""
    beyond = max(0, size - ORDINARY)
    return Bounds(
        work=1_700_000 + 3 * beyond if book else 2_800_000 + beyond,
        problems=100_000 + beyond // 100,
        listed=6_000_000 + beyond // 4,
        judged=2_500_000 + beyond // 4,
        places=30_000 + beyond // 400,
        memory=BOOK_MEMORY + 30 * beyond,
        seconds=BOOK_SECONDS + beyond // 2_000_000,
        cells=min(MAX_CELLS, 18_000_000 + beyond),
        letters=50_000_000 + 4 * beyond,
    )
