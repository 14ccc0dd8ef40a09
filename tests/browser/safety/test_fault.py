# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that cannot come alive: damaged on its way, or under a policy that lets no text run. The list stays."""

import html
import re

import pytest
from playwright.sync_api import expect

from mapping.viewer import page_code
from mapping.viewer.bzipped import bzipped_text
from mapping.viewer.deflated import deflated
from tests.browser.looking import choose_language

SCRIPT = re.compile(r'(id="codice">)([^<]+)')
TABLES = re.compile(r'("tavole":")([^"]+)')
FRENCH = re.compile(r'("fr":\{[^{}]*"parole":")([^"]+)')
WAYS = {
    "emptied": lambda text: text[:0],
    "cut": lambda text: text[: len(text) // 8 * 4],
    "zeroed": lambda text: text[:400] + "A" * (len(text) - 400),
    "no base 85": lambda text: "&" + text[1:],
    "another script": lambda _text: bzipped_text("\fdocument.title = 'preso'"),
    "another style": lambda _text: bzipped_text(f"h1 {{}}\f{page_code().text}"),
    "other tables": lambda _text: deflated({"registro": {}}),
}


NAMES = re.compile(r'<li data-id="[^"]+"><bdi>')


@pytest.fixture
def plain(new_page, tmp_path):
    """Open a document of which something is damaged; it must show its sentence and, as it came, its list."""

    def open_text(document: str):
        path = tmp_path / "guasta.html"
        path.write_text(document, encoding="utf-8")
        page = new_page()
        page.goto(path.as_uri())
        must_be_plain(page)
        return page

    return open_text


def must_be_plain(page):
    expect(page.locator("#guasto")).to_be_visible()
    expect(page.locator("#guasto")).to_contain_text("La mappa non si è aperta")
    for part in ("#elenco", "#regioni", "#cercare", "#iniziative"):
        expect(page.locator(f"{part} h2")).to_be_visible()
    assert page.locator(".viva:visible").count() == 0
    assert page.locator("#elenco [data-id]").first.is_visible()
    assert page.title() != "preso"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("block", [SCRIPT, TABLES], ids=["script", "tables"])
def test_a_damaged_block_leaves_the_list_and_a_sentence(plain, site, atlas, block, way):
    document, found = block.subn(lambda m: m[1] + WAYS[way](m[2]), (site / "index.html").read_text("utf-8"))
    assert found == 1
    page = plain(document)
    assert page.locator("#elenco [data-id]:visible").count() == len(atlas.associations)


def test_a_list_without_a_name_is_a_damage_too(plain, site):
    """The names are read in the list."""
    document, found = NAMES.subn("<li><bdi>", (site / "index.html").read_text("utf-8"), count=1)
    assert found == 1
    assert plain(document).locator("#elenco [data-id]:visible").count() == 803


@pytest.mark.parametrize("way", ["emptied", "cut", "zeroed"])
def test_a_damaged_language_is_told_when_it_is_chosen(new_page, site, tmp_path, way):
    path = tmp_path / "lingua.html"
    damaged, found = FRENCH.subn(lambda m: m[1] + WAYS[way](m[2]), (site / "index.html").read_text("utf-8"))
    assert found == 1
    path.write_text(damaged, encoding="utf-8")
    page = new_page()
    page.goto(path.as_uri())
    choose_language(page, "fr")
    must_be_plain(page)


@pytest.mark.parametrize(
    "policy", ["trusted-types 'none'; require-trusted-types-for 'script'", "trusted-types default"]
)
def test_a_host_that_lets_no_text_run_gets_the_list(new_page, site, policy):
    """Sent with the page itself, and by a host whose frame inherits it."""
    document = (site / "index.html").read_text("utf-8")
    framed = f'<title>ospite</title><iframe width=900 height=700 srcdoc="{html.escape(document)}"></iframe>'
    head = {"Content-Security-Policy": policy, "Content-Type": "text/html; charset=utf-8"}
    page = new_page()
    page.route("http://ospite.example/sola", lambda route: route.fulfill(body=document, headers=head))
    page.route("http://ospite.example/ospite", lambda route: route.fulfill(body=framed, headers=head))
    for name in ("sola", "ospite"):
        page.goto(f"http://ospite.example/{name}")
        must_be_plain(page.frames[-1])


def test_a_page_that_comes_alive_never_shows_the_sentence(visit, index):
    page = visit(index).page
    expect(page.locator("#guasto")).to_be_hidden()


def test_a_browser_that_lacks_what_a_part_needs_gets_the_list(new_page, index):
    """Below the floor the data can be read, and yet some part cannot be made."""
    page = new_page()
    page.add_init_script("delete Element.prototype.replaceChildren")
    page.goto(index)
    must_be_plain(page)
