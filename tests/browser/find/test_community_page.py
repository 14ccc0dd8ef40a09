# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One community chosen: map, legend, table, sheet and its own page say the same, and what does not answer is apart."""

import pandas as pd
import pytest

from mapping.coverage import load_series
from mapping.viewer.languages import strings

COUNTRIES = ("MA", "PE", "UA", "SO")


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def cells(atlas, country: str) -> pd.DataFrame:
    known = atlas.coverage.communities
    return known[known["paese"] == country].set_index("codice_regione")


EVIDENCE = "all => Object.fromEntries(all.map(e => [e.dataset.evidenza, Number(e.querySelector('b').textContent)]))"
CLASSES = {
    "presente": "ev-presente",
    "presente_altra_fonte": "ev-altra",
    "probabilmente_assente": "ev-assente",
    "non_si_puo_dire": "ev-dubbio",
    "pochi_residenti": "ev-pochi",
    "senza_dato": "nd",
}


@pytest.mark.parametrize("country", COUNTRIES)
def test_map_legend_table_and_page_say_the_same_of_a_community(visit, index, atlas, country):
    told = cells(atlas, country)
    states = told["evidenza"].value_counts().to_dict()
    page = visit(f"{index}#comunita={country}").page
    legend = page.locator("#legenda [data-evidenza]").evaluate_all(EVIDENCE)
    assert {name: count for name, count in legend.items() if count} == states
    assert list(legend) == list(CLASSES)
    fills = page.locator("#mappa path.regione").evaluate_all(
        "all => all.map(p => [p.dataset.codiceRegione, p.getAttribute('class')])"
    )
    assert all(CLASSES[told.loc[code, "evidenza"]] in names.split() for code, names in fills)
    page.locator('#viste a[data-vista="regioni"]').click()
    rows = page.locator("#regioni tbody tr")
    names = told.reset_index().set_index("regione")
    for name, *shown in rows.evaluate_all(
        "all => all.map(r => [r.cells[0].innerText, r.cells[1].innerText, r.cells[2].firstChild.dataset.evidenza,"
        " r.cells[3].innerText, r.cells[5].innerText])"
    ):
        line = names.loc[name]
        assert [number(shown[0]), shown[1], number(shown[2])] == [
            line["associazioni"], line["evidenza"], line["residenti"],
        ]  # fmt: skip
        if line["evidenza"] != "pochi_residenti":
            assert number(shown[3]) == pytest.approx(line["attese"], abs=0.051)
    foot = page.locator("#regioni tfoot td").all_inner_texts()
    assert number(foot[0]) == told["associazioni"].sum()
    assert number(foot[2]) == told["residenti"].sum()
    page.locator('#viste a[data-vista="comunita"]').click()
    assert page.locator("#comunita figure [data-evidenza]").evaluate_all(EVIDENCE) == legend
    listed = page.locator("#comunita [data-codice]").evaluate_all(
        "all => Object.fromEntries(all.map(r =>"
        " [r.dataset.codice, r.querySelector('[data-evidenza]').dataset.evidenza]))"
    )
    assert listed == told["evidenza"].to_dict()


def test_what_does_not_answer_for_the_community_is_set_apart(visit, index):
    page = visit(index + "#comunita=MA&vista=regioni").page
    titles = [text for text in page.locator("#regioni .gruppi > *").all_inner_texts() if text.strip()]
    assert titles == ["Marocco", "di tutte le comunità"]
    heads = page.locator("#regioni thead tr:last-child th.a-parte").all_inner_texts()
    assert len(heads) == 4
    page.locator("#f-tipologia-religiosa").evaluate("box => box.click()") if page.locator(
        "#f-tipologia-religiosa"
    ).count() else page.goto(page.url + "&tipologia=religiosa")
    page.wait_for_function("() => document.querySelector('#regioni .gruppi').innerText.includes('gli altri filtri')")
    assert page.locator("#regioni tbody td").first.inner_text().count(" di ") == 1


def test_other_filters_set_the_rest_apart(visit, index):
    page = visit(index + "#tipologia=religiosa&vista=regioni").page
    assert "indipendente dai filtri" in page.locator("#regioni .gruppi .a-parte").inner_text()
    assert page.locator("#regioni tbody tr").first.locator("td.a-parte").count() == 6


