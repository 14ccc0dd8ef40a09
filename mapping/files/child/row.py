# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row as the child process sends it."""

import math
from typing import NamedTuple

MERGED, HIDDEN = "celle-unite", "riga-nascosta"


class Row(NamedTuple):
    """The number of a row as a spreadsheet shows it, its cells, and the codes of what is odd about the whole row.

    ``kinds`` tells the kind of each cell (`mapping.files.record.Record`), if that was asked for.
    """

    number: int
    cells: list[str]
    flags: list[str]
    kinds: str = ""


def number_of(value: float) -> str:
    """Return a number as a sheet shows it in a wide enough cell; what is not a number is an empty one."""
    if math.isnan(value):
        return ""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(value, ".15g") if 1e-4 < abs(value) < 1e15 else repr(value)
