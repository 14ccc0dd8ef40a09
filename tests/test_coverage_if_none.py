# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a longer list could say follows the rules of today's evidence: where today's list is that list, it agrees."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping import verdict_if_none
from mapping.coverage import ABSENT
from tests.benchmarks.evidence import Scenario, measured, residents

RULES = ["abbastanza_attese", "raro", "nascosta_improbabile"]


@pytest.fixture(scope="module")
def told() -> pd.DataFrame:
    """A complete list of a made-up world in which many cells are empty by nature."""
    people, rng = residents(), np.random.default_rng(14)
    mean = people.to_numpy() * (2_500 / people.to_numpy().sum())
    there = rng.poisson(mean * rng.gamma(0.5, 2, people.shape) * (rng.random(people.shape) >= 0.3))
    return measured(Scenario("complete"), people, there, there)


def test_a_complete_list_is_told_what_it_tells_itself(told: pd.DataFrame) -> None:
    possible = verdict_if_none(told, 1.0)[RULES].all(axis="columns")
    assert possible.sum() > 5
    pd.testing.assert_series_equal(possible, told["evidenza"] == ABSENT, check_names=False)


@settings(derandomize=True, deadline=None, max_examples=20)
@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=2))
def test_a_list_that_holds_more_can_never_say_less(told: pd.DataFrame, shares: list[float]) -> None:
    less, more = (verdict_if_none(told, share).dropna() for share in sorted(shares))
    assert len(less) > 1_000
    assert (less["attese"] <= more["attese"]).all()
    assert (less["p_zero"] >= more["p_zero"]).all()
    assert (less[["abbastanza_attese", "raro"]] <= more[["abbastanza_attese", "raro"]]).all(axis=None)


def test_nothing_is_said_where_one_is_seen_few_live_or_the_share_is_not_known(told: pd.DataFrame) -> None:
    blind = verdict_if_none(told.assign(quota_vista=np.nan), 1.0)
    assert not blind[RULES].any(axis=None)
    outside = (told["associazioni"] > 0) | (told["residenti"] < 1_000)
    assert not verdict_if_none(told, 1.0)[outside][RULES].any(axis=None)


@pytest.mark.parametrize("share", [0, -0.1, 1.01, float("nan")])
def test_what_is_no_share_is_refused(told: pd.DataFrame, share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        verdict_if_none(told, share)
