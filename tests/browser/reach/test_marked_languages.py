# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""No text without its language: what is not in the reader's stands in an element that says in which it is.

Where the reader's letters are others than Latin ones a Latin word tells it; of the Latin languages the one that nobody
speaks does (test_pseudo.py): whatever is written for one is shown in all.
"""

import re
from functools import cache
from typing import Any

import pytest

from mapping.atlas import Atlas
from mapping.shipped_tables import read_table
from mapping.viewer.languages import strings, tag
from mapping.viewer.told import drafts
from tests.browser.conftest import READY
from tests.browser.looking import lay_out, wait_for_offers

OTHER_LETTERS = ("ar", "ur", "hi", "bn", "zh", "ru", "uk", "sr-Cyrl")
STATES = (
    "vista=elenco", "vista=regioni", "vista=iniziative", "vista=comunita", "vista=comunita&comunita=SN",
    "vista=cercare", "scheda=12", "comune=015146", "regione=12,11&comunita=SN&q=Senegal", "q=zzzz", "vicino=058091",
)  # fmt: skip
IN_THE_PAGES = """() => {
  document.querySelectorAll('details').forEach((one) => { one.open = true; });
  const page = document.documentElement.lang;
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: around, textContent } = texts.currentNode;
    const shown = !around.closest('noscript, script, style, textarea') && around.checkVisibility();
    if (shown && around.closest('[lang]').lang === page) found.add(textContent.trim());
  }
  return [...found];
}"""
"""Every text that is seen, or would be if all were unfolded, and stands in the page's language."""
DATA = re.compile(r"[\w-]+(\.[\w-]+)+|\([A-Z]{2}\)|[«„“”\"][^«»„“”\"]*[»“”\"]")
"""Addresses and names of files, the letters of a province, what the reader has typed."""
WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")
KEPT = re.compile(r"\b[A-Z]{2,}\b|\b[A-Z][\w.]*[A-Z][\w.]*|\b\w*[qwxyQWXY]\w*|\bMalaika\b")
OTHER = re.compile(r"[^\W\d_A-Za-zÀ-ž]")
"""A letter that is no Latin one."""
FORMATS = {"PNG", "SVG", "datapackage", "csv", "xlsx", "json", "geojson", "png", "svg"}


@cache
def own_words(lang: str) -> set[str]:
    """Return the Latin words that the catalogue of a language itself has: FEI, Malaika, CSV."""
    code = lang.partition("-")[0]
    told = [*leaves(strings(code)), *drafts(code).values()]
    if lang.endswith("-Cyrl"):  # there they are made by a rule, which keeps names: abbreviations are in capitals
        told = KEPT.findall(" ".join(told))
    return {word for text in told for word in WORD.findall(text)}


def leaves(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [text for inner in tree.values() for text in leaves(inner)]
    return [tree] if isinstance(tree, str) else []


def strangers(texts: list[str], known: set[str], names: re.Pattern[str]) -> list[str]:
    """Return what has a Latin word that is none of ours; a name within a sentence is the sentence's."""
    rest = {text: DATA.sub("", names.sub("", text) if OTHER.search(text) else text) for text in texts}
    return [text for text, left in rest.items() if set(WORD.findall(left)) - known - FORMATS]


@pytest.fixture(scope="module")
def names(atlas: Atlas) -> re.Pattern[str]:
    """Names of places, of associations, of the register and its makers."""
    known = [*read_table("gazetteer/comuni.csv")["nome"], *read_table("gazetteer/province.csv")["nome"]]
    known += [*read_table("gazetteer/regioni.csv")["nome"], *atlas.associations["denominazione"], "OpenStreetMap"]
    known += [*atlas.initiatives.projects["nome"], atlas.kind.name_en, atlas.kind.maker_en]
    return re.compile("|".join(map(re.escape, sorted(filter(None, known), key=len, reverse=True))))


@pytest.mark.parametrize("lang", OTHER_LETTERS)
def test_a_text_of_another_language_says_in_which_it_is(visit, index, atlas: Atlas, names, lang):
    page = visit(f"{index}#lang={lang}").page
    assert page.evaluate("document.documentElement.lang") == ("sr-Cyrl" if lang == "sr-Cyrl" else tag(lang))
    association = atlas.associations["id"].iloc[0]
    found = {}
    for state in ("", *STATES, f"id={association}"):
        page.evaluate("state => { location.hash = state }", f"lang={lang}&{state}")
        page.wait_for_function(READY)
        lay_out(page)
        found[state] = strangers(page.evaluate(IN_THE_PAGES), own_words(lang), names)
    page.get_by_role("combobox").first.fill("sene")
    wait_for_offers(page)
    page.get_by_role("option").first.wait_for()
    found["suggestions"] = strangers(page.evaluate(IN_THE_PAGES), own_words(lang), names)
    assert {state: texts for state, texts in found.items() if texts} == {}


def test_a_latin_word_is_found(names):
    texts = [
        "Bra (CN)",
        "Viterbo: 3",
        "روما (RM)",
        "«Senegal»",
        "www.example.org",
        "FEI",
        "провинција Trento",
        "а test",
    ]
    assert strangers(texts, {"FEI"}, names) == ["Bra (CN)", "Viterbo: 3", "а test"]
