# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Street tiles: only in a build made with them, only after a yes, never where they would be refused."""

import base64

import pytest

from mapping.viewer import render_page

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture(scope="module")
def with_streets(site, atlas):
    (site / "strade.html").write_text(render_page(atlas, tiles=True), encoding="utf-8")
    return "strade.html"


def test_nothing_is_asked_before_the_yes(visit, server, with_streets):
    visited = visit("about:blank")
    page = visited.page
    page.route("https://tile.openstreetmap.org/**", lambda r: r.fulfill(body=base64.b64decode(PIXEL)))
    page.goto(f"{server}/{with_streets}")
    page.get_by_role("button", name="Mostra le strade (OpenStreetMap)").click()
    asked = [url for url in visited.requests if "openstreetmap" in url]
    assert asked == []
    page.get_by_role("button", name="Carica le strade").click()
    page.locator("img.leaflet-tile-loaded").first.wait_for(state="attached")
    assert any("openstreetmap" in url for url in visited.requests)
    assert page.get_by_role("link", name="OpenStreetMap").is_visible()
    page.get_by_role("button", name="Togli le strade").click()
    assert page.locator("img.leaflet-tile").count() == 0


def test_from_disk_the_button_is_off_and_says_why(visit, site, with_streets):
    page = visit((site / with_streets).as_uri()).page
    assert page.get_by_role("button", name="Mostra le strade (OpenStreetMap)").is_disabled()
    assert "OpenStreetMap" in page.locator("#strade").inner_text()


def test_an_ordinary_build_has_no_such_button(visit, index):
    assert visit(index).page.locator("#strade").inner_text() == ""
