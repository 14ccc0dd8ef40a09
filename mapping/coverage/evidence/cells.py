# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What seeing an association, or seeing none, says of a cell: each quantity of the negative binomial, in one place.

``mean`` is the expected count in the register, ``spread`` 1/k of the cell, both of `mapping.coverage.evidence.margins`;
``seen`` is the share d of what exists that the register can see there: what exists is expected to be mean / d.
``empty`` is the share of cells that are empty by nature, whoever lives there (`empty_share`): the second thing that a
silence may mean, without which a spread of much less than 1 lets no silence be an absence (zero inflation: D. Lambert,
Technometrics 34, 1992, 1-14).

Examples
--------
By hand: 5 associations expected in the register, none seen; k = 2 (spread 0.5); the register sees d = 0.95 of them;
one cell in ten is empty by nature (p = 0.1).

- none seen: g = (k / (k + 5))^k = (2 / 7)² = 0.0816: so rarely would none be seen;
- 5 / 0.95 = 5.263 exist on average, 0.263 of them out of sight; none of them with (2 / 7.263)² = 0.0758;
- none exists: p + 0.9 · 0.0758 = 0.1682, none is seen: p + 0.9 · 0.0816 = 0.1735; that one exists although none is
  seen: 1 − 0.1682 / 0.1735 = 0.0301; without cells that are empty by nature 1 − 0.0758 / 0.0816 = 0.0712;
- P(0) = 0.0816 is not above 0.10 and P(0) + P(1) = 0.0816 + 0.0816 · 2 · 5/7 = 0.1983 is: 1 found would undo it;
- still to find: 0.263 · (2 + 0) / (2 + 5) = 0.0752 if the cell is not empty by nature, which it is not with
  0.9 · 0.0816 / 0.1735 = 0.4235: 0.0318.

>>> import pandas as pd
>>> mean, spread, seen, count, empty = (pd.Series([x]) for x in (5.0, 0.5, 0.95, 0, 0.1))
>>> round(float(chance_of_none(mean, spread)[0]), 4)
0.0816
>>> round(float(chance_of_more(count, mean, spread, seen, empty)[0]), 4)
0.0301
>>> round(float(chance_of_more(count, mean, spread, seen, 0 * empty)[0]), 4)
0.0712
>>> int(to_be_ordinary(mean, spread)[0])
1
>>> round(float(still_to_find(count, mean, spread, seen, empty)[0]), 4)
0.0318
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import optimize, special

FALSE_DISCOVERIES = 0.10
"""What share of the cells called may be false; also the probability below which a count is remarkable."""
MOST_EMPTY = 0.5
"""More cells than this are not taken to be empty by nature: a register of few rows would say so of all."""


SUPPORT = 1.353
"""By how much the logarithm of the likelihood must grow before any cell is taken to be empty by nature: half of 2.706,
the 5 % of a likelihood ratio on the bound of its range (S. G. Self and K.-Y. Liang, JASA 82, 1987, 605-610)."""


def chance_of_none(mean: pd.Series, spread: pd.Series) -> pd.Series:
    """Return the probability of seeing none where ``mean`` are expected."""
    return (1 + spread * mean) ** (-1 / spread)


def chance_of_more(
    count: pd.Series, mean: pd.Series, spread: pd.Series, seen: pd.Series, empty: pd.Series
) -> pd.Series:
    """Return the probability that at least one exists that is not among the ``count`` seen."""
    none_more = ((1 + spread * mean) / (1 + spread * mean / seen)) ** (1 / spread + count)
    return _inhabited(count, mean, spread, empty) * (1 - none_more)


def still_to_find(count: pd.Series, mean: pd.Series, spread: pd.Series, seen: pd.Series, empty: pd.Series) -> pd.Series:
    """Return how many are expected to exist beside the ``count`` seen: the mean of what is out of sight after these."""
    out_of_sight = mean * (1 / seen - 1) * (1 + spread * count) / (1 + spread * mean)
    return _inhabited(count, mean, spread, empty) * out_of_sight


def _inhabited(count: pd.Series, mean: pd.Series, spread: pd.Series, empty: pd.Series) -> pd.Series:
    """Return the probability, after ``count`` was seen, that the cell is not empty by nature: 1 where some were."""
    none = (1 - empty) * chance_of_none(mean, spread)
    return (none / (empty + none)).mask(count > 0, 1.0)


def empty_share(none: pd.Series, count: pd.Series) -> float:
    """Return what share of cells are empty by nature: that of greatest likelihood, to four digits; 0 if none is proved.

    ``none`` is the probability that a cell which is not empty by nature shows none, by its whole spread. The spread was
    fitted to all cells, so that it has taken up part of the empty ones: the share is rather too low than too high, and
    with it what is called absent.

    Examples
    --------
    Two cells in which none is all but impossible, one of them empty: a half.

    >>> empty_share(pd.Series([1e-9, 1e-9]), pd.Series([0, 7]))
    0.5
    """
    silent, seen = none[count == 0].dropna().to_numpy(), int((count[none.notna()] > 0).sum())

    def unlikely(share: float) -> float:
        return -float(np.log(share + (1 - share) * silent).sum()) - seen * float(np.log1p(-share))

    found = optimize.minimize_scalar(unlikely, bounds=(0.0, MOST_EMPTY), options={"xatol": 1e-7})
    supported = len(silent) > 0 and unlikely(0.0) - float(found.fun) > SUPPORT
    return round(float(found.x), 4) if supported else 0.0


def to_be_ordinary(mean: pd.Series, spread: pd.Series) -> pd.Series:
    """Return the fewest associations that would not be remarkable: the smallest m with P(count ≤ m) above 0.10."""
    size = (1 / spread).to_numpy(dtype=float)
    each = size / (size + mean.to_numpy(dtype=float))
    below, least = np.full(len(each), -1.0), np.ones(len(each))

    def ordinary(count: NDArray[np.float64]) -> NDArray[np.bool_]:
        return np.asarray(special.betainc(size, count + 1, each)) > FALSE_DISCOVERIES

    while not (found := ordinary(least)).all():  # past it by doubling, back to it by halving
        below, least = np.where(found, below, least), np.where(found, least, 2 * least)
    while (wide := least - below > 1).any():
        middle = np.floor((below + least) / 2)
        low = ordinary(middle)
        least, below = np.where(wide & low, middle, least), np.where(wide & ~low, middle, below)
    return pd.Series(least, mean.index)


def discovery_rate(none: pd.Series, count: pd.Series, tested: pd.Series) -> pd.Series:
    """Return the q-value of «none, though some were expected» of the ``tested`` cells, NaN of the others.

    ``none`` is the probability of seeing none. Where some were seen p is 1: all cells are tested, so that looking
    only at the empty ones gains nothing (Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57,
    1995, 289-300).
    """
    p = none.where(count == 0, 1.0)[tested & none.notna()].sort_values(kind="stable")
    raised = p * (len(p) / np.arange(1.0, len(p) + 1))
    return raised[::-1].cummin().clip(0.0, 1.0).reindex(none.index)
