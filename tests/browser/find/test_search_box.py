# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search box by the keyboard alone: what it offers, what choosing does, what it says where it finds nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import COLOURS, bring_axe, faults
from tests.browser.looking import wait_for_offers

OPTIONS = "#suggerimenti [role=option]"
ACTIVE = "() => document.getElementById(document.getElementById('q').getAttribute('aria-activedescendant'))"


def typed(visit, index, words: str, lang: str = "it", hash_: str = "", **options):
    """Open the page and type, by keys alone."""
    page = visit(f"{index}#lang={lang}{hash_}", **options).page
    page.locator("#q").focus()
    page.keyboard.type(words)
    wait_for_offers(page)
    return page


def number(text: str) -> int:
    return int(re.search(r"\d+", text.replace(".", ""))[0])


def total(page) -> int:
    return number(page.locator("[data-conteggio]").inner_text())


@pytest.mark.parametrize(
    ("lang", "searches"),
    [
        (
            "it",
            [
                ("Filippine", "comunita=PH", "Filippine"),
                ("FORLI'", "nel_comune=040012", "a Forlì (FC)"),
                ("Sesto S. Giovanni", "nel_comune=015209", "a Sesto San Giovanni (MI)"),
                ("Malaika", "iniziativa=malaika", "Malaika"),
                ("Firence", "provincia=FI", "in provincia di Firenze"),
            ],
        ),
        ("fr", [("sénégalais brescia", "comunita=SN&provincia=BS", "Sénégal")]),
        ("ar", [("سنغالية", "comunita=SN", "السنغال")]),
    ],
)
def test_the_first_that_is_offered_gives_the_number_that_it_tells(visit, index, lang, searches):
    page = visit(f"{index}#lang={lang}").page
    for words, chosen, view in searches:
        page.locator("#q").focus()
        page.keyboard.type(words)
        wait_for_offers(page)
        box, first = page.locator("#q"), page.locator(OPTIONS).first
        expect(box).to_have_attribute("aria-expanded", "true")
        told = number(first.locator(".conta").inner_text())
        page.keyboard.press("ArrowDown")
        assert page.evaluate(f"({ACTIVE})().getAttribute('aria-selected')") == "true"
        page.keyboard.press("Enter")
        expect(box).to_have_value("")
        expect(box).to_have_attribute("aria-expanded", "false")
        expect(box).to_be_focused()
        assert chosen in page.url.split("#")[1]
        assert total(page) == told > 0
        expect(page.locator("#risultato")).to_contain_text(view)
        expect(page.locator("#suggerimenti")).to_be_hidden()
        page.locator("#scelte .azzera").click()


def test_enter_chooses_the_one_filter_that_the_words_name(visit, index):
    page = visit(index).page
    for words in ("Filippine", "Malaika", "sesto s giovanni"):
        page.locator("#q").focus()
        page.keyboard.type(words)
        wait_for_offers(page)
        told = number(page.locator(OPTIONS).first.locator(".conta").inner_text())
        page.keyboard.press("Enter")
        expect(page.locator("#q")).to_have_value("")
        assert total(page) == told
        page.locator("#scelte .azzera").click()


def test_enter_searches_the_names_where_the_words_name_several_filters_and_the_page_says_which(visit, index):
    page = typed(visit, index, "Roma")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("Roma")
    assert "q=Roma" in page.url
    expect(page.locator("#nota-ricerca p")).to_have_count(2)
    expect(page.locator("#nota-ricerca")).to_contain_text("Roma (RM)")


def test_a_link_with_words_says_what_filter_they_name(visit, index):
    page = visit(index + "#q=Filippine").page
    note = page.locator("#nota-ricerca")
    few, told = total(page), number(note.inner_text())
    assert few < told
    expect(page.locator("#suggerimenti")).to_be_hidden()
    note.get_by_role("button").click()
    assert total(page) == told
    assert "comunita=PH" in page.url and "q=" not in page.url
    expect(note).to_be_empty()
    expect(page.locator("#risultato")).to_be_focused()


def test_zero_says_what_to_do(visit, index):
    page = typed(visit, index, "qqqqqq")
    assert total(page) == 0
    expect(page.locator("#nota-ricerca")).to_contain_text("Prova con una comunità")
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "false")


def test_the_keys_walk_the_list(visit, index):
    page = typed(visit, index, "mil")
    options = page.locator(OPTIONS)
    last = options.count() - 1
    active = f"() => ({ACTIVE})()?.id ?? ''"
    for key, at in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("End", last),
        ("Home", 0),
        ("ArrowUp", None),
        ("ArrowUp", last),
    ]:
        page.keyboard.press(key)
        assert page.evaluate(active) == ("" if at is None else f"suggerimenti{at}"), key
    expect(page.locator("#ricerca [role=status]")).to_have_text(f"{last + 1} suggerimenti")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("mil")
    expect(page.locator("#suggerimenti")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(last + 1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("")


def test_back_comes_to_the_view_before_the_typing(visit, index):
    page = visit(index).page
    page.locator('#viste a[data-vista="elenco"]').click()
    page.locator("#q").focus()
    page.keyboard.type("brescia")
    page.locator('#viste a[data-vista="regioni"]').click()
    page.locator("#q").focus()
    page.keyboard.type(" b")
    page.go_back()
    assert page.url.endswith("#vista=regioni&q=brescia")
    page.go_back()
    assert page.url.endswith("#vista=elenco&q=brescia")
    page.go_back()
    assert page.url.endswith("#vista=elenco")
    expect(page.locator("#q")).to_have_value("")


@pytest.mark.parametrize("words", ["Brixen", "trapani"])
def test_the_map_goes_to_what_is_chosen(visit, index, words):
    page = typed(visit, index, words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    circles = page.locator(".cerchio")
    assert circles.count() > 0
    frame = page.locator(".carta").bounding_box()
    for box in (circle.bounding_box() for circle in circles.all()):
        assert frame["x"] <= box["x"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]


def test_an_association_is_opened_and_the_words_go(visit, index):
    page = typed(visit, index, "A.C.I.A.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#titolo-scheda")).to_contain_text("A.C.I.A.")
    assert "q=" not in page.url


@pytest.mark.parametrize(
    ("width", "height", "lang"), [(390, 844, "it"), (320, 420, "ar"), (600, 300, "it"), (1440, 900, "ar")]
)
def test_the_list_stays_in_the_frame(visit, index, width, height, lang):
    page = typed(visit, index, "ro", lang, "&incorporata=1", viewport={"width": width, "height": height})
    box = page.locator("#suggerimenti").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    active = page.evaluate(f"(() => {{ const b = ({ACTIVE})().getBoundingClientRect(); return [b.top, b.bottom]; }})()")
    assert box["y"] - 1 <= active[0] and active[1] <= box["y"] + box["height"] + 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["it", "ar"])
def test_axe_finds_nothing_in_the_open_list(visit, index, lang):
    page = typed(visit, index, "mi", lang, bypass_csp=True)
    page.keyboard.press("ArrowDown")
    bring_axe(page)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, COLOURS) == []


def test_a_tap_chooses(visit, index):
    page = typed(visit, index, "ucrain", viewport={"width": 390, "height": 844})
    page.locator(OPTIONS).filter(has_text="Ucraina: Comunità, ").click()
    assert "comunita=UA" in page.url
    expect(page.locator("#suggerimenti")).to_be_hidden()
