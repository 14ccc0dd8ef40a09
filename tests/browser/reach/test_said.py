# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes is told: by the title of the window, and to whoever does not see it by one quiet region."""

import re

import pytest
from playwright.sync_api import Page, expect

from mapping.viewer.languages import country_name, place_name, strings, translate
from tests.browser.looking import choose_language, unfold, wait_for_rest

LISTEN = """() => {
    window.said = [];
    new MutationObserver(() => said.push(stato.textContent)).observe(stato, {childList: true, characterData: true,
        subtree: true});
}"""
REFUSE = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }"
ALLOWED = ["clipboard-read", "clipboard-write"]


def view_link(view: str):
    return lambda page: page.locator(f'#viste a[data-vista="{view}"]').click()


def there_and_back(page: Page) -> None:
    view_link("iniziative")(page)
    page.go_back()


def save(name: str):
    def act(page: Page) -> None:
        with page.expect_download():
            page.get_by_role("button", name=re.compile(rf"\b{name}\b")).click()

    return act


def copy(page: Page) -> None:
    unfold(page.locator("#azioni summary").last)
    page.locator("#azioni .campo button").first.click()


def copy_in_vain(page: Page) -> None:
    page.evaluate(REFUSE)
    copy(page)


def sort_table(page: Page) -> None:
    page.locator('#regioni [data-colonna="tasso_10000"]').click()


def zoom(page: Page) -> None:
    wait_for_rest(page)
    page.locator("#comandi-mappa button").first.click()


def open_region(page: Page) -> None:
    wait_for_rest(page)
    page.locator('button[data-regione="12"]').click()


def raise_sheet(page: Page) -> None:
    page.locator("#maniglia").click()


ACTIONS = {
    "a view": ("", view_link("regioni"), "vista_regioni"),
    "back to the map": ("vista=elenco", view_link("mappa"), "vista_mappa"),
    "by the history": ("", there_and_back, "vista_mappa"),
    "copied": ("", copy, "copiato"),
    "not copied": ("", copy_in_vain, "copia_a_mano"),
    "rows": ("", save("CSV"), "associazioni.csv"),
    "places": ("", save("GeoJSON"), "associazioni.geojson"),
    "a picture": ("", save("SVG"), "mappa.svg"),
    "a painting": ("", save("PNG"), "mappa.png"),
    "the list's order": ("vista=elenco", lambda p: p.locator("#ordina").select_option("comune"), "ordina_comune"),
    "a table's order": ("vista=regioni", sort_table, "decrescente"),
    "an indicator": ("", lambda p: p.locator("#scegli-indicatore").select_option("nessuno"), "nessun_colore"),
    "a layer": ("", lambda p: p.locator("#strato-malaika").click(), "strato_associazioni"),
    "closer": ("", zoom, "mappa_mostra"),
    "a region": ("", open_region, "mappa_mostra"),
    "a language": ("", lambda p: choose_language(p, "fr"), "Français"),
}
"""An action -> where it is done, how, and a word (a key of the strings, or a name) that has to be said of it."""


def word(lang: str, key: str) -> str:
    """The words of a key up to its first blank."""
    return strings(lang)["testi"][key].split("{")[0].strip() if key in strings(lang)["testi"] else key


@pytest.mark.parametrize("lang", ["it", "ar"])
@pytest.mark.parametrize("action", ACTIONS)
def test_what_an_action_did_is_said(visit, index, action, lang):
    state, act, key = ACTIONS[action]
    page = visit(f"{index}#lang={lang}&{state}").page
    page.context.grant_permissions(ALLOWED)
    page.evaluate(LISTEN)
    act(page)
    page.wait_for_function("word => said.some(text => text.includes(word))", arg=word(lang, key), timeout=5000)


def test_the_same_is_said_again(visit, index):
    page = visit(index).page
    page.context.grant_permissions(ALLOWED)
    unfold(page.locator("#azioni summary").last)
    page.evaluate(LISTEN)
    for n in (1, 2, 3):
        page.locator("#azioni .campo button").first.click()
        page.wait_for_function("n => said.length === n", arg=n)
        assert page.locator("#stato").inner_text().strip() == "Copiato"


def test_the_heights_of_the_phones_sheet_are_said_there_too(visit, index):
    page = visit(index, viewport={"width": 390, "height": 844}).page
    page.evaluate(LISTEN)
    raise_sheet(page)
    page.wait_for_function("said.includes('Risultati a metà schermo')")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_said_while_the_page_opens_and_one_region_says_it(visit, index, width):
    page = visit(f"{index}#scheda=12", viewport={"width": width, "height": 844}).page
    wait_for_rest(page)
    assert page.locator("#stato").text_content() == ""


def test_a_refused_position_stays_until_it_is_closed(visit, index):
    page = visit(index).page
    page.clock.install()
    for _ in range(2):
        page.locator("#comandi-mappa").get_by_role("button", name="La mia posizione").click()
        expect(page.locator(".bolla")).to_have_count(1)
    page.clock.fast_forward(60_000)
    expect(page.locator(".bolla")).to_have_count(1)
    page.get_by_role("button", name="Chiudi l'avviso").click()
    expect(page.locator(".bolla")).to_have_count(0)
    expect(page.locator("#comandi-mappa").get_by_role("button", name="La mia posizione")).to_be_focused()


STATES = {
    "": [],
    "scheda=12": ["Lazio"],
    "vista=elenco": ["vista_elenco"],
    "vista=elenco&comunita=SN": ["vista_elenco", "SN"],
    "vista=regioni&scheda=12": ["Lazio", "vista_regioni"],
    "comunita=SN,ML&vista=comunita": ["vista_comunita", "SN", "ML"],
    "comunita=SN": ["SN"],
    "regione=12&q=casa": ["«casa»", "Lazio"],
    "vista=cercare": ["vista_cercare"],
    "comunita=SN,ML,MA,RO": ["SN", "ML", "MA", "…"],
}
"""A state -> the parts of the title before the page's own."""


def title(lang: str, parts: list[str]) -> str:
    def said(part: str) -> str:
        if part in strings(lang)["testi"]:
            return translate(lang, part)
        return country_name(part, lang) if re.fullmatch("[A-Z]{2}", part) else place_name(part, lang)

    return " · ".join([*map(said, parts), translate(lang, "titolo")])


@pytest.mark.parametrize("lang", ["it", "fr", "ar", "zh"])
def test_the_title_tells_what_is_shown(visit, index, lang):
    page = visit(f"{index}#lang={lang}").page
    for state, parts in STATES.items():
        page.evaluate("hash => { location.hash = hash }", f"lang={lang}&{state}")
        expect(page).to_have_title(title(lang, parts))
    for parts in list(STATES.values())[-2::-1]:
        page.go_back()
        expect(page).to_have_title(title(lang, parts))
