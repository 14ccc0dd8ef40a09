# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One state, four views: search, facets, chips, sentence, links, sorting, downloads."""

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect


def count(page) -> str:
    return page.locator("[data-conteggio]").inner_text()


def entries(page) -> list[str]:
    return page.locator("#elenco [data-id]").evaluate_all("all => all.map(e => e.dataset.id)")


def having(atlas, country: str):
    cells = atlas.associations["paesi_origine"].str.split("; ")
    return atlas.associations[[country in cell for cell in cells]]


def test_search_filters_map_list_and_sentence(visit, index, atlas):
    page = visit(index + "#vista=elenco").page
    page.locator("#q").fill("s")
    assert count(page) == f"{len(atlas.associations)} di {len(atlas.associations)}"
    page.locator("#q").fill("forli")
    found = entries(page)
    assert 0 < len(found) < 30
    assert count(page).startswith(f"{len(found)} di ")
    page.locator('#viste a[data-vista="mappa"]').click()
    assert page.locator(".cerchio").count() <= len(found)
    page.locator("#scelte .azzera").click()
    assert page.locator("#q").input_value() == ""


def test_a_list_that_is_not_shown_follows_the_filters_too(visit, index, atlas):
    page = visit(index + "#comunita=SN").page
    shown = page.locator("#elenco [data-id]")
    expect(shown).to_have_count(len(having(atlas, "SN")))
    page.locator("#scelte .azzera").click()
    expect(shown).to_have_count(len(atlas.associations))


def test_facet_counts_tell_what_choosing_gives(visit, index, atlas):
    page = visit(index + "#vista=elenco").page
    senegal = having(atlas, "SN")
    page.get_by_role("checkbox", name=f"Senegal {len(senegal)}").check()
    assert sorted(entries(page)) == sorted(senegal["id"])
    page.locator("#s-regione").click()
    label = page.locator('label[for="f-regione-08"] .conta').inner_text()
    assert int(label) == (senegal["luogo_codice_regione"] == "08").sum()
    page.locator("#f-regione-08").check()
    assert count(page) == f"{label} di {len(atlas.associations)}"
    assert page.locator("#risultato").inner_text().startswith("Senegal, in Emilia-Romagna: ")
    assert page.locator("#f-regione-08").evaluate("e => e === document.activeElement")


def test_any_and_all(visit, index, atlas):
    page = visit(index + "#vista=elenco&comunita=SN,ML").page
    either = set(having(atlas, "SN")["id"]) | set(having(atlas, "ML")["id"])
    both = set(having(atlas, "SN")["id"]) & set(having(atlas, "ML")["id"])
    assert set(entries(page)) == either
    assert page.locator("#risultato").inner_text().startswith("Senegal o Mali: ")
    page.locator("#modo-comunita-tutte").check()
    assert set(entries(page)) == both
    assert "Senegal e Mali" in page.locator("#risultato").inner_text()


def test_links_survive_a_reload_and_the_back_button_goes_back(visit, index):
    page = visit(index).page
    page.locator('#viste a[data-vista="elenco"]').click()
    page.locator("#f-comunita-SN").check()
    page.locator("#elenco [data-id] a").first.click()
    title, address = page.locator("#titolo-scheda").inner_text(), page.url
    page.reload()
    assert page.locator("#titolo-scheda").inner_text() == title
    assert page.url == address
    page.go_back()
    assert page.locator("#scheda").is_hidden()
    page.go_back()
    assert count(page).split(" di ")[0] == count(page).split(" di ")[1]
    page.go_back()
    assert page.locator("#mappa").is_visible()


def test_an_id_that_is_gone_says_so(visit, index):
    page = visit(index + "#id=non-esiste").page
    assert page.locator("#titolo-scheda").inner_text() == "Associazione non trovata"


def test_list_holds_all_and_sorts(visit, index, atlas):
    page = visit(index + "#vista=elenco").page
    expect(page.locator("#elenco [data-id]")).to_have_count(len(atlas.associations))
    page.locator("#ordina").select_option("anno")
    expect(page.locator("#elenco [data-id]")).to_have_count(len(atlas.associations))
    years = atlas.associations.set_index("id").loc[entries(page), "anno_costituzione"].replace("", "9999")
    assert list(years) == sorted(years)


def test_table_of_regions_sorts_by_every_column(visit, index, atlas):
    page = visit(index + "#vista=regioni").page
    page.locator('#regioni [data-colonna="tasso_10000"]').click()
    order = page.locator("#regioni tbody th").all_inner_texts()
    expected = atlas.coverage.regions.sort_values("tasso_10000", ascending=False)["regione"]
    assert order == list(expected)
    assert page.locator('#regioni th[aria-sort="descending"]').count() == 1


def test_card_says_what_the_registry_says(visit, index, atlas):
    row = atlas.associations[atlas.associations["sito_web"] != ""].iloc[0]
    card = visit(f"{index}#id={row['id']}").page.locator("#scheda")
    assert card.locator("h2").inner_text() == row["denominazione"]
    text = card.inner_text()
    for word in ("Presenza", "Tipologia", "Fonte", "Precisione del luogo"):
        assert word.lower() in text.lower()
    assert card.locator(f'a[href="{row["sito_web"]}"]').get_attribute("rel") == "noopener noreferrer"


@pytest.mark.parametrize("kind", ["CSV", "GeoJSON"])
def test_download_holds_what_is_filtered(visit, index, atlas, kind):
    page = visit(index + "#comunita=SN").page
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Scarica {kind}").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    if kind == "CSV":
        ids = [row["id"] for row in csv.DictReader(io.StringIO(text))]
    else:
        ids = [feature["id"] for feature in json.loads(text)["features"]]
    assert sorted(ids) == sorted(having(atlas, "SN")["id"])


def test_choropleth_follows_the_filters(visit, index, atlas):
    page = visit(index + "#comunita=SN&indicatore=associazioni").page
    counts = having(atlas, "SN")["luogo_codice_regione"].value_counts()
    zero = page.locator("path.regione.zero").evaluate_all("all => all.map(p => p.dataset.codiceRegione)")
    assert set(zero) == set(atlas.coverage.regions.index) - set(counts.index)


def test_table_of_regions_counts_what_is_filtered(visit, index, atlas):
    page = visit(index + "#vista=regioni&comunita=SN").page
    counts = having(atlas, "SN")["luogo_codice_regione"].value_counts()
    cells = page.locator("#regioni tbody tr td:nth-child(2)").all_inner_texts()
    assert sum(map(int, cells)) == counts.drop("", errors="ignore").sum()
    page.locator('#regioni [data-colonna="associazioni"]').click()
    assert page.locator("#regioni tbody td").first.inner_text() == str(counts.max())


def test_a_link_drawn_earlier_keeps_what_changed_since(visit, index):
    page = visit(index + "#vista=elenco").page
    page.locator('#viste a[data-vista="mappa"]').click()
    page.locator("#scegli-indicatore").select_option("tasso_10000")
    page.locator('#viste a[data-vista="elenco"]').click()
    page.locator("#elenco [data-id] a").first.click()
    assert "indicatore=tasso_10000" in page.url


def test_an_open_sheet_follows_the_filters(visit, index, atlas):
    page = visit(index + "#comune=058091").page
    page.locator("#f-comunita-SN").check()
    senegal = having(atlas, "SN")
    expected = (senegal["luogo_codice_comune"] == "058091").sum()
    assert page.locator("#scheda .voci [data-id]").count() == expected
