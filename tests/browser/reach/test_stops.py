# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The stops of the Tab key: each has a name, shows itself and is in sight; the regions and the list are not far."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.looking import wait_for_rest

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SIZES = {"wide": WIDE, "phone": PHONE}
BUDGET = 30
MOST = 260
FILTERED = "comunita=SN,ML&regione=03"
MAPS = ("", "scheda=19", "regione=19", "provincia=BS", "id=ASSOCIAZIONE", FILTERED, "lang=ar", "lang=ar&scheda=19")
VIEWS = (*MAPS[1:], *(f"vista={view}&provincia=BS" for view in ("elenco", "regioni", "comunita", "cercare")))
ROLES = {"button", "checkbox", "combobox", "DisclosureTriangle", "link", "radio", "searchbox", "textbox"}
PANES = {"region", "group"}
"""What has the focus because it scrolls, or because its keys move the map."""
STOP = """() => {
    const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
    const own = [element, ...(element.labels ?? [])];
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const hit = (across, down) => {
        const found = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
        return found && own.some(one => one.contains(found));
    };
    return {
        text: element.outerHTML.slice(0, 120), body: element === document.body,
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: right > left && bottom > top && [[.5, .5], [.5, .2], [.5, .8], [.1, .5], [.9, .5]].some(p => hit(...p)),
        scrolls: element.matches('.carta') || element.scrollHeight > element.clientHeight
            || element.scrollWidth > element.clientWidth,
    };
}"""
"""What somebody sees of the element that has the focus."""


def opened(visit, address: str, size: str) -> Page:
    page: Page = visit(address, **SIZES[size]).page
    wait_for_rest(page)
    return page


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab through the whole page, and return each stop as it is seen and as a screen reader is told of it."""
    asked = page.context.new_cdp_session(page)
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["body"]:
            return stops
        found = asked.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        node = asked.send("Accessibility.getPartialAXTree", {"objectId": found, "fetchRelatives": False})["nodes"][0]
        stops.append({**stop, "role": node["role"]["value"], "name": node.get("name", {}).get("value", "").strip()})
    return stops


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_no_stop_without_a_name_none_that_shows_nothing_none_out_of_sight(visit, index, atlas, view, size):
    richest = atlas.associations[atlas.associations["sito_web"] != ""].iloc[0]["id"]
    stops = walk(opened(visit, f"{index}#{view.replace('ASSOCIAZIONE', richest)}", size))
    assert len(stops) > 10
    assert [stop for stop in stops if not stop["name"]] == []
    assert [stop for stop in stops if not stop["ring"]] == []
    assert [stop for stop in stops if not stop["seen"]] == []
    dead = [s for s in stops if s["role"] not in ROLES and not (s["role"] in PANES and s["scrolls"])]
    assert dead == []


def test_what_a_key_does_is_what_the_role_says(visit, index):
    """Enter on a button or a link, Space on a box: on every kind of stop that the map has."""
    page = opened(visit, index, "wide")
    state = """() => [location.hash, document.querySelectorAll('.cerchio').length, document.activeElement.id,
        document.querySelector('.leaflet-map-pane').style.transform,
        document.querySelector('#scegli-regione').open, document.querySelector('.cerchio').style.transform].join()"""
    kinds = {
        ".cerchio": "Enter", ".rombo": "Space", "#comandi-mappa .tasti button:nth-child(1)": "Enter",
        "#comandi-mappa .tasti button:nth-child(2)": "Space", "#comandi-mappa .tasti button:nth-child(3)": "Enter",
        "#comandi-mappa .spostamento button": "Space", "#strato-malaika": "Space",
        "#titolo-scegli-regione": "Enter", ".cornice .salta": "Enter",
    }  # fmt: skip
    for selector, key in kinds.items():
        page.locator(selector).first.evaluate("element => element.focus()")
        before = page.evaluate(state)
        page.keyboard.press(key)
        page.wait_for_function(f"before => ({state})() !== before", arg=before, timeout=3000)
        wait_for_rest(page)


def presses(page: Page, goal: str, door: str) -> int:
    """Return how often Tab is pressed from the top to a goal, and Enter where that lies behind a door."""
    for n in range(1, MOST):
        page.keyboard.press("Tab")
        if page.evaluate("goal => document.activeElement.matches(goal)", goal):
            return n
        closed = page.evaluate(
            """([goal, door]) => document.activeElement.matches(door) &&
                !document.querySelector(goal)?.checkVisibility({ visibilityProperty: true })""",
            [goal, door],
        )
        if closed:
            page.keyboard.press("Enter")
    raise AssertionError(goal)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", MAPS)
def test_a_region_and_the_list_are_at_most_thirty_tabs_away(visit, index, atlas, view, size):
    richest = atlas.associations[atlas.associations["sito_web"] != ""].iloc[0]["id"]
    page = opened(visit, f"{index}#{view.replace('ASSOCIAZIONE', richest)}", size)
    assert presses(page, ".pulsante-regione", "#titolo-scegli-regione") <= BUDGET
    if "scheda" in view or "id=" in view:
        return  # the sheet stands in the place of the list
    page.reload()
    wait_for_rest(page)
    assert presses(page, "#elenco [data-id] a", "#maniglia") <= BUDGET


@pytest.mark.parametrize("size", SIZES)
def test_the_list_by_itself_is_as_near(visit, index, size):
    page = opened(visit, f"{index}#vista=elenco&{FILTERED}", size)
    assert presses(page, "#elenco [data-id] a", "#maniglia") <= BUDGET


@pytest.mark.parametrize("lang", ["it", "ar"])
def test_links_skip_to_the_results_and_past_the_map_on_the_side_where_reading_begins(visit, index, lang):
    page = opened(visit, f"{index}#lang={lang}", "wide")
    for goal in ("risultato", "titolo-scegli-regione"):
        presses(page, f'.salta[href="#{goal}"]', "nothing")
        box = page.locator(":focus").bounding_box()
        frame = page.evaluate(
            "() => { const b = document.activeElement.parentElement.getBoundingClientRect(); return [b.left, b.right] }"
        )
        begins = box["x"] - frame[0] if lang == "it" else frame[1] - box["x"] - box["width"]
        assert begins < 80
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == goal


def test_arrows_walk_a_list_that_is_one_stop_and_the_stop_stays_where_one_was(visit, index):
    page = opened(visit, index, "wide")
    presses(page, "#s-comunita", "nothing")
    hint = page.locator("#frecce")
    assert hint.is_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "s-regione"
    assert hint.is_hidden()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.id") == "s-iniziativa"
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    box = page.evaluate("document.activeElement.id")
    page.keyboard.press("Space")
    page.wait_for_function("location.hash.includes('comunita=')")
    assert page.evaluate("document.activeElement.id") == box
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == box
