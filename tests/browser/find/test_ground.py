# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A map that reads by itself: what lies around Italy, the names, the chosen comune as an area, provinces in colours."""

import pytest

from mapping.atlas import Atlas
from mapping.viewer.languages import tag
from tests.browser.looking import wait_for_rest

BRESCIA = "017029"
NAMES = "all => all.map(name => name.textContent)"
MAP = "window[Object.keys(window).find(key => key.startsWith('map_'))]"


def test_the_ground_lies_beneath_italy_and_answers_to_nothing(visit, index):
    page = visit(index).page
    found = page.evaluate("""() => ['terra', 'lago', 'costa'].map(name => {
        const path = document.querySelector(`path.${name}`), pane = path.closest('.leaflet-pane[aria-hidden]');
        return [path.getAttribute('d').length > 50, getComputedStyle(path).pointerEvents, Number(pane.style.zIndex)];
    })""")
    assert all(drawn and pointer == "none" for drawn, pointer, _ in found)
    regions = int(page.evaluate("document.querySelector('.leaflet-regioni-pane').style.zIndex"))
    land, lakes, coast = (level for _, _, level in found)
    assert land < regions < lakes == coast
    panes = page.locator(
        ":is(.leaflet-terra-pane, .leaflet-acque-pane, .leaflet-contorno-pane, .leaflet-province-pane)"
    )
    assert panes.locator("a, button, [tabindex], .leaflet-interactive").count() == 0


def test_a_lake_belongs_to_the_region_that_is_clicked(visit, index):
    page = visit(index + "#provincia=BS").page
    wait_for_rest(page)
    beneath = page.evaluate(f"""() => {{
        const {{ x, y }} = {MAP}.latLngToContainerPoint([45.6, 10.66]);
        const frame = {MAP}.getContainer().getBoundingClientRect();
        return document.elementsFromPoint(frame.x + x, frame.y + y).map(e => e.getAttribute('class') ?? '');
    }}""")
    assert any(name.startswith("regione") for name in beneath)
    assert not any("lago" in name for name in beneath)


@pytest.mark.parametrize("by", ["comune", "id"])
def test_the_chosen_comune_is_an_area_and_the_map_goes_there(visit, index, atlas: Atlas, by):
    inside = atlas.associations[atlas.associations["luogo_codice_comune"] == BRESCIA]
    page = visit(f"{index}#{by}={BRESCIA if by == 'comune' else inside['id'].iloc[0]}").page
    wait_for_rest(page)
    assert page.locator("path.contorno-comune").count() == 1
    area, frame = (page.locator(where).bounding_box() for where in ("path.contorno-comune", ".carta"))
    assert area["width"] > 100
    assert frame["x"] <= area["x"] and area["x"] + area["width"] <= frame["x"] + frame["width"]
    assert frame["y"] <= area["y"] and area["y"] + area["height"] <= frame["y"] + frame["height"]
    circle = page.locator(f'.cerchio[data-comune="{BRESCIA}"]').bounding_box()
    assert area["x"] < circle["x"] + circle["width"] / 2 < area["x"] + area["width"]
    before = page.evaluate(f"{MAP}.getZoom()")
    page.locator("#scheda button").first.click()
    wait_for_rest(page)
    assert page.locator("path.contorno-comune").count() == 0
    assert abs(page.evaluate(f"{MAP}.getZoom()") - before) < 0.5, "whoever closes a card is not thrown elsewhere"


def test_with_malaika_alone_its_seventeen_comuni_are_named(visit, index, atlas: Atlas):
    page = visit(index + "#strati=malaika").page
    wait_for_rest(page)
    places = atlas.initiatives.places
    wanted = set(places.loc[places["progetto"] == "malaika", "comune"])
    assert len(wanted) == 17
    assert wanted <= set(page.locator(".nome-luogo").evaluate_all(NAMES))


