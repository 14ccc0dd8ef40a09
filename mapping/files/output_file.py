# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one file that a command writes where the keeper said: whole or not at all, over another only if that is asked."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import pandas as pd

from mapping.errors import InputError, OutputError, system_says
from mapping.files.input_file import label, real_path
from mapping.files.spreadsheet import CELL_LIMIT, fits_cell, write_csv_bytes, write_xlsx_bytes


def check_ending(path: Path, what: str, endings: Iterable[str]) -> str:
    """Return the ending of the file's name in small letters; ``what``, with its article, is to be written there.

    Raises
    ------
    InputError
        If it is not one of ``endings``.
    """
    ending = path.suffix.lower()
    if ending not in endings:
        raise InputError(f"{what} si scrive in un file {' o '.join(endings)}, non in «{label(path)}».")
    return ending


def refuse_existing(path: Path, *, replace: bool) -> None:
    """Refuse a file that is there already, a link included, unless it may be replaced.

    Raises
    ------
    InputError
        If it is there, or is no ordinary file.
    """
    try:
        other = path.exists() and not path.is_file()
    except OSError as error:
        raise OutputError(f"Il file «{label(path)}» non si può scrivere: {system_says(error)}.") from None
    if other:
        raise InputError(f"«{label(path)}» non è un file che si possa scrivere: indicare un altro nome.")
    if not replace and os.path.lexists(path):
        raise InputError(
            f"Il file «{label(path)}» esiste già e non viene sostituito: indicare un altro nome, "
            "o aggiungere --replace per sostituirlo."
        )


def refuse_long_cells(frame: pd.DataFrame, what: str) -> None:
    """Refuse a frame, indexed by the rows of its file, with a text that no cell of a workbook can hold.

    Raises
    ------
    InputError
        If there is one; names the row and the column, and the way out.
    """
    for position, name in enumerate(map(str, frame.columns)):
        title = name if len(name) <= 60 else f"{name[:60]}…"
        if not fits_cell(name):
            raise _too_long(f"nell'intestazione, il nome della colonna {position + 1} «{title}»", len(name), what)
        column = frame.iloc[:, position]
        for riga, value in zip(column.index, column.tolist(), strict=True):
            if isinstance(value, str):
                refuse_long_cell(value, riga, title or str(position + 1), what)


def refuse_long_cell(text: str, riga: int, title: str, what: str) -> None:
    """Refuse a text, of a row and a column of its file, that no cell of a workbook can hold.

    Raises
    ------
    InputError
        If it is one; names the row and the column, and the way out.
    """
    if not fits_cell(text):
        raise _too_long(f"riga {riga}, colonna «{title}»: il testo", len(text), what)


def _too_long(where: str, length: int, what: str) -> InputError:
    return InputError(
        f"{where[0].upper()}{where[1:]} è di {length} caratteri, più dei {CELL_LIMIT} che una cella di un foglio di "
        f"calcolo può tenere: scrivere {what} in un file .csv, dove resta intero."
    )


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write the file under another name in its folder first, then give it its own name in one step.

    A link stays a link: with ``replace`` the file it leads to is replaced.

    Raises
    ------
    InputError
        If it is there already, unless it may be replaced.
    OutputError
        If it cannot be written; what stood there is untouched.
    """
    refuse_existing(path, replace=replace)
    try:
        _write_whole(real_path(path), data, replace=replace)
    except FileExistsError:  # it appeared just now
        refuse_existing(path, replace=replace)
    except OSError as error:
        raise OutputError(f"Il file «{label(path)}» non si può scrivere: {system_says(error)}.") from None


def write_workbook_or_table(
    path: str | Path,
    what: str,
    *,
    sheets: Callable[[], Mapping[str, pd.DataFrame]],
    table: Callable[[], pd.DataFrame],
    replace: bool = False,
) -> None:
    """Write ``what``, with its article, as XLSX or as CSV, by the extension of the file: its sheets, or its one table.

    Raises
    ------
    InputError
        If the extension is another, or the file is there already, unless it may be replaced.
    OutputError
        If it cannot be written; what stood there is untouched.
    """
    path = Path(path)
    workbook = check_ending(path, what, (".xlsx", ".csv")) == ".xlsx"
    write_file(path, write_xlsx_bytes(sheets()) if workbook else write_csv_bytes(table(), bom=True), replace=replace)


def _write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    beside = path.with_name(f".mappa-{secrets.token_hex(6)}")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if replace and path.exists():
            shutil.copymode(path, beside)
        elif _linked(beside, path):
            return
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _linked(beside: Path, path: Path) -> bool:
    """Give the file its name, which fails if another got it first; return whether the file system can do that."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    return True
