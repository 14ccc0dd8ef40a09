# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Near a comune or the reader: by distance, counted alike everywhere; what nobody knows is said; zero has ways out."""

import csv
import io
import json
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mapping.shipped_tables import read_table
from mapping.viewer.editor_page import SANDBOX
from mapping.viewer.languages import place_name
from tests.browser.looking import unfold

BRESCIA, ROMA = "017029", "058091"
NEAR_BRESCIA = {"latitude": 45.5391, "longitude": 10.2199}
PARIS = {"latitude": 48.8566, "longitude": 2.3522}


def kilometres(a, b) -> float:
    """The haversine, written a second time."""
    (north, east), (other_north, other_east) = ((radians(x) for x in point) for point in (a, b))
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


@pytest.fixture(scope="module")
def measured(atlas):
    """The distances of all mapped associations from Brescia, by their id."""
    table = read_table("gazetteer/comuni.csv").set_index("codice_comune").loc[BRESCIA]
    centre = float(table["latitudine"]), float(table["longitudine"])
    mapped = atlas.associations[atlas.associations["luogo_latitudine"].notna()]
    return {
        row.id: 0.0
        if row.luogo_codice_comune == BRESCIA
        else kilometres(centre, (row.luogo_latitudine, row.luogo_longitudine))
        for row in mapped.itertuples()
    }


def listed(page) -> list[str]:
    return page.eval_on_selector_all("#elenco [data-id]", "all => all.map((entry) => entry.dataset.id)")


def shown_count(page) -> int:
    return int(page.locator("[data-conteggio]").inner_text().split()[0])


def type_place(page, text: str) -> None:
    page.get_by_label("Vicino a").fill(text)
    page.keyboard.press("Enter")


def test_a_typed_comune_gives_the_nearest_first_and_every_count_follows(visit, index, measured, atlas):
    page = visit(index + "#vista=elenco").page
    type_place(page, "brescia")
    within = sorted((km, name) for name, km in measured.items() if km <= 25)
    assert set(listed(page)) == {name for _, name in within}
    far = [measured[name] for name in listed(page)]
    assert far == sorted(far)
    assert far[0] == 0.0
    told = f"entro 25 km da Brescia: {len(within)} di {len(atlas.associations)} associazioni"
    assert page.locator("#risultato").inner_text() == told
    assert page.locator("#elenco .voce-luogo").first.inner_text() == "Brescia (BS) · nel comune"
    assert page.evaluate("location.hash") == f"#vista=elenco&vicino={BRESCIA}"
    page.get_by_role("button", name="50 km").click()
    assert shown_count(page) == sum(km <= 50 for km in measured.values()) == len(listed(page))
    assert page.evaluate("document.activeElement.textContent") == "50 km"
    page.get_by_role("button", name="Togli: entro 50 km da Brescia").click()
    assert shown_count(page) == len(atlas.associations)
    assert page.get_by_label("Vicino a").input_value() == ""


