# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inside a frame: sandboxed, from a file and from a server; the host page keeps its scrolling."""

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError, expect

from mapping.metadata import load_metadata
from mapping.publish.oembed import link_pages
from mapping.viewer import build_map
from mapping.viewer.editor_page import SANDBOX
from mapping.viewer.languages import number_text
from tests.browser.looking import choose_language, unfold


def _host(folder: Path, source: str, name: str) -> Path:
    path = folder / name
    frame = f'<iframe title="mappa" sandbox="{SANDBOX}" src="{source}" width="1100" height="800"></iframe>'
    path.write_text(
        f"<!DOCTYPE html><html lang=it><title>ospite</title><body>{frame}<p style='height:3000px'>", "utf-8"
    )
    return path


def test_sandboxed_frame_works_in_silence(visit, server, site, atlas):
    host = _host(site, "index.html?lang=en&comunita=SN#regione=08", "ospite.html")
    visited = visit(f"{server}/{host.name}", own=(f"{server}/index.html", f"{server}/favicon.ico"))
    frame = visited.page.frame_locator("iframe")
    expect(frame.locator("path.regione")).to_have_count(20)
    assert frame.locator("[data-conteggio]").inner_text().endswith(f" of {len(atlas.associations)}")
    assert frame.locator("#risultato").inner_text().startswith("Senegal, in Emilia-Romagna: ")
    expect(frame.locator("html[data-pronta]")).to_have_count(1)
    frame.locator('button[data-regione="09"]').click()
    assert frame.locator("#titolo-scheda").inner_text() == "Tuscany"
    frame.locator(".chiudi").click()
    frame.locator('#viste a[data-vista="elenco"]').click()
    frame.locator("#elenco [data-id] a").first.click()
    assert frame.locator("#titolo-scheda").inner_text()
    assert [text for text in visited.complaints if "favicon" not in text and "404" not in text] == []
    assert visited.requests == []


def test_frame_of_a_notebook_works(visit, tmp_path, atlas):
    path = tmp_path / "quaderno.html"
    path.write_text(f"<!DOCTYPE html><title>quaderno</title>{build_map(atlas)._repr_html_()}", "utf-8")
    visited = visit(path.as_uri())
    frame = visited.page.frame_locator("iframe[title='Mappa delle associazioni migranti']")
    expect(frame.locator("path.regione")).to_have_count(20)
    frame.locator('#viste a[data-vista="regioni"]').click()
    assert frame.locator("#regioni tbody tr").count() == 20
    visited.must_be_silent()


def test_wheel_scrolls_the_host_until_the_map_is_clicked(visit, server, site):
    host = _host(site, "index.html", "ospite-rotella.html")
    page = visit(f"{server}/{host.name}").page
    page.frame_locator("iframe").locator("path.regione").first.wait_for()
    page.mouse.move(700, 600)
    for _ in range(20):  # a wheel that turns before the frame is drawn turns for nobody
        page.mouse.wheel(0, 2000)
        with suppress(TimeoutError):
            page.wait_for_function("() => scrollY > 100", timeout=500)
            break
    assert page.evaluate("scrollY") > 100


def test_height_is_told_to_the_host(visit, server, site):
    host = _host(site, "index.html?incorporata=1", "ospite-altezza.html")
    page = visit("about:blank").page
    page.add_init_script("window.altezze = []; addEventListener('message', e => window.altezze.push(e.data))")
    page.goto(f"{server}/{host.name}")
    page.wait_for_function("() => window.altezze.length > 0")
    told = page.evaluate("window.altezze.at(-1)")
    assert told["tipo"] == "mappa-associazioni:altezza"
    assert 600 < told["altezza"] < 4000
    assert page.frame_locator("iframe").locator("h1").bounding_box()["height"] < 5


def test_two_maps_in_one_page_keep_their_own_state(visit, server, site):
    frames = "".join(
        f'<iframe title="{code}" sandbox="{SANDBOX}" src="index.html?incorporata=1&regione={code}" '
        'width="900" height="700"></iframe>'
        for code in ("09", "12")
    )
    (site / "due.html").write_text(f"<!DOCTYPE html><html lang=it><title>due</title><body>{frames}", "utf-8")
    page = visit(f"{server}/due.html", own=(server,)).page
    tuscany, lazio = (page.frame_locator(f"iframe[title='{code}']") for code in ("09", "12"))
    tuscany.locator('#viste a[data-vista="elenco"]').click()
    expect(tuscany.locator("#risultato")).to_contain_text("Toscana")
    expect(lazio.locator("#risultato")).to_contain_text("Lazio")
    assert lazio.locator("#mappa").is_visible()


