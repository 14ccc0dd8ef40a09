# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a registry gives."""

from dataclasses import dataclass, field

import pandas as pd

from mapping.problems import Problem


@dataclass(frozen=True)
class Table:
    """A sheet as it came: ``rows`` has one text column per header, by position, and the index ``riga``."""

    headers: tuple[str, ...]
    rows: pd.DataFrame
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Registry:
    """A registry file, read.

    Attributes
    ----------
    name, sha256 : str
        The file's name, without folders, and the hash of its bytes.
    rows : pandas.DataFrame
        One row for every row of the file that is not blank; the index ``riga`` is the row as a spreadsheet numbers
        it (for a CSV: the number it has once opened in one, so that a cell of several lines counts once).
        Columns: `mapping.schema.INPUT_COLUMNS` in normal form, all text, ``""`` where nothing usable is given; then
        ``id``, ``stato`` (``""`` while alive, else ``respinta``, ``duplicata``, ``ritirata``),
        ``duplicata_di`` (a ``riga``, as text) and ``motivo`` (an Italian sentence).
    raw : pandas.DataFrame
        The declared columns under the headers they came with, same index, untouched.
    problems : tuple of Problem
        What to look at, in the order of the rows.
    ignored_columns : tuple of str
        Headers that name no column of the registry: nothing below them was read.
    """

    name: str
    sha256: str
    rows: pd.DataFrame
    raw: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    ignored_columns: tuple[str, ...] = field(default=())
