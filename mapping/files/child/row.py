# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row as the child process sends it."""

from typing import NamedTuple


class Row(NamedTuple):
    """The number of a row as a spreadsheet shows it, its cells, and the codes of what is odd about the whole row.

    ``kinds`` tells the kind of each cell (`mapping.files.record.Record`), if that was asked for.
    """

    number: int
    cells: list[str]
    flags: list[str]
    kinds: str = ""
