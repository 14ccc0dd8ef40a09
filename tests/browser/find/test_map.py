# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map in a real browser: what is drawn, what a click does, and that nobody is asked for anything."""

import re

import pytest

from mapping.atlas import Atlas
from mapping.viewer.near import chief_towns
from tests.browser.looking import look, must_show, wait_for_rest

CUT = """() => {
    const map = document.querySelector('.carta').getBoundingClientRect();
    const box = circle => circle.getBoundingClientRect();
    return [...document.querySelectorAll('button.cerchio')].filter(circle =>
        box(circle).left < map.left || box(circle).right > map.right
        || box(circle).top < map.top || box(circle).bottom > map.bottom).map(circle => circle.ariaLabel);
}"""


def test_twenty_regions_are_drawn_and_each_has_its_button(visit, index, atlas: Atlas):
    page = visit(index).page
    drawn = page.locator("path.regione").evaluate_all("paths => paths.map(p => p.dataset.codiceRegione)")
    assert sorted(drawn) == list(atlas.coverage.regions.index)
    for code, region in atlas.coverage.regions.iterrows():
        label = page.locator(f'button[data-regione="{code}"]').get_attribute("aria-label")
        assert label.startswith(f"{region['regione']}, {region['associazioni']} associazion")


def test_page_accounts_for_every_row(visit, index, atlas: Atlas):
    page = visit(index).page
    text = page.locator("[data-conti]").inner_text()
    numbers = [int(n) for n in re.findall(r": (\d+)", text)]
    assert numbers[0] == len(atlas.located)
    assert sum(numbers[1:]) == numbers[0]
    assert page.locator("[data-conteggio]").inner_text() == f"{len(atlas.associations)} di {len(atlas.associations)}"


def test_click_on_a_region_opens_its_figures(visit, index, atlas: Atlas):
    page = visit(index).page
    page.locator('path.regione[data-codice-regione="20"]').click()
    assert page.locator("#titolo-scheda").inner_text() == "Sardegna"
    first = page.locator("#scheda .confronto tbody tr").first
    expected = [
        str(atlas.coverage.regions.loc["20", "associazioni"]),
        str(atlas.coverage.italy["associazioni"]),
    ]
    assert first.locator("td").all_inner_texts() == expected


def test_click_on_a_circle_lists_its_associations_and_a_name_opens_its_card(visit, index, atlas: Atlas):
    page = visit(f"{index}#provincia=RM").page
    wait_for_rest(page)
    page.locator('.cerchio[data-comune="058091"]').click()
    in_rome = atlas.associations[atlas.associations["luogo_codice_comune"] == "058091"]
    entries = page.locator("#scheda [data-id]")
    assert sorted(entries.evaluate_all("all => all.map(e => e.dataset.id)")) == sorted(in_rome["id"])
    entries.first.locator("a").click()
    assert page.locator("#titolo-scheda").inner_text() in set(in_rome["denominazione"])
    assert "comune" in page.locator("#scheda").inner_text()


def test_malaika_has_a_mark_per_territory_with_its_card(visit, index):
    page = visit(index).page
    assert page.locator(".rombo").count() == 17
    page.locator('.rombo[data-luogo="020030"]').click()
    card = page.locator('#scheda [data-progetto="malaika"]')
    assert "Consorzio Connecting People" in card.inner_text()


def test_names_of_towns_cover_no_circle_and_no_other_name(visit, index):
    names = visit(index).page.evaluate("""() => {
        const boxes = s => [...document.querySelectorAll(s)].map(e => [e.textContent, e.getBoundingClientRect()]);
        const before = (a, b) => a.right < b.left + 2 || a.bottom < b.top + 2;
        const apart = (a, b) => before(a, b) || before(b, a);
        const circles = boxes('.cerchio'), names = boxes('.nome-luogo');
        return names.map(([text, box]) => ({
            text,
            names: names.every(other => other[0] === text || apart(box, other[1])),
            circles: circles.filter(other => !apart(box, other[1])).length,
        }));
    }""")
    assert {"Roma", "Milano", "Napoli", "Torino", "Palermo", "Genova"} <= {name["text"] for name in names}
    assert all(name["names"] for name in names)
    assert sum(name["circles"] > 0 for name in names) <= 3, names


def test_a_town_without_a_circle_has_its_name_right_below_its_place(visit, index):
    page = visit(f"{index}#regione=12&strati=").page
    wait_for_rest(page)
    off = page.evaluate(
        """towns => {
        const map = window[Object.keys(window).find(key => key.startsWith('map_'))];
        const frame = map.getContainer().getBoundingClientRect();
        return [...document.querySelectorAll('.senza-segno')].map(name => {
            const [, lat, lon] = towns.find(town => town[0] === name.textContent);
            const point = map.latLngToContainerPoint([lat, lon]);
            const box = name.getBoundingClientRect();
            return Math.hypot(box.x + box.width / 2 - frame.x - point.x, box.y - frame.y - point.y);
        });
    }""",
        chief_towns(),
    )
    assert len(off) > 3
    assert max(off) < 12


