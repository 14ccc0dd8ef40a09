# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rates, intervals, smoothing and the comparison with Italy, against published tables and by hand."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mapping.coverage.rates import compare, poisson_limits, rate, rate_limits, smoothed, verdict

# 95 % limits of a Poisson mean as tabled by Garwood (1936) and in every handbook since.
GARWOOD = {
    0: (0.0, 3.689),
    1: (0.025, 5.572),
    2: (0.242, 7.225),
    3: (0.619, 8.767),
    4: (1.090, 10.242),
    5: (1.623, 11.668),
    10: (4.795, 18.390),
    20: (12.217, 30.888),
    50: (37.111, 65.919),
}

ESDA = [
    1.0156086899233538,
    1.2120983558662748,
    0.47132095245187416,
    1.1440378899793642,
    1.739963712034741,
    0.5157986866908365,
    0.6125194996072825,
]


@pytest.mark.parametrize("count", GARWOOD)
def test_limits_are_those_of_the_published_tables(count):
    lower, upper = poisson_limits(pd.Series([count]))
    assert (round(lower[0], 3), round(upper[0], 3)) == GARWOOD[count]


def test_limits_are_those_of_scipy_stats_to_the_last_bit():
    count = pd.Series(np.r_[0:20_000, np.geomspace(2e4, 2e7, 5_000).astype(int)])
    for level in (0.5, 0.9, 0.95, 0.99, 0.998):
        lower, upper = poisson_limits(count, level)
        assert lower[1:].tolist() == (stats.chi2.ppf((1 - level) / 2, 2 * count[1:]) / 2).tolist()
        assert upper.tolist() == (stats.chi2.ppf(1 - (1 - level) / 2, 2 * (count + 1)) / 2).tolist()


@given(st.integers(min_value=1, max_value=5_000))
def test_limits_leave_the_tails_that_define_them(count):
    lower, upper = poisson_limits(pd.Series([count]))
    assert stats.poisson.sf(count - 1, lower[0]) == pytest.approx(0.025, rel=1e-6)
    assert stats.poisson.cdf(count, upper[0]) == pytest.approx(0.025, rel=1e-6)


def test_a_rate_by_hand():
    count, residents = pd.Series([3]), pd.Series([50_000.0])
    lower, upper = rate_limits(count, residents)
    assert rate(count, residents)[0] == pytest.approx(0.6)
    assert (round(lower[0], 3), round(upper[0], 3)) == (0.124, 1.753)


@pytest.mark.parametrize("residents", [0.0, math.nan])
def test_without_denominator_everything_is_missing(residents):
    count, places = pd.Series([4, 1]), pd.Series([residents, 1_000.0])
    lower, upper = rate_limits(count, places)
    for figure in (rate(count, places), lower, upper, smoothed(count, places), compare(count, places)):
        assert math.isnan(figure[0])
        assert math.isfinite(figure[1])
    assert verdict(count, places)[0] == ""


def test_smoothing_equals_esda():
    # Printed by tests/crosscheck_smoothing.py (esda 2.9.0): seven regions, two of them tiny.
    count = pd.Series([43, 2, 54, 12, 99, 0, 5])
    residents = pd.Series([419_892.0, 8_371, 1_175_199, 98_186, 553_588, 24_176, 96_926])
    assert smoothed(count, residents).to_list() == pytest.approx(ESDA, rel=1e-12)


def test_smoothing_by_hand():
    # Two places of 10,000 residents with 1 and 9: the mean is 5, the variance 16, of which chance gives 5,
    # so A = 11 and each place keeps 11 / (11 + 5) of its distance of 4 from the mean.
    pulled = smoothed(pd.Series([1, 9]), pd.Series([10_000.0, 10_000.0]))
    assert pulled.to_list() == pytest.approx([5 - 4 * 11 / 16, 5 + 4 * 11 / 16])


def test_rates_that_chance_explains_become_the_mean():
    pulled = smoothed(pd.Series([4, 5, 6]), pd.Series([10_000.0, 10_000.0, 10_000.0]))
    assert pulled.to_list() == pytest.approx([5, 5, 5])


def test_nothing_anywhere_is_zero_and_not_missing():
    nothing, residents = pd.Series([0, 0]), pd.Series([10_000.0, 500.0])
    assert smoothed(nothing, residents).to_list() == [0, 0]
    assert compare(nothing, residents).to_list() == [1, 1]


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 2_000_000)), min_size=2, max_size=25))
def test_smoothing_lies_between_the_rate_and_the_mean(places):
    count, residents = (pd.Series(values) for values in zip(*places, strict=True))
    raw, pulled = rate(count, residents), smoothed(count, residents)
    mean = count.sum() / residents.sum() * 10_000
    slack = 1e-9 * (1 + raw)
    assert (pulled >= np.minimum(raw, mean) - slack).all()
    assert (pulled <= np.maximum(raw, mean) + slack).all()


def test_the_comparison_is_the_exact_binomial_test_with_benjamini_yekutieli():
    count, residents = pd.Series([30, 5, 5]), pd.Series([10_000.0, 10_000.0, 20_000.0])
    raw = [stats.binomtest(k, 40, n / 40_000).pvalue for k, n in zip(count, residents, strict=True)]
    harmonic = 1 + 1 / 2 + 1 / 3
    ordered = sorted(range(3), key=lambda i: raw[i])
    adjusted = [raw[i] * 3 * harmonic / rank for rank, i in enumerate(ordered, 1)]
    expected = {i: min([1.0, *adjusted[rank:]]) for rank, i in enumerate(ordered)}
    assert compare(count, residents).to_dict() == pytest.approx(expected)
    assert verdict(count, residents).to_list() == ["sopra", "non distinguibile", "sotto"]
