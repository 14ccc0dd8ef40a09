# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rates of small counts, with what chance alone would do to them.

A region with 20,000 foreign residents and four associations has a high rate by luck as easily as by merit, so
a rate never goes out bare: it has an exact interval, a smoothed twin to rank by, and a test against Italy.

None of this speaks of associations that the registry does not know: the limits tell of chance, not omission.
"""

import numpy as np
import pandas as pd
from scipy import special

PER = 10_000
"""Rates are per this many residents."""

FEW_RESIDENTS = 1_000
"""Below this many residents of a citizenship in a place no rate is given and nothing is concluded from none seen.

A single association would make a rate of 10 per 10,000 or more, some ten times the shipped registry's mean.
"""

LEVEL = 0.95
"""Confidence of every interval; 1 - LEVEL is also the false discovery rate of `compare`."""


def rate(count: pd.Series, residents: pd.Series) -> pd.Series:
    """Return ``count`` per `PER` ``residents``; NaN where residents are zero or unknown (never 0 or inf)."""
    return count / residents.where(residents > 0) * PER


def poisson_limits(count: pd.Series, level: float = LEVEL) -> tuple[pd.Series, pd.Series]:
    """Return the exact central limits of a Poisson mean (Garwood, Biometrika 28, 1936).

    For 0 they are 0 and 3.689, for 1 they are 0.025 and 5.572, for 10 they are 4.795 and 18.390 (level 95 %).
    """
    tail = (1 - level) / 2
    # Half a chi-square of 2n degrees of freedom is a gamma of shape n: the same bits, without loading `scipy.stats`.
    lower, upper = special.gammaincinv(count, tail), special.gammaincinv(count + 1, 1 - tail)
    # A gamma of shape 0 is the constant 0; scipy calls it NaN.
    return pd.Series(np.where(count == 0, 0.0, lower), count.index), pd.Series(upper, count.index)


def rate_limits(count: pd.Series, residents: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the interval of `rate` from `poisson_limits` of the count; NaN where there is no denominator."""
    lower, upper = poisson_limits(count)
    return rate(lower, residents), rate(upper, residents)


def smoothed(count: pd.Series, residents: pd.Series, group: pd.Series | None = None) -> pd.Series:
    """Return the rate pulled towards the mean of all places of its group, the more so the fewer its residents.

    Global empirical Bayes by moments: R. J. Marshall, «Mapping disease and mortality rates using empirical
    Bayes estimators», Applied Statistics 40 (1991) 283-294, after Clayton and Kaldor (Biometrics 43, 1987).
    With m the overall rate, n the residents and A the variance between places that chance does not explain
    (not below 0), a place keeps the share A / (A + m/n) of its own distance from m. Without ``group`` all places
    are one.

    The formula is written here because esda, the library that has it, lets A fall below 0 where chance
    explains everything, which turns the order of the places round, gives NaN for all where one place has no
    residents, and brings libpysal and web clients. ``tests/crosscheck_smoothing.py`` compares the two.
    """
    alike = pd.Series(0, count.index) if group is None else group
    n = residents.where(residents > 0).astype(float)
    y = count.astype(float).where(n.notna())
    total = n.groupby(alike).transform("sum")
    mean = y.groupby(alike).transform("sum") / total
    raw = y / n
    variance = (n * (raw - mean) ** 2).groupby(alike).transform("sum") / total
    between = (variance - mean / n.groupby(alike).transform("mean")).clip(lower=0)
    # With no count anywhere every raw rate is the mean, and so is the answer: the share does not matter.
    own = (between / (between + mean / n)).where(mean > 0, 0.0)
    return (mean + own * (raw - mean)) * PER


def compare(count: pd.Series, residents: pd.Series) -> pd.Series:
    """Return the adjusted p-value of «this place has the rate of all places together»; NaN without residents.

    If all rates were equal, the count of a place would be binomial with the place's share of the residents:
    the exact two-sided binomial test. Twenty tests at 5 % would call one region different by chance alone, so
    the p-values are adjusted for the false discovery rate, whatever their dependence (Benjamini and
    Yekutieli, Annals of Statistics 29, 2001).
    """
    from scipy import stats  # noqa: PLC0415 - a quarter of a second, and only a list is compared

    known = residents > 0
    y, n = count[known].astype(int), residents[known]
    total = int(y.sum())
    if total == 0:
        return pd.Series(np.where(known, 1.0, np.nan), count.index)
    p = [stats.binomtest(k, total, share).pvalue for k, share in zip(y, n / n.sum(), strict=True)]
    return pd.Series(stats.false_discovery_control(p, method="by"), y.index).reindex(count.index)


def verdict(count: pd.Series, residents: pd.Series) -> pd.Series:
    """Return ``sopra``, ``sotto`` or ``non distinguibile`` (`compare` with all places together), ``""`` if unknown."""
    p = compare(count, residents)
    mean = rate(pd.Series([count[residents > 0].sum()]), pd.Series([residents.sum()])).iloc[0]
    side = np.where(rate(count, residents) > mean, "sopra", "sotto")
    words = np.where(p < 1 - LEVEL, side, "non distinguibile")
    return pd.Series(np.where(p.isna(), "", words), count.index)
