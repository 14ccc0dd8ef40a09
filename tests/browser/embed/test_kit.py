# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The editor's page: what is chosen in the live map is what the code says, and the code works at strict hosts."""

import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from mapping.viewer import frame_code, render_kit
from mapping.viewer.languages import SHIPPED, is_draft, strings, tag
from tests.browser.looking import choose_language

CHOICES = [
    "regione=12",
    "provincia=BS&comunita=SN&vista=elenco",
    "comunita=SN,ML&modo=tutte&tipologia=religiosa",
    "ambito=donne&iniziativa=malaika&vista=regioni",
    "vicino=015146&raggio=50&indicatore=tasso_10000",
    "lang=ar&comunita=MA&vista=comunita",
    "q=casa&eta=ignota",
    "area=44.9,9.5,46.2,11.4",
]
FOLLOWED = """() => [...document.querySelectorAll('iframe')].map(frame => frame.style.height).every(Boolean)"""


def open_kit(visit, address: str, *own: str) -> Page:
    visited = visit(address, own=own)
    visited.page.frame_locator("#esempio").locator("html[data-pronta]").wait_for(state="attached")
    return visited.page


def shown_in(code: str) -> set[str]:
    """The state that the frame of a code asks for."""
    source = re.search('src="([^"]*)"', code)
    return set(source[1].split("?")[1].split("&amp;")) - {"incorporata=1"} if source else set()


def code_of(page: Page) -> str:
    return page.locator("#codice").input_value()


def test_what_is_chosen_in_the_map_is_what_the_code_says(visit, preview):
    """Each thing that a link can say: the map in the frame goes there, as it would by the reader's hand."""
    page = open_kit(visit, f"{preview}/incorpora.html", preview)
    frame = next(frame for frame in page.frames if "index.html" in frame.url)
    for choice in CHOICES:
        frame.evaluate("hash => { location.hash = hash }", choice)
        wanted = set(choice.split("&"))
        page.wait_for_function(
            "wanted => wanted.every(pair => document.getElementById('codice').value.includes(pair))", arg=sorted(wanted)
        )
        assert shown_in(code_of(page)) == wanted


@pytest.mark.parametrize("place", ["server", "file"])
def test_a_choice_by_hand_reaches_the_code(visit, preview, site, place):
    folder = preview if place == "server" else site.as_uri()
    page = open_kit(visit, f"{folder}/incorpora.html", folder)
    frame = page.frame_locator("#esempio")
    frame.locator('button[data-regione="12"]').click()
    page.wait_for_function("() => document.getElementById('codice').value.includes('scheda=12')")
    page.wait_for_function("() => parseInt(document.getElementById('esempio').style.height) > 600")
    address = f"{preview}/index.html" if place == "server" else "https://www.example.org/index.html"
    for typed in (address, ""):
        page.locator("#indirizzo").fill(typed)
        assert f'src="{address}?incorporata=1&amp;' in code_of(page)


def test_the_page_speaks_the_language_of_the_map(visit, preview):
    page = open_kit(visit, f"{preview}/incorpora.html?comunita=SN&lang=fr", preview)
    assert page.locator("h1").inner_text() == strings("fr")["testi"]["kit_titolo"]
    expect(page.frame_locator("#esempio").locator("#risultato")).to_contain_text("Sénégal")
    for lang in ("ar", *SHIPPED):
        choose_language(page, tag(lang))
        about = strings(lang)["lingua"]
        assert page.locator("html").get_attribute("dir") == about["direzione"]
        assert page.locator("h1").inner_text() == strings(lang)["testi"]["kit_titolo"].strip()
        assert "comunita=SN" in shown_in(code_of(page))
    frame = page.frame_locator("#esempio")
    expect(frame.locator("html")).to_have_attribute("lang", tag(lang))
    assert shown_in(code_of(page)) == {"comunita=SN", f"lang={lang}"}
    choose_language(frame, "zh-Hans")
    expect(page.locator("h1")).to_have_text(strings("zh")["testi"]["kit_titolo"])


