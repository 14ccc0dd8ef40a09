# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language at once: from the link, else the reader's own, else the publisher's; changed by a link, once."""

import html
import re

import pytest
from playwright.sync_api import expect

from mapping.viewer import render_page
from mapping.viewer.languages import SHIPPED, is_draft, strings, tag
from tests.browser.looking import choose_language, unfold

LANG = "document.documentElement.lang"
DRAFTS = [code for code in SHIPPED if is_draft(code)]


@pytest.mark.parametrize(
    ("reader", "spoken"),
    [("fr-FR", "fr"), ("zh-Hans-CN", "zh"), ("zh-TW", "zh"), ("tl-PH", "fil"), ("sr-RS", "sr"), ("en-GB", "en"),
     ("de-AT", "de"), ("hu-HU", "it")],
)  # fmt: skip
def test_the_page_speaks_the_readers_language_at_once(visit, index, reader, spoken):
    page = visit(index, locale=reader).page
    assert page.evaluate(LANG) == tag(spoken)
    assert page.evaluate("[location.hash, history.length]") == ["", page.evaluate("history.length")]
    assert page.evaluate("location.hash") == "", "a link that is sent speaks the language of whoever opens it"
    draft = page.locator("#lingue > p")
    if spoken in DRAFTS:
        assert draft.inner_text().startswith(strings(spoken)["testi"]["bozza"])
        assert draft.bounding_box()["y"] < 200
        draft.get_by_role("link", name="English").click()
        assert page.evaluate(LANG) == "en"
    expect(draft).to_be_empty()


def test_a_reader_of_serbian_in_cyrillic_letters_gets_them(visit, index):
    page = visit(index, locale="sr-Cyrl-RS").page
    assert page.evaluate(LANG) == "sr-Cyrl"
    assert set(re.findall(r"[A-Za-z]+", page.locator("#risultato").inner_text())) == set()


def test_the_link_wins_and_what_was_chosen_goes_with_it(visit, index):
    page = visit(f"{index}#lang=ar&comunita=SN", locale="fr-FR").page
    assert page.evaluate(LANG) == "ar"
    choose_language(page, "fr")
    assert "lang=fr" in page.url
    page.go_back()
    page.wait_for_function(f"{LANG} === 'ar'")


def test_in_a_page_of_others_the_browser_is_not_asked(visit, site, index):
    """Around the frame stands the host's own language."""
    framed = site / "ospite.html"
    framed.write_text('<!DOCTYPE html><title>o</title><iframe title="m" src="index.html"></iframe>', encoding="utf-8")
    page = visit(framed.as_uri(), own=(site.as_uri(),), locale="fr-FR").page
    frame = page.frame_locator("iframe")
    frame.locator("html[data-pronta]").wait_for(state="attached")
    assert frame.locator("html").get_attribute("lang") == "it"
    assert visit(f"{index}?incorporata=1", locale="fr-FR").page.evaluate(LANG) == "it"
    assert visit(f"{index}?incorporata=1&lang=es", locale="fr-FR").page.evaluate(LANG) == "es"


def test_the_code_to_embed_says_the_language_that_the_editor_saw(visit, index):
    page = visit(index, locale="fr-FR").page
    unfold(page.locator("#azioni summary").last)
    assert "incorporata=1&amp;lang=fr" in page.locator("#incorpora").input_value()
    assert "lang" not in page.locator("#link").input_value()


def test_the_publishers_language_is_the_last_resort(visit, atlas, tmp_path):
    (tmp_path / "index.html").write_text(render_page(atlas, lang="es"), encoding="utf-8")
    address = (tmp_path / "index.html").as_uri()
    assert visit(address, locale="hu-HU").page.evaluate(LANG) == "es"
    assert html.unescape(visit(address, locale="it-IT").page.evaluate(LANG)) == "it"


def test_the_menu_changes_nothing_before_a_language_is_chosen(visit, index):
    page = visit(f"{index}#comunita=SN").page
    length = page.evaluate("history.length")
    page.locator("#lingua").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter", "ArrowDown", "Tab", "ArrowDown", "Tab", "Tab"):
        page.keyboard.press(key)
    assert (page.evaluate(LANG), page.evaluate("history.length")) == ("it", length)
    assert page.evaluate("document.activeElement.hreflang") == "fr"
    page.keyboard.press("Enter")
    page.wait_for_function(f"{LANG} === 'fr'")
    assert page.evaluate("history.length") == length + 1
    expect(page.locator("#lingua")).to_be_focused()
    expect(page.locator(".menu-lingue")).not_to_have_attribute("open", "")


def test_every_language_is_a_link_by_its_own_name_and_drafts_are_called_so(visit, index):
    page = visit(f"{index}#comunita=SN&vista=elenco").page
    page.locator("#lingua").click()
    for code in SHIPPED:
        link = page.locator(f".elenco-lingue a[hreflang={tag(code)}]")
        assert (link.get_attribute("lang"), link.inner_text()) == (tag(code), strings(code)["lingua"]["nome"])
        assert set(link.get_attribute("href")[1:].split("&")) == {f"lang={code}", "comunita=SN", "vista=elenco"}
    drafts = page.get_by_role("list", name=strings("it")["testi"]["bozza"])
    assert drafts.get_by_role("link").count() == len(DRAFTS) + 1, "Serbian is there in two scripts"
    page.keyboard.press("Escape")
    expect(page.locator(".elenco-lingue")).to_be_hidden()
    expect(page.locator("#lingua")).to_be_focused()
