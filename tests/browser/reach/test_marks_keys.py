# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Circles and the marks of projects by keyboard: one labelled group, in which arrows reach all that is seen."""

from collections import deque

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import wait_for_rest

SIZES = {"wide": (1280, 900), "phone": (390, 844), "low": (1000, 520)}
ARROWS = ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft")
GRAPH = """([arrows, seen]) => {
    const marks = [...document.querySelectorAll('.cerchio, .rombo')];
    return Object.fromEntries(seen.map(n => [n, arrows.map(key => {
        marks[n].focus({ preventScroll: true });
        marks[n].dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        return marks.indexOf(document.activeElement);
    })]));
}"""
"""To which mark each arrow leads from each that is in sight."""
SEEN = """() => {
    const map = document.querySelector('.leaflet-container');
    map.scrollIntoView({ block: 'nearest' });
    const frame = map.getBoundingClientRect();
    const over = '#legenda .scala, .tasti, .spostamento, #cerca-area, '
        + '[data-posto=foglio]:not([data-foglio=basso]) #lato';
    return [...document.querySelectorAll('.cerchio, .rombo')].map((mark, n) => {
        const box = mark.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
        const within = b => x > b.left && x < b.right && y > b.top && y < b.bottom;
        const covered = [...document.querySelectorAll(over)].some(one => within(one.getBoundingClientRect()));
        return within(frame) && !covered ? n : -1;
    }).filter(n => n >= 0);
}"""
"""Which marks have their middle in the map, and nothing upon it."""
ONE_STOP_IN_SIGHT = f"""() => {{
    const marks = [...document.querySelectorAll('.cerchio, .rombo')];
    const stops = marks.flatMap((mark, n) => mark.tabIndex === 0 ? [n] : []);
    const seen = ({SEEN})();
    return stops.length === Math.min(1, seen.length) && stops.every(stop => seen.includes(stop));
}}"""
"""Asked until it is so: the stop follows the map, perhaps a frame later than it comes to rest."""


def reached(leads: dict[str, list[int]], start: int) -> set[int]:
    """Return all that arrows lead to from one mark, by however many presses."""
    found, waiting = {start}, deque([start])
    while waiting:
        for to in leads.get(str(waiting.popleft()), []):  # none is asked for beyond what is seen
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


def graph(page: Page) -> tuple[set[int], dict[str, list[int]]]:
    wait_for_rest(page)
    seen: list[int] = page.evaluate(SEEN)
    return set(seen), page.evaluate(GRAPH, [ARROWS, seen])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "view", ["", "strati=associazioni,malaika,incontro,musa", "scheda=19", "provincia=BS", "lang=ar"]
)
def test_arrows_lead_from_every_mark_in_sight_to_every_other_and_to_nothing_else(visit, index, view, size):
    """Not a sample: from each one, at three distances, a search through all that the arrows can do."""
    width, height = SIZES[size]
    page = visit(f"{index}#{view}", viewport={"width": width, "height": height}).page
    for _ in range(3):
        seen, leads = graph(page)
        assert seen
        for start in seen:
            assert reached(leads, start) == seen
        page.locator("#comandi-mappa button").first.click()


def test_the_stop_is_in_sight_wherever_the_map_is_moved(visit, index):
    page = visit(index).page
    for key in ("verso_sud", "verso_est", "ingrandisci", "verso_nord"):
        name = {"verso_sud": "Verso sud", "verso_est": "Verso est", "verso_nord": "Verso nord"}.get(key, "Ingrandisci")
        page.get_by_role("button", name=name).click()
        wait_for_rest(page)
        page.wait_for_function(ONE_STOP_IN_SIGHT)


def test_the_group_is_named_and_says_what_the_arrows_do(visit, index):
    page = visit(index).page
    wait_for_rest(page)
    group = page.get_by_role("group", name="Segni sulla mappa")
    expect(group).to_have_accessible_description(
        "Con i tasti freccia si passa da un elemento all'altro; Inizio e Fine portano al primo e all'ultimo."
    )
    assert group.locator(".cerchio, .rombo").count() == page.locator(".cerchio, .rombo").count()
    for mark in (group.locator(".cerchio").first, group.locator(".rombo").first):
        expect(mark).to_have_accessible_description("")
    marks = group.locator(".cerchio, .rombo")
    group.locator("[tabindex='0']").focus()
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert {first, last} <= set(marks.evaluate_all("all => all.map(mark => mark.getAttribute('aria-label'))"))
    assert first != last
