# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows and sheets of a file before anybody knows what they are about."""

from typing import NamedTuple


class Record(NamedTuple):
    """One row of a file before its header is known; ``flags`` are codes of problems of the row as a whole.

    ``kinds`` has one letter a cell, where it was asked for and the file knows: ``n`` a number, ``d`` a date, ``b`` a
    boolean, ``t`` a text.
    """

    riga: int
    cells: list[str]
    flags: tuple[str, ...] = ()
    kinds: str = ""


class Sheet(NamedTuple):
    """A sheet of a workbook with its first rows that are not blank; of a JSON file, one of its lists."""

    name: str
    visible: bool
    head: list[Record]