def test_the_sheet_answers_for_the_chosen_community_first(visit, index, atlas):
    page = visit(index + "#comunita=MA&scheda=09").page
    line = cells(atlas, "MA").loc["09"]
    own = page.locator("#scheda .di-comunita")
    assert own.get_attribute("data-paese") == "MA"
    assert own.locator("[data-evidenza]").get_attribute("data-evidenza") == line["evidenza"]
    assert f"attese {line['attese']:.1f}".replace(".", ",") in own.inner_text()
    assert page.locator("#scheda table.a-parte caption").inner_text() == "di tutte le comunità"
    own.locator("h3 a").click()
    assert "vista=comunita" in page.url
    assert page.locator("#comunita-vivo > h3").inner_text() == "Marocco"


def test_the_page_of_a_community(visit, index, atlas):
    visited = visit(index + "#comunita=MA&vista=comunita")
    page = visited.page
    told = cells(atlas, "MA")
    rows = atlas.associations
    own = rows[rows["paesi_origine"].str.split("; ").map(lambda codes: "MA" in codes)]
    head = page.locator("[data-titolo-comunita]").inner_text()
    residents = f"{int(told['residenti'].sum()):,}".replace(",", ".")
    assert f"{residents}." in head
    assert (
        f"Associazioni nel registro: {len(own)}; regioni che ne hanno: {(told['associazioni'] > 0).sum()} di 20" in head
    )
    assert f"comunità non nota: {(rows['paesi_origine'] == '').sum()} di {len(rows)}" in head
    find = told[told["da_trovare"] > 0].round({"da_trovare": 1, "attese": 4})
    find = find.sort_values(["da_trovare", "attese"], ascending=False, kind="stable")
    page.locator("#comunita .da-cercare + .piega button").click()
    assert page.locator("[data-cerca]").evaluate_all("all => all.map(e => e.dataset.cerca)") == list(find.index)
    page.locator("#comunita .piega button").click()
    assert set(page.locator("#comunita [data-id]").evaluate_all("all => all.map(e => e.dataset.id)")) == set(own["id"])
    series = load_series()
    series = series[series["paese"] == "MA"].groupby("anno")["residenti"].sum()
    page.locator(".serie-tabella summary").click()
    twin = page.locator(".serie-tabella tbody tr").evaluate_all(
        "all => all.map(r => [...r.cells].map(c => c.innerText))"
    )
    assert {int(year): number(value) for year, value in twin} == series.to_dict()
    assert str(int(series.index.max())) in page.locator(".serie svg").get_attribute("aria-label")
    assert page.locator("#comunita .incontro").count() == 1
    visited.must_be_silent()


def test_the_index_holds_every_community_and_all_residents(visit, index, atlas):
    page = visit(index + "#vista=comunita").page
    whole = atlas.coverage.countries["residenti"].sum()
    third = atlas.coverage.countries.loc[atlas.coverage.countries["paese_terzo"], "residenti"].sum()
    foot = page.locator(".indice tfoot tr", has_text="In tutto").locator("td").first
    assert number(foot.inner_text()) == whole
    listed = page.locator(".indice [data-paese]").count()
    page.locator("#terzi-comunita").check()
    assert "terzi=1" in page.url
    assert page.evaluate("document.activeElement.id") == "terzi-comunita"
    assert number(foot.inner_text()) == third
    left = page.locator(".indice [data-paese]").evaluate_all("all => all.map(r => r.dataset.paese)")
    assert "RO" not in left
    assert "MA" in left
    assert len(left) < listed
    assert page.locator("#f-comunita-RO").count() == 0
    page.locator('#viste a[data-vista="regioni"]').click()
    assert "Non vale per la mappa" in page.locator("#scelte").inner_text()
    page.get_by_role("button", name="Togli: Solo cittadini di Paesi terzi").click()
    assert "terzi" not in page.url


def test_a_community_is_reached_by_keyboard_from_the_index_and_by_its_own_choice(visit, index):
    page = visit(index + "#vista=comunita").page
    page.locator('.indice [data-paese="SN"] a').focus()
    page.keyboard.press("Enter")
    assert page.locator("#comunita-vivo > h3").inner_text() == "Senegal"
    page.locator("#scegli-comunita").focus()
    page.locator("#scegli-comunita").select_option("PE")
    assert page.locator("#comunita-vivo > h3").inner_text() == "Perù"
    assert page.evaluate("document.activeElement.id") == "scegli-comunita"
    page.locator("#scegli-comunita").select_option("")
    assert page.locator(".indice").count() == 1
    assert "comunita=PE" not in page.url


