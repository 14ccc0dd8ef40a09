# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The browser is never busy for long, with the shipped registry and with one four times as large; the page is light."""

import pytest

from mapping.metadata import jsonld
from mapping.publish.site import with_jsonld
from mapping.viewer import render_page
from tests.benchmarks.page import LIMIT_MS, longest_tasks, made_page, weights

LIMIT_BYTES = 900_000


def too_long(browser, address: str) -> list[tuple[str, float]]:
    """The steps in which a task took more of the processor's time than it may: other programs do not count."""
    return [(task.step, task.processor) for task in longest_tasks(browser, address) if task.processor > LIMIT_MS]


def test_no_task_is_long_with_the_registry_that_ships(browser, index):
    assert too_long(browser, index) == []


def test_no_task_is_long_with_two_thousand_rows(browser, tmp_path):
    assert too_long(browser, made_page(2000, tmp_path).as_uri()) == []


def test_the_page_weighs_what_its_parts_weigh_and_less_than_900_kilobytes(atlas):
    page = with_jsonld(render_page(atlas), jsonld(atlas))
    parts = weights(page)
    assert sum(parts.values()) == len(page.encode()) <= LIMIT_BYTES
    assert min(parts.values()) > 10_000


@pytest.mark.parametrize("rows", [1000])
def test_a_hundred_rows_stand_in_the_list_at_once_and_the_rest_follows(visit, tmp_path, rows):
    page = visit(made_page(rows, tmp_path).as_uri() + "#vista=elenco").page
    page.wait_for_function(f"() => document.querySelectorAll('#elenco [data-id]').length === {rows}")
