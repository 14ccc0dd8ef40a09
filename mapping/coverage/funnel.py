# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far rates of places of different size may lie from the common one: the lines of a funnel plot.

D. J. Spiegelhalter, «Funnel plots for comparing institutional performance», Statistics in Medicine 24 (2005) 1185-1202.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import special

from mapping.coverage.rates import PER

LEVELS = (0.95, 0.998)
"""About two and three standard deviations."""
_TRIMMED = 0.10
"""Share of places, at either end, whose deviations count no more than that of the last of the others."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Funnel:
    """The common rate of some places, and how much more than chance they differ.

    Attributes
    ----------
    rate
        Of all places together, per `mapping.coverage.rates.PER` residents.
    dispersion
        Mean square of the deviations, in units of what chance alone would make; not below 1.
    """

    rate: float
    dispersion: float

    def chance_limits(self, residents: ArrayLike, level: float) -> tuple[Numbers, Numbers]:
        """Return the limits of the rate by chance alone: exact Poisson, between two counts by the gamma function.

        Examples
        --------
        By hand: 0,5 ogni 10.000 and 40.000 residents make 2 expected associations. P(0) = 0,1353 is more than 2,5 %, so
        the lower limit is 0; P(≤ 4) = 0,9473 and P(≤ 5) = 0,9834, so the upper one lies between 4 and 5 associations:
        between 1 and 1,25 ogni 10.000.

        >>> lower, upper = Funnel(rate=0.5, dispersion=1.0).chance_limits([40_000], 0.95)
        >>> lower.round(2).tolist(), upper.round(2).tolist()
        ([0.0], [1.16])
        """
        size = np.asarray(residents, dtype=float) / PER
        expected, tail = self.rate * size, (1 - level) / 2
        lower = np.where(tail <= np.exp(-expected), 0.0, special.pdtrik(tail, expected))
        return lower / size, special.pdtrik(1 - tail, expected) / size

    def spread_limits(self, residents: ArrayLike, level: float) -> tuple[Numbers, Numbers]:
        """Return the limits with the dispersion that these places show among themselves; never below 0.

        Examples
        --------
        >>> lower, upper = Funnel(rate=0.5, dispersion=4.0).spread_limits([2_000_000], 0.95)
        >>> lower.round(3).tolist(), upper.round(3).tolist()  # 0,5 ∓ 1,96 · √(4 · 0,5 / 200)
        ([0.304], [0.696])
        """
        size = np.asarray(residents, dtype=float) / PER
        away = special.ndtri((1 + level) / 2) * np.sqrt(self.dispersion * self.rate / size)
        return np.maximum(self.rate - away, 0.0), self.rate + away


def fit_funnel(count: pd.Series, residents: pd.Series) -> Funnel:
    """Return the funnel of places with these counts; places without residents are left out.

    The deviations are winsorised before their squares are averaged (Spiegelhalter's section 3.2), so that the few
    places that differ most do not widen the funnel in which they are seen.

    Examples
    --------
    >>> fit_funnel(pd.Series([2, 2, 2]), pd.Series([20_000, 20_000, 20_000]))
    Funnel(rate=1.0, dispersion=1.0)
    """
    known = residents > 0
    y, size = count[known].to_numpy(dtype=float), residents[known].to_numpy(dtype=float) / PER
    rate = y.sum() / size.sum() if len(size) else 0.0
    if rate == 0:
        return Funnel(0.0, 1.0)
    deviations = (y - rate * size) / np.sqrt(rate * size)
    kept = np.clip(deviations, *np.quantile(deviations, [_TRIMMED, 1 - _TRIMMED]))
    return Funnel(float(rate), max(float(np.mean(kept**2)), 1.0))
