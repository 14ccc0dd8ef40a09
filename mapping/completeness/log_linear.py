# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three lists and more, some of which may draw on each other: log-linear models of what stands where."""

import warnings
from collections.abc import Iterator
from itertools import combinations, product
from math import exp, isfinite, sqrt
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import special

from mapping.completeness.counted import LEVEL, Count, Refusal, Z, counted
from mapping.completeness.usable import LEAST

REJECTED = 1 - LEVEL
"""Below this p-value of Pearson's statistic a model does not describe the counts."""
CLOSE = 2.0
"""Models whose AIC lies within this of the best are about as good (K. P. Burnham and D. R. Anderson, Model Selection
and Multimodel Inference, 2002, 2.6)."""
VAGUE = 1.0
"""Standard error of the logarithm of the unseen above which a model says nothing: seven times as many, or as few."""


class Fit(NamedTuple):
    """A model: Akaike's criterion, the logarithm of the unseen and its standard error, the p-value of the fit."""

    aic: float
    log_unseen: float
    error: float
    p: float


def log_linear(lists: pd.DataFrame) -> Count | Refusal:
    """Return how many there are by the log-linear models that the counts do not reject.

    S. E. Fienberg (Biometrika 59, 1972); Y. M. M. Bishop, S. E. Fienberg and P. W. Holland (Discrete Multivariate
    Analysis, 1975, chapter 6). Each pattern of lists is a Poisson count; a model has an effect of each list and of some
    pairs (a list that draws on another); the pattern that nobody sees, in no list, is its constant. Models with every
    pair, for three lists, leave nothing to be tested and are left out. The estimate is that of the model with the least
    AIC; the interval is as wide as those of all models within `CLOSE` of it, because an interval of the chosen one
    alone, which knows nothing of the choice, covered 75 to 93 % in simulations instead of 95 (``python -m
    tests.benchmarks.completeness``).

    It takes for granted that nobody came or went, that the same association is recognised in every list, and that no
    three lists are bound together but by their pairs.

    Notes
    -----
    By hand, with no pair bound together and every pattern as often as it should be: lists that hold 1/2 each of 800
    leave 100 in each of the eight patterns; 700 are seen, and the constant is the logarithm of 100.

    Examples
    --------
    >>> from itertools import product
    >>> import pandas as pd
    >>> rows = [row for row in product((False, True), repeat=3) if any(row)] * 100
    >>> log_linear(pd.DataFrame(rows, columns=["a", "b", "c"])).value
    800
    """
    if short := _too_few(lists):
        return short
    fits = sorted(fit for fit in model_fits(lists) if fit.p >= REJECTED)
    if not fits:
        return Refusal("adattamento")
    good = [fit for fit in fits if fit.aic <= fits[0].aic + CLOSE]
    if any(not fit.error <= VAGUE for fit in good):
        return Refusal("incerto")
    limits = [_limits(fit) for fit in good]
    low, high = min(low for low, _ in limits), max(high for _, high in limits)
    return counted("log-lineare", len(lists), exp(good[0].log_unseen), low, high)


def _too_few(lists: pd.DataFrame) -> Refusal | None:
    shared = {(a, b): int((lists[a] & lists[b]).sum()) for a, b in combinations(lists.columns, 2)}
    (first, second), least = min(shared.items(), key=lambda item: item[1])
    if least >= LEAST:
        return None
    return Refusal("sovrapposizione", {"elenco": first, "altro": second, "comuni": least, "minimo": LEAST})


def _limits(fit: Fit) -> tuple[float, float]:
    """Return the limits of those unseen: the uncertainty of the model, and that of the count itself."""
    factor = exp(Z * sqrt(fit.error**2 + exp(-fit.log_unseen)))
    return exp(fit.log_unseen) / factor, exp(fit.log_unseen) * factor


def model_fits(lists: pd.DataFrame) -> Iterator[Fit]:
    """Yield the models, that of independent lists first, those with more pairs later."""
    width = lists.shape[1]
    patterns = [pattern for pattern in product((0, 1), repeat=width) if any(pattern)]
    found = lists.astype(int).value_counts()
    counts = found.reindex(patterns, fill_value=0).to_numpy(dtype=float)
    pairs = list(combinations(range(width), 2))
    for bound in (some for size in range(len(pairs) + 1) for some in combinations(pairs, size)):
        design = np.array([[1, *row, *(row[i] * row[j] for i, j in bound)] for row in patterns], dtype=float)
        if len(patterns) > design.shape[1]:
            yield _fit(design, counts)


def _fit(design: np.ndarray, counts: np.ndarray) -> Fit:
    from statsmodels.genmod.families import Poisson  # noqa: PLC0415 - slow to load, for few registers
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415 - as above: a second

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of patterns that nobody has: such a model is too vague, and so refused
        fitted = GLM(counts, design, family=Poisson()).fit()
    error, unseen = float(fitted.bse[0]), float(fitted.params[0])
    known = isfinite(error) and isfinite(unseen) and abs(unseen) < 50
    p = float(special.chdtrc(len(counts) - design.shape[1], fitted.pearson_chi2))
    return Fit(float(fitted.aic), unseen if known else 0.0, error if known else np.inf, p)
