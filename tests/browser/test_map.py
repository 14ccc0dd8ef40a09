# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map in a real browser: what is drawn, what a click does, and that nobody is asked for anything."""

import re

from mapping.atlas import Atlas


def test_twenty_regions_are_drawn_and_each_has_its_button(visit, index, atlas: Atlas):
    page = visit(index).page
    drawn = page.locator("path.regione").evaluate_all("paths => paths.map(p => p.dataset.codiceRegione)")
    assert sorted(drawn) == list(atlas.coverage.regions.index)
    for code, region in atlas.coverage.regions.iterrows():
        label = page.locator(f'button[data-regione="{code}"]').get_attribute("aria-label")
        assert label.startswith(f"{region['regione']}, {region['associazioni']} associazion")


def test_circles_hold_every_association_that_has_a_place(visit, index, atlas: Atlas):
    labels = visit(index).page.locator(".cerchio").evaluate_all("all => all.map(c => c.getAttribute('aria-label'))")
    counts = [int(re.search(r": (\d+) associazion", label).group(1)) for label in labels]
    assert sum(counts) == atlas.states["mappata"]
    assert len(counts) == atlas.associations["luogo_codice_comune"].replace("", None).nunique()


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
    page = visit(index).page
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
    assert len(names) == 7


def test_from_disk_nothing_is_asked_and_nothing_complains(visit, index):
    visited = visit(index, offline=True)
    page = visited.page
    for view in ("elenco", "regioni", "iniziative", "mappa"):
        page.locator(f'#viste a[data-vista="{view}"]').click()
    page.locator('button[data-regione="03"]').click()
    page.wait_for_timeout(300)
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