def test_the_menu_of_languages_changes_nothing_before_a_link_of_it_is_followed(visit, preview):
    page = open_kit(visit, f"{preview}/incorpora.html?comunita=SN&lang=fr", preview)
    opener, menu = page.locator("#lingua"), page.locator(".menu-lingue")
    expect(opener).to_contain_text("Français")
    before = code_of(page)
    opener.press("Enter")
    for key in ("ArrowDown", "ArrowDown", "End", "Home", "d", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    assert page.locator(":focus").get_attribute("hreflang")
    assert (code_of(page), page.locator("html").get_attribute("lang")) == (before, "fr")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(menu).not_to_have_attribute("open", "")
    opener.press("Enter")
    spanish = menu.locator("a[hreflang=es]")
    assert shown_in(f'src="x{spanish.get_attribute("href")}"'.replace("&", "&amp;")) == {"comunita=SN", "lang=es"}
    spanish.press("Enter")
    expect(page.locator("h1")).to_have_text(strings("es")["testi"]["kit_titolo"])
    expect(opener).to_be_focused()
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("[aria-current]")).to_have_text("Español")
    assert shown_in(code_of(page)) == {"comunita=SN", "lang=es"}


def test_drafts_of_a_machine_stand_apart_and_are_called_so(visit, preview):
    page = open_kit(visit, f"{preview}/incorpora.html?lang=fr", preview)
    page.locator("#lingua").press("Enter")
    read, drafts = page.locator(".menu-lingue ul").all()
    expect(drafts).to_have_accessible_name(strings("fr")["testi"]["bozza"].strip())
    for shown, is_one in ((read, False), (drafts, True)):
        names = [strings(lang)["lingua"]["nome"] for lang in SHIPPED if is_draft(lang) is is_one]
        assert shown.locator("a").all_inner_texts() == names


def test_where_every_language_is_read_no_draft_is_spoken_of(visit, site, tmp_path):
    shutil.copy(site / "index.html", tmp_path)
    (tmp_path / "incorpora.html").write_text(render_kit(languages=("it", "en")), encoding="utf-8")
    page = open_kit(visit, (tmp_path / "incorpora.html").as_uri(), tmp_path.as_uri())
    page.locator("#lingua").press("Enter")
    expect(page.locator(".menu-lingue li")).to_have_count(2)
    expect(page.locator("#bozze")).to_be_hidden()


def test_a_page_of_others_is_not_told_what_its_readers_look_for(visit, preview, strict_host):
    ask = (
        "addEventListener('message', e => { (window.got ??= []).push(e.data.tipo);"
        "e.source.postMessage({tipo: 'mappa-associazioni:che-cosa-mostri'}, '*') })"
    )
    body = f'<script>{ask}</script><iframe title="m" src="{preview}/index.html?incorporata=1" width="900"></iframe>'
    page = visit(strict_host(body, "frame-src *"), own=(preview, "http://localhost")).page
    frame = page.frame_locator("iframe")
    frame.locator("html[data-pronta]").wait_for(state="attached")
    frame.locator('#viste a[data-vista="elenco"]').click()
    frame.locator("#elenco li").first.wait_for()
    assert set(page.evaluate("got")) == {"mappa-associazioni:altezza"}


