# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our layers on plain Folium maps, in every vessel that Folium has: drawn, named, switched; nothing of a name runs."""

import html
import re
from collections.abc import Callable
from dataclasses import replace

import folium
import numpy as np
import pytest
from folium.map import FitOverlays
from folium.plugins import DualMap, FeatureGroupSubGroup, GroupedLayerControl, MarkerCluster, TreeLayerControl
from playwright.sync_api import expect

from mapping.coverage import UNSURE, ZERO, classify, spanned_classes
from mapping.layers import association_layer, initiative_layer, region_layer
from mapping.shipped_tables import read_table
from mapping.toml_files import read_toml
from mapping.viewer import build_map
from mapping.viewer.figures import shown_figures
from mapping.viewer.markup import printable
from mapping.viewer.payload import place_table, safe_address
from tests.browser.conftest import HOSTILE, Visit, listen
from tests.browser.remote import answer_remote

COLOURS = read_toml("palette.toml")["light"]
REGION, CIRCLE, DIAMOND = "path.mappa-strati-regione", "button.mappa-strati-cerchio", "button.mappa-strati-rombo"
SEEN = """all => all.map(one => one.getBoundingClientRect()).findIndex(({ left, top, right, bottom }) =>
    left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight)"""
"""Which of some elements, the first, lies whole within the window; -1 if none does."""
LEGEND = ".mappa-strati-legenda"


@pytest.fixture
def look(new_page, tmp_path) -> Callable[..., Visit]:
    """Open a document as if online; what the page complains of, asks in vain or says in a dialog is remembered."""

    def open_document(shown: folium.Map | folium.Figure | DualMap | str, **options) -> Visit:
        path = tmp_path / "mappa.html"
        if isinstance(shown, str):
            path.write_text(shown, encoding="utf-8")
        else:
            shown.save(str(path))
        visited = Visit(new_page(**options))
        visited.requests = answer_remote(visited.page)
        listen(visited, "error", "warning")
        visited.page.on("dialog", lambda dialog: visited.complaints.append(dialog.message))
        visited.page.goto(path.as_uri())
        return visited

    return open_document


def plain_map(**options) -> folium.Map:
    return folium.Map([42.1, 12.5], zoom_start=6, tiles=None, **{"maxZoom": 18} | options)


def with_layers(atlas, parent=None, **options):
    parent = plain_map() if parent is None else parent
    for maker in (region_layer, association_layer, initiative_layer):
        maker(atlas, **options).add_to(parent)
    return parent


def rgb(colour: str) -> str:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return f"rgb({', '.join(str(int(digits[n : n + 2], 16)) for n in (0, 2, 4))})"


def fills(page, layer) -> dict[str, str]:
    script = """name => Object.fromEntries(window[name].getLayers().map(path =>
        [path.feature.properties.codice_regione, getComputedStyle(path.getElement()).fill]))"""
    return page.evaluate(script, layer.get_name())


def shown_alone(page, map_, layer) -> None:
    """Add a layer of regions again: it takes the place of the one that is shown."""
    page.evaluate("([map, layer]) => { window[layer].addTo(window[map]) }", [map_.get_name(), layer.get_name()])
    expect(page.locator(REGION)).to_have_count(20)


