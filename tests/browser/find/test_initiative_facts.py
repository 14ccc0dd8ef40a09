# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cards of the projects: every fact in every language, nothing in another language without saying so."""

import re

import pytest
from playwright.sync_api import expect

from mapping.viewer.initiatives import initiatives_block
from mapping.viewer.languages import SHIPPED, tag
from mapping.viewer.told import told
from tests.browser.looking import unfold

MARKED = """() => {
  for (const fold of document.querySelectorAll('#iniziative-vivo details')) fold.open = true;
  const walker = document.createTreeWalker(document.getElementById('iniziative-vivo'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    found.push([node.textContent.trim(), node.parentElement.closest('[lang]').lang]);
  }
  return found;
}"""
IDS = """() => [...document.querySelectorAll('#iniziative-vivo [data-fatto]')].flatMap((part) =>
  part.dataset.fatto.split(' ').map((name) => `${part.closest('article').id}/${name}`))"""


def parts(text: str) -> list[str]:
    return re.split("[;；؛] ?", text)


def capital(text: str) -> str:
    """Return the text as it stands on a line of its own."""
    return text[:1].upper() + text[1:]


@pytest.mark.parametrize("lang", SHIPPED)
def test_every_fact_is_on_its_card_and_what_is_in_another_language_says_so(visit, index, atlas, lang):
    visited = visit(f"{index}#vista=iniziative&lang={lang}")
    page = visited.page
    page.wait_for_function("lang => document.documentElement.lang === lang", arg=tag(lang))
    page.wait_for_selector("#iniziativa-amici")
    facts = atlas.initiatives.facts
    assert sorted(page.evaluate(IDS)) == sorted(f"iniziativa-{f.progetto}/{f.fatto}" for f in facts.itertuples())
    written = page.evaluate(MARKED)
    of_language = {capital(text) for text, marked in written if marked in (lang, tag(lang))}
    in_italian = {capital(text) for text, marked in written if marked == "it"}
    pairs = initiatives_block(atlas)[1]
    own_parts = {capital(part) for pair in pairs for part in parts(told(pair, lang) or "")}
    others = {capital(part) for pair in pairs for text in pair for part in parts(text) if len(part) > 6} - own_parts
    assert others & of_language == set()
    for fact in facts[~facts["posto"].isin(["periodo", "cifre", "luoghi", "comunita"])].itertuples():
        own = told((fact.testo_it, fact.testo_en), lang)
        assert {capital(part) for part in parts(own or fact.testo_it)} <= (
            in_italian if own is None else of_language
        ), fact.fatto
    visited.must_be_silent()


def test_the_regions_of_malaika_with_their_towns(visit, index, atlas):
    page = visit(f"{index}#vista=iniziative", viewport={"width": 390, "height": 844}).page
    lines = page.locator("#iniziativa-malaika .per-regione > div")
    told_there = {line.locator("dt").inner_text(): line.locator("a").all_inner_texts() for line in lines.all()}
    around = atlas.coverage.malaika
    assert told_there == {region: rows["comune"].to_list() for region, rows in around.groupby("regione")}
    assert len(told_there) == 10


def test_one_list_of_sources_a_card_and_no_figure_that_tells_nothing(visit, index):
    page = visit(f"{index}#vista=iniziative").page
    unfold(page.locator("#iniziativa-incontro details.mappatura summary"))
    expect(page.locator("#iniziativa-incontro .mappatura tbody .rimandi")).to_have_count(13)
    for card in page.locator("#iniziative-vivo > article").all():
        assert card.locator(".fonti").count() == 1
    large = "\n".join(page.locator(".cifre > li").all_inner_texts())
    assert "edizione" not in large and "età" not in large and "300" in large
