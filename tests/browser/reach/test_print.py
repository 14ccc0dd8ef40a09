# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Printed, from any window on A4 upright or across: read from the PDF itself.

The map is drawn anew for the sheet with every circle that the screen counts; the list, the legend, the sentence and the
source are there, controls are not; afterwards the screen is as before.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, must_show, wait_for_rest
from tests.browser.paper import MAP_HEIGHT, MAP_WIDTH, MARGIN, MM, Paper, outside, printed, squeezed

SCREEN = """() => ({
    counted: [...document.querySelectorAll('.cerchio')].map(circle => Number(circle.textContent))
        .reduce((sum, n) => sum + n, 0),
    labels: [...document.querySelectorAll('.cerchio')].map(circle => circle.ariaLabel).sort(),
    focused: document.activeElement.id,
    scrolled: scrollY, posto: document.documentElement.className,
})"""


def _screen(page: Page) -> dict[str, Any]:
    wait_for_rest(page)
    return {**look(page), **page.evaluate(SCREEN)}


def _texts(page: Page, selector: str) -> list[str]:
    return [squeezed(text) for text in page.locator(selector).all_text_contents()]


def _must_hold_the_map(page: Page, paper: Paper, counted: int) -> None:
    """Fail unless the paper says what the screen says, whole, within its margins, and where it comes from."""
    assert sum(int(word.text) for word in paper.circles()) == counted
    near = 9  # points from the middle of a number to the edge of the smallest circle
    assert all(MARGIN + near < x < MARGIN + MAP_WIDTH - near for x, _ in (word.middle for word in paper.circles()))
    highest = min((word.middle[1] for word in paper.circles()), default=0)
    lowest = max((word.middle[1] for word in paper.circles()), default=0)
    assert lowest - highest < MAP_HEIGHT - 2 * near
    assert outside(paper) == []
    first = paper.text(0)
    for selector in (
        "h1",
        "#risultato",
        ".scala > .minuto",
        ".classi li",
        ".chiave-cerchi",
        "li:has(:checked) > label",
    ):
        assert [
            text for text in _texts(page, f":is(h1, #risultato, #legenda *):is({selector})") if text not in first
        ] == []
    whole = paper.text()
    for selector in ("#provenienza", "[data-t=fonti_piede]", "[data-t=confini_fonte]"):
        assert [text for text in _texts(page, selector) if not text or text not in whole] == []
    assert squeezed(page.url) in whole
    for control in ("#azioni button", "#apri-filtri", "#mostra-risultati", "#comandi-mappa button"):
        assert not [text for text in _texts(page, control) if len(text) > 6 and text in whole]
    assert [text for text in _texts(page, "footer > p") if text not in first] == [], "the foot is whole, by the map"
    assert all(len(paper.text(n)) > 200 for n in range(len(paper))), "no sheet is empty, none has a line or two"


def _bare(text: str) -> str:
    """Return ``text`` without the numbers of notes, and without the capitals that a style makes."""
    return re.sub(r"\d", "", text).lower()


WAYS = [
    ("", (1440, 900), False, "light"),
    ("", (320, 640), True, "dark"),
    ("regione=02&comunita=BD", (1440, 900), False, "light"),
    ("comunita=SN", (1920, 1080), False, "dark"),
    ("comunita=SN", (390, 844), True, "light"),
    ("provincia=BS", (390, 844), False, "light"),
    ("regione=19&comunita=SN,MA", (844, 390), True, "light"),
    ("vicino=058091,25&ambito=cultura", (1440, 900), False, "light"),
]


@pytest.mark.parametrize(("choice", "size", "across", "scheme"), WAYS)
def test_the_map_is_drawn_for_the_sheet(visit, index, choice, size, across, scheme):
    address = f"{index}#{choice}" if choice else index
    page = visit(address, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme).page
    before = _screen(page)
    found = int(page.locator("[data-conteggio]").inner_text().split()[0].replace(".", ""))
    paper = printed(page, across=across)
    width, height = paper.size()
    assert (width > height) is across
    _must_hold_the_map(page, paper, before["counted"])
    if found <= 100:
        whole = paper.text()
        heading = page.locator("#titolo-elenco").text_content()
        words = [word.text for n in range(len(paper)) for word in paper.words(n)]
        assert (heading in words) is bool(found), "a heading has something below it"
        assert [name for name in _texts(page, "#elenco .voce-nome") if name not in whole] == []
    else:
        assert len(paper) == 1
        assert squeezed(page.locator("#senza-elenco").text_content() or "") in paper.text(0)
    dots = paper.picture(0, 0.3).convert("L").tobytes()
    assert dots[0] > 250
    assert sum(dot > 150 for dot in dots) > 0.85 * len(dots)
    assert _screen(page) == before


def test_where_the_reader_moved_the_map_paper_shows_what_the_screen_shows(visit, index):
    page = visit(f"{index}#comunita=SN", viewport={"width": 900, "height": 900}).page
    for _ in range(3):
        page.locator("#comandi-mappa button").first.click()
        wait_for_rest(page)
    page.locator("#comandi-mappa button").first.focus()
    before = _screen(page)
    paper = printed(page)
    numbers = [word.text for word in paper.circles()]
    assert 0 < before["circles"] - before["out"] <= len(numbers)
    assert all(MARGIN + 9 < word.middle[0] < MARGIN + MAP_WIDTH - 9 for word in paper.circles())
    assert outside(paper) == []
    assert _screen(page) == before