def test_regions_have_the_colours_of_their_classes_for_every_indicator(look, atlas):
    map_ = plain_map()
    layers = {
        figure: region_layer(atlas, indicator=figure.name).add_to(map_)
        for figure in shown_figures(atlas.coverage)
        if figure.scheme
    }
    association_layer(atlas).add_to(map_)
    visited = look(map_)
    parts = visited.page.locator(f"{LEGEND} .mappa-strati-interno > div")
    notes = []
    for figure, layer in layers.items():
        shown_alone(visited.page, map_, layer)
        title, zero, *ranges, missing = next(
            texts
            for texts in parts.evaluate_all(
                "all => all.map(part => [...part.querySelectorAll('strong, li')].map(e => e.textContent))"
            )
            if texts[0] == figure.it
        )
        told = visited.page.locator(f"{LEGEND} p").all_inner_texts()
        assert sum("un campione documentato, non un censimento" in note for note in told) == 1
        notes += told
        values = atlas.coverage.regions[figure.name]
        classes = classify(values, figure)
        names = {ZERO: "zero"} | {n: f"c{n}" for n in range(5)}
        drawn, places = fills(visited.page, layer), classes.of(values)
        assert len(drawn) == 20
        spanned = spanned_classes(atlas.coverage.regions, figure)
        for code, place in places.items():
            name = names.get(place, "nd")  # Basilicata: of no association is the community known
            plain = name != "nd" and spanned[code] < UNSURE
            assert drawn[code] == rgb(COLOURS[name]) if plain else drawn[code].endswith(f'-{name}")'), code
        if (spanned >= UNSURE).any():
            assert "classe incerta" in ranges.pop()
        assert (title, zero, missing) == (figure.it, "zero", "dato non disponibile")
        assert len(ranges) == len(classes.bounds)
    assert any("1° gennaio 2025" in note for note in notes)
    visited.must_be_silent()


def test_zero_is_told_from_what_is_not_known(look, atlas):
    table = atlas.coverage.regions.astype({"tasso_10000": float})
    table.loc[["12", "15"], ["tasso_10000", "tasso_10000_inf", "tasso_10000_sup"]] = [[0.0, 0.0, 0.5], [np.nan] * 3]
    layer = region_layer(replace(atlas, coverage=replace(atlas.coverage, regions=table)), indicator="tasso_10000")
    visited = look(layer.add_to(plain_map())._parent)
    page = visited.page
    found = fills(page, layer)
    pattern = re.fullmatch(r'url\("#(.+)"\)', found["15"])[1]
    assert page.locator(f"pattern#{pattern}").count() == 1
    assert re.fullmatch(r'url\("#.+-zero"\)', found["12"]), "a zero whose interval is not: dotted"
    labels = page.locator(REGION).evaluate_all(
        "all => Object.fromEntries(all.map(e => [e.dataset.codice, e.getAttribute('aria-label')]))"
    )
    assert labels["12"].endswith(
        ": 0,00 (Intervallo di confidenza al 95 %: 0,00–0,50), classe incerta: l'intervallo ne tocca più di una"
    )
    assert labels["15"] == "Campania, Associazioni ogni 10.000 residenti stranieri: dato non disponibile"
    page.locator(f'{REGION}[data-codice="15"]').focus()
    assert page.locator(".mappa-strati-etichetta").inner_text().endswith("dato non disponibile")
    visited.must_be_silent()


def test_circles_and_cards_are_those_of_the_registry(look, atlas):
    visited = look(with_layers(atlas))
    page = visited.page
    placed = atlas.associations[atlas.associations["luogo_latitudine"].notna()]
    counts = placed["luogo_codice_comune"].value_counts().to_dict()
    labels = page.locator(CIRCLE).evaluate_all("all => all.map(e => [e.dataset.comune, e.getAttribute('aria-label')])")
    assert {code: int(re.search(r": (\d+) associazion[ei]$", label)[1]) for code, label in labels} == counts
    assert len(labels) == len(place_table(atlas.associations)) == 275
    page.locator(f'{CIRCLE}[data-comune="058091"]').click()
    card = page.locator(".mappa-strati-scheda")
    names = card.locator(".mappa-strati-nome bdi:first-child").all_text_contents()
    rome = placed[placed["luogo_codice_comune"] == "058091"]
    assert sorted(names) == sorted(rome["denominazione"])
    assert "Precisione del luogo: comune" in card.inner_text()
    links = card.locator("a").evaluate_all("all => all.map(e => [e.getAttribute('href'), e.rel])")
    assert sorted(links) == sorted([address, "noopener noreferrer"] for address in rome["sito_web"] if address)
    assert f"sulla mappa: {len(placed)}" in page.locator(LEGEND).inner_text()
    visited.must_be_silent()


