# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the map tells under the pointer stays, can be reached and sent away; and the map moves without dragging."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look, wait_for_rest

KINDS = ("path.regione[data-codice-regione='20']", ".cerchio", ".rombo")
MIDDLE = """selector => {
    const marks = [...document.querySelectorAll(selector)];
    for (const mark of marks) {
        const box = mark.getBoundingClientRect();
        for (let across = .5; across < 1; across += .1) {
            const [x, y] = [box.x + box.width * across, box.y + box.height / 2];
            const found = document.elementFromPoint(x, y);
            if (found && mark.contains(found)) return [x, y];
        }
    }
}"""


def hover(page: Page, selector: str) -> tuple[float, float]:
    x, y = page.evaluate(MIDDLE, selector)
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    expect(page.locator(".etichetta")).to_have_count(1)
    return x, y


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told_can_be_reached_stays_and_goes_with_escape_or_when_left(visit, index, kind):
    page = visit(index).page
    wait_for_rest(page)
    told = page.locator(".etichetta")
    x, y = hover(page, kind)
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    page.mouse.move(5, 5)
    hover(page, kind)
    box = told.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, min(y, box["y"] + box["height"] + 1), steps=3)
    page.mouse.move(*middle, steps=4)
    page.wait_for_timeout(600)  # longer than the text stays when it is left
    expect(told).to_have_count(1)
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('.etichetta') !== null", middle)
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    page.mouse.move(5, 5)
    hover(page, kind)
    page.mouse.move(5, 5)
    expect(told).to_have_count(0)


def test_the_name_of_a_mark_is_seen_with_the_focus_and_goes_with_escape(visit, index):
    page = visit(index).page
    wait_for_rest(page)
    page.locator(".cerchio[tabindex='0'], .rombo[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    told = page.locator(".etichetta")
    expect(told).to_have_count(1)
    assert told.inner_text() in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(told).to_have_count(1)
    page.keyboard.press("Tab")
    expect(told).to_have_count(0)


def test_regions_are_no_stops_and_have_their_buttons(visit, index):
    page = visit(index).page
    focusable = "all => all.filter(path => { path.focus(); return document.activeElement === path }).length"
    assert page.locator(".leaflet-container path").evaluate_all(focusable) == 0
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    images = [node for node in tree if not node["ignored"] and node["role"]["value"] in ("image", "img")]
    assert [node["nodeId"] for node in images if not node["name"]["value"]] == [], "drawings that nothing names"
    assert page.locator(".pulsante-regione").count() == page.locator("path.regione").count() == 20


@pytest.mark.parametrize("lang", ["it", "ar"])
@pytest.mark.parametrize("size", [(1280, 900), (390, 844)], ids=["wide", "phone"])
def test_the_map_is_moved_by_single_presses(visit, index, lang, size):
    page = visit(f"{index}#lang={lang}&regione=03", viewport={"width": size[0], "height": size[1]}).page
    buttons = page.locator(".spostamento button")
    if size[0] < 500:
        expect(buttons.first).to_be_hidden()
        page.locator(".apri-spostamento").click()
        expect(page.locator(".apri-spostamento")).to_have_attribute("aria-expanded", "true")
    at = look(page)
    boxes = [button.bounding_box() for button in buttons.all()]
    north, west, east, south = boxes
    assert west["x"] < north["x"] < east["x"]
    assert north["y"] < west["y"] < south["y"]
    frame = page.locator("#mappa .carta").bounding_box()
    assert all(frame["x"] <= box["x"] <= frame["x"] + frame["width"] - box["width"] for box in boxes)
    assert all(box["y"] + box["height"] <= frame["y"] + frame["height"] for box in boxes)
    for button, axis, sign in zip(buttons.all(), "yxxy", (-1, -1, 1, 1), strict=True):
        button.click()
        now = look(page)
        assert (now[axis] - at[axis]) * sign > 10
        assert now["zoom"] == at["zoom"]
        at = now
    expect(page.locator("#cerca-area")).to_be_visible()
