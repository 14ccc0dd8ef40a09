# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folium's own layers on our map: drawn by Folium's scripts, with the Leaflet that is bundled."""

import folium

from mapping.viewer import build_map


def test_other_layers_are_drawn_and_ours_stay(visit, atlas, tmp_path):
    shown = build_map(atlas)
    folium.Marker([41.9, 12.5]).add_to(shown)
    square = {"type": "Polygon", "coordinates": [[[9, 45], [9, 46], [10, 46], [9, 45]]]}
    folium.GeoJson({"type": "Feature", "geometry": square, "properties": {}}).add_to(shown)
    folium.LayerControl(collapsed=False).add_to(shown)
    path = tmp_path / "mappa.html"
    shown.save(path)
    visited = visit(path.as_uri(), offline=True)
    page = visited.page
    assert page.locator("path.regione").count() == 20
    assert page.locator("img.leaflet-marker-icon").get_attribute("src").startswith("data:image/png")
    assert page.locator("path.leaflet-interactive:not(.regione)").count() == 1
    assert page.locator(".leaflet-control-layers-overlays label").all_inner_texts()[1].strip() == "Associazioni"
    assert [text for text in visited.complaints if "ERR_INTERNET_DISCONNECTED" not in text] == []
