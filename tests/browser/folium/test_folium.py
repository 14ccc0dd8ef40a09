# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What whoever knows Folium does with a map, done with ours: layers, controls, figures, pictures."""

import re
import webbrowser
from collections import defaultdict
from pathlib import Path

import folium
import pytest
from branca.colormap import LinearColormap
from branca.element import Element
from folium.template import Template
from folium.utilities import JsCode

from mapping.viewer import build_map
from tests.browser.looking import STANDING, choose_language, places_of

SEA = [40.0, 12.0]
SQUARE = {"type": "Polygon", "coordinates": [[[11, 39.5], [11, 40.5], [13, 40.5], [11, 39.5]]]}
DRAWN = {"Regioni": ("path.regione", 20), "Associazioni": ("button.cerchio", 275), "Iniziative": (".rombo", 17)}


@pytest.fixture
def opened(open_online, tmp_path):
    """Save what is given (a map, or the text of a document) and open it as if online."""

    def open_(map_):
        path = tmp_path / "mappa.html"
        if isinstance(map_, str):
            path.write_text(map_, encoding="utf-8")
        else:
            map_.save(path)
        visited = open_online(path.as_uri())
        visited.page.wait_for_function("() => document.querySelector('iframe, path.leaflet-interactive')")
        assert visited.complaints == []
        return visited.page

    return open_


def controlled(atlas):
    shown = build_map(atlas)
    folium.GeoJson({"type": "Feature", "geometry": SQUARE, "properties": {}}, name="quadrato").add_to(shown)
    folium.LayerControl(collapsed=False).add_to(shown)
    return shown


def test_other_layers_are_drawn_above_ours_with_one_leaflet(opened, atlas):
    shown = controlled(atlas)
    folium.Marker([38, 18]).add_to(shown)
    page = opened(shown)
    assert page.locator("path.regione").count() == 20
    assert page.locator("img.leaflet-marker-icon").get_attribute("src").startswith("data:image/png")
    assert page.locator(".leaflet-overlay-pane path.leaflet-interactive").count() == 1
    page.locator(".leaflet-overlay-pane path.leaflet-interactive").click(trial=True)  # nothing of ours covers it
    assert page.locator("script[src*='leaflet.js']").count() == 0


@pytest.mark.parametrize("layer", DRAWN)
def test_the_layer_control_switches_our_layers_and_brings_them_back_as_they_were(opened, atlas, layer):
    page = opened(controlled(atlas))
    selector, count = DRAWN[layer]
    box = page.locator(".leaflet-control-layers-overlays label", has_text=layer).locator("input")
    looks = "(elements) => elements.map((element) => [element.getAttribute('class'), getComputedStyle(element).fill])"
    before = page.locator(selector).evaluate_all(looks)
    assert places_of(page, selector) == count
    box.uncheck()
    assert page.locator(selector).count() == 0
    page.locator("#f-comunita-SN").check()  # the page draws itself anew, and the layer stays away
    assert page.locator(selector).count() == 0
    page.locator("#f-comunita-SN").uncheck()
    box.check()
    page.wait_for_function(f"([selector, n]) => ({STANDING})(selector) === n", arg=[selector, count])
    assert sorted(page.locator(selector).evaluate_all(looks)) == sorted(before)


def test_our_own_boxes_and_folium_s_agree(opened, atlas):
    page = opened(controlled(atlas))
    ours = page.locator("#legenda .strati").get_by_label("Associazioni")
    theirs = page.locator(".leaflet-control-layers-overlays label", has_text="Associazioni").locator("input")
    theirs.uncheck()
    assert not ours.is_checked()
    ours.check()
    assert theirs.is_checked()
    assert places_of(page) == 275


def test_a_layer_that_starts_hidden_is_not_drawn_until_it_is_switched_on(opened, atlas):
    shown = controlled(atlas)
    for layer in shown.own_layers:
        layer.show = False
    page = opened(shown)
    assert [page.locator(selector).count() for selector, _ in DRAWN.values()] == [0, 0, 0]
    for box in page.locator(".leaflet-control-layers-overlays input").all()[:3]:
        box.check()
    assert [places_of(page, selector) for selector, _ in DRAWN.values()] == [20, 275, 17]


def test_the_page_around_the_map_looks_the_same_beside_folium_s_style_sheets(opened, atlas, visit, index):
    """Bootstrap comes with Folium's elements; it dresses those, not our page."""
    style = """() => ["body", "h1", "h2", "legend", "button", "p", "th", "a", "label", "select", "ul"].map((tag) =>
        [...document.querySelectorAll(`${tag}:not(.leaflet-container *, .comandi *)`)].slice(0, 12).map((element) => {
            const { font, color, margin, padding, border, float, textDecoration } = getComputedStyle(element);
            return [tag, font, color, margin, padding, border, float, textDecoration].join(" | ");
        }))"""
    alone = visit(index).page.evaluate(style)
    shown = build_map(atlas)
    folium.Marker(SEA).add_to(shown)
    assert opened(shown).evaluate(style) == alone