def test_circles_and_files_agree_with_the_list(visit, index):
    page = visit(index + f"#vicino={BRESCIA}&raggio=50&vista=elenco").page
    names = listed(page)
    with page.expect_download() as csv_file:
        page.get_by_role("button", name="Scarica CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(csv_file.value.path()).read_text("utf-8-sig"))))
    with page.expect_download() as geo_file:
        page.get_by_role("button", name="Scarica GeoJSON").click()
    features = json.loads(Path(geo_file.value.path()).read_text("utf-8"))["features"]
    assert sorted(names) == sorted(row["id"] for row in rows) == sorted(one["id"] for one in features)
    page.locator('#viste a[data-vista="mappa"]').click()
    titles = page.eval_on_selector_all("button.cerchio", "all => all.map((one) => one.getAttribute('aria-label'))")
    assert sum(int(title.rsplit(": ", 1)[1].split()[0]) for title in titles) == len(names)
    circle, frame = (page.locator(part).bounding_box() for part in ("path.raggio", ".carta"))
    assert frame["x"] <= circle["x"] and circle["x"] + circle["width"] <= frame["x"] + frame["width"]
    assert circle["height"] > frame["height"] / 2


def test_those_without_a_known_comune_are_counted_apart_and_can_be_seen(visit, index, atlas):
    page = visit(index + f"#vicino={ROMA}&raggio=50").page
    apart = page.locator("#senza-comune")
    expect(apart.locator("summary")).to_have_text("Senza comune noto, fuori dal conto: 2 (Lazio, provincia di Rieti)")
    unfold(apart.locator("summary"))
    shown = apart.locator("[data-id]").evaluate_all("all => all.map((entry) => entry.dataset.id)")
    rows = atlas.associations.set_index("id").loc[shown]
    assert set(rows["stato"]) == {"solo_provincia", "solo_regione"}
    page.locator('#viste a[data-vista="elenco"]').click()
    assert not set(shown) & set(listed(page)), "they are not counted"


def test_a_name_that_the_page_does_not_know_is_said_so_and_bounds_nothing(visit, index, atlas):
    page = visit(index).page
    type_place(page, "Bienno")
    note = page.locator("#vicino-nota")
    expect(note).to_contain_text("Bienno: non è in elenco: scegli un comune più grande vicino.")
    expect(note).to_contain_text("25.000 abitanti")
    assert page.get_by_label("Vicino a").get_attribute("aria-invalid") == "true"
    assert shown_count(page) == len(atlas.associations)
    assert visit(index + "#vicino=017018").page.locator("#vicino-nota").inner_text().startswith("017018: non è in")


@pytest.mark.parametrize(
    ("text", "name"), [("Forli'", "Forlì"), ("reggio nell", "Reggio nell'Emilia"), ("Desio (MB)", "Desio")]
)
def test_a_comune_may_be_typed_as_people_do(visit, index, text, name):
    page = visit(index).page
    type_place(page, text)
    assert page.locator("#risultato").inner_text().startswith(f"entro 25 km da {name}: ")


def test_in_another_language_a_comune_has_its_name_there_and_the_italian_one(visit, index):
    page = visit(index + "#lang=de").page
    page.locator("#vicino").focus()
    offered = page.eval_on_selector_all("#comuni option", "all => all.map((one) => one.value)")
    assert {"Mailand (MI)", "Milano (MI)", "Brescia (BS)"} <= set(offered)
    for text in ("Mailand", "Milano (MI)"):
        page.locator("#vicino").fill(text)
        page.locator("#vicino").press("Enter")
        expect(page.locator("#vicino")).to_have_value("Mailand (MI)")
        expect(page.locator("#risultato")).to_contain_text("Mailand")
        page.locator("#vicino").fill("")
        page.locator("#vicino").press("Enter")
    page.evaluate("location.hash = 'lang=it'")
    expect(page.locator("html")).to_have_attribute("lang", "it")
    page.get_by_label("Vicino a").focus()
    offered = page.eval_on_selector_all("#comuni option", "all => all.map((one) => one.value)")
    assert "Milano (MI)" in offered and "Mailand (MI)" not in offered


def ask_here(page, place) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(place)
    page.locator("#vicinanza").get_by_role("button", name="La mia posizione").click()


def test_the_own_position_is_used_and_stands_in_no_address(visit, index, measured, atlas):
    visited = visit(index + "#vista=elenco&raggio=10")
    page = visited.page
    ask_here(page, NEAR_BRESCIA)
    expect(page.locator("#risultato")).to_contain_text("entro 10 km da qui: ")
    assert shown_count(page) >= sum(km == 0 for km in measured.values())
    addresses = page.eval_on_selector_all("a[href]", "all => all.map((link) => link.href)")
    assert "45.5" not in " ".join([page.url, *addresses])
    assert "Non viene inviata" in page.locator("#vicino-nota").inner_text()
    page.get_by_text("Condividi e incorpora").click()
    assert "45.5" not in page.locator("#link").input_value() + page.locator("#incorpora").input_value()
    page.get_by_role("button", name="25 km").click()
    page.go_back()
    expect(page.locator("#risultato")).to_contain_text("entro 10 km da qui: ")
    page.reload()
    expect(page.locator("#risultato")).to_contain_text("entro 10 km da qui: ")
    page.go_back()
    expect(page.locator("#risultato")).to_have_text("{0} di {0} associazioni".format(len(atlas.associations)))
    visited.must_be_silent()


def test_from_paris_it_is_said_how_far_everything_is(visit, index, atlas):
    mapped = atlas.associations[["luogo_latitudine", "luogo_longitudine"]].dropna()
    here = [round(degrees, 2) for degrees in PARIS.values()]  # the page keeps no more of a reader's position
    nearest = min(kilometres(here, point) for point in mapped.itertuples(index=False, name=None))
    page = visit(index).page
    ask_here(page, PARIS)
    said = page.locator("#vie [role=status]")
    how_far = f"La più vicina è a {round(nearest)} km: "
    expect(said).to_contain_text(f"Nessuna associazione corrisponde ai filtri scelti. {how_far}")
    assert page.locator("#vie .voce").count() == 3
    page.get_by_role("link", name="senza limite").click()
    assert shown_count(page) == len(atlas.associations)
    expect(said).to_contain_text(how_far)
    italy = page.locator("path.regione").first.bounding_box()
    assert italy["width"] > 20, "the map shows the country"


def test_a_refusal_is_told_by_the_map_and_by_the_control(visit, index):
    page = visit(index).page
    page.locator("#vicinanza").get_by_role("button", name="La mia posizione").click()
    expect(page.locator("#vicino-nota")).to_have_text("Posizione non concessa o non trovata: scrivi un comune.")
    page.locator("#comandi-mappa").get_by_role("button", name="La mia posizione").click()
    expect(page.locator(".bolla [role=alert]")).to_have_text("Posizione non concessa o non trovata: scrivi un comune.")


@pytest.mark.parametrize(
    ("allowed", "said"),
    [
        ("", "Qui la posizione non è concessa: apri la mappa a pagina intera."),
        (
            "geolocation",
            "La posizione è arrotondata al chilometro. Non viene inviata e non sta nel collegamento.",
        ),
    ],
)
def test_a_frame_has_the_position_only_where_its_host_lets_it_and_blames_no_browser(visit, server, site, allowed, said):
    host = site / f"ospite-posizione-{bool(allowed)}.html"
    frame = f'<iframe title="mappa" sandbox="{SANDBOX}" allow="{allowed}" src="index.html" width="1100"></iframe>'
    host.write_text(f"<!DOCTYPE html><html lang=it><title>ospite</title>{frame}", "utf-8")
    page = visit(f"{server}/{host.name}", own=(server,)).page
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(NEAR_BRESCIA)
    inner = page.frame_locator("iframe")
    expect(inner.locator("html[data-pronta]")).to_have_count(1)
    inner.locator("#vicinanza").get_by_role("button", name="La mia posizione").click()
    expect(inner.locator("#vicino-nota")).to_have_text(said)


@pytest.mark.parametrize(
    "state",
    [
        f"vicino={BRESCIA}&raggio=10&comunita=RO&vista=elenco",
        "comunita=SN&provincia=AO&tipologia=religiosa",
        "q=zzzz&comunita=PH",
        "comunita=SN&provincia=AO",
        "comunita=AL,SN,CN&modo=tutte&vista=regioni",
    ],
)
def test_zero_has_ways_out_that_give_what_they_say(visit, index, state):
    page = visit(f"{index}#{state}").page
    assert shown_count(page) == 0
    expect(page.locator("#vie [role=status]")).to_contain_text("Nessuna associazione corrisponde ai filtri scelti.")
    ways = page.locator("#vie .fila li")
    assert ways.count() > 0
    for n in range(ways.count()):
        way = ways.nth(n)
        promised = int(way.inner_text().rsplit("(", 1)[1].rstrip(")"))
        way.get_by_role("link").focus()
        page.keyboard.press("Enter")
        assert shown_count(page) == promised > 0
        page.go_back()
        expect(page.locator("#vie [role=status]")).not_to_be_empty()


def test_other_communities_share_an_official_language(visit, index):
    page = visit(index + f"#comunita=GH&vicino={BRESCIA}&raggio=10").page
    assert shown_count(page) == 0
    kin = page.locator("#vie p", has_text="Altre comunità con una lingua ufficiale in comune:").locator("+ ul a")
    assert set(kin.all_inner_texts()) <= {"Nigeria", "Pakistan", "Filippine", "India", "Camerun", "Gambia"}
    assert "Pakistan" in kin.all_inner_texts()


def test_not_verified_is_said_in_words_on_the_list_and_the_card(visit, index, atlas):
    rows = atlas.associations
    unsure = rows[rows["stato_verifica"] == "da verificare"].iloc[0]
    sure = rows[rows["stato_verifica"] == ""].iloc[0]
    said = "Da verificare: nessuno l'ha ancora confermata."
    page = visit(f"{index}#id={unsure['id']}&vista=elenco").page
    expect(page.locator("#scheda .avviso")).to_have_text(said)
    expect(page.locator(f'#elenco [data-id="{unsure["id"]}"]')).to_contain_text(said)
    page = visit(f"{index}#id={sure['id']}&vista=elenco").page
    assert said not in page.locator("#scheda").inner_text()


def test_on_a_phone_the_control_unfolds_with_the_filters_and_stays_while_it_is_used(visit, index):
    page = visit(index, viewport={"width": 390, "height": 844}).page
    field = page.get_by_label("Vicino a")
    expect(field).to_be_hidden()
    page.locator("#apri-filtri").click()
    type_place(page, "Lecce")
    page.locator("#apri-filtri").click()
    expect(field).to_be_visible()
    page.get_by_role("button", name="Azzera i filtri").click()
    expect(field).to_be_hidden()


def test_on_a_phone_in_arabic_the_control_keeps_its_size_and_its_words(visit, index):
    page = visit(index + f"#lang=ar&vicino={BRESCIA}&vista=elenco", viewport={"width": 390, "height": 844}).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for button in page.locator("#vicinanza button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    assert "كم" in page.locator("#elenco .voce-luogo").last.text_content()
    page.get_by_label("بالقرب من").fill("Roma (RM)")
    expect(page.locator("#risultato")).to_contain_text(place_name("Roma", "ar"))
