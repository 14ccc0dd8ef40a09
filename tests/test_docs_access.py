# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of accessibility: every criterion once, every test that it names there, no day that has not come."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from docs.access import CSV, NEW, RESULTS, assessment, barriers, checked, table

LEVELS = {
    "A": "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 "
    "2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2",
    "AA": "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 "
    "3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3",
}
"""Of WCAG 2.2, without 4.1.1, which it took away."""
SINCE_2_2 = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}
"""Of levels A and AA."""
BESIDES = {
    "5.2",
    "5.3",
    "5.4",
    "6",
    "7",
    "9.4.1.1",
    "9.6",
    "11.7",
    "11.8",
    "12.1.1",
    "12.1.2",
    "12.2.2",
    "12.2.3",
    "12.2.4",
}
"""What EN 301 549 v3.2.1 asks of web pages besides WCAG (Table A.1)."""
ALL = checked()
KEYS = {"level", "since", "name", "nome", "result", "day", "tests", "hand", "en", "it", "instead_it"}


def test_every_criterion_of_levels_a_and_aa_is_there_once():
    """That none is there twice the format itself sees to."""
    levels = {one.criterion: one.level for one in ALL if one.criterion}
    assert levels == {number: level for level, numbers in LEVELS.items() for number in numbers.split()}
    assert len(levels) == 55
    assert {one.criterion for one in ALL if one.about.get("since") == NEW} == SINCE_2_2
    assert {one.clause for one in ALL if not one.criterion} >= BESIDES


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.criterion or one.clause)
def test_what_is_said_of_each_can_be_followed(one, root):
    about = one.about
    assert about.keys() <= KEYS
    assert about["result"] in RESULTS
    assert about["day"] <= datetime.now(UTC).date()
    assert [test for test in one.tests if not (root / test).is_file()] == []
    checked_somehow = bool(one.tests or about.get("hand"))
    assert checked_somehow or about["result"] in ("not applicable", "not known")
    if about["result"] == "not met":
        assert about["en"] and about["it"] and about["instead_it"], "what fails, and what to use instead"
    assert bool(about.get("en")) == bool(about.get("it")), "in one language only"


def test_no_cell_breaks_the_table():
    for which in ("criteria", "clauses"):
        head, *lines = table(which).splitlines()
        assert {line.count("|") for line in lines} == {head.count("|")}


def test_the_offices_file_is_current():
    assert CSV.read_text(encoding="utf-8-sig") == assessment(), "run python -m docs.access"


def test_the_declaration_lists_what_fails():
    assert barriers().count("\n- ") + 1 == sum(one.about["result"] == "not met" for one in ALL)


def test_what_is_not_known_is_said(root: Path):
    said = " ".join((root / "docs" / "accessibility.md").read_text(encoding="utf-8").split())
    for words in ("people who depend on it", "screen reader of a phone", "by those who made the map"):
        assert words in said
