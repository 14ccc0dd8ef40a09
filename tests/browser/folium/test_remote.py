# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plain Folium map loads without a network as it would with one."""

import folium
import pytest
from folium import plugins

from tests.browser.remote import answer_remote


@pytest.fixture
def plain(tmp_path):
    plain = folium.Map([42, 12], zoom_start=6)
    folium.Marker([42, 12], popup="uno", icon=folium.Icon("red")).add_to(plain)
    plugins.HeatMap([[42, 12, 1]]).add_to(plain)
    plugins.MarkerCluster([[42, 12], [43, 12]]).add_to(plain)
    plain.save(tmp_path / "piana.html")
    return (tmp_path / "piana.html").as_uri()


def test_a_plain_map_loads_as_if_online(new_page, plain):
    page = new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    unanswered = answer_remote(page)
    page.goto(plain)
    page.wait_for_selector(".awesome-marker")
    page.wait_for_selector(".marker-cluster")
    page.wait_for_selector(".leaflet-heatmap-layer")
    page.wait_for_selector(".leaflet-tile-loaded")
    assert (errors, unanswered) == ([], [])


def test_what_nobody_answers_is_remembered(new_page, tmp_path):
    (tmp_path / "a.html").write_text('<script src="https://example.org/ignoto.js"></script>', encoding="utf-8")
    page = new_page()
    unanswered = answer_remote(page)
    page.goto((tmp_path / "a.html").as_uri())
    assert unanswered == ["https://example.org/ignoto.js"]
