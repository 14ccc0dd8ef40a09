# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The associations as they travel to the page: in which order, and without what their circles tell of them."""

import pandas as pd

from mapping.cells import fold

_MANY = 5_000
"""Above this they travel in the order of their names: the browser need not sort so many for its list."""
_TOLD = ("provincia", "regione")


def in_order(associations: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """Return the associations as they travel, and whether that is the order of the page's list.

    That is by their folded names, then by their comuni; of few of them the registry's own.
    """
    if len(associations) <= _MANY:
        return associations, False
    names = (associations["denominazione"] + " " + associations["acronimo"]).map(fold)
    keys = pd.DataFrame({"nome": names, "comune": associations["luogo_comune"]})
    return associations.loc[keys.sort_values(["nome", "comune"], kind="stable").index], True


def without_told(rows: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without the province and the region of those that stand in a circle, which tells them."""
    circles = places.reset_index(drop=True).reindex(rows["luogo"])
    told = {name: circles[name].fillna("").to_numpy() == rows[name] for name in _TOLD}
    return rows.assign(**{name: rows[name].mask(same, "") for name, same in told.items()})
