# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns made small for the page: a column that repeats itself is sent as its values and their places."""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

import numpy as np
import pandas as pd

Cell = str | int | float | None
"""A value as JSON holds it."""


class Places(TypedDict):
    """A column by its distinct values, and the place of each cell in them."""

    v: list[Cell]
    i: list[int]


Packed = list[Cell] | Places


class Table(TypedDict):
    """A table of so many rows, by its columns; one without any value is left out."""

    quante: int
    colonne: dict[str, Packed]


def pack(values: Iterable[Cell]) -> Packed:
    """Return a list as it is, or ``{"v": distinct values, "i": place of each}`` where that is shorter."""
    cells = list(values)
    places = {value: place for place, value in enumerate(dict.fromkeys(cells))}
    distinct, indices = list(places), [places[cell] for cell in cells]
    return {"v": distinct, "i": indices} if _length(distinct) + _length(indices) < _length(cells) else cells


def _length(cells: Iterable[Cell]) -> int:
    """Return about how long the cells are as JSON."""
    return sum(len(str(cell)) + (3 if isinstance(cell, str) else 1) for cell in cells)


def pack_frame(frame: pd.DataFrame, names: Sequence[str]) -> dict[str, Packed]:
    """Return ``names`` of the frame, packed; a column without any value is left out."""
    columns = {name: [plain(cell) for cell in frame[name]] for name in names}
    return {name: pack(cells) for name, cells in columns.items() if any(c not in ("", None) for c in cells)}


def table_block(frame: pd.DataFrame, names: Sequence[str]) -> Table:
    """Return ``{"quante": rows, "colonne": packed columns}``."""
    return {"quante": len(frame), "colonne": pack_frame(frame, names)}


def plain(cell: Any) -> Cell:
    """Return a cell as JSON knows it: NaN and NA as None, numpy's numbers as Python's."""
    if isinstance(cell, str):
        return cell
    if pd.isna(cell):
        return None
    value: Cell = cell.item() if isinstance(cell, np.generic) else cell
    if isinstance(value, float):
        value = round(value, 6)
        return int(value) if value.is_integer() else value
    return value
