# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the official files share: one table, in a zip or out of it, a title above, a note below, two encodings."""

import io
import zipfile
from pathlib import Path, PurePosixPath

import pandas as pd

from geodata.steps.common import StepError, check


def read_table(archive: Path, columns: tuple[str, ...]) -> tuple[str, pd.DataFrame]:
    """Return what stands above the header, and ``columns`` of the one CSV of the archive as stripped text.

    Its index are the numbers of the lines. Lines that do not reach the last of the columns (the note at the end)
    are no rows. A code keeps its zeros. Cells stand between semicolons, or commas where the header has no other.

    Raises
    ------
    StepError
        If the archive is no zip and no CSV, holds no or several CSV, or its table lacks a column.
    """
    lines = _text(archive).splitlines()
    found = next(
        ((n, mark) for n, line in enumerate(lines) for mark in ";," if set(columns) <= set(_cells(line, mark))), None
    )
    if found is None:
        raise StepError(f"{archive.name}: manca una riga con le colonne {', '.join(columns)}.")
    start, mark = found
    last = max(map(_cells(lines[start], mark).index, columns))
    numbers = [n for n in range(start, len(lines)) if lines[n].count(mark) >= last]
    text = "\n".join(lines[n] for n in numbers)
    try:
        frame = pd.read_csv(io.StringIO(text), sep=mark, dtype=str, keep_default_na=False, index_col=False)
        whole_lines = len(frame) == len(numbers) - 1
    except pd.errors.ParserError:
        whole_lines = False
    check(whole_lines, f"{archive.name}: una cella comincia con virgolette che non si chiudono.")
    frame = frame.rename(columns=str.strip).set_axis([n + 1 for n in numbers[1:]])
    stripped = pd.DataFrame({name: frame[name].str.strip() for name in columns})
    return " ".join(lines[:start]).strip('" '), stripped


def whole(column: pd.Series, where: str) -> pd.Series:
    """Return counts written as text as whole numbers; a count that is none stops the work."""
    wrong = column[~column.str.fullmatch(r"[0-9]+")]
    told = ", ".join(f"{text!r} (riga {row})" for row, text in wrong.drop_duplicates().head(5).items())
    check(wrong.empty, f"{where}: non sono numeri interi: {told}.")
    return column.astype(int)


def _cells(line: str, mark: str) -> list[str]:
    return [cell.strip('" \ufeff') for cell in line.split(mark)]


def _text(archive: Path) -> str:
    data = archive.read_bytes() if archive.suffix.lower() == ".csv" else _unzipped(archive)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _unzipped(archive: Path) -> bytes:
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [name for name in opened.namelist() if PurePosixPath(name).suffix.lower() == ".csv"]
            check(len(names) == 1, f"{archive.name}: i file CSV sono {len(names)}, non uno.")
            return opened.read(names[0])
    except zipfile.BadZipFile as error:
        raise StepError(f"{archive.name} non è un archivio zip intero.") from error
