# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""axe-core finds nothing, by the rules of WCAG 2.2 too: in every view, sheet and theme, wide and narrow."""

from pathlib import Path

import folium
import pytest

from mapping.publish.servers import server_lines
from mapping.viewer import build_map, render_kit
from tests.browser.axe import COLOURS, STATES, bring_axe, faults, open_details
from tests.browser.looking import wait_for_rest

VIEWS = (
    "vista=mappa",
    "vista=mappa&scheda=12",
    "vista=mappa&id=ASSOCIAZIONE",
    "vista=mappa&luogo=015146",
    "vista=mappa&regione=12,11&provincia=RM",
    "vista=mappa&vicino=015146&raggio=50",
    "vista=mappa&q=zzzzqq",
    "vista=elenco&comunita=SN,ML&comune=058091",
    "vista=elenco&q=zzzzqq",
    "vista=regioni",
    "vista=regioni&scheda=12",
    "vista=cercare&comunita=SN",
    "vista=comunita",
    "vista=comunita&comunita=SN",
    "vista=iniziative",
)
"""Every view and every sheet, with and without a choice, with and without an answer."""
WALKS = [("it", 1280), ("it", 390), ("ar", 1280), ("ar", 390), ("zh", 1280), ("fr", 390), ("uk", 390)]
"""Left to right, right to left, scripts that the embedded font does not have, long words where there is little room."""


@pytest.fixture(scope="module")
def views(atlas):
    richest = atlas.associations[atlas.associations["sito_web"] != ""].iloc[0]["id"]
    return [view.replace("ASSOCIAZIONE", richest) for view in VIEWS]


@pytest.mark.parametrize(("lang", "width"), WALKS)
def test_in_every_view(visit, index, views, lang, width):
    """One page, taken from state to state by its address; languages share their colours, widths the dark ones."""
    page = visit(f"{index}#lang={lang}", bypass_csp=True, viewport={"width": width, "height": 900}).page
    bring_axe(page)
    but = STATES if lang == "it" else STATES + COLOURS
    found = {}

    def look(name, within="html"):
        found[name] = faults(page, but=but, within=within)
        if (lang, width) == WALKS[0]:
            page.emulate_media(color_scheme="dark")
            found[f"{name}, dark"] = faults(page, COLOURS, within=within)
            page.emulate_media(color_scheme="light")

    menu = page.locator(".menu-lingue")
    for view in views:
        page.evaluate("hash => { location.hash = hash }", f"lang={lang}&{view}")
        wait_for_rest(page)
        open_details(page)
        menu.evaluate("menu => { menu.open = false }")  # it lies over what else there is
        look(view)
    menu.evaluate("menu => { menu.open = true }")
    look("languages", within=".menu-lingue")
    assert {view: told for view, told in found.items() if told} == {}


@pytest.mark.parametrize(("scheme", "lang", "width"), [("light", "it", 1280), ("dark", "ar", 390)])
def test_in_the_editors_page(visit, site, scheme, lang, width):
    kit = render_kit(files=["immagini/mappa.png"], servers=server_lines())
    (site / "incorpora.html").write_text(kit, encoding="utf-8")
    size = {"width": width, "height": 900}
    address = f"{(site / 'incorpora.html').as_uri()}?lang={lang}"
    page = visit(address, own=(site.as_uri(),), bypass_csp=True, color_scheme=scheme, viewport=size).page
    bring_axe(page)
    open_details(page)
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_javascript(visit, index, scheme):
    html = Path(index.removeprefix("file://")).read_text(encoding="utf-8")
    page = visit("about:blank", bypass_csp=True, color_scheme=scheme).page
    page.set_content(html.split("<script>")[0] + "</body></html>")
    bring_axe(page)
    open_details(page)
    assert faults(page) == []


def test_where_folium_adds_layers(open_online, tmp_path, atlas):
    """What others draw on the map is theirs; the page around it, and what is ours on the map, are held to the rules."""
    shown = build_map(atlas)
    folium.Marker([38, 18], tooltip="Mare").add_to(shown)
    folium.LayerControl(collapsed=False).add_to(shown)
    shown.save(tmp_path / "mappa.html")
    page = open_online((tmp_path / "mappa.html").as_uri()).page
    bring_axe(page)
    assert faults(page) == []