def test_close_by_every_comune_that_is_shown_has_its_name(visit, index):
    page = visit(index + "#strati=associazioni").page
    page.evaluate(f"() => {{ {MAP}.setView([45.55, 10.2], 10, {{ animate: false }}) }}")
    wait_for_rest(page)
    page.wait_for_function("document.querySelectorAll('.nome-luogo').length > 4")
    shown = page.evaluate("""() => {
        const frame = document.querySelector('.carta').getBoundingClientRect();
        const seen = e => {
            const box = e.getBoundingClientRect();
            return box.left > frame.left + 60 && box.right < frame.right - 60
                && box.top > frame.top + 30 && box.bottom < frame.bottom - 30;
        };
        const legend = document.querySelector('.scala').getBoundingClientRect();
        const free = e => e.getBoundingClientRect().left > legend.right + 60;
        return [...document.querySelectorAll('.cerchio[data-comune]')].filter(e => seen(e) && free(e))
            .map(e => e.getAttribute('aria-label').split(' (')[0]);
    }""")
    assert len(shown) > 4
    assert set(shown) <= set(page.locator(".nome-luogo").evaluate_all(NAMES))


@pytest.mark.parametrize("size", [(1366, 900), (390, 844)])
@pytest.mark.parametrize("state", ["", "#comunita=SN", "#regione=03"])
def test_no_name_stands_on_a_number_or_a_mark_or_far_from_its_place(visit, index, atlas: Atlas, size, state):
    page = visit(index + state, viewport={"width": size[0], "height": size[1]}).page
    wait_for_rest(page)
    page.wait_for_function("document.querySelector('.nome-luogo')")
    rows = atlas.associations
    places = (
        rows.drop_duplicates("luogo_comune")
        .set_index("luogo_comune")[["luogo_latitudine", "luogo_longitudine"]]
        .dropna()
    )
    found = page.evaluate(
        f"""places => {{
        const frame = {MAP}.getContainer().getBoundingClientRect();
        const names = [...document.querySelectorAll('.nome-luogo')].map(e => [e, e.getBoundingClientRect()]);
        const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
        const marks = [...document.querySelectorAll('.cerchio .numero, .rombo svg')];
        const on = names.filter(([, box]) => marks.some(mark => meet(box, mark.getBoundingClientRect())));
        const far = names.filter(([e, box]) => {{
            const place = places[e.textContent];
            if (!place || e.matches('.nome-regione, .nome-provincia, .nome-paese')) return false;
            const {{ x, y }} = {MAP}.latLngToContainerPoint(place);
            const dx = Math.max(box.left - frame.x - x, 0, x - box.right + frame.x);
            const dy = Math.max(box.top - frame.y - y, 0, y - box.bottom + frame.y);
            return Math.hypot(dx, dy) > 90;
        }});
        return [on, far].map(some => some.map(([e]) => e.textContent));
    }}""",
        {name: list(map(float, point)) for name, *point in places.itertuples()},
    )
    assert found == [[], []]


@pytest.mark.parametrize("state", ["#lang=fr", "#lang=ar&strati=malaika", "#lang=zh&strati="])
def test_regions_and_neighbours_are_named_in_the_whole_country(visit, index, state):
    page = visit(index + state).page
    wait_for_rest(page)
    assert page.locator(".nome-regione").count() >= 3
    lang = state.split("=")[1][:2]
    neighbours = page.locator(".nome-paese")
    assert neighbours.count() >= 4
    assert set(neighbours.evaluate_all("all => all.map(name => name.lang)")) == {tag(lang)}


def test_the_provinces_of_the_chosen_region_take_colours_and_the_legend_says_which(visit, index, atlas: Atlas):
    page = visit(index + "#regione=03").page
    wait_for_rest(page)
    assert page.locator("path.provincia").count() == 12
    legend = page.locator("#legenda")
    assert "Province (Lombardia): associazioni mostrate" in legend.inner_text()
    told = legend.locator(".solo-lettori li").all_text_contents()
    here = atlas.associations[atlas.associations["luogo_codice_regione"] == "03"]
    counts = here["luogo_sigla"] if "luogo_sigla" in here else here["luogo_provincia"]
    assert sum(int(line.rsplit(": ", 1)[1]) for line in told) == (counts != "").sum()
    page.evaluate("() => { location.hash = 'regione=03&indicatore=tasso_10000' }")
    page.wait_for_function("document.querySelector('#legenda').innerText.includes('stessi colori delle regioni')")
    page.evaluate("() => { location.hash = 'regione=03;12' }")
    page.wait_for_function("!document.querySelector('path.provincia')")
