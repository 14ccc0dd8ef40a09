# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures on the page: residents of two years, Malaika's surroundings, the published counts, classes on request."""

import pytest

from mapping.coverage import beside_registry
from mapping.viewer import render_page
from tests.eighth_initiative import with_eighth


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def test_a_region_against_the_residents_of_2025_and_of_2014(visit, index, atlas):
    visited = visit(index + "#scheda=08")
    page = visited.page
    known = atlas.coverage.communities
    emilia = known[known["codice_regione"] == "08"].set_index("comunita")
    for year, end in (("2025", ""), ("2014", "_2014")):
        page.locator(f"#residenti-{year}").check()
        for row in page.locator("#scheda .barre tbody tr").all():
            name = row.locator("th").inner_text()
            cells = [cell.inner_text().split() for cell in row.locator("td").all()]
            figures = emilia.loc[name]
            assert number(cells[0][0]) == figures["associazioni"]
            assert number(cells[1][0]) == figures[f"residenti{end}"]
            assert number(cells[2][0]) == pytest.approx(figures[f"tasso_10000{end}"], abs=0.051)
            low, high = map(number, cells[2][1].split("–"))
            assert low == pytest.approx(figures[f"tasso_10000{end}_inf"], abs=0.051)
            assert high == pytest.approx(figures[f"tasso_10000{end}_sup"], abs=0.051)
        gaps = page.locator("#scheda ol li").all_inner_texts()
        largest = emilia[emilia[f"lacuna{end}"] == "lacuna"].sort_values(f"residenti{end}", ascending=False).head(10)
        assert [gap.split(":")[0] for gap in gaps] == list(largest.index)
        assert page.get_by_role("heading", name=f"Lacune, {year}").count() == 1
    assert page.locator("#scheda").get_by_text("non un censimento").count() == 1
    visited.must_be_silent()


def test_too_few_residents_are_not_rated(visit, index, atlas):
    page = visit(index + "#scheda=02").page
    known = atlas.coverage.communities
    present = known[(known["codice_regione"] == "02") & (known["associazioni"] > 0)].set_index("comunita")
    assert (present["residenti"] < 1_000).any(), "no community to test with"
    for row in page.locator("#scheda .barre tbody tr").all():
        few = present.loc[row.locator("th").inner_text(), "residenti"] < 1_000
        assert (row.locator("td").last.inner_text() == "< 1.000") == few


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
        assert number(cells[3][0]) == expected["distanza_km"]
    ferrara = page.locator("#iniziativa-malaika tr:has(a:text-is('Ferrara')) + tr").inner_text()
    assert ferrara.startswith("Manca: comune, provincia, donne (provincia)")
    box = page.locator("#iniziativa-malaika .scorre").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert box[0] <= box[1], "the table fits a phone"


FACTS = {"cifre": ".cifre > li", "eventi": "> details:not(.mappatura) > ul > li"}


@pytest.mark.parametrize("kind", FACTS)
def test_every_figure_and_event_leads_to_its_own_sources(visit, index, atlas, kind):
    page = visit(index + "#vista=iniziative").page
    known = atlas.initiatives
    facts = {"cifre": known.figures[known.figures["codice_comune"] == ""], "eventi": known.events}[kind]
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
    page.locator(f"#{view} details.mappatura summary").click()
    beside = beside_registry(atlas.coverage.regions)
    rows = page.locator(f"#{view} .mappatura tbody tr")
    assert rows.count() == len(beside) == 12
    for row, (_, told) in zip(rows.all(), beside.iterrows(), strict=True):
        place, *doubt = row.locator("th").inner_text().split("\n")
        assert place == f"{told['voce_it']}, {told['anno']}"
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
    page.locator("#iniziativa-incontro summary").first.click()
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
    assert "quintili" in page.locator("#legenda").inner_text()


def test_an_eighth_project_has_its_card_its_layer_and_its_points(visit, atlas, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(render_page(with_eighth(atlas, tmp_path / "tabelle")), encoding="utf-8")
    page = visit(path.as_uri() + "#vista=iniziative").page
    assert page.locator("#iniziative article").count() == 8
    card = page.locator("#iniziativa-ottavo").inner_text()
    assert all(text in card for text in ("Ottavo", "2030", "Brescia", "Cagliari", "Roma", "1.234", "example.org"))
    page.locator('#viste a[data-vista="mappa"]').click()
    diamonds = page.locator(".rombo").count()
    page.locator("#strato-ottavo").check()
    assert page.locator(".rombo").count() == diamonds + 2


def test_an_embedded_map_says_that_it_is_a_sample(visit, index):
    page = visit(index + "#incorporata=1&indicatore=tasso_10000").page
    assert page.locator(".nota").first.is_hidden()
    assert "non un censimento" in page.locator("#legenda").inner_text()
