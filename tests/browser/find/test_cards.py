# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cards to act on: the reader's own map as precisely as the place is known, sources with ages, sharing, our map."""

import re
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from mapping.atlas import build_atlas
from mapping.viewer import render_page
from tests.browser.looking import wait_for_rest

ANDROID = "Mozilla/5.0 (Linux; Android 8.0; SM-J330F) AppleWebKit/537.36 Chrome/95.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 Version/15.0 Safari/604.1"
PHONE = {"width": 390, "height": 844}
ROWS = """denominazione,indirizzo,comune,provincia,regione,latitudine,longitudine,stato_verifica,fonti
Al punto & «qui» #1 (sede); جمعية,Via Musei 1,Brescia,BS,,45.5395,10.2264,,stampa | https://www.giornale.it/a | 2014
Nel comune,Via Roma 5,Lecce,LE,,,,da verificare,pagina web | https://sito.it/b; RUNTS | 2020-05; pagina web | https://c.it
In provincia,Via Segreta 7,,MI,,,,,
In regione,,,,Umbria,,,,
Senza luogo,,,,,,,,pagina web
"""


@pytest.fixture(scope="module")
def precise(tmp_path_factory):
    """The page of a registry with a row of every precision, and ``name -> id``."""
    folder = tmp_path_factory.mktemp("precisioni")
    (folder / "registro.csv").write_text(ROWS, encoding="utf-8")
    atlas = build_atlas(folder / "registro.csv")
    (folder / "index.html").write_text(render_page(atlas), encoding="utf-8")
    known = atlas.associations
    assert known["precisione"].tolist() == ["punto", "comune", "provincia", "regione", ""]
    return (folder / "index.html").as_uri(), [*known["id"]]


@pytest.fixture
def card(visit, precise):
    """Open the card of the nth row."""
    address, ids = precise
    return lambda n, state="", **options: visit(f"{address}#{state}&id={ids[n]}", **options).page.locator("#scheda")


def links(card):
    return card.locator(".dove .fila a").evaluate_all("all => all.map(a => a.getAttribute('href'))")


@pytest.mark.parametrize(
    ("agent", "door", "town"),
    [
        ("", r"https://www\.openstreetmap\.org/\?mlat=45\.5395&mlon=10\.2264#map=18/45\.5395/10\.2264",
         r"https://www\.openstreetmap\.org/#map=13/[\d./]+"),
        (ANDROID, r"geo:45\.5395,10\.2264\?q=45\.5395,10\.2264\([\w.~%-]+\)", r"geo:[\d.,]+\?z=13"),
        (IPHONE, r"https://maps\.apple\.com/\?ll=45\.5395,10\.2264&q=[\w.~%-]+",
         r"https://maps\.apple\.com/\?ll=[\d.,]+&z=13"),
    ],
)  # fmt: skip
def test_the_reader_s_own_map_opens_where_the_association_is_known_to_be(card, agent, door, town):
    options = {"user_agent": agent} if agent else {}
    at_door = card(0, **options)
    own, way = links(at_door)
    assert re.fullmatch(door, own)
    assert way.endswith("directions?to=45.5395,10.2264")
    if agent:
        assert "Al punto & «qui» #1 (sede)" in unquote(own)
    assert at_door.get_by_text("non all'indirizzo").count() == 0
    in_comune = card(1, **options)
    own, way = links(in_comune)
    assert re.fullmatch(town, own)
    assert "Nel%20comune" not in own
    expect(in_comune.locator(".dove")).to_contain_text("al comune, non all'indirizzo")


@pytest.mark.parametrize("row", [2, 3, 4])
def test_who_is_known_by_less_than_a_comune_is_sent_nowhere(card, row):
    assert card(row, "vista=elenco").locator(".dove").count() == 0


def test_links_to_others_open_apart_and_tell_them_nothing(visit, precise):
    address, ids = precise
    visited = visit(f"{address}#id={ids[0]}")
    for link in visited.page.locator("#scheda a[href^=http]").all():
        assert link.get_attribute("target") == "_blank"
        assert link.get_attribute("rel") == "noopener noreferrer"
    visited.must_be_silent()


def test_sources_are_named_by_whose_page_they_are_with_their_age(card):
    first = card(0).locator(".fatti").last
    years = date.today().year - 2014
    expect(first.locator("dd")).to_have_text(f"giornale.it · stampa · 2014, {years} anni fa")
    several = card(1).locator(".fatti").last.locator("li")
    assert [line.split(",")[0] for line in several.all_inner_texts()] == ["sito.it", "RUNTS · maggio 2020", "c.it"]
    expect(card(4).locator(".fatti").last.locator("dd")).to_have_text("pagina web")


def test_not_verified_is_explained_on_the_card(card):
    said = "se ci sia ancora, e se i dati siano giusti, nessuno l'ha controllato"
    expect(card(1)).to_contain_text(said)
    assert said not in card(0).inner_text()