def test_an_unknown_community_and_several_give_the_index(visit, index):
    page = visit(index + "#vista=comunita&comunita=ZZ,non+nota&regione=03").page
    unknown = page.locator("#comunita-vivo [data-senza-riga]")
    assert unknown.first.inner_text() == "ZZ (non più in elenco) · 0 nel registro"
    assert page.locator("#comunita-vivo").get_by_text("gli altri filtri non contano").count() == 1
    unknown.last.get_by_role("link", name="Elenco").click()
    assert "vista=elenco" in page.url
    assert visit(index + "#vista=comunita&comunita=ZZ").page.locator(".indice [data-paese]").count() > 50
    page = visit(index + "#vista=comunita&comunita=SN,ML").page
    listed = page.locator(".indice [data-paese]").evaluate_all("all => all.map(r => r.dataset.paese)")
    assert sorted(listed) == ["ML", "SN"]


@pytest.mark.parametrize("state", ["comunita=MA&vista=comunita", "vista=comunita", "comunita=MA&scheda=03"])
@pytest.mark.parametrize("lang", ["it", "ar"])
def test_nothing_is_wider_than_a_phone(visit, index, state, lang):
    page = visit(f"{index}#lang={lang}&{state}", viewport={"width": 390, "height": 844}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if lang == "ar":
        words = strings("ar")["testi"]
        assert page.locator('#viste a[data-vista="comunita"]').inner_text() == words["vista_comunita"]


def test_a_frame_shows_the_page_of_a_community(visit, index):
    page = visit(index + "#comunita=SN&vista=comunita&incorporata=1").page
    assert page.locator("#comunita-vivo > h3").inner_text() == "Senegal"


def test_meetings_are_places_too(visit, index, atlas):
    events = atlas.initiatives.events
    towns = set(events.loc[(events["progetto"] == "incontro") & (events["codice_comune"] != ""), "codice_comune"])
    there = atlas.associations["luogo_codice_comune"].isin(towns)
    page = visit(index + "#iniziativa=incontro&strati=incontro").page
    assert page.locator("[data-conteggio]").inner_text() == f"{there.sum()} di {len(there)}"
    assert page.locator(".rombo").count() == len(towns)
    none = page.locator("label[for='f-iniziativa-doti_msna'], label[for^='f-iniziativa']", has_text="Doti MSNA")
    assert "nessun luogo noto" in none.inner_text()
    code = sorted(towns)[-1]
    page.goto(index + f"#comune={code}")
    page.wait_for_function("() => document.querySelector('#scheda [data-progetto=incontro]')")


def test_where_to_look_leaves_out_the_citizens_of_the_union_where_asked(visit, index):
    page = visit(index + "#vista=cercare").page
    assert page.locator("#cercare-vivo").get_by_text("Romania").count() > 0
    page = visit(index + "#vista=cercare&terzi=1").page
    assert page.locator("#cercare-vivo").get_by_text("Albania").count() > 0
    assert page.locator("#cercare-vivo").get_by_text("Romania").count() == 0


@pytest.mark.parametrize("figure", ["", "&indicatore=tasso_10000"])
def test_where_a_community_colours_the_regions_all_italy_is_in_view(visit, index, figure):
    page = visit(index + "#comunita=MA" + figure).page
    corner = """() => {
        const view = document.querySelector('.carta').getBoundingClientRect();
        const inside = box => box.top >= view.top && box.bottom <= view.bottom && box.right <= view.right;
        return [...document.querySelectorAll('path.regione')].every(path => inside(path.getBoundingClientRect()));
    }"""
    page.wait_for_function(corner)
    striped, named = page.locator("path.incerta").count(), page.locator("#legenda .quadro.incerta").count()
    assert (striped > 0, named) == (bool(figure), int(bool(figure)))


def test_what_has_no_region_stands_below_and_paper_has_the_whole_lists(visit, index, atlas):
    rows = atlas.associations
    lost = rows[(rows["luogo_codice_regione"] == "") & (rows["paesi_origine"].str.len() == 2)]["paesi_origine"]
    country, count = lost.value_counts().index[0], int(rows.loc[lost.index, "paesi_origine"].value_counts().iloc[0])
    page = visit(f"{index}#vista=comunita&comunita={country}").page
    line = page.locator("#comunita [data-senza-regione]").inner_text().split()
    assert line[:2] == ["Regione:", "non"]
    assert int(line[3]) >= count
    page = visit(index + "#vista=comunita&comunita=MA").page
    assert page.locator("#comunita .piegata:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator("#comunita .piegata:visible").count() == page.locator("#comunita .piegata").count() > 0
    assert page.locator("#comunita .piega:visible").count() == 0
