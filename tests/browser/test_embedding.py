# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inside a frame: sandboxed, from a file and from a server; the host page keeps its scrolling."""

from pathlib import Path

from mapping.viewer import build_map, render_kit
from mapping.viewer.kit import SANDBOX


def _host(folder: Path, source: str, name: str) -> Path:
    path = folder / name
    frame = f'<iframe title="mappa" sandbox="{SANDBOX}" src="{source}" width="1100" height="800"></iframe>'
    path.write_text(
        f"<!DOCTYPE html><html lang=it><title>ospite</title><body>{frame}<p style='height:3000px'>", "utf-8"
    )
    return path


def test_sandboxed_frame_works_in_silence(visit, server, site):
    host = _host(site, "index.html?lang=en&comunita=SN#regione=08", "ospite.html")
    visited = visit(f"{server}/{host.name}", own=(f"{server}/index.html", f"{server}/favicon.ico"))
    frame = visited.page.frame_locator("iframe")
    assert frame.locator("path.regione").count() == 20
    assert frame.locator("[data-conteggio]").inner_text().endswith(" of 503")
    assert frame.locator("#risultato").inner_text().startswith("Senegal, in Emilia-Romagna: ")
    frame.locator('button[data-regione="09"]').click()
    assert frame.locator("#titolo-scheda").inner_text() == "Toscana"
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
    assert frame.locator("path.regione").count() == 20
    frame.locator('#viste a[data-vista="regioni"]').click()
    assert frame.locator("#regioni tbody tr").count() == 20
    visited.must_be_silent()


def test_wheel_scrolls_the_host_until_the_map_is_clicked(visit, server, site):
    host = _host(site, "index.html", "ospite-rotella.html")
    page = visit(f"{server}/{host.name}").page
    page.frame_locator("iframe").locator("path.regione").first.wait_for()
    page.mouse.move(700, 600)
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)
    page.mouse.wheel(0, 2000)
    page.wait_for_function("() => scrollY > 100")


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
    assert "Toscana" in tuscany.locator("#risultato").inner_text()
    assert "Lazio" in lazio.locator("#risultato").inner_text()
    assert lazio.locator("#mappa").is_visible()


def test_editors_page_makes_the_code_and_shows_it_live(visit, server, site, atlas):
    (site / "incorpora.html").write_text(render_kit(atlas), encoding="utf-8")
    for address in (f"{server}/incorpora.html", (site / "incorpora.html").as_uri()):
        visited = visit(address, own=(server, site.as_uri()))
        page = visited.page
        page.locator("#regione").select_option("12")
        assert "incorporata=1&amp;regione=12" in page.locator("#codice").text_content()
        frame = page.frame_locator("#esempio")
        frame.locator("#risultato").get_by_text("Lazio").wait_for()
        page.wait_for_function("() => parseInt(document.getElementById('esempio').style.height) > 600")
        assert [text for text in visited.complaints if "404" not in text] == []
