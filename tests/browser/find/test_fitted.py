# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A registry of one town: the map opens there, nothing empty is offered, the page says what its publisher says."""

import pandas as pd
import pytest

from mapping import build_atlas, render_page
from mapping.metadata import load_metadata, page_words

OWN = """
[parole]
titolo_it = "Le associazioni di Modena"
registro_it = "L'albo del Comune, intero."
registro_en = "The register of the town, all of it."
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("modena")
    table = pd.DataFrame({"nome": [f"Circolo {n}" for n in range(20)], "comune": ["Modena"] * 19 + ["Roma"]})
    table.assign(ambiti="sport").to_csv(folder / "albo.csv", index=False)
    (folder / "metadati.toml").write_text(OWN, encoding="utf-8")
    words = page_words(load_metadata(folder / "metadati.toml"))
    path = folder / "index.html"
    path.write_text(render_page(build_atlas(folder / "albo.csv"), words=words), encoding="utf-8")
    return path.as_uri()


def test_the_map_opens_on_the_town_and_italy_is_one_button_away(visit, page) -> None:
    visited = visit(page)
    shown = visited.page.locator("#mappa .cerchio").evaluate_all(
        """circles => circles.filter(circle => {
            const map = document.querySelector('.leaflet-container').getBoundingClientRect();
            const at = circle.getBoundingClientRect();
            return at.left > map.left && at.right < map.right && at.top > map.top && at.bottom < map.bottom;
        }).map(circle => circle.dataset.comune)"""
    )
    assert shown == ["036023"]
    zoom = "name => window[name].getZoom()"
    name = visited.page.evaluate("Object.keys(window).find(key => key.startsWith('map_'))")
    town = visited.page.evaluate(zoom, name)
    visited.page.locator("#comandi-mappa button").nth(2).click()
    visited.page.wait_for_function("([name, zoom]) => window[name].getZoom() < zoom - 3", arg=[name, town])
    visited.must_be_silent()


def test_only_columns_that_some_row_fills_are_offered(visit, page) -> None:
    facets = visit(page).page.locator("[data-faccetta]")
    assert facets.evaluate_all("all => all.map(f => f.dataset.faccetta)") == [
        "regione",
        "provincia",
        "ambito",
        "iniziativa",
    ]
    assert facets.evaluate_all("all => all.map(f => f.open)") == [True, False, False, False]


def test_a_filter_of_an_empty_column_that_came_with_the_link_can_be_taken_away(visit, page) -> None:
    opened = visit(f"{page}#comunita=SN").page
    facet = opened.locator("[data-faccetta=comunita]")
    assert facet.get_attribute("open") is not None
    facet.locator("input:checked").click()
    facet.wait_for(state="detached")


@pytest.mark.parametrize(
    ("lang", "title", "registry"),
    [
        ("it", "Le associazioni di Modena", "L'albo del Comune, intero."),
        ("en", "Le associazioni di Modena", "The register of the town, all of it."),
        ("ar", "Le associazioni di Modena", "L'albo del Comune, intero."),
    ],
)
def test_the_page_says_what_its_publisher_says(visit, page, lang, title, registry) -> None:
    opened = visit(f"{page}#lang={lang}").page
    assert opened.locator("h1").inner_text() == title
    assert opened.title() == title
    assert opened.locator("[data-t=nota_registro]").inner_text() == registry
