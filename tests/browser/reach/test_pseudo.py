# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page in a language that nobody speaks: no text stands outside the catalogues, and all fit two fifths longer."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mapping.atlas import Atlas
from mapping.shipped_tables import read_table
from mapping.translations.pseudo import CLOSE, OPEN, SLOT, pseudo_language
from mapping.translations.texts import italian
from mapping.viewer import render_page
from mapping.viewer.languages import country_name, locale
from tests.browser.conftest import READY
from tests.browser.key_pictures import FIND, WHY, why

STATES = (
    "", "vista=elenco", "vista=regioni", "vista=iniziative", "vista=comunita", "vista=comunita&comunita=SN",
    "vista=cercare", "scheda=12", "regione=12,11&comunita=SN&q=Senegal", "q=zzzz",
)  # fmt: skip
SEEN = """() => {
  const seen = (e) => e.checkVisibility() && !e.closest('noscript, script, style, option');
  const own = (e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent.trim());
  const told = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
  return [...document.body.querySelectorAll('*')].filter(seen).flatMap((e) => {
    const said = [...own(e), ...told.map((name) => e.getAttribute(name) ?? '')];
    const given = e.closest('[lang]').lang === 'it' || e.matches('[data-conteggio], .licenze bdi');
    return given ? [] : said.filter(Boolean);
  });
}"""
"""Every text and name not marked as Italian, but the numbers in the first sentence and the names of programs."""
CUT = """() => [...document.body.querySelectorAll('*')].filter((e) => {
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  return e.checkVisibility() && box.width > 2 && ['hidden', 'clip'].includes(style.overflowX)
    && e.scrollWidth > e.clientWidth + 1 && !e.closest('.leaflet-container, .solo-lettori');
}).map((e) => `${e.tagName}#${e.id}.${e.className}: ${e.textContent.slice(0, 60)}`)"""
"""Whatever hides the end of what it holds."""


@pytest.fixture(scope="module")
def pseudo_page(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("pseudo") / "index.html"
    with pseudo_language() as code:
        path.write_text(render_page(atlas, lang=code, languages=("it", code)), encoding="utf-8")
    return path.as_uri()


def data(atlas: Atlas) -> Iterator[str]:
    """What is no text of the page's: names of places, countries, associations and projects, addresses."""
    yield from atlas.associations["denominazione"]
    yield from atlas.initiatives.projects["nome"]
    yield from read_table("gazetteer/comuni.csv")["nome"]
    yield from read_table("gazetteer/regioni.csv")["nome"]
    yield from read_table("gazetteer/province.csv")["nome"]
    yield from (country_name(code, SLOT) for code in locale(SLOT).territories)


def strangers(texts: list[str], known: re.Pattern[str]) -> list[str]:
    """The texts with a plain vowel, which no text of the catalogues has, that are no data."""
    outside = [text for text in texts if OPEN not in text and CLOSE not in text]
    rest = {text: known.sub("", text) for text in outside}
    return [text for text, left in rest.items() if re.search(r"[aeiou]", left) and re.search(r"\w{2}", left)]


@pytest.fixture(scope="module")
def known(atlas: Atlas) -> re.Pattern[str]:
    names = sorted({name for name in data(atlas) if name}, key=len, reverse=True)
    return re.compile("|".join([r"[\w-]+(\.[\w-]+)+", *map(re.escape, names)]))


@pytest.mark.parametrize("state", STATES)
def test_every_text_is_one_of_the_catalogues_and_fits_two_fifths_longer(visit, pseudo_page, known, state):
    page: Page = visit(f"{pseudo_page}#lang={SLOT}&{state}").page
    assert strangers(page.evaluate(SEEN), known) == []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(READY)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.evaluate(CUT) == [], width


def test_a_text_that_is_written_into_the_code_is_found(known):
    assert strangers(["Scheda", "⟦Šçhédá ~~~~⟧", "Roma (RM)", "www.example.org", "áîütö á tröváré"], known) == [
        "Scheda"
    ]


def test_why_a_text_has_no_picture_is_said_of_texts_that_there_are():
    assert [pattern for pattern in WHY if not any(fnmatchcase(key, pattern) for key in italian())] == []
    assert why("testi.titolo") == ""


def test_a_text_is_found_where_it_is_drawn_and_where_it_is_only_heard(visit):
    page: Page = visit("about:blank").page
    drawn, heard, gone = "<p>⟦1|a⟧</p>", "<p>b<span class='solo-lettori' hidden>⟦2|b⟧</span></p>", "<p hidden>⟦3|c⟧</p>"
    page.set_content(f"{drawn}{heard}{gone}<select title='⟦4|d⟧'><option>⟦5|e⟧</option></select>")
    assert sorted(page.evaluate(FIND)) == [1, 2, 4, 5]