def test_what_is_chosen_outlives_the_query_that_the_page_was_opened_with(visit, server, atlas):
    """The query may be that of a frame: whoever takes its choice back, or turns to the map, stays there."""
    identity = atlas.associations.loc[atlas.associations["precisione"] == "comune", "id"].iloc[0]
    opened = f"{server}/index.html?incorporata=1&lang=en&vista=elenco&regione=12&raggio=50&id={identity}"
    page = visit(opened, own=(server,)).page
    shown = "() => [document.documentElement.lang, document.documentElement.dataset.vista, risultato.textContent]"
    first = page.evaluate(shown)
    page.locator("#scheda .dove .pulsante").click()
    choose_language(page, "it")
    page.locator("#scheda .chiudi").click()
    page.locator("#scelte button").first.click()
    page.wait_for_function("n => risultato.textContent.startsWith(n)", arg=str(len(atlas.associations)))
    last = page.evaluate(shown)
    assert last[:2] == ["it", "mappa"]
    unfold(page.locator("#azioni summary").last)
    code, link = (page.locator(f"#azioni #{field}").input_value() for field in ("incorpora", "link"))
    assert f'src="{server}/index.html?incorporata=1&amp;raggio=50"' in code
    assert "incorporata" not in link
    for look in (page.reload, lambda: page.goto(link)):
        look()
        page.locator("html[data-pronta]").wait_for(state="attached")
        assert page.evaluate(shown) == last
    page.goto(opened)
    page.locator("html[data-pronta]").wait_for(state="attached")
    assert page.evaluate(shown) == first


def test_the_page_works_under_its_policy_sent_as_a_header(visit, preview):
    visited = visit(f"{preview}/index.html", own=(f"{preview}/favicon.ico",))
    page = visited.page
    policy = page.request.get(f"{preview}/index.html").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert policy.endswith("frame-ancestors *")
    for view in ("elenco", "regioni", "iniziative", "mappa"):
        page.locator(f'#viste a[data-vista="{view}"]').click()
    page.locator('button[data-regione="12"]').click()
    assert page.locator("#titolo-scheda").inner_text() == "Lazio"
    assert [text for text in visited.complaints if "404" not in text] == []
    assert visited.requests == []


@pytest.mark.parametrize(("name", "shown"), [("fr", "{} associations"), ("regione-12", "Lazio")])
def test_a_page_to_send_leads_to_the_map_at_once(new_page, site, atlas, name, shown):
    about = load_metadata() | {"base_url": "https://www.comune.portale.it/mappa/"}
    for path, page in link_pages(about, {}, {"12": "Lazio"}, []).items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(page)
    page = new_page()
    page.goto((site / "link" / f"{name}.html").as_uri())
    page.wait_for_url("**/index.html#*")
    expect(page.locator("#risultato")).to_contain_text(shown.format(number_text(len(atlas.associations), "fr")))


def test_a_picture_opened_by_itself_has_its_colours_under_the_headers(new_page, published):
    page = new_page()
    page.goto(f"{published}/immagini/mappa.svg")
    fills = "[...new Set([...document.querySelectorAll('path')].map(path => getComputedStyle(path).fill))]"
    assert len(page.evaluate(fills)) > 3


def test_what_is_taken_away_from_a_frame_is_the_whole_page_with_all_that_is_chosen(visit, server):
    """The host may say it in the query: before the reader chooses anything it stands nowhere else."""
    whole = f"{server}/index.html?regione=12"
    page = visit(f"{server}/index.html?incorporata=1&regione=12", own=(server,)).page
    for fold in page.locator("#azioni summary").all():
        fold.click()
    assert page.locator("#link").input_value() == whole
    assert page.locator("#cita-testo").input_value().endswith(f", {whole}")
    assert page.locator("#provenienza").text_content().endswith(f", {whole}")
    code = page.locator("#incorpora").input_value()
    assert f'src="{server}/index.html?incorporata=1&amp;regione=12"' in code


def test_a_finger_scrolls_the_host_and_not_the_map(visit, server, site):
    host = _host(site, "index.html", "ospite-dito.html")
    page = visit(f"{server}/{host.name}", has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}).page
    frame = page.frames[1]
    frame.wait_for_function("() => 'pronta' in document.documentElement.dataset")
    name = frame.evaluate("Object.keys(window).find(key => key.startsWith('map_'))")
    assert frame.evaluate("name => window[name].dragging.enabled()", name) is False
    assert frame.evaluate("name => window[name].scrollWheelZoom.enabled()", name) is False
    action = frame.locator(".carta").evaluate("map => getComputedStyle(map).touchAction")
    assert action in {"auto", "manipulation", "pan-x pan-y", "pan-y"}


@pytest.mark.parametrize("width", [600, 1000, 1300])
def test_a_frame_that_follows_its_page_does_not_grow_with_itself(visit, server, site, width):
    """The map in a frame has a height of its own at each width: what is told stays when the frame has taken it."""
    follow = "addEventListener('message', e => { window.told = e.data.altezza; f.style.height = told + 'px' })"
    frame = f'<iframe id="f" title="mappa" sandbox="{SANDBOX}" src="index.html?incorporata=1" width="{width}"></iframe>'
    text = f"<!DOCTYPE html><html lang=it><title>ospite</title><body><script>{follow}</script>{frame}"
    (site / f"segue-{width}.html").write_text(text, "utf-8")
    page = visit(f"{server}/segue-{width}.html", own=(server,), viewport={"width": 1400, "height": 900}).page
    page.frame_locator("iframe").locator("html[data-pronta]").wait_for(state="attached")
    card = page.frame_locator("iframe").locator(".carta")
    first = card.bounding_box()["height"]
    assert 400 < first < 600
    page.evaluate("() => { f.style.height = told + 900 + 'px' }")
    assert card.bounding_box()["height"] == first