def test_diamonds_tell_what_was_done_and_where_it_is_written(look, atlas):
    visited = look(with_layers(atlas))
    page = visited.page
    places = atlas.initiatives.places.query("progetto == 'malaika'")
    assert page.locator(DIAMOND).count() == places["codice_comune"].nunique() == 17
    diamond = page.locator(f'{DIAMOND}[data-luogo="058091"]')
    hit = """mark => {
        const box = mark.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).closest('button') === mark;
    }"""
    assert all(page.locator(DIAMOND).evaluate_all(f"all => all.map({hit})"))  # no circle lies on one
    assert page.locator(f'{CIRCLE}[data-comune="058091"]').evaluate(hit)
    diamond.focus()
    page.keyboard.press("Enter")
    card = page.locator(".mappa-strati-scheda")
    assert "Malaika" in card.inner_text()
    assert card.locator("ol a").count() > 0
    assert all(re.match("https?://", link.get_attribute("href")) for link in card.locator("a").all())
    visited.must_be_silent()


def test_the_keyboard_reaches_opens_and_leaves_a_card(look, atlas):
    visited = look(association_layer(atlas).add_to(plain_map())._parent)
    page = visited.page
    assert page.locator(f'{CIRCLE}[tabindex="0"]').count() == 1
    page.locator(f'{CIRCLE}[tabindex="0"]').focus()
    first = page.evaluate("document.activeElement.dataset.comune")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.dataset.comune")
    assert second != first
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.mappa-strati-scheda')")
    assert page.locator(".leaflet-popup-close-button").get_attribute("aria-label") == "Chiudi la scheda"
    page.keyboard.press("Escape")
    page.wait_for_function("code => document.activeElement.dataset.comune === code", arg=second)
    assert (
        page.locator(".leaflet-popup").count() == 0 or page.locator(".leaflet-popup").wait_for(state="detached") is None
    )
    visited.must_be_silent()


def test_each_layer_is_one_stop_of_the_tab_key(look, atlas):
    page = look(with_layers(atlas)).page
    for kind in (REGION, CIRCLE, DIAMOND):
        stop = page.locator(f'{kind}[tabindex="0"]')
        assert stop.count() == 1
        seen = {stop.get_attribute("aria-label")}
        stop.focus()
        for key in ("ArrowDown", "ArrowRight", "ArrowUp"):
            page.keyboard.press(key)
            assert page.evaluate("kind => document.activeElement.matches(kind)", kind)
            seen.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        assert len(seen) > 2


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_hide_and_show_what_a_region_tells(look, atlas, key):
    visited = look(region_layer(atlas).add_to(plain_map())._parent)
    page = visited.page
    page.evaluate("document.body.style.minHeight = '300vh'")  # Space is not to scroll the host
    rome, told = page.locator(f'{REGION}[data-codice="12"]'), page.locator(".mappa-strati-etichetta")
    rome.focus()
    expect(told).to_contain_text("Lazio")
    for shown in (0, 1, 0, 1):
        page.keyboard.press(key)
        expect(told).to_have_count(shown)
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(rome).to_be_focused()
    page.keyboard.press(key)
    expect(told).to_contain_text("Lazio")
    page.keyboard.press("ArrowUp")
    expect(told).to_have_count(1)
    expect(told).not_to_contain_text("Lazio")
    assert page.evaluate("scrollY") == 0
    visited.must_be_silent()


def test_keys_go_on_where_the_control_has_switched_layers_and_beside_the_clusters_of_others(look, atlas):
    map_ = with_layers(atlas)
    others = MarkerCluster(name="loro").add_to(map_)
    for n in range(30):
        folium.Marker([42 + n / 100, 12.5]).add_to(others)
    folium.LayerControl(collapsed=False).add_to(map_)
    visited = look(map_)
    page = visited.page
    boxes = page.locator(".leaflet-control-layers-overlays input")
    for kind, box in zip((REGION, CIRCLE, DIAMOND), boxes.all(), strict=False):
        page.locator(f'{kind}[tabindex="0"]').focus()
        box.focus()
        for count in (0, 1):
            page.keyboard.press("Space")
            expect(page.locator(f'{kind}[tabindex="0"]')).to_have_count(count)
    reached = set()
    page.locator("body").press("Tab")
    for _ in range(40):
        reached.add(page.evaluate("document.activeElement.getAttribute('class') ?? ''"))
        page.keyboard.press("Tab")
    for part in ("mappa-strati-regione", "mappa-strati-cerchio", "mappa-strati-rombo", "marker-cluster"):
        assert sum(part in name for name in reached), part
    page.locator(f'{CIRCLE}[tabindex="0"]').press("Enter")
    page.wait_for_function("document.activeElement.matches('.mappa-strati-scheda')")
    page.keyboard.press("Escape")
    expect(page.locator(f'{CIRCLE}[tabindex="0"]')).to_be_focused()
    visited.must_be_silent()


