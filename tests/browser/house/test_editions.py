# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of an edition of somebody else's in a browser: its logo, its colours, and nothing that is not true of it."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from mapping.metadata import page_look, page_words
from mapping.viewer import render_page
from tests.browser.conftest import Visit
from tests.test_editions import OTHERS, edition

Open = Callable[..., Visit]
SEEN = (
    "",
    "vista=elenco",
    "vista=regioni",
    "vista=comunita&comunita=MA",
    "vista=cercare",
    "scheda=01",
    "comune=001272",
)
"""Every view, and the sheets of a region and of a comune."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    about, atlas = edition("piemonte")
    path: Path = tmp_path_factory.mktemp("piemonte") / "index.html"
    page = render_page(atlas, words=page_words(about), look=page_look(about))
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def colour(page: Page, name: str) -> str:
    return str(page.evaluate("name => getComputedStyle(document.documentElement).getPropertyValue(name)", name)).strip()


@pytest.mark.parametrize("lang", ["it", "en"])
def test_no_view_speaks_of_the_ministry_or_of_a_sample(visit: Open, address: str, lang: str) -> None:
    seen = visit(f"{address}#lang={lang}")
    for view in SEEN:
        seen.page.evaluate("hash => { location.hash = hash }", f"lang={lang}&{view}")
        expect(seen.page.locator("html")).to_have_attribute(
            "data-vista", view.partition("vista=")[2].split("&")[0] or "mappa"
        )
        seen.page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
        told = "\n".join(line for line in seen.page.inner_text("body").splitlines() if "http" not in line)
        assert [line for line in told.splitlines() if OTHERS.search(line)] == [], view
    seen.must_be_silent()


def test_there_is_no_way_to_projects_that_are_not_shown(visit: Open, address: str) -> None:
    page = visit(f"{address}#vista=iniziative&iniziativa=malaika").page
    expect(page.locator("html")).to_have_attribute("data-vista", "mappa")
    expect(page.locator('[data-vista="iniziative"], #strato-malaika')).to_have_count(0)
    expect(page.locator("#iniziative")).to_be_hidden()
    expect(page.locator("[data-conteggio]").first).to_contain_text("65")


@pytest.mark.parametrize(("scheme", "principal"), [("light", "#a8122a"), ("dark", "")])
def test_logo_and_colours_are_the_publisher_s(visit: Open, address: str, scheme: str, principal: str) -> None:
    seen = visit(address, color_scheme=scheme)
    logo = seen.page.get_by_role("img", name="Regione Piemonte")
    expect(logo).to_be_visible()
    assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
    assert logo.bounding_box()["width"] > 100  # type: ignore[index] # it is seen
    about, _ = edition("piemonte")
    assert (principal or colour(seen.page, "--accento")) in page_look(about).style
    assert colour(seen.page, "--accento") not in ("#06c", "#0066cc", "#7db8f5")
    seen.must_be_silent()


def test_a_column_of_the_edition_s_own_stands_on_card_filter_and_download(visit: Open, address: str) -> None:
    _, atlas = edition("piemonte")
    own = atlas.associations["giorno_sportello"]
    chosen = own.index[own == "martedì"]
    seen = visit(f"{address}#vista=elenco&giorno_sportello=martedì")
    expect(seen.page.locator("[data-conteggio]").first).to_contain_text(f"{len(chosen)} di {len(own)}")
    facet = seen.page.locator("[data-faccetta=giorno_sportello]")
    expect(facet.locator("summary")).to_contain_text("Giorno di sportello (esempio)")
    expect(facet.locator("input:checked")).to_have_count(1)
    seen.page.locator("#azioni summary, #azioni button").first.click()
    with seen.page.expect_download() as download:
        seen.page.get_by_text("Scarica CSV").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as stream:
        assert [row["giorno_sportello"] for row in csv.DictReader(stream)] == ["martedì"] * len(chosen)
    one = atlas.associations.at[chosen[0], "id"]
    for lang, word in (("it", "Giorno di sportello (esempio)"), ("en", "Day of the help desk (example)")):
        card = visit(f"{address}#lang={lang}&id={one}").page.locator("#scheda dl div", has_text=word)
        assert card.inner_text().split("\n") == [word, "martedì"]
    seen.must_be_silent()


def test_a_layer_of_the_edition_s_own_is_switched_by_list_link_and_keys(visit: Open, address: str) -> None:
    _, atlas = edition("piemonte")
    names = {name for *_, name in atlas.layers[0].points}
    seen = visit(address)
    marks = seen.page.locator(".rombo[data-progetto=livello_sportelli]")
    expect(marks).to_have_count(0)
    seen.page.get_by_role("checkbox", name="Sportelli (esempio)").check()
    expect(marks).to_have_count(len(names))
    assert "strati=associazioni,livello_sportelli" in unquote(seen.page.url)
    assert {label.get_attribute("aria-label") for label in marks.all()} == {f"Sportelli (esempio): {n}" for n in names}
    told = seen.page.locator(".leaflet-tooltip.etichetta")
    marks.first.click()
    expect(told).to_have_text(re.compile("Sportelli .*di esempio"))
    seen.page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    linked = visit(f"{address}#lang=en&strati=livello_sportelli").page
    expect(linked.locator(".rombo")).to_have_count(len(names))
    expect(linked.locator(".cerchio")).to_have_count(0)
    expect(linked.get_by_role("checkbox", name="Help desks (example)")).to_be_checked()
    linked.get_by_role("button", name="Help desks (example): Sportello di esempio, Torino").focus()
    for key, town in (("ArrowDown", "Cuneo"), ("ArrowUp", "Torino"), ("ArrowRight", "Novara")):
        linked.keyboard.press(key)
        expect(linked.locator(":focus")).to_have_attribute("aria-label", re.compile(f"{town}$"))
        expect(linked.get_by_role("tooltip", name=re.compile(f"{town}$"))).to_be_visible()
    seen.must_be_silent()


def test_a_frame_shows_no_logo(visit: Open, address: str) -> None:
    expect(visit(f"{address}?incorporata=1").page.locator(".logo")).to_be_hidden()
