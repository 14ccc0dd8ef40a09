# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""axe-core in every view and theme; the keyboard alone; names for screen readers; narrow screens."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "mapping" / "viewer" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = (
    "vista=mappa&scheda=12",
    "vista=elenco&comunita=SN,ML&comune=058091",
    "vista=regioni",
    "vista=iniziative",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RUN = """rules => axe.run({runOnly: rules}).then(
    result => result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' | ')))"""


@pytest.mark.parametrize("lang", ["it", "ar", "hi"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(visit, index, view, lang):
    page = visit(f"{index}#lang={lang}&{view}", bypass_csp=True).page
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, ["color-contrast"]) == []


def test_axe_finds_nothing_without_javascript(visit, index):
    html = Path(index.removeprefix("file://")).read_text(encoding="utf-8")
    page = visit("about:blank", bypass_csp=True).page
    page.set_content(html.split("<script>")[0] + "</body></html>")
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN, RULES) == []


def test_regions_are_buttons_with_their_figures_as_names(visit, index, atlas):
    page = visit(index).page
    lazio = atlas.coverage.regions.loc["12"]
    rate = f"{lazio['tasso_10000']:.1f}".replace(".", ",")
    name = f"Lazio, {lazio['associazioni']} associazioni, {rate} ogni 10.000 residenti stranieri"
    assert page.get_by_role("button", name=name, exact=True).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").count() == 1


def test_keyboard_alone_opens_a_region_and_comes_back(visit, index):
    page = visit(index).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "salta"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "risultato"
    page.locator('button[data-regione="09"]').focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Toscana"
    page.keyboard.press("Escape")
    assert page.locator("#scheda").is_hidden()
    assert page.evaluate("document.activeElement.dataset.regione") == "09"


def test_circles_are_one_stop_and_the_arrows_walk_them(visit, index):
    page = visit(index).page
    assert page.locator(".cerchio[tabindex='0']").count() == 1
    page.locator(".cerchio[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.comune")
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.dataset.comune") != first:
            break
    assert page.evaluate("document.activeElement.dataset.comune") not in {first, None}
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "titolo-scheda"


@pytest.mark.parametrize("view", VIEWS)
def test_at_320_pixels_nothing_scrolls_sideways(visit, index, view):
    page = visit(f"{index}#{view}", viewport={"width": 320, "height": 700}).page
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_controls_are_as_large_as_a_fingertip(visit, index):
    page = visit(index, viewport={"width": 390, "height": 844}).page
    small = """() => [...document.querySelectorAll('button, select, input[type=search]')]
        .filter(e => e.offsetParent && !e.matches('.cerchio, .rombo'))
        .filter(e => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
        .map(e => e.outerHTML)"""
    assert page.evaluate(small) == []
