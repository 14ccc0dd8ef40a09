# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What share of the associations that exist a register can see, place by place: ``quota_vista``.

The share that the register holds, times the share of its associations there whose community is known. It tells an
undercount from an underrepresentation: S. Gleeson and I. Bloemraad, «Assessing the scope of immigrant organizations:
official undercounts and actual underrepresentation», Nonprofit and Voluntary Sector Quarterly 42 (2013) 346-370.
"""

import pandas as pd

from mapping.register_kind import SAMPLE, RegisterKind


def published_share(counted: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """Return of each region the nearest published count that the register can be held against, and its share of it.

    The region's own count if there is one, else that of its area, else that of Italy; where the register holds none
    there, the next wider. More than was counted is a share of 1. Criteria and years differ, and nobody says that a
    count holds all that there is: the share is the greatest that the count allows.

    Parameters
    ----------
    counted
        Index ``codice_regione``: ``associazioni, ripartizione``.
    published
        One exact count per place: ``codice, valore, anno`` (region, area or ``IT``).

    Returns
    -------
    pandas.DataFrame
        ``conteggio_pubblicato, conteggio_anno, conteggio_luogo, nel_conteggio`` (the register's own in the same place),
        ``quota_del_conteggio``; NaN and ``""`` where there is no count.
    """
    count = counted["associazioni"]
    places = {"regione": pd.Series(counted.index, counted.index), "ripartizione": counted["ripartizione"]}
    places["italia"] = pd.Series("IT", counted.index)
    known = published.set_index("codice")
    found = pd.DataFrame(
        {
            "conteggio_pubblicato": float("nan"),
            "conteggio_anno": "",
            "conteggio_luogo": "",
            "nel_conteggio": float("nan"),
        },
        index=counted.index,
    )
    for code in places.values():
        held = count.groupby(code).transform("sum")
        fits = found["conteggio_pubblicato"].isna() & code.isin(known.index) & (held > 0)
        here = {"conteggio_pubblicato": code.map(known["valore"]), "conteggio_anno": code.map(known["anno"])}
        here |= {"conteggio_luogo": code, "nel_conteggio": held.astype(float)}
        found = found.assign(**{name: found[name].mask(fits, value) for name, value in here.items()})
    share = (found["nel_conteggio"] / found["conteggio_pubblicato"]).clip(upper=1)
    return found.assign(quota_del_conteggio=share)


def seen_share(counted: pd.DataFrame, kind: RegisterKind) -> pd.Series:
    """Return ``quota_vista`` of each place; NaN where it is not known.

    ``counted`` has ``associazioni, senza_comunita, quota_del_conteggio``. The share that the register holds is what its
    metadata say; else, of a list, 1: declared complete by who made it, where it has an association at all (of other
    places nobody knows whether it reaches them); else, of a sample, its share of a published count. Of a register whose
    nature is not said it is not known: it may count something else than the others did.
    """
    return held_share(counted, kind) * known_share(counted["associazioni"], counted["senza_comunita"])


def held_share(counted: pd.DataFrame, kind: RegisterKind) -> pd.Series:
    """Return the share of the associations that exist which the register holds, by place."""
    if kind.gives_verdicts:
        declared = pd.Series(1.0 if kind.share is None else kind.share, counted.index)
        return declared.where(counted["associazioni"] > 0)
    if kind.share is not None:
        return pd.Series(kind.share, counted.index)
    share: pd.Series = counted["quota_del_conteggio"]
    return share if kind.nature == SAMPLE else share.mask(share.notna())


def known_share(count: pd.Series, unknown: pd.Series) -> pd.Series:
    """Return the share of associations whose community is known: one more of the mean of all keeps small places from 0.

    Examples
    --------
    All places: 6 of 9 known. A place with 1, unknown: (1 − 1 + 6/9) / (1 + 1) = 1/3.

    >>> known_share(pd.Series([1, 8]), pd.Series([1, 2])).round(3).tolist()
    [0.333, 0.741]
    """
    mean = (count - unknown).sum() / max(count.sum(), 1)
    return (count - unknown + mean) / (count + 1)
