# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells read once for each distinct text: a register repeats its towns, its kinds and its sources in every row."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd

Array = np.ndarray[Any, Any]


def by_distinct(column: "pd.Series[str]", read: Callable[[str], str]) -> "pd.Series[str]":
    """Return what ``read`` makes of each text of the column.

    Examples
    --------
    >>> import pandas as pd
    >>> by_distinct(pd.Series(["a", "b", "a"], dtype="str"), str.upper).tolist()
    ['A', 'B', 'A']
    """
    codes, texts = pd.factorize(column)
    values = pd.array([read(str(text)) for text in texts], dtype="str")
    return pd.Series(values.take(codes), index=column.index, dtype="str")


def distinct_rows(columns: Iterable[Any]) -> tuple[Array, Array]:
    """Return for each row the number of its combination of cells, and at which row each combination first stands.

    The numbers are in the order in which the combinations come.

    Examples
    --------
    >>> import pandas as pd
    >>> which, first = distinct_rows([pd.Series(["a", "b", "a"]), pd.Series(["x", "x", "x"])])
    >>> which.tolist(), first.tolist()
    ([0, 1, 0], [0, 1])
    """
    combined: Array | None = None
    for column in columns:
        codes, values = pd.factorize(column)
        combined = codes if combined is None else pd.factorize(combined * max(len(values), 1) + codes)[0]
    which = np.empty(0, dtype=np.int64) if combined is None else combined
    return which, np.unique(which, return_index=True)[1]