def test_keep_in_front(opened, atlas):
    shown = build_map(atlas)
    first = folium.GeoJson({"type": "Feature", "geometry": SQUARE, "properties": {}}, name="primo").add_to(shown)
    folium.GeoJson({"type": "Feature", "geometry": SQUARE, "properties": {}}, name="secondo").add_to(shown)
    shown.keep_in_front(first)
    page = opened(shown)
    names = [name for name in page.evaluate("Object.keys(window)") if re.fullmatch(r"geo_json_\d+", name)]
    assert len(names) == 2
    raised = min(names, key=lambda name: int(name.removeprefix("geo_json_")))
    top = page.locator(".leaflet-overlay-pane g > path").last
    assert top.evaluate(f"(path) => path === {raised}.getLayers()[0].getElement()")


def test_what_a_user_adds_to_the_root_is_there(opened, atlas):
    shown = build_map(atlas)
    root = shown.get_root()
    root.html.add_child(Element("<h3 id='mio-titolo'>Titolo</h3>"))
    root.header.add_child(Element("<style>#mio-titolo { color: rgb(1, 2, 3) }</style>"))
    root.script.add_child(Element(f"window.mia = {shown.get_name()} instanceof L.Map"))
    legend = folium.MacroElement()
    legend._template = Template("{% macro html(this, kwargs) %}<p id='mia-legenda'>legenda</p>{% endmacro %}")
    root.add_child(legend)
    shown.add_css_link("nota", "https://cdn.jsdelivr.net/npm/css-ripple-effect@1.0.5/dist/ripple.min.css")
    LinearColormap(["white", "navy"], vmin=0, vmax=9, caption="scala").add_to(shown)
    page = opened(shown)
    assert page.locator("#mio-titolo").evaluate("(element) => getComputedStyle(element).color") == "rgb(1, 2, 3)"
    assert page.evaluate("window.mia") is True
    assert page.locator("#mia-legenda").is_visible()
    assert page.locator(".legend svg").count() == 1


def test_a_figure_of_a_chosen_size_holds_the_whole_page(opened, atlas):
    figure = folium.Figure(width=800, height=600)
    shown = build_map(atlas)
    figure.add_child(shown)
    folium.Marker(SEA, popup="qui").add_to(shown)
    figure.script.add_child(Element(f"window.mia = {shown.get_name()} instanceof L.Map"))
    assert 'width="800" height="600"' in figure._repr_html_()
    document = figure.render()
    page = opened(document)
    assert [places_of(page, selector) for selector, _ in DRAWN.values()] == [20, 275, 17]
    assert page.locator("img.leaflet-marker-icon").count() == 1
    assert page.evaluate("window.mia") is True
    assert page.title() == "Mappa delle associazioni migranti"
    assert figure.render() == document


@pytest.mark.parametrize("plain_first", [True, False])
def test_beside_a_plain_map_ours_looks_as_it_does_alone(opened, atlas, visit, index, plain_first):
    """A plain map brings style sheets for its whole document: ours has a frame of its own."""
    style = "() => ['body', '.carta', '.numero', '.leaflet-marker-pane', '.leaflet-nomi-pane'].map((name) => {"
    style += "const { font, padding, backgroundColor, zIndex } = getComputedStyle(document.querySelector(name));"
    style += "return [font, padding.split(' ').length, backgroundColor, zIndex].join(' | '); })"
    figure = folium.Figure()
    maps = [build_map(atlas, width=900, height=700), folium.Map(SEA, zoom_start=5, tiles=None, height="50%")]
    for map_ in reversed(maps) if plain_first else maps:
        figure.add_child(map_)
    page = opened(figure.render())
    frame = page.frames[1]
    frame.wait_for_selector("[data-pronta]", state="attached")
    assert frame.locator("path.regione").count() == 20
    assert page.locator(".leaflet-container").count() == 1
    assert frame.evaluate(style) == visit(index).page.evaluate(style)


def test_several_maps_of_ours(opened, atlas):
    first = build_map(atlas)
    first.get_root().add_child(build_map(atlas, lang="en"))
    page = opened(first)
    page.frame_locator("iframe").locator("path.regione").nth(19).wait_for(state="attached")
    assert page.locator("path.regione").count() == 20
    assert [frame.title() for frame in page.frames] == [
        "Mappa delle associazioni migranti",
        "Map of migrant associations",
    ]


def test_subplots_stay_in_their_cells(opened, atlas):
    figure = folium.Figure()
    for place in (1, 2, 3, 4):
        figure.add_subplot(2, 2, place).add_child(build_map(atlas))
    boxes = [frame.bounding_box() for frame in opened(figure.render()).locator("iframe").all()]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[2]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]


