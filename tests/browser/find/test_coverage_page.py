# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures on the page: residents of two years, Malaika's surroundings, the published counts, classes on request."""

import math
import re

import pytest

from mapping.coverage import beside_registry
from mapping.viewer import render_page
from tests.browser.looking import unfold
from tests.eighth_initiative import with_eighth

SILENT = ("pochi_residenti", "senza_dato")
"""States of which the sheet of a region says nothing: no association, and nobody of whom to say it."""


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def test_a_region_against_the_residents_of_2025_and_of_2014(visit, index, atlas):
    visited = visit(index + "#scheda=08")
    page = visited.page
    known = atlas.coverage.communities
    emilia = known[(known["codice_regione"] == "08") & ~known["evidenza"].isin(SILENT)].set_index("paese")
    assert page.locator("#scheda [data-mostrate]").inner_text() == f"10 di {len(emilia)}"
    for year, end in (("2025", ""), ("2014", "_2014")):
        page.locator(f"#residenti-{year}").check()
        page.locator("#scheda .piega button").click()
        lines = page.locator("#scheda .comunita tbody")
        assert lines.count() == len(emilia)
        told = lines.evaluate_all(
            "all => all.map(b => [b.dataset.paese, ...[...b.rows[0].querySelectorAll('td')].map(d => d.innerText)])"
        )
        for country, count, residents, rate in told:
            figures = emilia.loc[country]
            assert number(count) == figures["associazioni"]
            if math.isnan(figures[f"residenti{end}"]):
                assert (residents, rate) == ("dato non disponibile", "–")
                continue
            assert number(residents) == figures[f"residenti{end}"]
            if figures[f"residenti{end}"] < 1_000:
                assert rate == "< 1.000"
                continue
            names = [f"tasso_10000{end}{limit}" for limit in ("", "_inf", "_sup")]
            shown = [number(text) for text in rate.replace("–", " ").split()]
            assert shown == pytest.approx(list(figures[names]), abs=0.0051)
        assert number(page.locator("#scheda .comunita tfoot td").nth(1).inner_text()) == emilia[f"residenti{end}"].sum()
    assert page.locator("#scheda").get_by_text("non un censimento").count() == 0, "the note is of today's figures"
    visited.must_be_silent()


def test_a_region_says_what_is_known_of_each_community_and_of_none(visit, index, atlas):
    page = visit(index + "#scheda=03").page
    known = atlas.coverage.communities
    own = known[(known["codice_regione"] == "03") & ~known["evidenza"].isin(SILENT)].set_index("paese")
    page.locator("#scheda .piega button").click()
    states = page.locator("#scheda [data-paese]").evaluate_all(
        "all => all.map(b => [b.dataset.paese, b.querySelector('[data-evidenza]').dataset.evidenza, b.innerText])"
    )
    assert {country: state for country, state, _ in states} == own["evidenza"].to_dict()
    for country, state, text in states:
        figures = own.loc[country]
        counts = re.search(r"(\d+) nel registro, attese ([\d,]+)", text)
        assert [number(found) for found in counts.groups()] == [
            figures["associazioni"],
            pytest.approx(figures["attese"], abs=0.0501),
        ], country
        assert ("non sorprende" in text) == (state == "non_si_puo_dire" and figures["p_zero"] >= 0.05), country
        assert ("altra fonte" in text) == (figures["altra_fonte"] != ""), country
    unknown = atlas.coverage.regions.loc["03", "senza_comunita"]
    assert (
        page.locator("#scheda [data-senza-comunita]")
        .inner_text()
        .startswith(f"Associazioni della regione con comunità non nota: {unknown}.")
    )


def test_a_rate_in_the_table_of_regions_has_its_interval(visit, index, atlas):
    page = visit(index + "#vista=regioni").page
    cells = page.locator("#regioni tbody tr td:nth-child(3)").all_inner_texts()
    regions = atlas.coverage.regions.sort_values("regione")
    assert len(cells) == 20
    for cell, (_, region) in zip(cells, regions.iterrows(), strict=True):
        value, low, high = map(number, cell.replace("–", " ").split()[:3])
        figures = region[["tasso_10000", "tasso_10000_inf", "tasso_10000_sup"]].to_numpy(dtype=float)
        assert [value, low, high] == pytest.approx(figures, abs=0.0051)
        held, counted = (int(region[name]) for name in ("nel_conteggio", "conteggio_pubblicato"))
        assert f"{held} di {counted}, {region['conteggio_anno']}" in cell.replace(".", "")
    assert page.locator("#regioni").get_by_text("non un censimento").count() == 1


def test_each_territory_of_malaika_with_the_associations_around_it(visit, index, atlas):
    page = visit(index + "#vista=iniziative", viewport={"width": 390, "height": 844}).page
    rows = page.locator("#iniziativa-malaika .intorno tbody tr:has(th)")
    assert rows.count() == 17
    around = atlas.coverage.malaika.set_index("comune")
    for row in rows.all():
        expected = around.loc[row.locator("th").inner_text()]
        cells = [cell.inner_text().replace("·", " ").split() for cell in row.locator("td").all()]
        for level, cell in zip(("comune", "provincia", "regione"), cells, strict=False):
            counts = [text for text in cell if text.isdigit()]
            groups = ("associazioni", "donne", "giovani")
            assert counts == [str(expected[f"{group}_{level}"]) for group in groups]
        if math.isnan(expected["distanza_km"]):
            assert " ".join(cells[3]) == "la distanza non si sa"
        else:
            assert number(cells[3][0]) == expected["distanza_km"]
    without = around[around["giovani_provincia"] == 0].index
    assert len(without), "no territory to test with"
    for name in without:
        told = page.locator(f"#iniziativa-malaika tr:has(a:text-is('{name}')) + tr").inner_text()
        assert told.startswith("Manca: ") and "giovani e seconde generazioni (provincia)" in told
    box = page.locator("#iniziativa-malaika .scorre").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert box[0] <= box[1], "the table fits a phone"


