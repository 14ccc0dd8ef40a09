# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saved maps opened from disk without a network: nothing asked, nothing complained about, everything drawn."""

import itertools
import random
import warnings
from collections.abc import Callable, Iterator

import folium
import pytest
from branca.element import IFrame
from folium import plugins

from mapping import association_layer, region_layer
from mapping.inlining import save_inline
from mapping.inlining.saving import inline_document
from mapping.inlining.tags import read_tags
from mapping.viewer import build_map
from tests.browser.conftest import HOSTILE, Visit, listen, turn, watch
from tests.browser.folium_examples import EXAMPLES
from tests.browser.remote import answer_remote
from tests.inlining_maps import MAPS, ROME, on_map, rich
from tests.test_inlining import loaded

OLD_WORDS = ("Deprecated include of L.Mixin.Events", "The compiled spec uses Vega")
"""What plugins of today complain about online too."""
ASKS_BY_NATURE = {"VectorGridProtobuf", "TimestampedWmsTileLayers"}
"""Their scripts try to reach a service, and the policy stops them: Chromium tells of each try."""
PAINTED = """() => {
  const tiles = [...document.querySelectorAll('.leaflet-tile-pane canvas')].filter((tile) => tile.width > 0);
  const colours = new Set();
  for (const tile of tiles) {
    const { data } = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height);
    for (let i = 0; i < data.length; i += 4096) colours.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
  }
  return colours.size > 1;
}"""
ALONE = {"offline": True}


def save(made, path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        save_inline(made, path, **options)
    return path.as_uri()


def heard(visited):
    return [words for words in visited.complaints if not words.startswith(OLD_WORDS)]


def test_a_rich_map_opens_from_disk_without_a_network(visit, tmp_path):
    visited = visit(save(rich(), tmp_path / "ricca.html"), **ALONE)
    for drawn in (
        ".awesome-marker.awesome-marker-icon-red .fa-home",
        ".marker-cluster",
        ".leaflet-heatmap-layer",
        "path.leaflet-interactive",
        ".leaflet-control-layers-expanded",
        ".leaflet-control-minimap",
        ".leaflet-control-zoom-fullscreen",
        ".leaflet-draw-draw-polygon",
        "#legend, .legend, svg[id=legend]",
        "img.leaflet-marker-icon[src^='data:image/png']",
    ):
        visited.page.wait_for_selector(drawn, state="attached")
    visited.page.wait_for_function(PAINTED)
    visited.page.click(".awesome-marker.awesome-marker-icon-red")
    visited.page.wait_for_selector(".leaflet-popup-content >> text=Roma è qui")
    visited.page.wait_for_function("() => document.fonts.check('900 12px \"Font Awesome 6 Free\"')")
    visited.must_be_silent()


@pytest.fixture(scope="module")
def open_saved(context, tmp_path_factory) -> Iterator[Callable[[folium.Map], Visit]]:
    """Save a map and open it without a network: one after the other in one page."""
    path = tmp_path_factory.mktemp("salvate") / "mappa.html"
    visited = Visit(context(**ALONE).new_page())
    watch(visited, path.as_uri())
    listen(visited, "error", "warning")

    def open_(made: folium.Map) -> Visit:
        turn(visited, save(made, path))
        return visited

    yield open_
    visited.page.close()


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - ASKS_BY_NATURE))
def test_every_class_opens_without_a_network(open_saved, name):
    made = on_map()
    EXAMPLES[name].add(made)
    visited = open_saved(made)
    visited.page.wait_for_selector(".leaflet-tile-loaded", state="attached")
    assert (heard(visited), visited.requests) == ([], [])


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_no_tag_of_a_class_loads_anything(name):
    made = on_map()
    EXAMPLES[name].add(made)
    assert loaded(inline_document(made)[0]) == []


@pytest.mark.parametrize("name", ["Figure", "DualMap", "subplots", "SideBySideLayers", "VegaLite 2", "VegaLite 5"])
def test_maps_of_other_shapes_open_without_a_network(visit, tmp_path, name):
    visited = visit(save(MAPS[name](), tmp_path / "mappa.html"), **ALONE)
    visited.page.wait_for_selector(".leaflet-tile-loaded", state="attached")
    assert (heard(visited), visited.requests) == ([], [])