def test_the_layer_control_switches_layers_and_their_legend(look, atlas):
    map_ = with_layers(atlas)
    folium.LayerControl(collapsed=False).add_to(map_)
    visited = look(map_)
    page = visited.page
    layer = next(iter(child for child in map_._children.values() if getattr(child, "kind", "") == "regioni"))
    before = fills(page, layer)
    boxes = page.locator(".leaflet-control-layers-overlays input")
    kinds = {REGION: 20, CIRCLE: 275, DIAMOND: 17}
    for n, (kind, count) in enumerate(kinds.items()):
        boxes.nth(n).click()
        assert page.locator(kind).count() == 0
        assert page.locator(f"{LEGEND} strong").count() == 2
        boxes.nth(n).click()
        assert page.locator(kind).count() == count
        assert page.locator(f"{LEGEND} strong").count() == 3
    assert fills(page, layer) == before
    assert page.locator(".mappa-strati-numero").count() > 0
    for n in range(3):
        boxes.nth(n).click()
    assert page.locator(f"{LEGEND}, .mappa-strati-numero, .leaflet-interactive").count() == 0
    visited.must_be_silent()


def test_a_layer_may_come_without_legend_or_unshown(look, atlas):
    map_ = plain_map()
    region_layer(atlas, legend=False).add_to(map_)
    association_layer(atlas, show=False).add_to(map_)
    initiative_layer(atlas, "musa", legend=False).add_to(map_)
    page = look(map_).page
    assert page.locator(REGION).count() == 20
    assert page.locator(DIAMOND).count() > 0
    assert page.locator(f"{LEGEND}, {CIRCLE}").count() == 0


def _group(atlas):
    map_ = plain_map()
    with_layers(atlas, folium.FeatureGroup("gruppo").add_to(map_))
    FitOverlays().add_to(map_)
    return map_


def _subgroup(atlas):
    map_ = plain_map()
    group = folium.FeatureGroup("gruppo", control=False).add_to(map_)
    with_layers(atlas, FeatureGroupSubGroup(group, "parte").add_to(map_))
    return map_


def _controls(atlas):
    map_ = with_layers(atlas)
    regions, circles, diamonds = [child for child in map_._children.values() if hasattr(child, "blocks")]
    GroupedLayerControl({"Uno": [regions], "Due": [circles]}, exclusive_groups=False).add_to(map_)
    TreeLayerControl(overlay_tree={"label": "Tre", "layer": diamonds}).add_to(map_)
    map_.keep_in_front(regions, circles, diamonds)
    map_.fit_bounds(circles.get_bounds())
    return map_


def _figure(atlas):
    figure = folium.Figure(width=1000, height=800)
    figure.add_child(with_layers(atlas))
    return figure


def _subplots(atlas):
    figure = folium.Figure()
    for n in (1, 2):
        map_ = plain_map()
        figure.add_subplot(1, 2, n).add_child(map_)
        with_layers(atlas, map_)
    return figure


def _dual(atlas):
    return with_layers(atlas, DualMap([42.1, 12.5], zoom_start=6))


def _notebook(atlas):
    return f"<!DOCTYPE html><meta charset='utf-8'><title>Quaderno</title>{with_layers(atlas)._repr_html_()}"


def _canvas(atlas):
    return with_layers(atlas, plain_map(prefer_canvas=True))


def _ours(atlas):
    return with_layers(atlas, build_map(atlas))