def test_print_by_the_pages_own_button_and_as_a_medium(visit, index):
    page = visit(f"{index}#comunita=SN").page
    before = _screen(page)
    page.evaluate("""() => addEventListener('beforeprint', () => {
        window.printed = [document.querySelector('.carta').offsetWidth, document.querySelectorAll('.cerchio').length];
    })""")
    page.get_by_role("button", name="Stampa").click()
    width, circles = page.evaluate("window.printed")
    assert width == round(MAP_WIDTH / MM * 96 / 25.4)
    assert circles > 0
    must_show(page, before)
    page.emulate_media(media="print")
    assert page.locator(".carta").bounding_box()["width"] == pytest.approx(width, abs=1)
    page.emulate_media(media="screen")
    must_show(page, before)


def test_a_list_is_printed_to_its_end(visit, index):
    """At once, though a long one is drawn by and by."""
    page = visit(f"{index}#vista=elenco").page
    rows = int(page.locator("[data-conteggio]").inner_text().split()[0].replace(".", ""))
    paper = printed(page)
    assert page.locator(".voce").count() == rows
    assert squeezed(page.locator(".voce-nome").last.text_content() or "") in paper.text(len(paper) - 1)
    assert outside(paper) == []


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("view", ["mappa", "elenco"])
def test_no_list_leaves_the_foot_a_sheet_of_its_own(visit, index, view, across):
    """Of 27 and of 64 entries it did, below the list: whatever their number, it stands before them, on the first."""
    page = visit(f"{index}#vista={view}&comunita=BD").page
    for community in ("BD", "SN", "PE"):
        page.evaluate("hash => { location.hash = hash }", f"vista={view}&comunita={community}")
        wait_for_rest(page)
        foot = _texts(page, "footer > p")
        paper = printed(page, across=across)
        assert [text for text in foot if text not in paper.text(0)] == []
        assert all(name in paper.text() for name in _texts(page, "#elenco .voce-nome"))
        after = page.evaluate("[...document.querySelectorAll('footer')].map(foot => foot.parentElement.tagName)")
        assert after == ["BODY"]


@pytest.mark.parametrize("across", [False, True])
def test_the_columns_of_a_table_are_named_on_its_second_sheet_too(visit, index, across):
    page = visit(f"{index}#vista=regioni").page
    paper = printed(page, across=across)
    heads = _texts(page, "#regioni thead th button")
    assert heads
    assert [text for text in heads if text not in paper.text(1)] == []


def test_that_nothing_was_found_is_printed_once(visit, index):
    page = visit(f"{index}#vista=elenco&q=zzzz").page
    said = squeezed(page.locator("#elenco .vuoto").inner_text())
    assert printed(page).text().count(said) == 1


@pytest.mark.parametrize("view", ["scheda=12", "scheda=03", "vista=mappa"])
def test_one_page(visit, index, view):
    page = visit(f"{index}#{view}").page
    assert len(printed(page)) == 1


@pytest.mark.parametrize(
    ("view", "across", "said"),
    [
        ("scheda=12", False, "#scheda h2, #scheda h3"),
        ("id=", False, "#scheda h2, #scheda dt"),
        ("vista=regioni", True, "#regioni tbody th, #regioni tfoot th"),
        ("vista=comunita&comunita=MA", False, "#comunita h3, #comunita .voce-nome"),
        ("vista=iniziative", False, "#iniziative h3, #iniziative dd, #iniziative details li"),
        ("vista=cercare", True, "#cercare tbody th"),
    ],
)
def test_what_else_is_printed_is_whole(visit, index, view, across, said):
    page = visit(f"{index}#{view}").page
    if view == "id=":
        page.locator(".voce-nome").first.click()
    before = page.locator("details[open]").count()
    paper = printed(page, across=across)
    assert outside(paper) == []
    whole = paper.text()
    assert _texts(page, said)
    assert [text for text in _texts(page, said) if _bare(text) not in _bare(whole)] == []
    assert squeezed(page.url) in whole
    assert len(paper.text(0)) > 400 or view == "id="
    assert "Copia" not in whole
    assert page.locator("details[open]").count() == before


def test_controls_are_not_printed(visit, index):
    page = visit(f"{index}#scheda=12").page
    page.emulate_media(media="print")
    assert page.locator("#titolo-scheda").is_visible()
    for control in ("#filtri", "#viste", "#azioni", ".chiudi", "#mappa"):
        assert page.locator(control).is_hidden()


def test_of_a_card_paper_says_what_is_known_and_not_what_can_be_tapped(visit, index, atlas):
    known = atlas.associations
    for row in (known[known["precisione"] == "comune"].iloc[0], known[known["precisione"] == "provincia"].iloc[0]):
        page = visit(f"{index}#id={row['id']}&vista=elenco").page
        page.emulate_media(media="print")
        card = page.locator("#scheda")
        assert row["denominazione"] in card.inner_text()
        for control in card.locator("button, .pulsante, .dove, .segnala, .invia").all():
            assert not control.inner_text().strip() or control.is_hidden()


def test_printed_legend_stands_below_the_map_and_covers_nothing(visit, index):
    page = visit(index, viewport={"width": 688, "height": 1017}).page
    page.emulate_media(media="print")
    frame, legend = page.locator(".carta").bounding_box(), page.locator(".scala").bounding_box()
    assert legend["y"] >= frame["y"] + frame["height"]
