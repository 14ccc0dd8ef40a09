# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which lists may be compared: as many as tell something, none that was made from another."""

from itertools import permutations

import pandas as pd

from mapping.completeness.counted import Refusal

LEAST = 7
"""Associations that two lists must share.

With fewer the chance is not small that the lists were too short for each other: the estimate is then too low, by a
share of exp(-n1 n2 / N) of all (D. S. Robson and H. A. Regier, Transactions of the American Fisheries Society 93, 1964:
seven recaptures make it almost certain that this is negligible; G. A. F. Seber, The Estimation of Animal Abundance,
1982, 3.1).
"""
MOST = 4
"""Lists compared at once: the three largest, the others together as one."""
OUTSIDE = 0.05
"""The share of a list that must stand outside another: with less it tells nothing of what the other lacks."""
OTHERS = "altri elenchi"


def usable_lists(table: pd.DataFrame) -> pd.DataFrame | Refusal:
    """Return the lists to compare, with the rows that stand in any of them; or why there are not two.

    Lists beyond the third are taken as one, and lists of fewer than `LEAST` rows with them: what stands in any of
    several lists is a list again. One that stands (nearly) wholly in another is left out.

    Parameters
    ----------
    table
        Association × list: whether it stands there.
    """
    table = table.loc[:, table.any()]
    if table.shape[1] < 2:
        return Refusal("un_elenco" if table.shape[1] else "nessun_elenco", {"elenco": ", ".join(table.columns)})
    lists = _pooled(table)
    if lists.shape[1] < 2:
        return Refusal("piccoli", {"minimo": LEAST})
    while (held := _held(lists)) and lists.shape[1] > 1:
        inner, outer = held
        if lists.shape[1] == 2:
            return Refusal("contenuto", {"elenco": inner, "altro": outer})
        lists = lists.drop(columns=inner)
    return lists[lists.any(axis="columns")]


def _pooled(table: pd.DataFrame) -> pd.DataFrame:
    order = _by_size(table)
    small = [name for name in order if table[name].sum() < LEAST]
    large = [name for name in order if name not in small]
    kept, rest = (large, small) if len(large) <= MOST and not small else (large[: MOST - 1], large[MOST - 1 :] + small)
    if not rest:
        return table[kept]
    name = rest[0] if len(rest) == 1 else OTHERS
    together = table[rest].any(axis="columns")
    return table[kept].assign(**{name: together}) if together.sum() >= LEAST or not kept else table[kept]


def _held(lists: pd.DataFrame) -> tuple[str, str] | None:
    """Return a list that stands in another, and that other; the smallest first."""
    for inner, outer in permutations(reversed(_by_size(lists)), 2):
        own = lists[inner]
        if (own & ~lists[outer]).sum() <= OUTSIDE * own.sum():
            return inner, outer
    return None


def _by_size(lists: pd.DataFrame) -> list[str]:
    """Return the names of the lists, the largest first, those of one size by name."""
    return sorted(map(str, lists.columns), key=lambda name: (-lists[name].sum(), name))
