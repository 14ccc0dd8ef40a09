# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What share of the associations that exist a register can see, place by place: ``quota_vista``.

The share that the register holds, times the share of its associations there whose community is known. It tells an
undercount from an underrepresentation: S. Gleeson and I. Bloemraad, «Assessing the scope of immigrant organizations:
official undercounts and actual underrepresentation», Nonprofit and Voluntary Sector Quarterly 42 (2013) 346-370.
"""

import pandas as pd

from mapping.register_kind import SAMPLE, RegisterKind


def seen_share(counted: pd.DataFrame, kind: RegisterKind) -> pd.Series:
    """Return ``quota_vista`` of each place; NaN where it is not known.

    ``counted`` has ``associazioni, senza_comunita, quota_del_conteggio``. The share that the register holds is what its
    metadata say (of a list only where it has an association at all: of other places nobody knows whether it reaches
    them); else, of a sample, its share of a published count. Of a list of which no share is declared it is not known,
    nor of a register whose nature is not said: it may count something else than the others did.
    """
    return held_share(counted, kind) * known_share(counted["associazioni"], counted["senza_comunita"])


def held_share(counted: pd.DataFrame, kind: RegisterKind) -> pd.Series:
    """Return the share of the associations that exist which the register holds, by place."""
    if kind.share is not None:
        declared = pd.Series(kind.share, counted.index)
        return declared.where(counted["associazioni"] > 0) if kind.gives_verdicts else declared
    share: pd.Series = counted["quota_del_conteggio"]
    return share if kind.nature == SAMPLE else share.mask(share.notna())


def told_share(counted: pd.DataFrame) -> pd.Series:
    """Return ``quota_nota``: of the associations that the register holds, those of known community; NaN of none."""
    return known_share(counted["associazioni"], counted["senza_comunita"]).where(counted["associazioni"] > 0)


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