FACTS = {"cifre": ":is(.cifre, .altre-cifre) > li", "eventi": "> details > ul:not(.altre-cifre) > li"}


@pytest.mark.parametrize("kind", FACTS)
def test_every_figure_and_event_leads_to_its_own_sources(visit, index, atlas, kind):
    page = visit(index + "#vista=iniziative").page
    known = atlas.initiatives
    figures = known.figures[known.figures["codice_comune"] == ""].sort_values("posto", ascending=False, kind="stable")
    events = known.events.sort_values("data", key=lambda days: days.where(days != "", "9999"), kind="stable")
    facts = {"cifre": figures, "eventi": events}[kind]
    for project, expected in facts.groupby("progetto"):
        card = page.locator(f"#iniziativa-{project}")
        shown = card.locator(FACTS[kind])
        assert shown.count() == len(expected)
        marks = "facts => facts.map(fact => [...fact.querySelectorAll('.rimandi a')].map(a => a.getAttribute('href')))"
        assert shown.evaluate_all(marks) == [cell.split() for cell in expected["fonti"]]
        listed = card.locator("> .fonti li a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        numbers = shown.locator(".rimandi a").evaluate_all(
            "all => all.map(a => [a.textContent, a.getAttribute('href')])"
        )
        assert all(listed[int(number) - 1] == address for number, address in numbers)


@pytest.mark.parametrize("view", ["iniziative", "regioni"])
def test_the_published_counts_stand_beside_the_registry_with_its_doubts(visit, index, atlas, view):
    page = visit(f"{index}#vista={view}").page
    unfold(page.locator(f"#{view} details.mappatura summary"))
    beside = beside_registry(atlas.coverage.regions)
    rows = page.locator(f"#{view} .mappatura tbody tr")
    assert rows.count() == len(beside) == 13
    for row, (_, told) in zip(rows.all(), beside.iterrows(), strict=True):
        place, *doubt = row.locator("th").inner_text().split("\n")
        marks = row.locator("th .rimandi").inner_text()
        assert place.removesuffix(marks) == f"{told['voce_it']}, {told['anno']}"
        assert doubt == ([told["dubbio_it"]] if told["dubbio_it"] else [])
        value, sample = row.locator("td").all_inner_texts()
        assert number(value.strip("> (?)")) == told["valore"]
        assert number(sample) == told["nel_registro"]
    signs = {"Lazio, 2014": "> 200", "Italia, 2014": "2.114"}
    for place, text in signs.items():
        assert rows.filter(has_text=place).locator("td").first.inner_text() == text
    assert "Non confrontabili" in page.locator(f"#{view} .mappatura caption").inner_text()


def test_what_is_not_known_of_an_event_is_said(visit, index, atlas):
    page = visit(index + "#vista=iniziative").page
    events = atlas.initiatives.events
    own = events[events["progetto"] == "incontro"]
    unknown = ((own["data"] == "") | (own["comune"] == "")).sum()
    unfold(page.locator("#iniziativa-incontro summary").first)
    assert page.locator("#iniziativa-incontro li", has_text="giorno o luogo non noto").count() == unknown > 0


def test_classes_follow_the_filters_only_when_asked(visit, index):
    page = visit(index + "#indicatore=associazioni").page
    legend = page.locator("#legenda .classi")
    assert page.locator("#classi-filtrate").count() == 0, "nothing is filtered"
    page.locator("#f-comunita-SN").check()
    fills = "() => [...document.querySelectorAll('path.regione')].map(p => [...p.classList].find(c => /^c\\d/.test(c)))"
    before, colours = legend.inner_text(), page.evaluate(fills)
    page.locator("#classi-filtrate").check()
    assert page.evaluate("document.activeElement.id") == "classi-filtrate"
    assert "classi=filtrate" in page.url
    assert legend.inner_text() != before
    assert page.evaluate(fills) != colours
    page.locator("#classi-filtrate").uncheck()
    assert (legend.inner_text(), page.evaluate(fills)) == (before, colours)
    assert "stesso numero di regioni" in page.locator("#legenda").inner_text()


def test_an_eighth_project_has_its_card_its_layer_and_its_points(visit, atlas, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(render_page(with_eighth(atlas, tmp_path / "tabelle")), encoding="utf-8")
    page = visit(path.as_uri() + "#vista=iniziative").page
    assert page.locator("#iniziative article").count() == 8
    card = page.locator("#iniziativa-ottavo").text_content()
    assert all(text in card for text in ("Ottavo", "2030", "Brescia", "Cagliari", "Roma", "1.234", "example.org"))
    page.locator('#viste a[data-vista="mappa"]').click()
    diamonds = page.locator(".rombo").count()
    page.locator("#strato-ottavo").check()
    assert page.locator(".rombo").count() == diamonds + 3


def test_an_embedded_map_says_that_it_is_a_sample(visit, index):
    page = visit(index + "#incorporata=1&indicatore=tasso_10000").page
    assert page.locator(".nota").first.is_hidden()
    assert "non un censimento" in page.locator("#legenda").inner_text()
