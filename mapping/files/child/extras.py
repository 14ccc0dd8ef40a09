# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What calamine leaves out of a sheet besides its values: errors, formulas never computed, hidden rows."""

from dataclasses import dataclass, field

NOT_COMPUTED = "#CALC!"
"""Put in the cell of a formula without a result, so that whoever reads the cells can tell it from an empty one."""


@dataclass
class Look:
    """Texts to put in, by row number (column counted from 0), and the numbers of hidden rows."""

    texts: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, text: str) -> None:
        """Note that a cell shows a text that calamine leaves out."""
        self.texts.setdefault(row, []).append((column, text))
