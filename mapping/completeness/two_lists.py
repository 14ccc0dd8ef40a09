# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two lists: what stands in one, in the other, in both."""

from math import exp, sqrt

from mapping.completeness.counted import Count, Z, counted


def chapman(first: int, second: int, both: int) -> Count:
    """Return how many there are, by two lists of ``first`` and ``second`` associations of which ``both`` share some.

    The estimator of D. G. Chapman (University of California Publications in Statistics 1, 1951) and the interval on
    the logarithm of the odds of M. Sadinle (Communications in Statistics 38, 2009), which stays above what was seen and
    holds its level in small samples. It takes for granted that nobody came or went, that the same association is
    recognised in both, that standing in one list makes nobody likelier in the other, and that within one list all were
    equally likely to be in it.

    Notes
    -----
    By hand: ten turtles marked, fifteen caught later, five of them marked. Seen 10 + 15 - 5 = 20; unseen 5 * 10 / (5 +
    1) = 8.33; together 28.33, which is (10 + 1)(15 + 1) / (5 + 1) - 1. For the interval half an animal is added to each
    count: 5.5 * 10.5 / 5.5 = 10.5 unseen beside 19.5, and the standard error of its logarithm is the root of 1/5.5 +
    1/5.5 + 1/10.5 + 5.5 / (5.5 * 10.5), that is 0.744: from 19.5 + 10.5 / 4.30 = 21.9 to 19.5 + 10.5 * 4.30 = 64.6.

    Examples
    --------
    >>> chapman(10, 15, 5)
    Count(method='chapman', value=28, low=21, high=65)
    """
    alone, other = first - both, second - both
    seen = first + other
    a, b, c = both + 0.5, alone + 0.5, other + 0.5
    unseen = b * c / a
    factor = exp(Z * sqrt(1 / a + 1 / b + 1 / c + a / (b * c)))
    return counted("chapman", seen, alone * other / (both + 1), unseen / factor - 0.5, unseen * factor - 0.5)
