# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where to look first: the published list in its order, with its reasons and its links, for any reader."""

import pytest
from playwright.sync_api import expect

from mapping.viewer import render_page

VIEW = "#vista=cercare"


def ranks(page) -> list[int]:
    return [int(text) for text in page.locator(".cercare tbody tr:first-child td:first-child").all_inner_texts()]


def test_the_list_is_the_published_one_twenty_at_first_then_whole(visit, index, atlas):
    listed = atlas.coverage.where_to_look
    page = visit(index + VIEW).page
    assert ranks(page) == list(range(1, 21))
    page.get_by_role("button", name=f"Mostra tutte le {len(listed)} righe").click()
    assert ranks(page) == list(listed["posto"])
    assert page.locator(".cercare tbody th").all_inner_texts() == list(listed["comunita"])
    assert page.locator(".cercare tbody [lang=it]").all_inner_texts() == list(listed["regione"])
    assert page.evaluate("document.activeElement.closest('tbody').querySelector('td').textContent") == "21"


def test_the_reasons_are_those_of_the_file(visit, index, atlas):
    page = visit(index + VIEW).page
    for text, row in zip(
        page.locator(".perche").all_inner_texts(), atlas.coverage.where_to_look.itertuples(), strict=False
    ):
        residents, *others = text.split("; ")
        assert residents == row.perche_it.split("; ")[0]
        assert others[0] == row.perche_it.split("; ")[1]
        assert others[-1] == row.perche_it.split("; ")[-1]
        assert ("altra fonte" in text) == bool(row.altra_fonte)
        assert row.altra_fonte in text
    first = page.locator(".perche a").first
    assert first.get_attribute("href") in set(atlas.coverage.where_to_look["altra_fonte_url"])


def test_a_line_leads_to_the_region_and_to_what_the_register_holds_there(visit, index, atlas):
    page = visit(index + VIEW).page
    first = atlas.coverage.where_to_look.iloc[0]
    held = page.locator(".cercare tbody").first.get_by_role("link", name=str(first["associazioni"]), exact=True)
    held.focus()
    page.keyboard.press("Enter")
    assert page.locator("#risultato").inner_text() == (
        f"{first['comunita']}, in {first['regione']}: {first['associazioni']} di {len(atlas.associations)} associazioni"
    )
    page.go_back()
    page.locator(".cercare tbody [lang=it]").first.click()
    assert page.locator("#titolo-scheda").inner_text() == first["regione"]


def test_the_list_follows_community_and_region_and_says_what_it_does_not_follow(visit, index, atlas):
    listed = atlas.coverage.where_to_look
    page = visit(index + VIEW + "&comunita=SN&regione=03,12").page
    chosen = listed[(listed["paese"] == "SN") & listed["codice_regione"].isin(["03", "12"])]
    assert ranks(page) == list(chosen["posto"])
    note = page.locator("#cercare-vivo").get_by_text("indipendente dai filtri")
    expect(note).to_have_count(0)
    page.goto(index + VIEW + "&tipologia=religiosa&q=casa")
    page.reload()
    expect(note).to_have_count(1)


@pytest.mark.parametrize(
    ("filters", "why", "way"),
    [
        ("comunita=RO&terzi=1", "Romania: non è un Paese terzo.", "terzi=1"),
        ("comunita=non+nota", "Di una comunità non nota non si può stimare.", "comunita=non+nota"),
        ("comunita=XX", "Nessuna riga con questi filtri.", "comunita=XX"),
    ],
)
def test_an_empty_list_says_why_and_the_way_out(visit, index, filters, why, way):
    page = visit(f"{index}{VIEW}&{filters}").page
    empty = page.locator("#cercare-vivo .vuoto")
    assert why in empty.inner_text()
    empty.get_by_role("button").click()
    assert len(ranks(page)) > 0
    assert way not in page.url


@pytest.mark.parametrize("lang", ["it", "ar", "uk"])
def test_on_a_phone_nothing_is_cut(visit, index, lang):
    page = visit(f"{index}{VIEW}&lang={lang}", viewport={"width": 390, "height": 844}).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('#cercare-vivo .scorre'))")


def test_the_files_are_linked_where_they_stand_beside_the_page(visit, index, atlas, tmp_path):
    expect(visit(index + VIEW).page.locator("#cercare-vivo .fila a")).to_have_count(0)
    page = tmp_path / "index.html"
    page.write_text(render_page(atlas, files=["dati/dove_cercare.csv", "immagini/mappa.png"]), encoding="utf-8")
    visited = visit(page.as_uri() + VIEW)
    links = visited.page.locator("#cercare-vivo .fila a")
    assert links.all_inner_texts() == ["dove_cercare.csv"]
    assert links.first.evaluate("a => a.href") == (tmp_path / "dati" / "dove_cercare.csv").as_uri()
    visited.must_be_silent()
