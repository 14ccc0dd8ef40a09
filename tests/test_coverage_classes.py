# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Classes: zero and no data apart, bounds that a legend can print, the same bounds for a part of the data."""

import math
from dataclasses import replace

import mapclassify
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mapping.coverage import NO_DATA, ZERO, classify, indicators

RATE = indicators()["tasso_10000"]
COUNT = indicators()["associazioni"]


def test_zero_and_no_data_are_in_no_class():
    values = pd.Series([0.0, math.nan, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    classes = classify(values, COUNT)
    assert classes.of(values).to_list() == [ZERO, NO_DATA, 0, 0, 0, 1, 1, 2, 3, 3, 4, 4]
    # The quintiles of 1 to 10 are 2.8, 4.6, 6.4, 8.2 and 10; a count is shown without decimals.
    assert classes.bounds == (3, 5, 6, 8, 10)


def test_few_distinct_values_have_a_class_each():
    values = pd.Series([1, 1, 2, 7, 0])
    classes = classify(values, COUNT)
    assert classes.bounds == (1, 2, 7)
    assert classes.intervals() == [(1, 1), (2, 2), (3, 7)]


def test_many_equal_values_make_fewer_classes():
    values = pd.Series([1.0, 1, 1, 2, 3, 4, 5, 0.5])
    assert len(classify(values, RATE).bounds) == 4


@pytest.mark.filterwarnings("ignore:Not enough unique values")
@settings(deadline=None)
@given(st.lists(st.floats(0.01, 1e6).map(lambda value: round(value, 2)), min_size=6, max_size=120))
def test_classes_are_cut_where_mapclassify_cuts_them(numbers):
    values = pd.Series(numbers)
    assume(values.nunique() > 5)
    bins = mapclassify.Quantiles(values, k=5).bins
    assert classify(values, RATE).bounds == tuple(sorted({round(float(one), RATE.decimals) for one in bins}))


def test_nothing_above_zero_has_no_class():
    values = pd.Series([0.0, math.nan])
    classes = classify(values, COUNT)
    assert classes.bounds == ()
    assert classes.of(values).to_list() == [ZERO, NO_DATA]


def test_a_value_is_classed_as_it_is_shown():
    classes = replace(classify(pd.Series([0.5, 1.0]), RATE), bounds=(0.67, 1.0))
    assert classes.of(pd.Series([0.674, 0.676])).to_list() == [0, 1]


def test_a_part_of_the_data_keeps_the_bounds():
    values = pd.Series(range(1, 21))
    classes = classify(values, COUNT)
    assert classes.of(values.iloc[5:9]).equals(classes.of(values).iloc[5:9])


def test_an_indicator_without_scheme_is_refused():
    with pytest.raises(ValueError, match="confronto_p"):
        classify(pd.Series([1.0]), indicators()["confronto_p"])


@given(st.lists(st.floats(0, 1e6, allow_nan=False), max_size=40))
def test_every_value_above_zero_lies_in_its_interval(numbers):
    values = pd.Series(numbers, dtype=float)
    classes = classify(values, RATE)
    found = classes.of(values)
    for value, shown, place in zip(values, values.round(2), found, strict=True):
        if value > 0:
            low, high = classes.intervals()[place]
            assert low <= shown <= high
        else:
            assert place == ZERO
    assert list(classes.bounds) == sorted(set(classes.bounds))


def test_shipped_classes_hold_every_region(atlas):
    for name, about in indicators().items():
        if about.scheme:
            values = atlas.coverage.regions[name]
            classes = classify(values, about)
            assert 1 <= len(classes.bounds) <= 5
            assert (classes.of(values) >= 0).sum() == (values > 0).sum()