def test_map_and_its_legend_are_on_the_first_screen(visit, index):
    wide = visit(index, viewport={"width": 1366, "height": 900}).page
    for part in ("#legenda .classi", "#scegli-indicatore", "#strato-malaika"):
        box = wide.locator(part).bounding_box()
        assert box["y"] + box["height"] < 900, part
    covered = wide.evaluate("""() => {
        const legend = document.querySelector('.scala').getBoundingClientRect();
        return [...document.querySelectorAll('path.regione')].map(p => p.getBoundingClientRect())
            .filter(p => p.left < legend.right && p.bottom > legend.top && p.top < legend.bottom).length;
    }""")
    assert covered == 0
    phone = visit(index, viewport={"width": 390, "height": 844}).page
    assert phone.locator("path.regione[data-codice-regione='19']").bounding_box()["y"] < 700


def test_layers_can_be_switched(visit, index):
    page = visit(index).page
    layers = page.locator("#legenda .strati")
    layers.get_by_label("Malaika").uncheck()
    assert page.locator(".rombo").count() == 0
    layers.get_by_label("Associazioni").uncheck()
    assert page.locator(".cerchio").count() == 0


def test_legend_keeps_zero_and_no_data_apart(visit, index):
    page = visit(index + "#indicatore=tasso_10000").page
    names = page.locator("#legenda .classi li").all_inner_texts()
    assert names[0] == "zero"
    assert names[-1] == "dato non disponibile"
    assert len(names) == 7 + (page.locator("path.incerta").count() > 0), "dots are explained where there are any"


def test_from_disk_nothing_is_asked_and_nothing_complains(visit, index):
    visited = visit(index, offline=True)
    page = visited.page
    for view in ("elenco", "regioni", "iniziative", "mappa"):
        page.locator(f'#viste a[data-vista="{view}"]').click()
    page.locator('button[data-regione="03"]').click()
    wait_for_rest(page)
    visited.must_be_silent()


def test_the_map_goes_to_what_is_chosen(visit, index):
    page = visit(index).page
    name = page.evaluate("Object.keys(window).find(key => key.startsWith('map_'))")
    zoom = "name => window[name].getZoom()"
    country = page.evaluate(zoom, name)
    page.evaluate("() => { location.hash = 'provincia=RM' }")
    page.wait_for_function("([name, zoom]) => window[name].getZoom() > zoom + 1", arg=[name, country])
    page.evaluate("() => { location.hash = '' }")
    page.wait_for_function("([name, zoom]) => Math.abs(window[name].getZoom() - zoom) < 0.2", arg=[name, country])


@pytest.mark.parametrize("choice", ["regione=08", "regione=20", "provincia=TP", "comunita=AL"])
def test_the_legend_lies_on_nothing_that_was_chosen(visit, index, choice):
    page = visit(f"{index}#{choice}", viewport={"width": 1366, "height": 900}).page
    page.wait_for_function("() => 'pronta' in document.documentElement.dataset")
    wait_for_rest(page)
    hidden = page.evaluate("""() => {
        const legend = document.querySelector('#legenda .scala').getBoundingClientRect();
        const inside = ({ x, y, width, height }) => x + width / 2 < legend.right && y + height / 2 > legend.top;
        return [...document.querySelectorAll('.cerchio')].filter(e => inside(e.getBoundingClientRect())).length;
    }""")
    assert page.locator(".cerchio").count() > 0
    assert hidden == 0


@pytest.mark.parametrize("size", [(800, 700), (1000, 700), (1280, 900), (390, 844)])
def test_no_circle_is_cut_where_italy_is_seen_whole_at_this_fit_or_at_a_later_one(visit, index, size):
    viewport = {"width": size[0], "height": size[1]}
    page = visit(f"{index}?incorporata=1", own=(index,), viewport=viewport).page
    before = look(page)
    assert page.evaluate(CUT) == []
    page.set_viewport_size({"width": size[0] + 150, "height": size[1]})
    wait_for_rest(page)
    page.set_viewport_size(viewport)
    must_show(page, before)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("size", [(320, 320), (390, 844), (800, 700), (1440, 900)])
def test_all_of_italy_is_in_view_to_its_southernmost_island(visit, index, size):
    page = visit(index, viewport={"width": size[0], "height": size[1]}).page
    beyond = page.evaluate("""() => {
        const map = document.querySelector('.carta').getBoundingClientRect();
        const lands = [...document.querySelectorAll('path.regione')].map(land => land.getBoundingClientRect());
        return lands.filter(land => land.top < map.top || land.bottom > map.bottom + 0.5).length;
    }""")
    assert beyond == 0
