# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three lists and more, whatever makes some associations likelier to be listed: how many there are at least."""

import numpy as np
import pandas as pd

from mapping.completeness.counted import Count, counted, log_normal


def chao(lists: pd.DataFrame) -> Count:
    """Return the least number that agrees with the lists: Chao's lower bound, with the size of each list its own.

    A. Chao (Biometrics 43, 1987) reckons the unseen from those in one list (f1) and in two (f2), as f1² / 2 f2, and for
    a few lists (t) (t - 1) / t of that. Lists of unequal size would make it too high (L.-P. Rivest and S. Baillargeon,
    Biometrics 63, 2007, bound that case by a model); so f1² is put together of the pairs: with z_j those that only list
    j holds, the unseen are the sum of z_j z_k over the pairs of lists, divided by f2 + 1. With lists of one size both
    are the same. What makes some associations likelier than others in every list lowers it (the inequality of Cauchy
    and Schwarz): it stays a lower bound. Lists that draw on each other lower it, too; lists that avoid each other would
    raise it.

    The variance is that of the counts as Chao takes it: with u the unseen, u + Σ z_j ((f1 - z_j) / (f2 + 1))² + f2 (u /
    (f2 + 1))².

    Notes
    -----
    By hand: three lists; 30, 20 and 10 associations stand in one alone, 24 in two, 6 in three. Pairs: 30 * 20 + 30 * 10
    + 20 * 10 = 1,100; unseen 1,100 / 25 = 44; at least 90 + 44 = 134. Variance 44 + 30 * 1.2² + 20 * 1.6² + 10 * 2² +
    24 * 1.76² = 252.7; the factor is the exponential of 1.96 times the root of log(1 + 252.7 / 44²), 1.987: from 90 +
    22.1 to 90 + 87.4.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [(1, 0, 0)] * 30 + [(0, 1, 0)] * 20 + [(0, 0, 1)] * 10 + [(1, 1, 0)] * 24 + [(1, 1, 1)] * 6
    >>> chao(pd.DataFrame(rows, columns=["a", "b", "c"], dtype=bool))
    Count(method='chao', value=134, low=112, high=178)
    """
    times = lists.sum(axis="columns")
    alone = lists[times == 1].sum().to_numpy(dtype=float)
    once, twice = alone.sum(), float((times == 2).sum())
    unseen = (once**2 - (alone**2).sum()) / 2 / (twice + 1)
    variance = unseen + np.sum(alone * ((once - alone) / (twice + 1)) ** 2) + twice * (unseen / (twice + 1)) ** 2
    return counted("chao", len(lists), unseen, *log_normal(unseen, float(variance)))