@pytest.mark.parametrize("way", ["script", "file", "cornice"])
def test_a_strict_host_of_another_origin_shows_two_maps(visit, preview, strict_host, way):
    """The codes as the editor's page makes them, in a host that enforces just the header lines that the page names."""
    codes = []
    for choice in ("regione=12", "comunita=SN&vista=elenco"):
        kit = open_kit(visit, f"{preview}/incorpora.html?{choice}", preview)
        kit.locator("#modo").select_option(way)
        codes.append(code_of(kit))
    told = kit.locator("#politica").text_content()
    policy = re.match("Content-Security-Policy: (.*)", told)[1]
    assert f'geolocation=(self "{preview}")' in told
    address = strict_host("".join(codes), f"default-src 'none'; {policy}")
    visited = visit(address, own=(preview, address))
    shown = visited.page
    lazio, senegal = (shown.frame_locator("iframe").nth(n) for n in (0, 1))
    expect(lazio.locator("#risultato")).to_contain_text("Lazio")
    expect(lazio.locator("path.regione")).to_have_count(20)
    shown.locator("iframe").nth(1).scroll_into_view_if_needed()
    expect(senegal.locator("#risultato")).to_contain_text("Senegal")
    expect(senegal.locator("#elenco")).to_be_visible()
    expect(lazio.locator("#mappa")).to_be_visible()
    if way == "cornice":
        assert shown.locator("iframe").evaluate_all("all => all.map(frame => frame.clientHeight)") == [1000, 1000]
    else:
        shown.wait_for_function(FOLLOWED)
        heights = shown.locator("iframe").evaluate_all("all => all.map(frame => frame.clientHeight)")
        assert heights[0] != heights[1]
    borders = "all => all.map(frame => frame.offsetWidth - frame.clientWidth)"
    assert shown.locator("iframe").evaluate_all(borders) == [0, 0]
    assert shown.locator("iframe").first.evaluate("frame => frame.getBoundingClientRect().width") > 1000
    assert [text for text in visited.complaints if "404" not in text] == []


@pytest.fixture
def pictured(preview, site):
    """The kit of a folder with pictures, and with lines for servers that hold every sign that HTML knows."""
    files = ["immagini/mappa.png", "immagini/mappa.svg", "immagini/tasso_10000.png", "immagini/malaika.png"]
    kit = render_kit(files=files, servers={"nginx": 'types { text/html html; } # "<&>" {{ 7 * 7 }}'})
    (site / "incorpora.html").write_text(kit, encoding="utf-8")
    return f"{preview}/incorpora.html"


@pytest.mark.parametrize(
    ("choice", "picture"),
    [
        ("", "mappa"),
        ("regione=12&comunita=SN", "mappa"),
        ("indicatore=tasso_10000&lang=ar", "tasso_10000"),
        ("indicatore=quota_residenti", "mappa"),
        ("iniziativa=malaika&vista=iniziative", "malaika"),
    ],
)
def test_where_no_frame_may_stand_a_picture_leads_to_what_was_chosen(
    visit, pictured, preview, strict_host, choice, picture
):
    page = open_kit(visit, f"{pictured}?{choice}", preview)
    page.locator("#modo").select_option("link")
    expect(page.locator("#nota-immagine")).to_be_visible()
    told = re.match("Content-Security-Policy: (.*)", page.locator("#politica").text_content())[1]
    host = visit(strict_host(code_of(page), f"default-src 'none'; {told}"), own=(preview, "http://localhost"))
    link, shown = host.page.locator("a"), host.page.locator("a img")
    assert shown.get_attribute("src") == f"{preview}/immagini/{picture}.png"
    expect(link).to_have_accessible_name(page.locator("#esempio").get_attribute("title"))
    address, _, state = link.get_attribute("href").partition("#")
    assert (address, set(state.split("&"))) == (f"{preview}/index.html", set(choice.split("&")))
    assert [text for text in host.complaints if "404" not in text] == []


def test_a_folder_without_pictures_offers_no_link_with_one(visit, preview):
    page = open_kit(visit, f"{preview}/incorpora.html", preview)
    assert page.locator("#modo option").evaluate_all("all => all.map(one => one.value)") == [
        "script",
        "file",
        "cornice",
    ]