@pytest.mark.parametrize("foreign", [True, False])
def test_header_html_and_script_one_by_one(opened, atlas, foreign):
    """Folium's guide to web frameworks: the parts are put into a page of somebody else's."""
    shown = build_map(atlas)
    if foreign:
        folium.Marker(SEA, popup="qui").add_to(shown)
    root = shown.get_root()
    once = root.render()
    header, body, script = (part.render() for part in (root.header, root.html, root.script))
    page = opened(f"<!DOCTYPE html><html><head>{header}</head><body>{body}<script>{script}</script></body></html>")
    assert [places_of(page, selector) for selector, _ in DRAWN.values()] == [20, 275, 17]
    assert page.locator("img.leaflet-marker-icon").count() == foreign
    assert root.render() == once
    folium.Marker(SEA).add_to(shown)
    assert root.render().count("L.marker(") == foreign + 1


def test_a_title_that_somebody_gave_stays(opened, atlas):
    shown = build_map(atlas)
    shown.get_root().title = "Mio <titolo>"
    page = opened(shown)
    choose_language(page, "en")
    assert page.title() == "Mio <titolo>"
    figure = folium.Figure(title="Mio titolo")
    figure.add_child(build_map(atlas))
    assert opened(figure.render()).title() == "Mio titolo"


def test_what_all_maps_were_given_ours_has_too(opened, atlas, monkeypatch):
    monkeypatch.setattr(folium.map.Class, "_includes", defaultdict(dict))
    folium.Map.include(quanti=JsCode("function () { return 7; }"))
    shown = build_map(atlas)
    shown.get_root().add_child(Element(""), index=0)
    assert opened(shown).evaluate("L.Map.prototype.quanti()") == 7


def test_the_bounds_of_the_map_are_italy_s(opened, atlas):
    shown = build_map(atlas)
    shown.fit_bounds(shown.get_bounds())
    assert places_of(opened(shown)) == 275


def test_what_is_fixed_to_the_window_stands_in_the_map(opened, atlas):
    shown = build_map(atlas)
    legend = folium.MacroElement()
    legend._template = Template(
        "{% macro html(this, kwargs) %}<div id=mia style='position:fixed;bottom:50px;left:50px;z-index:9999'>mia</div>"
        "{% endmacro %}"
    )
    shown.get_root().add_child(legend)
    page = opened(shown)
    mine, frame = page.locator("#mia").bounding_box(), page.locator(".cornice").bounding_box()
    assert frame["x"] + 50 == mine["x"]
    assert frame["y"] < mine["y"] < frame["y"] + frame["height"]


def test_popups_look_as_on_a_plain_map(opened, atlas):
    look = """() => [...document.querySelectorAll(".leaflet-popup-content *")].map((element) => {
        const { fontSize, textAlign, padding, margin, minHeight } = getComputedStyle(element);
        return [element.tagName, textAlign, padding, margin, minHeight, element.tagName.startsWith("H") && fontSize];
    })"""
    html = "<h1>Uno</h1><h4>Due</h4><table class='table'><tr><th>a</th><td>b</td></tr></table><select></select>"
    looks = []
    for map_ in (folium.Map(SEA, zoom_start=6, tiles=None), build_map(atlas)):
        folium.CircleMarker(SEA, popup=folium.Popup(html, show=True)).add_to(map_)
        looks.append(opened(map_).evaluate(look))
    assert looks[0] == looks[1]


def test_a_page_read_as_a_template_is_the_same_page(hostile_atlas):
    """branca reads the text of many elements as a template: nothing of a registry may run there, nothing may change."""
    page = build_map(hostile_atlas).get_root().render()
    assert Element(page).render() == page.rstrip()
    assert "{{" not in page
    assert "{%" not in page


def test_subplots_show_hostile_names_letter_by_letter(opened, hostile_atlas):
    """branca reads the text of a subplot as a template once more."""
    figure = folium.Figure()
    for place in (1, 2):
        figure.add_subplot(1, 2, place).add_child(build_map(hostile_atlas))
    page = opened(figure.render())
    for frame in page.frames[1:]:
        frame.wait_for_selector("[data-pronta]", state="attached")
        names = frame.locator("#elenco [data-id] bdi").all_inner_texts()
        assert any("{{ 7*7 }} {% for x in y %} {# #}" in name for name in names)
        assert frame.title() == "Mappa delle associazioni migranti"
    assert not Path("preso").exists()


class _Driver:
    """What `folium.Map._to_png` asks of selenium, done by the browser of the tests."""

    def __init__(self, page):
        self.page = page

    def fullscreen_window(self):
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def get(self, address):
        self.page.goto(address.replace("file:////", "file:///"))

    def find_element(self, by, name):
        assert by == "class name"
        self.screenshot_as_png = self.page.locator(f".{name}").screenshot()
        return self

    def quit(self):
        pass


def test_picture_of_the_map(new_page, atlas):
    picture = build_map(atlas)._to_png(delay=0, driver=_Driver(new_page()))
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 50_000


def test_the_map_shows_itself_in_the_browser(atlas, monkeypatch):
    opened = []

    def remember(address):
        opened.append(Path(address.removeprefix("file://")).read_text(encoding="utf-8"))
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", remember)
    with pytest.raises(KeyboardInterrupt):
        build_map(atlas).show_in_browser()
    assert 'id="dati"' in opened[0]
