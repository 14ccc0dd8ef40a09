# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Circles and the marks of projects: what is painted is what is hit, all are counted, a link shows its own."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mapping.atlas import Atlas
from tests.browser.looking import places_of, wait_for_rest

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
BOTH = "strati=associazioni,malaika,incontro"
MARKS = """() => {
    const map = document.querySelector('.leaflet-container').getBoundingClientRect();
    const legend = document.querySelector('#legenda .scala').getBoundingClientRect();
    const over = [...document.querySelectorAll('#comandi-mappa, #cerca-area, #mano, [data-posto=foglio] #lato')]
        .map(one => one.getBoundingClientRect());
    const within = (x, y, box) => x > box.left && x < box.right && y > box.top && y < box.bottom;
    return [...document.querySelectorAll('.cerchio, .rombo')].map(mark => {
        const box = mark.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
        const seen = within(x, y, map) && within(x, y, { left: 0, top: 0, right: innerWidth, bottom: innerHeight })
            && !within(x, y, legend) && !over.some(one => within(x, y, one));
        const number = mark.querySelector('.numero')?.getBoundingClientRect();
        return {
            name: mark.getAttribute('aria-label'), kind: mark.className.includes('rombo') ? 'mark' : 'circle',
            x, y, width: box.width, height: box.height, seen, text: mark.textContent,
            fits: !number || number.width < box.width, hit: document.elementFromPoint(x, y)?.closest('button') === mark,
        };
    });
}"""
"""Every circle and mark, where it is, and whether the point in its middle belongs to it."""


def marks_of(page: Page) -> list[dict[str, Any]]:
    page.locator("#mappa .carta").scroll_into_view_if_needed()
    wait_for_rest(page)
    found: list[dict[str, Any]] = page.evaluate(MARKS)
    return found


@pytest.mark.parametrize("view", [WIDE, PHONE], ids=["wide", "phone"])
def test_what_is_painted_is_hit_whatever_is_chosen_and_however_near(visit, index, view):
    """One page walks through all of them: a filter, a region, a province, two projects, the buttons of the map."""
    page = visit(f"{index}#{BOTH}", viewport=view).page
    for step in ["", "comunita=SN", "provincia=BS", "regione=12", "regione=03"]:
        page.evaluate("hash => { location.hash = hash }", f"{BOTH}&{step}")
        for _ in range(2):
            marks = marks_of(page)
            seen = [mark for mark in marks if mark["seen"]]
            assert {mark["kind"] for mark in seen} == {"circle", "mark"}, step
            assert [mark["name"] for mark in seen if not mark["hit"]] == [], step
            assert [mark["name"] for mark in marks if min(mark["width"], mark["height"]) < 24] == [], step
            assert [mark["name"] for mark in marks if not mark["fits"]] == [], step
            page.locator("#comandi-mappa button").first.click()
            wait_for_rest(page)


def test_circles_count_every_association_that_has_a_place(visit, index, atlas: Atlas):
    page = visit(index).page
    for near in range(3):
        circles = [mark for mark in marks_of(page) if mark["kind"] == "circle"]
        told = [int(re.search(r": (\d+) associazion", mark["name"])[1]) for mark in circles]
        assert [int(mark["text"]) for mark in circles] == told
        assert sum(told) == atlas.states["mappata"]
        comuni = atlas.associations["luogo_codice_comune"].replace("", None).nunique()
        assert places_of(page) == comuni, near
        page.locator("#comandi-mappa button").first.click()


def test_a_group_says_what_it_is_and_opens_nearer_with_the_focus_on_one_of_its_own(visit, index):
    page = visit(index).page
    wait_for_rest(page)
    group = page.locator('.cerchio[aria-label^="provincia di Perugia: "]')
    assert re.search(r": \d+ associazioni in \d+ comuni$", group.get_attribute("aria-label"))
    own = set(group.get_attribute("data-luogo").split())
    group.focus()
    page.keyboard.press("Enter")
    wait_for_rest(page)
    expect(group).to_have_count(0)
    focused = page.evaluate("document.activeElement.dataset.luogo").split()
    assert set(focused) < own
    opened = page.locator(".cerchio").evaluate_all("all => all.map(one => one.dataset.luogo)")
    assert sum(bool(set(one.split()) & own) for one in opened) > 1


@pytest.mark.parametrize("view", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("kind", ["id", "comune"])
def test_a_link_to_a_card_shows_its_circle_marked(visit, index, atlas: Atlas, kind, view):
    row = atlas.associations[atlas.associations["luogo_codice_comune"] == "017029"].iloc[0]
    chosen = {"id": row["id"], "comune": "017029"}[kind]
    page = visit(f"{index}#{kind}={chosen}", viewport=view).page
    wait_for_rest(page)
    marked = page.locator(".cerchio.scelto")
    expect(marked).to_have_count(1)
    assert marked.get_attribute("data-comune") == "017029"
    assert marked.get_attribute("aria-current") == "location"
    map_, circle = page.locator(".leaflet-container").bounding_box(), marked.bounding_box()
    assert map_["x"] < circle["x"] < map_["x"] + map_["width"]
    assert map_["y"] < circle["y"] < map_["y"] + map_["height"]
    page.locator("#scheda .chiudi, #scheda [data-chiudi]").first.click()
    expect(marked).to_have_count(0)


def test_each_project_has_its_own_shape_and_the_legend_shows_it(visit, index):
    page = visit(f"{index}#{BOTH},musa,coin,amici,start_it_up").page
    wait_for_rest(page)
    looks = "all => all.map(one => [one.getAttribute('d'), getComputedStyle(one).fill])"
    shown = {tuple(one) for one in page.locator(".rombo path").evaluate_all(looks)}
    assert len(shown) == len({shape for shape, _ in shown}) == len({colour for _, colour in shown}) == 6
    assert {tuple(one) for one in page.locator(".strati .segno-progetto path").evaluate_all(looks)} == shown


def test_meetings_of_a_project_without_a_territory_are_on_the_map_and_in_its_facet(visit, index, atlas: Atlas):
    events = atlas.initiatives.events
    met = set(events[(events["progetto"] == "incontro") & (events["codice_comune"] != "")]["codice_comune"])
    page = visit(f"{index}#strati=incontro&iniziativa=incontro").page
    wait_for_rest(page)
    assert set(page.locator(".rombo").evaluate_all("all => all.map(one => one.dataset.luogo)")) == met
    there = atlas.associations["luogo_codice_comune"].isin(met).sum()
    assert page.locator("[data-conteggio]").inner_text().startswith(f"{there} di ")


def test_a_tooltip_stays_whole_and_goes_away_with_a_click(visit, index):
    page = visit(f"{index}#regione=20", viewport={"width": 390, "height": 844}).page
    wait_for_rest(page)
    page.locator("#mappa .carta").scroll_into_view_if_needed()
    frame = page.locator(".leaflet-container").bounding_box()
    for across in (0.02, 0.5, 0.98):
        x, y = frame["x"] + frame["width"] * across, frame["y"] + 8
        page.evaluate(
            """([x, y]) => {
                const region = document.querySelector('path.regione[data-codice-regione="20"]');
                for (const kind of ['mouseout', 'mouseover', 'mousemove'])
                    region.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientX: x, clientY: y }));
            }""",
            [x, y],
        )
        box = page.locator(".etichetta").bounding_box()
        assert box["x"] >= frame["x"] - 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
        assert box["y"] >= frame["y"] - 1
    page.locator('path.regione[data-codice-regione="20"]').click()
    expect(page.locator(".etichetta")).to_have_count(0)