def test_whoever_publishes_the_folder_finds_the_lines_for_their_server(visit, pictured, preview):
    page = open_kit(visit, f"{pictured}?lang=ar", preview)
    page.get_by_text(strings("ar")["testi"]["kit_server"]).click()
    lines = page.get_by_role("region", name="nginx")
    expect(lines).to_have_text('types { text/html html; } # "<&>" {{ 7 * 7 }}')
    assert lines.evaluate("one => getComputedStyle(one).direction") == "ltr"


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (390, False)])
def test_the_code_stays_in_sight_beside_the_map_where_there_is_room(visit, preview, width, beside):
    page = visit(f"{preview}/incorpora.html", own=(preview,), viewport={"width": width, "height": 900}).page
    page.frame_locator("#esempio").locator("html[data-pronta]").wait_for(state="attached")
    code, example = page.locator("#codice").bounding_box(), page.locator("#esempio").bounding_box()
    assert (code["x"] + code["width"] < example["x"]) is beside
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_frame_is_the_same_whoever_writes_it(visit, preview):
    page = open_kit(visit, f"{preview}/incorpora.html", preview)
    page.locator("#modo").select_option("cornice")
    page.locator("#altezza").fill("700")
    expected = frame_code(f"{preview}/index.html?incorporata=1", strings("it")["testi"]["titolo"], 700)
    assert " ".join(code_of(page).split()) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "ftp://esempio.it/",
        "javascript:alert(1)",
        '"><script>alert(1)</script>',
        "https://",
        "https://[",
        "https://a:99999/",
    ],
)
def test_an_address_that_is_none_gives_no_broken_code(visit, preview, wrong):
    page = open_kit(visit, f"{preview}/incorpora.html", preview)
    page.evaluate("() => { window.faults = []; addEventListener('error', ({ message }) => faults.push(message)); }")
    page.locator("#indirizzo").fill(wrong)
    assert f'src="{preview}/index.html?incorporata=1"' in code_of(page)
    assert page.evaluate("faults") == []


def test_what_the_address_itself_asks_for_is_not_what_the_code_says(visit, preview):
    page = open_kit(visit, f"{preview}/incorpora.html?comunita=SN", preview)
    page.locator("#indirizzo").fill("https://portale.example/mappa/index.html?regione=12#regione=13")
    assert shown_in(code_of(page)) == {"comunita=SN"}


@pytest.mark.parametrize("height", ["-5", "0", ""])
def test_a_height_that_is_none_is_the_usual_one(visit, preview, height):
    page = visit(f"{preview}/incorpora.html", own=(preview,)).page
    page.locator("#altezza").fill(height)
    assert 'height="1000"' in code_of(page)


@pytest.mark.parametrize("lang", ["constructor", "__proto__", "toString", "xx", ""])
def test_a_language_that_is_none_leaves_the_page_whole(visit, preview, lang):
    visited = visit(f"{preview}/incorpora.html?lang={lang}&vista=elenco", own=(preview,))
    assert visited.page.locator("h1").inner_text() == strings("it")["testi"]["kit_titolo"]
    visited.page.frame_locator("#esempio").locator("html[data-pronta]").wait_for(state="attached")
    visited.page.wait_for_function("() => !document.getElementById('codice').value.includes('lang=')")
    assert shown_in(code_of(visited.page)) == {"vista=elenco"}
    visited.must_be_silent()


@pytest.mark.parametrize("lang", ["it", "ar"])
def test_the_kit_says_what_became_of_copying_every_time(visit, preview, lang):
    page = open_kit(visit, f"{preview}/incorpora.html?lang={lang}", preview)
    page.evaluate("""() => {
        window.said = [];
        new MutationObserver(() => said.push(copiato.textContent)).observe(copiato, {childList: true});
        window.refused = false;
        Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => { if (refused) throw 0; }}});
    }""")
    for n, key in enumerate(("copiato", "copiato", "copia_a_mano", "copia_a_mano", "copiato"), start=1):
        page.evaluate("refused => { window.refused = refused }", key == "copia_a_mano")
        page.locator("#copia").click()
        page.wait_for_function("n => said.length === n", arg=n)
        assert page.evaluate("said[said.length - 1]").strip() == strings(lang)["testi"][key]
