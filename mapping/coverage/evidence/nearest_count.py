# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What share of a published count a register holds, region by region: of the nearest place that was counted."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd


class Count(NamedTuple):
    """A published count, the place it is of, and what the register holds there."""

    conteggio_pubblicato: float = float("nan")
    conteggio_anno: str = ""
    conteggio_luogo: str = ""
    nel_conteggio: float = float("nan")


def published_share(counted: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """Return of each region the nearest published count that the register can be held against, and its share of it.

    The region's own count if there is one; else that of its area without what was counted apart there (a count of its
    own by the same survey in the same year), else that of the whole area; else Italy's, in the same two ways. Where the
    register holds none, the next wider. More than was counted is a share of 1. Criteria and years differ, and a count
    may be smaller than the truth.

    Parameters
    ----------
    counted
        Index ``codice_regione``: ``associazioni, ripartizione, nome``.
    published
        Exact counts of one survey: ``codice, valore, anno`` (region, area or ``IT``).

    Returns
    -------
    pandas.DataFrame
        The fields of `Count` and ``quota_del_conteggio``; NaN and ``""`` where there is no count.
    """
    found = pd.DataFrame([_nearest(code, counted, published) for code in counted.index], counted.index, Count._fields)
    share = (found["nel_conteggio"] / found["conteggio_pubblicato"]).clip(upper=1)
    return found.assign(quota_del_conteggio=share)


def _nearest(region: str, counted: pd.DataFrame, published: pd.DataFrame) -> Count:
    area = counted["ripartizione"]
    places = {region: counted.index == region, area[region]: area == area[region], "IT": counted.index == counted.index}
    for place, inside in places.items():
        own = published[published["codice"] == place].sort_values("valore", ascending=False).head(1)
        for value, year in zip(own["valore"], own["anno"], strict=True):
            whole = Count(value, year, place, float(counted.loc[inside, "associazioni"].sum()))
            for count in (_without(whole, list(_apart(region, counted[inside], published, whole))), whole):
                if count.conteggio_pubblicato > 0 and count.nel_conteggio > 0:
                    return count
    return Count()


def _apart(region: str, inside: pd.DataFrame, published: pd.DataFrame, whole: Count) -> Iterator[tuple[str, Count]]:
    """Yield what is counted apart inside a place, its name first: areas, then regions outside these."""
    same = published[(published["anno"] == whole.conteggio_anno) & (published["codice"] != whole.conteggio_luogo)]
    known = same.groupby("codice")["valore"].max()
    for area, regions in inside.groupby("ripartizione", sort=False):
        if area in known.index and region not in regions.index:
            yield str(area), Count(known[area], nel_conteggio=float(regions["associazioni"].sum()))
            continue
        for code in regions.index.intersection(known.index).drop(region, errors="ignore"):
            held = float(regions.loc[code, "associazioni"])
            yield str(regions.loc[code, "nome"]), Count(known[code], nel_conteggio=held)


def _without(whole: Count, apart: list[tuple[str, Count]]) -> Count:
    """Return the count of what remains: «Nord-ovest senza Lombardia»."""
    if not apart:
        return whole
    return Count(
        whole.conteggio_pubblicato - sum(count.conteggio_pubblicato for _, count in apart),
        whole.conteggio_anno,
        f"{whole.conteggio_luogo} senza {', '.join(name for name, _ in apart)}",
        whole.nel_conteggio - sum(count.nel_conteggio for _, count in apart),
    )
