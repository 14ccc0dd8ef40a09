# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inside a frame: sandboxed, from a file and from a server; the host page keeps its scrolling."""

from pathlib import Path

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"


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
    from mapping.viewer import build_map  # noqa: PLC0415 - only this test needs the map itself

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
    page.wait_for_function("scrollY > 100")