def test_the_handler_of_foliums_own_button_runs(visit, tmp_path):
    visited = visit(save(MAPS["ScrollZoomToggler"](), tmp_path / "mappa.html"), **ALONE)
    name = visited.page.eval_on_selector(".folium-map", "element => element.id")
    before = visited.page.evaluate(f"{name}.scrollEnabled")
    visited.page.click("img[alt=scroll]")
    assert visited.page.evaluate(f"{name}.scrollEnabled") is not before
    visited.must_be_silent()


def test_a_measuring_control_that_writes_code_works(visit, tmp_path):
    visited = visit(save(MAPS["MeasureControl"](), tmp_path / "mappa.html"), **ALONE)
    visited.page.hover(".leaflet-control-measure")
    visited.page.wait_for_selector(".leaflet-control-measure .js-start")
    visited.must_be_silent()


def test_a_frame_in_a_popup_runs_its_own_script(visit, tmp_path):
    frame = IFrame("<p id='qui'></p><script>document.getElementById('qui').textContent = 'scritto'</script>")
    made = on_map(folium.Marker(ROME, popup=folium.Popup(frame, show=True)))
    visited = visit(save(made, tmp_path / "mappa.html"), **ALONE)
    visited.page.frame_locator("iframe").locator("#qui >> text=scritto").wait_for(state="attached")
    visited.must_be_silent()


@pytest.mark.parametrize("place", ["popup", "icon", "page"])
def test_a_large_frame_is_shown(visit, tmp_path, place):
    """Longer than the two megabytes that an address may have; of text rather than of tags, which take their time."""
    large = "<!-- \\ ` ${x} '\"&amp;\r\n -->" + ("<i>\\`${1}</i>" + "parole, parole, " * 70) * 2_400
    frame = IFrame(f"{large}<p id='qui'></p><script>document.getElementById('qui').textContent = `a\nb`</script>")
    made = on_map()
    if place == "popup":
        folium.Marker(ROME, popup=folium.Popup(frame, show=True)).add_to(made)
    elif place == "icon":
        folium.Marker(ROME, icon=folium.DivIcon(frame.render())).add_to(made)
    else:
        made.get_root().html.add_child(frame)
    visited = visit(save(made, tmp_path / "mappa.html"), **ALONE)
    inside = visited.page.frame_locator("iframe")
    inside.locator("#qui >> text=a b").wait_for(state="attached")
    assert inside.locator("i").first.text_content() == "\\`${1}"
    visited.must_be_silent()


def test_hostile_names_run_nothing_that_folium_would_not_run(visit, tmp_path):
    """GeoJSON's texts pass Folium whole where they hold nothing of Jinja's; there they come out letter by letter."""
    names = [name for name in HOSTILE if "{{" not in name and "${" not in name]
    features = [
        {"type": "Feature", "properties": {"nome": n}, "geometry": {"type": "Point", "coordinates": [12, 42]}}
        for n in names
    ]
    layer = folium.GeoJson({"type": "FeatureCollection", "features": features}, name="strato")
    visited = visit(save(on_map(layer), tmp_path / "mappa.html"), **ALONE)
    (shown,) = visited.page.evaluate(
        "() => Object.keys(window).filter((k) => /^geo_json_\\d+$/.test(k))"
        ".map((k) => window[k].getLayers().map((l) => l.feature.properties.nome))"
    )
    assert shown == names
    visited.must_be_silent()


def test_markup_in_a_popup_that_would_run_does_not(visit, tmp_path):
    popup = folium.Popup("<img src=x onerror=\"document.title='preso'\">ciao", show=True)
    visited = visit(save(on_map(folium.Marker(ROME, popup=popup)), tmp_path / "mappa.html"), **ALONE)
    visited.page.wait_for_selector(".leaflet-popup-content >> text=ciao")
    assert visited.page.title() != "preso"
    assert all("Content Security Policy" in words for words in visited.complaints)
    assert visited.complaints  # the image, and the handler if it came so far


def test_a_map_of_ours_with_foliums_layers(visit, tmp_path, atlas):
    made = build_map(atlas)
    plugins.HeatMap([[*ROME, 1]]).add_to(made)
    plugins.MarkerCluster([ROME, [45, 9]]).add_to(made)
    visited = visit(save(made, tmp_path / "nostra.html"), **ALONE)
    visited.page.wait_for_selector(".leaflet-heatmap-layer", state="attached")
    visited.page.wait_for_selector("img.leaflet-marker-icon, .marker-cluster", state="attached")
    visited.page.wait_for_selector("button.cerchio", state="attached")
    visited.must_be_silent()


