# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map told in words (WCAG technique G227), held against the boundaries themselves; tables that name their cells."""

import math
import re

import pytest
from playwright.sync_api import expect

from mapping.viewer.languages import SHIPPED, tag, translate
from tests.browser.looking import choose_language, unfold, wait_for_rest

ROMA = (12.4829, 41.8933)
LINES = "items => items.map(item => item.textContent)"


def eighth(start: tuple[float, float], end: tuple[float, float]) -> float:
    """The direction from one point to another, in eighths of a turn from north by east."""
    east = (end[0] - start[0]) * math.cos(math.radians((start[1] + end[1]) / 2))
    return math.atan2(east, end[1] - start[1]) / math.tau * 8 % 8


def off(wind: int, direction: float) -> float:
    return min(abs(wind - direction), 8 - abs(wind - direction))


@pytest.fixture
def told(visit, index):
    page = visit(index).page
    unfold(page.locator("#in-parole summary"))
    lines = page.locator("#in-parole ul").last.locator("li").evaluate_all(LINES)
    return dict(line.split(": ", maxsplit=1) for line in lines)


def test_every_region_has_its_neighbours_each_in_its_direction(told, atlas):
    regions = atlas.boundaries.regions.to_crs("EPSG:3035")
    degrees = atlas.boundaries.regions.geometry
    winds = translate("it", "venti").split("|")
    assert set(told) == set(regions["nome"])
    for code, region in regions.iterrows():
        said = re.findall(r"([^·:(]+) \(([a-z-]+)\)", told[region["nome"]].split("confinanti: ")[-1])
        named = {name.strip(): winds.index(wind) for name, wind in said}
        shape = region.geometry
        others = regions.drop(code)
        near = others[others.geometry.intersection(shape.buffer(200)).length > 2000]
        assert set(named) == set(near["nome"]), region["nome"]
        for beside, other in near.iterrows():
            border = degrees[beside].intersection(degrees[code].buffer(0.002)).centroid
            direction = eighth(degrees[code].centroid.coords[0], border.coords[0])
            assert off(named[other["nome"]], direction) < 0.75, (region["nome"], other["nome"])


def test_a_region_lies_as_far_from_roma_and_in_the_direction_that_is_told(told, atlas):
    winds = translate("it", "venti").split("|")
    metres = atlas.boundaries.regions.to_crs("EPSG:3035").geometry.centroid.to_crs("EPSG:4326")
    for code, region in atlas.boundaries.regions.iterrows():
        found = re.search(r"centro della regione: (\d+) km ([a-z-]+)", told[region["nome"]])
        point = metres[code]
        km = 111.2 * math.hypot((point.x - ROMA[0]) * math.cos(math.radians(42)), point.y - ROMA[1])
        assert (found is None) == (km < 40)
        if found:
            assert abs(int(found[1]) - km) < 8 + km / 50, region["nome"]
            assert off(winds.index(found[2]), eighth(ROMA, (point.x, point.y))) < 0.6


def test_counts_are_those_of_the_register_and_follow_the_filters(visit, index, told, atlas):
    for _, region in atlas.coverage.regions.iterrows():
        assert told[region["regione"]].startswith(f"{region['associazioni']} associazion")
    page = visit(f"{index}#comunita=SN&scheda=03").page
    unfold(page.locator("#scheda .in-parole summary"))
    own = atlas.associations
    chosen = own[own["paesi_origine"].str.split("; ").map(lambda all_: "SN" in all_)]
    towns = chosen[chosen["luogo_codice_regione"] == "03"]["luogo_comune"].replace("", None).value_counts()
    line = page.locator("#scheda .in-parole li").last.inner_text()
    first = re.search(r"dal primo: (.+?) \(\w\w\) (\d+)", line)
    assert int(first[2]) == towns.iloc[0] == towns[first[1]]


def test_the_map_is_described_by_words_and_in_every_language(visit, index):
    page = visit(index).page
    assert "Roma (RM)" in page.evaluate("document.getElementById(document.querySelector('.carta')"
                                        ".getAttribute('aria-describedby')).textContent")  # fmt: skip
    unfold(page.locator("#in-parole summary"))
    for lang in SHIPPED[1:]:
        choose_language(page, tag(lang))
        expect(page.locator("#in-parole summary")).to_have_text(translate(lang, "in_parole"))
        assert translate(lang, "venti").split("|")[7] in page.locator("#in-parole").inner_text()


UNNAMED = """name => [...document.querySelectorAll('.intervallo')].filter(e => /\\d\\u2013\\d/.test(e.textContent))
    .filter(e => e.checkVisibility() && !(e.closest('table, dl, .leaflet-tooltip') ?? e).innerText.includes(name))
    .map(e => e.parentElement.textContent)"""
BARE = """() => [...document.querySelectorAll('tbody tr')].filter(row => row.checkVisibility())
    .filter(row => !row.querySelector('th[scope=row]'))
    .filter(row => [...row.cells].some(cell => !document.getElementById(cell.headers)?.matches('th[scope=row]')))
    .map(row => row.textContent)"""


@pytest.mark.parametrize(
    "state", ["vista=regioni", "vista=regioni&comunita=SN", "scheda=12", "scheda=12&comunita=SN", "vista=iniziative",
              "vista=comunita&comunita=MA"]
)  # fmt: skip
def test_intervals_have_a_name_that_is_seen_and_rows_a_header(visit, index, state):
    page = visit(f"{index}#{state}").page
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    assert page.evaluate(UNNAMED, translate("it", "intervallo")) == []
    if "scheda" not in state:
        assert page.evaluate(BARE) == []


def test_where_nothing_is_found_no_order_is_offered(visit, index):
    page = visit(f"{index}#q=zzzz").page
    expect(page.locator("#elenco-vivo")).to_have_text(translate("it", "nessun_risultato"))
    assert page.locator("#ordina").count() == 0


@pytest.mark.parametrize("state", ["indicatore=tasso_10000", "indicatore=tasso_10000&comunita=SN"])
def test_where_the_colour_is_not_certain_words_name_the_regions_too(visit, index, state):
    """What dots say on the map: below the table, and in the map in words."""
    page = visit(f"{index}#{state}").page
    wait_for_rest(page)
    dotted = page.locator("path.regione.incerta").count()
    assert dotted
    unfold(page.locator("#in-parole summary"))
    said = translate("it", "classe_incerta")
    lines = [page.locator("#in-parole li").filter(has_text=said).inner_text()]
    page.evaluate("state => { location.hash = state }", f"{state}&vista=regioni")
    lines.append(page.locator("#regioni p").filter(has_text=said).inner_text())
    for line in lines:
        assert line.split("(")[-1].count(" · ") + 1 == dotted
