# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The place of a row, whole from one of several seats."""

from collections.abc import Sequence

import pandas as pd

from mapping.registry.merging.house_numbers import filled


def one_place(seats: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the place of each row from the first seat that says anything there; no seat completes another."""
    names = list(dict.fromkeys(name for seat in seats for name in seat))
    first, *others = (seat.reindex(columns=names, fill_value="").astype("str") for seat in seats)
    for other in others:
        silent = (first.apply(filled).apply(lambda column: column.str.strip()) == "").all(axis=1)
        first = first.where(~silent, other)
    return first
