# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as text, some rows at a time: what a value is written as is asked once for each value of a column.

Most columns of a register repeat few values, and a table of a hundred thousand rows as one text is longer than all that
is known of it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

PORTION = 1024
"""Rows that are written together."""


class Distinct(NamedTuple):
    """The values of a column, and for each row the place of its own among them; -1: it has none."""

    places: np.ndarray
    values: list[Any]

    @classmethod
    def of(cls, column: "pd.Series[Any]") -> "Distinct":
        """Return the values of a column in the order in which they come, each once where its kind allows."""
        if isinstance(column.dtype, pd.StringDtype) or pd.api.types.is_integer_dtype(column.dtype):
            each, once = pd.factorize(column)
            return cls(each, once.tolist())
        known = column.notna().to_numpy()
        if column.dtype == np.float64:  # by their bits: 0 and -0 are equal, and written otherwise
            found, bits = pd.factorize(column.to_numpy()[known].view(np.int64))
            values = bits.view(np.float64).tolist()
        else:  # others may be equal and no less different: 1, 1.0 and true
            found, values = np.arange(known.sum()), column[known].astype(object).tolist()
        places = np.full(len(column), -1, dtype=np.intp)
        places[known] = found
        return cls(places, values)

    def first_rows(self) -> np.ndarray:
        """Return for each value the first row that has it."""
        first = np.zeros(len(self.values) + 1, dtype=np.int64)  # the last: of the rows without one
        first[self.places[::-1]] = np.arange(len(self.places))[::-1]
        return first[:-1]


class Written(NamedTuple):
    """What the values of a column are written as, with what stands where there is none at the end."""

    places: np.ndarray
    texts: np.ndarray

    @classmethod
    def of(cls, column: Distinct, write: Callable[[Any], str], missing: str = "") -> "Written":
        """Return the column as ``write`` writes each of its values."""
        return cls(column.places, np.array([*map(write, column.values), missing], dtype=object))


def written_rows(columns: Sequence[Written]) -> Iterator[Iterator[tuple[str, ...]]]:
    """Yield the rows of some columns, `PORTION` of them at a time."""
    for start in range(0, len(columns[0].places) if columns else 0, PORTION):
        rows = slice(start, start + PORTION)
        yield zip(*(column.texts[column.places[rows]].tolist() for column in columns), strict=True)
