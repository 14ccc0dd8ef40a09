# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""For those who quote: the finding of the view in a sentence, a citation that leads back to it, why totals differ."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import unfold


def quoted(page, name):
    unfold(page.locator("#azioni summary").first)
    return page.locator(f"#cita-{name}").input_value()


@pytest.mark.parametrize("address", ["", "#comunita=SN", "#vista=elenco&q=donne", "#regione=03&tipologia=religiosa"])
def test_the_sentence_is_the_result_with_register_date_and_nature(visit, index, atlas, address):
    page = visit(index + address).page
    result = page.locator("#risultato").inner_text()
    said = quoted(page, "frase")
    assert said.startswith(result)
    assert atlas.kind.name in said
    assert "2026" in said
    assert "campione" in said
    cited = page.locator("#cita-testo").input_value()
    assert cited.endswith(page.evaluate("location.href"))
    assert atlas.kind.maker in cited


def test_a_region_and_a_community_say_what_their_pages_say(visit, index, atlas):
    page = visit(index + "#scheda=03").page
    count = int((atlas.associations["luogo_codice_regione"] == "03").sum())
    assert quoted(page, "frase").startswith(f"Lombardia: {count} associazioni")
    page = visit(index + "#vista=comunita&comunita=SN").page
    head = page.locator("[data-titolo-comunita] > p").first.inner_text()
    said = re.search(r"Associazioni nel registro: .*?\d+(?=\.$)", head)
    assert said
    assert quoted(page, "frase").startswith(f"Senegal: {said[0]} (fonte: ")


def test_where_the_totals_meet_one_sentence_says_why_they_differ(visit, index, atlas):
    known = atlas.associations
    regions, placed = (known["luogo_codice_regione"] != "").sum(), known["luogo_latitudine"].notna().sum()
    why = f"Su {len(known)} associazioni, {regions} hanno una regione nota e {placed} un comune noto"
    page = visit(index + "#vista=regioni").page
    expect(page.locator("#regioni-vivo > .minuto").first).to_contain_text(why)
    unfold(page.locator("#azioni summary").first)
    expect(page.locator("#azioni .minuto", has_text=why)).to_have_count(1)


def test_what_is_opened_stays_open_whatever_changes_at_once(visit, index):
    page = visit(index).page
    folds = page.locator("#azioni summary")
    for number, fold in enumerate(folds.all()):
        fold.evaluate("fold => { fold.click(); document.getElementById('f-comunita-SN').click() }")
        expect(page.locator("#azioni details[open]")).to_have_count(number + 1)
        expect(page.locator("#azioni details[open] .condividi-corpo")).to_have_count(number + 1)


def test_what_was_copied_is_announced_or_shown(visit, index):
    page = visit(index).page
    unfold(page.locator("#azioni summary").first)
    page.evaluate("navigator.clipboard && (navigator.clipboard.writeText = async () => {})")
    page.locator("#azioni .campo button").first.click()
    expect(page.locator("#stato")).to_have_text("Copiato")


def test_the_fold_stays_open_and_follows_the_filters(visit, index):
    page = visit(index).page
    unfold(page.locator("#azioni summary").first)
    page.evaluate("location.hash = '#comunita=PE'")
    expect(page.locator("#cita-frase")).to_have_value(re.compile("^Perù: "))


def test_without_javascript_map_list_and_communities_are_seen(visit, index):
    page = visit(index, java_script_enabled=False).page
    expect(page.locator("svg.ferma")).to_be_visible()
    expect(page.locator("#comunita li", has_text="Senegal")).to_be_visible()
    expect(page.locator("#elenco a[rel=noopener]").first).to_be_visible()
