# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The browser is never busy for long, with the shipped registry and with one four times as large; the page is light.

What is held here is counted, so that it is the same on every machine: how much is put into the page at once, how often
the browser has to lay it out, how many functions a step calls. How long that takes is measured by
``python -m tests.benchmarks.page``.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from mapping.metadata import jsonld
from mapping.publish.site import with_jsonld
from mapping.viewer import render_page
from tests.benchmarks.page import steps, weights
from tests.browser.looking import choose_language

LIMIT_BYTES = 700_000
AT_ONCE = 2_500
"""Elements, by one function that nothing interrupts; a list of a thousand rows has six thousand."""
CALLS = 1_500_000
"""Of functions, by one step; in 200 ms a slow processor makes so many."""
LAYOUTS = 150
"""Of a step; one that asks for a measure after every row that it writes has one for each."""
BATCHES = """(() => {
    // What the parser puts in is not ours: our own begins after the script, which is the last part of the page.
    let ours = false;
    window.batches = [];
    new MutationObserver((records) => {
        const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(({ nodeType }) => nodeType === 1);
        const count = added.reduce((sum, node) => sum + 1 + node.getElementsByTagName("*").length, 0);
        if (ours) window.batches.push(count);
        ours ||= added.some((node) => node.matches("script:not([type])"));
    }).observe(document, { childList: true, subtree: true });
})()"""


class Effort(NamedTuple):
    """What a step of the reader makes the browser do."""

    at_once: int
    calls: int
    layouts: int


def efforts(page, address: str) -> dict[str, Effort]:
    """Go the steps and count; what a step leaves to be drawn later counts for the step in which it is drawn."""
    page.add_init_script(BATCHES)
    tools = page.context.new_cdp_session(page)
    for command in ("Profiler.enable", "Performance.enable"):
        tools.send(command)
    tools.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    found, laid_out = {}, 0
    for step, act in steps(page, address):
        act()
        scripts = tools.send("Profiler.takePreciseCoverage")["result"]
        calls = sum(function["ranges"][0]["count"] for script in scripts for function in script["functions"])
        metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
        at_once = max(page.evaluate("() => window.batches.splice(0)"), default=0)
        found[step] = Effort(at_once, calls, int(metrics["LayoutCount"]) - laid_out)
        laid_out = int(metrics["LayoutCount"])
    return found


@pytest.fixture(scope="module")
def counted(context, index, large_page: Path) -> dict[str, dict[str, Effort]]:
    """The efforts with the registry that ships, and with two thousand rows."""
    found = {}
    for name, address in {"shipped": index, "large": large_page.as_uri()}.items():
        page = context(viewport={"width": 1366, "height": 900}, reduced_motion="reduce").new_page()
        found[name] = efforts(page, address)
        page.close()
    return found


@pytest.mark.parametrize("registry", ["shipped", "large"])
def test_no_step_does_much_at_once(counted, registry):
    found = counted[registry]
    assert max(effort.at_once for effort in found.values()) > 100
    limits = Effort(AT_ONCE, CALLS, LAYOUTS)
    assert {step: effort for step, effort in found.items() if any(map(int.__gt__, effort, limits))} == {}


def test_four_times_the_rows_take_no_more_than_four_times_the_calls(counted):
    shipped, large = (sum(effort.calls for effort in counted[name].values()) for name in ("shipped", "large"))
    assert large < 4 * shipped


def test_the_page_weighs_what_its_parts_weigh_and_at_most_700_kilobytes(atlas):
    page = with_jsonld(render_page(atlas), jsonld(atlas))
    parts = weights(page)
    assert sum(parts.values()) == len(page.encode()) <= LIMIT_BYTES
    assert min(parts.values()) > 10_000


def test_a_hundred_rows_stand_in_the_list_at_once_and_the_rest_follows(visit, large_page):
    page = visit(f"{large_page.as_uri()}#vista=elenco").page
    page.wait_for_function("() => document.querySelectorAll('#elenco [data-id]').length === 2000")


def test_what_all_texts_hang_on_is_written_only_to_be_changed(visit, index):
    """A browser lays every text out anew when the language or the direction of the page is written, be it the same."""
    page = visit(index).page
    page.evaluate("""() => {
        window.written = [];
        new MutationObserver((records) => window.written.push(...records.map(({ attributeName }) => attributeName)))
            .observe(document.documentElement, { attributeFilter: ["lang", "dir"] });
    }""")
    for act in page.locator("#f-comunita-SN").click, page.locator('#viste a[data-vista="regioni"]').click:
        act()
    expect(page.locator("#regioni")).to_be_visible()
    assert page.evaluate("() => window.written") == []
    choose_language(page, "ar")
    assert sorted(page.evaluate("() => window.written")) == ["dir", "lang"]
