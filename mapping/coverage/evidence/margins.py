# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many associations of each community a register would hold in each place: rate, place and community apart.

The count of a cell (place r, citizenship c) is Poisson with the mean n·d·rho·alpha·beta·theta: n residents, d the share
of what exists that the register can see there (`mapping.coverage.evidence.detection`), rho the common rate, alpha what
is of the place, beta what is of the community, theta what neither explains. The three are gamma with mean 1 and sizes
a, b and k, so that counts are negative binomial: D. Clayton and J. Kaldor, «Empirical Bayes estimates of
age-standardized relative risks for use in disease mapping», Biometrics 43 (1987) 671-681, with two margins in the place
of one. An offset for what is seen is the usual way to keep the observer apart from what is observed (J. A. Royle,
«N-mixture models for estimating population size from spatially replicated counts», Biometrics 60 (2004) 108-115).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Numbers = NDArray[np.floating[Any]]
_SMALLEST, _LARGEST = 0.05, 10_000.0
"""Bounds of a size: variance twenty times the square of the mean, and no variance beyond chance."""
_ROUNDS, _SETTLED, _SAME = 100, 12, 1e-12
"""Rounds at most; rounds after which the sizes of places and communities stay; the change that ends them."""


@dataclass(frozen=True)
class Margins:
    """What was fitted.

    Attributes
    ----------
    expected
        The expected count of each cell, NaN where there is no exposure or nothing was counted anywhere.
    rates
        rho·alpha of each place: what is expected there of each resident of a community whose beta is 1.
    factors
        beta of each community.
    spread
        1/size of the negative binomial that predicts each cell: what theta, and not knowing alpha and beta, add to
        chance (variance = mean + spread·mean²).
    sizes
        a (places), b (communities) and k (cells); NaN without counts.
    """

    expected: Numbers
    rates: Numbers
    factors: Numbers
    spread: Numbers
    sizes: tuple[float, float, float]


def fit_margins(count: Numbers, exposure: Numbers) -> Margins:
    """Fit the model to counts by place (rows) and community (columns); ``exposure`` is n·d, NaN not known.

    Each margin is the posterior mean given the other, in turn until nothing changes; sizes are of greatest likelihood.
    A community that is seen nowhere keeps beta = b / (b + E), small but never 0.

    Examples
    --------
    One step by hand: a place where E = 4 were expected and 6 are, with a = 2, has alpha = (2 + 6) / (2 + 4) = 1.333.

    >>> import numpy as np
    >>> from mapping.coverage.evidence.margins import posterior_mean
    >>> posterior_mean(np.array([6.0]), np.array([4.0]), size=2.0).round(3).tolist()
    [1.333]
    """
    known = exposure > 0
    counted, exposed = np.where(known, count, 0.0), np.where(known, exposure, 0.0)
    if counted.sum() == 0:
        cells, places, communities = (np.full(shape, np.nan) for shape in (count.shape, len(count), count.shape[1]))
        return Margins(cells, places, communities, cells, (np.nan, np.nan, np.nan))
    of_places, of_communities = counted.sum(axis=1), counted.sum(axis=0)
    rho = counted.sum() / exposed.sum()
    alpha: Numbers = np.ones(len(count))
    beta: Numbers = np.ones(count.shape[1])
    a = b = _LARGEST
    for turn in range(_ROUNDS):
        before = rho * np.outer(alpha, beta)
        here = rho * (exposed @ beta)
        a = greatest_size(of_places, here) if turn < _SETTLED else a
        alpha = _of_mean_1(posterior_mean(of_places, here, size=a))
        theirs = rho * (alpha @ exposed)
        b = greatest_size(of_communities, theirs) if turn < _SETTLED else b
        beta = _of_mean_1(posterior_mean(of_communities, theirs, size=b))
        rho = counted.sum() / (alpha @ exposed @ beta)
        if np.allclose(rho * np.outer(alpha, beta), before, rtol=_SAME, atol=0):
            break
    expected = exposed * rho * np.outer(alpha, beta)
    k = greatest_size(counted[known], expected[known])
    places, communities = 1 + 1 / (a + of_places), 1 + 1 / (b + of_communities)
    spread = (1 + 1 / k) * np.outer(places, communities) - 1
    told, spread = np.where(known, expected, np.nan), np.where(known, spread, np.nan)
    return Margins(told, rho * alpha, beta, spread, (a, b, k))


def posterior_mean(count: Numbers, expected: Numbers, *, size: float) -> Numbers:
    """Return the mean of a gamma of mean 1 and ``size`` after ``count`` was seen where ``expected`` were."""
    return (size + count) / (size + expected)


def _of_mean_1(margin: Numbers) -> Numbers:
    """Return the margin with mean 1, as it has in the end: a·Σalpha + Σy = a·n + Σy. It gets there sooner so."""
    return margin / float(margin.mean())


def greatest_size(count: Numbers, expected: Numbers) -> float:
    """Return the size of greatest likelihood of a negative binomial with these means, to three digits.

    More digits than the data can tell would only tell two machines apart.
    """
    y, mean = count[expected > 0], expected[expected > 0]

    def unlikely(log_size: float) -> float:
        size = np.exp(log_size)
        terms = special.gammaln(y + size) - special.gammaln(size) - (y + size) * np.log1p(mean / size) - y * log_size
        return -float(terms.sum())

    found = optimize.minimize_scalar(unlikely, bounds=np.log([_SMALLEST, _LARGEST]), options={"xatol": 1e-6})
    return float(f"{np.exp(found.x):.3g}")
