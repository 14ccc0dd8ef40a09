# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A script of somebody else's that moves the map is obeyed, hidden or not, anywhere in the world."""

import pytest
from branca.element import Element

from mapping.viewer import build_map
from tests.browser.looking import look

PARIS = "[[48.80, 2.20], [48.92, 2.46]]"
FITS = {
    "fitBounds": f"map_1.fitBounds({PARIS});",
    "padded": f"map_1.fitBounds({PARIS}, {{padding: [20, 20], maxZoom: 18}});",
    "flyToBounds": f"map_1.flyToBounds({PARIS});",
    "setView": "map_1.setView([48.86, 2.33], 11);",
    "last": f"map_1.setView([0, 0], 1); map_1.fitBounds({PARIS});",
}
MARKS = """
L.popup().setLatLng([48.86, 2.33]).setContent('Una bolla aperta da sé').addTo(map_1);
L.tooltip({permanent: true, direction: 'top'}).setLatLng([48.85, 2.40]).setContent('Una scritta fissa').addTo(map_1);
"""
LOOK = f"""() => {{
    const off = (selector, point) => {{
        const box = document.querySelector(selector).getBoundingClientRect();
        const x = map_1.latLngToContainerPoint(point).x + map_1.getContainer().getBoundingClientRect().x;
        return box.x + box.width / 2 - x;
    }};
    return {{
        inView: map_1.getBounds().contains({PARIS}), zoom: map_1.getZoom(),
        limits: [map_1.getMinZoom(), map_1.getMaxZoom()],
        popup: off('.leaflet-popup', [48.86, 2.33]), tooltip: off('.leaflet-tooltip', [48.85, 2.40]),
    }};
}}"""


def _page(atlas, folder, script: str) -> str:
    map_ = build_map(atlas)
    map_.get_root().script.add_child(Element(script.replace("map_1", map_.get_name())))
    path = folder / "altrui.html"
    path.write_text(map_.get_root().render(), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("view", ["mappa", "elenco"])
@pytest.mark.parametrize("fit", FITS)
def test_the_last_fit_of_a_foreign_script_holds(visit, atlas, tmp_path, fit, view):
    page = visit(f"{_page(atlas, tmp_path, FITS[fit] + MARKS)}#comunita=SN&vista={view}", offline=True).page
    page.locator('#viste a[data-vista="mappa"]').click()
    look(page)
    found = page.evaluate(LOOK)
    assert found["inView"]
    assert 10 < found["zoom"] < 14
    assert found["limits"] == [0, 18]
    assert abs(found["tooltip"]) < 2
    assert abs(found["popup"]) < 2
    page.set_viewport_size({"width": 1100, "height": 700})
    page.wait_for_function("() => map_1.getSize().x < 800")
    look(page)
    assert page.evaluate(LOOK)["inView"] or fit == "setView"


NEAR, FAR = "[[45, 9], [46, 10]]", "[[36, 7], [47, 18]]"


@pytest.mark.parametrize("fits", [(NEAR, FAR, NEAR), (FAR, NEAR, FAR, NEAR), (NEAR, FAR, NEAR, FAR)])
def test_the_last_of_several_fits_at_once_holds(visit, index, fits):
    """Leaflet lets a zoom begin with the next frame, and what came between is undone by it."""
    page = visit(index).page
    name = page.evaluate("Object.keys(window).find(key => key.startsWith('map_'))")
    first, *others = [f"{name}.fitBounds({box});" for box in fits]
    page.evaluate(f"() => {{ {first} }}")
    look(page)
    page.evaluate(f"() => {{ {' '.join(others)} }}")
    page.wait_for_timeout(700)
    assert look(page)["zoom"] == pytest.approx(page.evaluate(f"{name}.getBoundsZoom({fits[-1]})"), abs=0.15)
