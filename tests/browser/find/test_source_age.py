# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How old what the page tells is: as a filter, an order, a drawing with its table, a note on the card."""

import pytest

from mapping.row_sources import newest_of, source_age
from tests.browser.looking import unfold

YEARS = {"2024-2026": (2024, 2026), "2021-2023": (2021, 2023), "2016-2020": (2016, 2020), "-2015": (0, 2015)}


@pytest.fixture
def newest(atlas):
    return atlas.associations.set_index("id")["fonti"].map(newest_of)


def test_the_ages_add_up_to_all_associations(visit, index, newest):
    page = visit(index + "#vista=elenco").page
    page.locator("#s-eta").click()
    page.locator('[data-faccetta="eta"] input').first.wait_for()
    counts = {
        box.get_attribute("id"): int(box.locator("xpath=..").locator(".conta").inner_text())
        for box in page.locator('[data-faccetta="eta"] input').all()
    }
    dated = newest[newest != ""].str[:4].astype(int)
    expected = {f"f-eta-{value}": int(dated.between(*ends).sum()) for value, ends in YEARS.items()}
    assert counts == expected | {"f-eta-non-nota": int((newest == "").sum())}
    assert list(counts) == [*expected, "f-eta-non-nota"]
    assert sum(counts.values()) == len(newest)


def test_an_age_filters_and_is_named(visit, index, newest):
    page = visit(index + "#vista=elenco&eta=-2015").page
    old = newest[(newest != "") & (newest < "2016")]
    shown = page.locator("#elenco [data-id]").evaluate_all("all => all.map(e => e.dataset.id)")
    assert sorted(shown) == sorted(old.index)
    assert page.locator("#risultato").inner_text().startswith("prima del 2016: ")


@pytest.mark.parametrize(("order", "reverse"), [("fonte_recente", True), ("fonte_vecchia", False)])
def test_the_list_in_the_order_of_its_sources(visit, index, newest, order, reverse):
    page = visit(index + f"#vista=elenco&ordina={order}").page
    page.wait_for_function(f"() => document.querySelectorAll('#elenco [data-id]').length === {len(newest)}")
    dates = [newest[i] for i in page.locator("#elenco [data-id]").evaluate_all("all => all.map(e => e.dataset.id)")]
    dated = [date for date in dates if date]
    assert dated == sorted(dated, reverse=reverse)
    assert set(dates[len(dated) :]) == {""}


def test_the_drawing_has_a_table_that_sums_to_all(visit, index, atlas):
    page = visit(index).page
    page.locator(".eta summary").press("Enter")
    age = source_age(atlas.associations)
    cells = page.locator(".eta tbody td").all_inner_texts()
    assert sum(map(int, cells)) == len(atlas.associations)
    assert page.locator(".eta tbody th").all_inner_texts() == [*map(str, age.years), "non nota"]
    assert page.locator(".istogramma rect").count() == age.last - age.first + 1
    assert page.locator(".istogramma rect.vecchia").count() == 2016 - age.first


@pytest.mark.parametrize("lang", ["it", "ar"])
def test_a_card_says_that_its_source_is_old_or_not_dated(visit, index, newest, lang):
    dated = newest[newest != ""]
    old, recent, undated = dated.idxmin(), dated.idxmax(), newest[newest == ""].index[0]
    page = visit(f"{index}#lang={lang}&id={old}").page
    note = page.locator("#scheda .invecchiata")
    assert dated[old][:4] in note.inner_text()
    for other, notes in ((recent, 0), (undated, 1)):
        page.goto(f"{index}#lang={lang}&id={other}")
        page.reload()
        page.wait_for_function("() => 'pronta' in document.documentElement.dataset")
        assert note.count() == notes


def test_the_drawing_fits_a_phone(visit, index):
    page = visit(index, viewport={"width": 390, "height": 844}).page
    unfold(page.locator(".eta summary"))
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.eta .scorre'))")


def test_the_rate_is_shown_with_its_doubts(visit, index):
    page = visit(index + "#indicatore=tasso_10000&scheda=03").page
    assert (
        "126 nel registro; la mappatura del Ministero ne contava 496 nel 2014"
        in page.locator("#scheda .quota").inner_text()
    )
    assert "ne contava 2.114" in page.locator("#legenda").inner_text()
    assert page.locator("#legenda .classi").inner_text().count("classe incerta") == 1
    assert "incerta" in page.locator('path[data-codice-regione="14"]').get_attribute("class")
    assert "incerta" not in page.locator('path[data-codice-regione="03"]').get_attribute("class")
    assert "classe incerta" not in page.locator("#scheda").inner_text()
    fill = page.locator('path[data-codice-regione="14"]').evaluate("e => getComputedStyle(e).fill")
    assert "incerta-" in fill
    sheet = visit(index + "#scheda=14").page.locator("#scheda")
    assert "classe incerta: l'intervallo ne tocca più di una" in sheet.inner_text()