def test_our_layers_beside_foliums_on_a_plain_map(visit, tmp_path, hostile_atlas):
    things = (region_layer(hostile_atlas), association_layer(hostile_atlas), plugins.HeatMap([[45, 9, 1]]))
    made = on_map(*things, plugins.MarkerCluster([[44, 9], [44.01, 9]]), folium.LayerControl())
    visited = visit(save(made, tmp_path / "mappa.html"), **ALONE)
    for drawn in (
        "button.mappa-strati-cerchio",
        "path.mappa-strati-regione",
        ".leaflet-heatmap-layer",
        ".marker-cluster",
    ):
        visited.page.wait_for_selector(drawn, state="attached")
    visited.page.click("button.mappa-strati-cerchio", force=True)
    visited.page.wait_for_selector(".mappa-strati-nome")
    shown = visited.page.locator(".mappa-strati-nome bdi:first-child").all_text_contents()
    assert sorted(shown) == sorted(hostile_atlas.associations["denominazione"])
    assert visited.page.title() != "preso"
    visited.must_be_silent()


def test_kept_tiles_are_asked_of_their_host_alone(new_page, tmp_path):
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    unanswered = answer_remote(page)
    page.goto(save(on_map(), tmp_path / "mappa.html", tiles=True))
    page.wait_for_selector("img.leaflet-tile-loaded")
    remote = {address.split("/")[2] for address in asked if address.startswith("http")}
    assert (remote, unanswered) == ({"tile.openstreetmap.org"}, [])


@pytest.mark.parametrize(("zoom", "crs"), [(1, "EPSG3857"), (6, "EPSG3857"), (17, "EPSG3857"), (5, "EPSG4326")])
def test_the_outlines_are_drawn_at_every_zoom(visit, tmp_path, zoom, crs):
    made = folium.Map([45.65, 13.76], zoom_start=zoom, crs=crs)
    visited = visit(save(made, tmp_path / "mappa.html"), **ALONE)
    visited.page.wait_for_selector(".leaflet-tile-loaded", state="attached")
    if zoom < 10:
        visited.page.wait_for_function(PAINTED)
    visited.must_be_silent()


PIECES = [
    *("<!--", "-->", "--!>", "<script>", "<script a='>'>", "</script>", "</SCRIPT x>", "<b c=\"'>", "'>", '">', "x"),
    *(
        "<textarea>",
        "</textarea>",
        "<title>",
        "</title >",
        "<style>",
        "</style>",
        "&#;",
        "<",
        "</",
        "<!",
        "<?",
        ">",
        "=",
    ),
]
DRAWN = [
    *(
        "<svg>",
        "<svg/>",
        "</svg>",
        "<math>",
        "</math>",
        "<title/>",
        "<style/>",
        "<script/>",
        "<g>",
        "</g>",
        "<path d=x/>",
    ),
    *(
        "<title>",
        "</title>",
        "<desc>",
        "</desc>",
        "<mi>",
        "</mi>",
        "<textarea/>",
        "<![CDATA[<b>]]>",
        "<b>",
        "<path d=x/>",
    ),
    *("<script>x</script>", "x"),
]
"""A script in a drawing whose text has tags is left out: a browser reads them as tags, and the policy refuses it."""
SOUPS = """soups => soups.map((soup) => {
  const page = new DOMParser().parseFromString(soup, 'text/html');
  return [...page.querySelectorAll('script')].map((script) => script.textContent);
})"""


def test_scripts_are_found_where_a_browser_finds_them(new_page):
    dice = random.Random(7)  # noqa: S311 - the same soups each time
    soups = ["<body>" + "".join(dice.choices(PIECES, k=9)) for _ in range(4000)]
    soups += ["<body><svg>" + "".join(dice.choices(DRAWN, k=7)) + "<script>y</script>" for _ in range(4000)]
    found = new_page().evaluate(SOUPS, soups)
    ours = [[soup[tag.inside : tag.outside] for tag in read_tags(soup) if tag.name == "script"] for soup in soups]
    wrong = [(soup, a, b) for soup, a, b in zip(soups, found, ours, strict=True) if a != b]
    assert list(itertools.islice(wrong, 3)) == []