@pytest.mark.parametrize("view", ["elenco", "comunita", "iniziative", "regioni"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_card_of_another_view_leads_to_its_place_on_the_map(visit, index, atlas, view, width):
    rows = atlas.associations
    small = rows[rows["luogo_comune"] == "Lecce"].iloc[0]
    page = visit(f"{index}#vista={view}&id={small['id']}", viewport={"width": width, "height": 844}).page
    page.get_by_role("link", name="Vedi sulla mappa").click()
    must_stand(page, "Lecce")
    expect(page.locator("#titolo-scheda")).to_be_focused()
    assert page.get_by_role("link", name="Vedi sulla mappa").count() == 0


def test_the_sheet_of_a_region_leads_to_it(visit, index):
    page = visit(f"{index}#vista=regioni&scheda=20&strati=malaika").page
    page.get_by_role("link", name="Vedi sulla mappa").click()
    wait_for_rest(page)
    region = page.locator('path[data-codice-regione="20"]').bounding_box()
    frame = page.locator(".carta").bounding_box()
    assert region["height"] > frame["height"] / 2
    assert frame["y"] <= region["y"] + 1
    assert page.locator(".cerchio").count() > 0


@pytest.mark.parametrize("key", ["id", "comune"])
@pytest.mark.parametrize("first", ["mappa", "elenco"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_a_card_opens_the_map_there(visit, index, atlas, key, first, width):
    row = atlas.associations[atlas.associations["luogo_comune"] == "Lecce"].iloc[0]
    value = {"id": row["id"], "comune": row["luogo_codice_comune"]}[key]
    page = visit(f"{index}#vista={first}&{key}={value}", viewport={"width": width, "height": 844}).page
    if first != "mappa":
        page.locator('#viste a[data-vista="mappa"]').click()
        page.mouse.move(0, 0)  # the map came to lie under the pointer, and would tell of the region there
    must_stand(page, "Lecce")


def must_stand(page, comune):
    """Fail unless the circle of a comune is marked, alone, and seen: by nothing covered, so near that it is an area."""
    wait_for_rest(page)
    circle = page.locator(".cerchio.scelto")
    expect(circle).to_have_attribute("aria-current", "location")
    assert circle.get_attribute("aria-label").startswith(comune)
    assert " " not in circle.get_attribute("data-luogo")  # not a group of comuni
    assert page.locator(".contorno-comune").count() == 1
    page.wait_for_function("""() => {
        const circle = document.querySelector('.cerchio.scelto');
        const box = circle.getBoundingClientRect();
        const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return circle.contains(seen);
    }""")


def test_the_title_of_the_window_follows_the_card_and_leaves_it(visit, index, atlas):
    row = atlas.associations.iloc[0]
    page = visit(index).page
    alone = page.title()
    page.evaluate("id => { location.hash = 'id=' + id }", row["id"])
    expect(page).to_have_title(f"{row['denominazione']} · {alone}")
    page.evaluate("location.hash = 'scheda=12&lang=en'")
    expect(page).to_have_title("Lazio · Map of migrant associations")
    page.locator("#scheda .chiudi").click()
    expect(page).to_have_title("Map of migrant associations")


def test_a_card_is_sent_by_what_the_device_has_else_by_whatsapp(visit, server, atlas):
    row = atlas.associations.iloc[0]
    address = f"{server}/index.html#id={row['id']}"
    page = visit(address, own=(server,)).page
    sent = page.get_by_role("link", name="WhatsApp")
    (text,) = parse_qs(urlsplit(sent.get_attribute("href")).query)["text"]
    assert text.splitlines()[0].startswith(row["denominazione"])
    assert text.splitlines()[-1] == address
    page.evaluate("navigator.share = async told => { window.told = told }")
    page.evaluate("location.hash += '&lang=en'")
    page.get_by_role("button", name="Share", exact=True).click()
    assert page.evaluate("told.url").startswith(address)
    assert page.evaluate("told.title").startswith(row["denominazione"])
    assert page.get_by_role("link", name="WhatsApp").count() == 0


def test_a_page_on_a_disk_has_no_address_for_others(card):
    shown = card(0)
    assert shown.get_by_role("link", name="WhatsApp").count() == 0
    assert shown.get_by_role("button", name="Copia il link").count() == 1


def test_a_card_sent_from_a_frame_is_the_whole_page(visit, server, atlas):
    row = atlas.associations.iloc[0]
    page = visit(f"{server}/index.html?incorporata=1&id={row['id']}", own=(server,)).page
    sent = page.get_by_role("link", name="WhatsApp").get_attribute("href")
    assert "incorporata" not in unquote(sent)
    assert f"id={row['id']}" in unquote(sent)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["it", "ar"])
def test_whatever_is_tapped_on_a_card_is_large_enough(card, lang, width):
    shown = card(1, f"lang={lang}", viewport={"width": width, "height": 844})
    for target in shown.locator(".dove a, .invia a, .invia button").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    assert shown.evaluate("e => e.scrollWidth <= e.clientWidth")