VESSELS = {
    "map": (with_layers, 20, 1), "group": (_group, 20, 1), "subgroup": (_subgroup, 20, 1),
    "controls": (_controls, 20, 1),
    "figure": (_figure, 20, 1), "subplots": (_subplots, 40, 2), "dual": (_dual, 40, 2), "notebook": (_notebook, 20, 1),
    "canvas": (_canvas, 0, 1), "ours": (_ours, 20, 1),
}  # fmt: skip
"""How a map may hold our layers -> how, paths of regions (a canvas has none), maps."""


@pytest.mark.parametrize("vessel", VESSELS)
def test_hostile_names_stand_letter_by_letter_in_every_vessel(look, hostile_atlas, vessel):
    make, paths, maps = VESSELS[vessel]
    visited = look(make(hostile_atlas))
    page = visited.page
    frame = page.frames[-1]
    frame.locator(CIRCLE).first.wait_for()
    title = page.title()
    assert frame.locator(REGION).count() == paths
    assert frame.locator(CIRCLE).count() == maps
    assert frame.locator(DIAMOND).count() == 17 * maps
    for circle in frame.locator(CIRCLE).all():
        circle.evaluate("button => button.click()")
        names = frame.locator(".mappa-strati-nome").last.locator("..").locator("..")
        shown = names.locator(".mappa-strati-nome bdi:first-child").all_text_contents()
        assert sorted(shown) == sorted(hostile_atlas.associations["denominazione"])
        assert len(shown) == len(HOSTILE)
        links = names.locator("a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
        assert sorted(links) == sorted(filter(None, map(safe_address, hostile_atlas.associations["sito_web"])))
    assert page.title() == title
    assert frame.locator("img[src=x], svg[onload]").count() == 0
    visited.must_be_silent()


def test_hostile_names_of_layers_stand_letter_by_letter_in_the_control(look, atlas):
    map_ = plain_map()
    layers = [initiative_layer(atlas, name=name, show=False).add_to(map_) for name in HOSTILE]
    folium.LayerControl(collapsed=False).add_to(map_)
    GroupedLayerControl({"g": layers[:1]}, exclusive_groups=False, collapsed=False).add_to(map_)
    visited = look(map_)
    labels = visited.page.locator(".leaflet-control-layers-overlays label:has(input)").all_text_contents()
    assert {label.strip() for label in labels} == {printable(name).strip() for name in HOSTILE}
    visited.must_be_silent()


def test_circles_join_the_clusters_of_others(look, atlas):
    map_ = plain_map()
    association_layer(atlas).add_to(MarkerCluster().add_to(map_))
    visited = look(map_)
    page = visited.page
    assert page.locator(".marker-cluster").count() > 0
    page.evaluate("name => void window[name].setZoom(9, { animate: false })", map_.get_name())
    seen = page.locator(CIRCLE).evaluate_all(SEEN)  # to reach another the browser would scroll the map itself
    assert seen >= 0
    page.locator(CIRCLE).nth(seen).click()
    page.locator(".mappa-strati-nome").first.wait_for()
    visited.must_be_silent()


def test_of_very_many_circles_the_largest_of_the_view_are_drawn(look, atlas):
    comuni = read_table("gazetteer/comuni.csv").head(900)
    rows = atlas.associations.iloc[[0] * (len(comuni) + 3)].reset_index(drop=True)
    sites = comuni.iloc[[0, 0, 0, *range(len(comuni))]]
    for column, source in {"codice_comune": "codice_comune", "comune": "nome", "provincia": "sigla"}.items():
        rows[f"luogo_{column}"] = sites[source].to_numpy()
    for column in ("latitudine", "longitudine"):
        rows[f"luogo_{column}"] = sites[column].astype(float).to_numpy()
    map_ = plain_map()
    layer = association_layer(replace(atlas, associations=rows)).add_to(map_)
    visited = look(map_)
    page = visited.page
    assert page.locator(CIRCLE).count() == 400
    assert page.locator(f'{CIRCLE}[data-comune="{comuni["codice_comune"].iloc[0]}"]').count() == 1
    assert "400" in page.locator(f"{LEGEND}").inner_text()
    assert page.evaluate("name => window[name].getBounds().isValid()", layer.get_name())
    page.evaluate("map => void window[map].setView([45.07, 7.69], 12, {animate: false})", map_.get_name())
    assert 0 < page.locator(CIRCLE).count() < 100
    visited.must_be_silent()


def test_names_of_places_are_marked_italian_only_where_they_are(look, atlas):
    map_ = plain_map()
    for maker in (association_layer, initiative_layer):
        maker(atlas, lang="zh").add_to(map_)
    page = look(map_).page
    title = page.locator(".mappa-strati-titolo bdi")
    for button in (f'{CIRCLE}[data-comune="058091"]', f'{DIAMOND}[data-luogo="058091"]'):
        page.locator(button).focus()
        page.keyboard.press("Enter")
        expect(title).to_contain_text("罗马")
        assert title.get_attribute("lang") is None
        page.keyboard.press("Escape")
        expect(title).to_have_count(0)


def test_right_to_left_words_run_right_to_left(look, atlas):
    visited = look(with_layers(atlas, lang="ar"))
    page = visited.page
    page.locator(CIRCLE).last.evaluate("button => button.click()")
    for place in (f"{LEGEND} summary", f"{LEGEND} ul", ".mappa-strati-scheda p"):
        style = page.locator(place).first.evaluate(
            "e => [getComputedStyle(e).direction, getComputedStyle(e).textAlign]"
        )
        assert style == ["rtl", "start"]
    visited.must_be_silent()


def test_the_host_keeps_its_looks(look, atlas):
    def looks(map_):
        script = """() => [...document.querySelectorAll("html, body, .leaflet-container, .leaflet-bar a")]
            .map((e) => getComputedStyle(e)).map((s) => [s.color, s.font, s.background, s.colorScheme, s.direction])"""
        return look(map_, color_scheme="dark").page.evaluate(script)

    assert looks(with_layers(atlas)) == looks(plain_map())


def test_a_small_map_opens_with_its_legend_folded(look, atlas):
    page = look(with_layers(atlas), viewport={"width": 390, "height": 700}).page
    assert page.locator(f"{LEGEND}[open]").count() == 0
    page.locator(f"{LEGEND} summary").click()
    assert page.locator(f"{LEGEND}[open]").count() == 1
    box = page.locator(LEGEND).bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert html.unescape(page.locator(f"{LEGEND} strong").first.inner_text()) == "Associazioni del registro"


def test_the_legend_tells_layers_apart_by_the_names_they_were_given(look, atlas):
    shown = plain_map()
    names = ["Registro 2025 {{ 7*7 }}", "Registro 2026 <b>", *HOSTILE[:3]]
    for name in names:
        association_layer(atlas, name=name).add_to(shown)
    region_layer(atlas, control=False).add_to(shown)
    folium.LayerControl(collapsed=False).add_to(shown)
    page = look(shown).page
    titles = page.locator(f"{LEGEND} h3, {LEGEND} strong, {LEGEND} dt").all_text_contents()
    assert set(names) <= set(titles)
    assert page.locator(".leaflet-control-layers-overlays label").count() == len(names)


def test_a_map_is_coloured_by_one_figure_at_a_time(look, atlas):
    """Two colours upon one another would stand in neither legend: what is shown last takes the place of the other."""
    shown = plain_map()
    for indicator in ("tasso_10000", "associazioni"):
        region_layer(atlas, indicator=indicator).add_to(shown)
    folium.LayerControl(collapsed=False).add_to(shown)
    page = look(shown).page
    boxes = page.locator(".leaflet-control-layers-overlays input")
    ticked = "all => all.map(box => box.checked)"
    expect(page.locator("path.mappa-strati-regione")).to_have_count(20)
    assert boxes.evaluate_all(ticked) == [False, True]
    boxes.first.check()
    expect(page.locator("path.mappa-strati-regione[aria-label*='ogni 10.000']")).to_have_count(20)
    expect(page.locator("path.mappa-strati-regione")).to_have_count(20)
    assert boxes.evaluate_all(ticked) == [True, False]
    assert page.locator(f"{LEGEND} strong, {LEGEND} h3").count() == 1
    boxes.first.uncheck()
    expect(page.locator("path.mappa-strati-regione")).to_have_count(0)
    boxes.first.check()
    expect(page.locator("path.mappa-strati-regione")).to_have_count(20)
