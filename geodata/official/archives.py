# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the official archives share: one table in a zip, a title above it, a note below it, two encodings."""

import io
import zipfile
from pathlib import Path, PurePosixPath

import pandas as pd

from geodata.steps.common import StepError, check


def read_table(archive: Path, columns: tuple[str, ...]) -> tuple[str, pd.DataFrame]:
    """Return what stands above the header, and ``columns`` of the one CSV of the archive as stripped text.

    Lines that do not reach the last of the columns (the note at the end) are no rows. A code keeps its zeros.

    Raises
    ------
    StepError
        If the archive is no zip, holds no or several CSV, or its table lacks a column.
    """
    lines = _text(archive).splitlines()
    start = next((number for number, line in enumerate(lines) if set(columns) <= set(_cells(line))), None)
    if start is None:
        raise StepError(f"{archive.name}: manca una riga con le colonne {', '.join(columns)}.")
    last = max(map(_cells(lines[start]).index, columns))
    rows = [line for line in lines[start:] if line.count(";") >= last]
    frame = pd.read_csv(io.StringIO("\n".join(rows)), sep=";", dtype=str, keep_default_na=False, index_col=False)
    frame = frame.rename(columns=str.strip)
    stripped = pd.DataFrame({name: frame[name].str.strip() for name in columns})
    return " ".join(lines[:start]).strip('" '), stripped


def whole(column: pd.Series, where: str) -> pd.Series:
    """Return counts written as text as whole numbers; a count that is none stops the work."""
    wrong = column[~column.str.fullmatch(r"\d+")]
    check(wrong.empty, f"{where}: non sono numeri interi: {', '.join(map(repr, wrong.unique()[:5]))}.")
    return column.astype(int)


def _cells(line: str) -> list[str]:
    return [cell.strip('" \ufeff') for cell in line.split(";")]


def _text(archive: Path) -> str:
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [name for name in opened.namelist() if PurePosixPath(name).suffix.lower() == ".csv"]
            check(len(names) == 1, f"{archive.name}: i file CSV sono {len(names)}, non uno.")
            data = opened.read(names[0])
    except zipfile.BadZipFile as error:
        raise StepError(f"{archive.name} non è un archivio zip intero.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")
