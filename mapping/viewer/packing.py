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
Whole = np.ndarray[Any, np.dtype[np.int64]]


class Table(TypedDict):
    """A table of so many rows, by its columns; one without any value is left out."""

    quante: int
    colonne: dict[str, Packed]


def pack(values: Iterable[Cell]) -> Packed:
    """Return a list as it is, or ``{"v": distinct values, "i": place of each}`` where that is shorter."""
    return _shorter(*_distinct(list(values)))


def pack_frame(frame: pd.DataFrame, names: Sequence[str]) -> dict[str, Packed]:
    """Return ``names`` of the frame, packed; a column without any value is left out."""
    columns = {name: _column(frame[name]) for name in names}
    return {name: _shorter(*column) for name, column in columns.items() if {*column[0]} - {"", None}}


def _column(column: "pd.Series[Any]") -> tuple[list[Cell], Whole]:
    """Return the distinct values of a column, and the place of each cell: a hundred thousand rows repeat most."""
    each, once = pd.factorize(column, use_na_sentinel=False)
    values, places = _distinct([plain(cell) for cell in once])
    return values, places[each]


def _distinct(cells: Sequence[Cell]) -> tuple[list[Cell], Whole]:
    """Return the distinct values in the order in which they come, and the place of each cell among them."""
    places = {value: place for place, value in enumerate(dict.fromkeys(cells))}
    return list(places), np.array([places[cell] for cell in cells], dtype=np.intp)


def _shorter(distinct: list[Cell], places: Whole) -> Packed:
    """Return a column as its cells, or as its distinct values and their places, whichever is shorter."""
    times, lengths, each = np.bincount(places, minlength=len(distinct)), _lengths(distinct), places.tolist()
    apart = lengths.sum() + times @ _lengths(range(len(distinct)))
    return {"v": distinct, "i": each} if apart < times @ lengths else [distinct[place] for place in each]


def _lengths(cells: Iterable[Cell]) -> Whole:
    """Return about how long each cell is as JSON."""
    return np.array([len(str(cell)) + (3 if isinstance(cell, str) else 1) for cell in cells], dtype=np.int64)


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
