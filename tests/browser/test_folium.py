# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What whoever knows Folium does with a map, done with ours: layers, controls, figures, pictures."""

import re
import webbrowser
from pathlib import Path

import folium
import pytest
from branca.colormap import LinearColormap
from branca.element import Element
from folium.template import Template

from mapping.viewer import build_map

ROMA = [41.9, 12.5]
SQUARE = {"type": "Polygon", "coordinates": [[[11, 39.5], [11, 40.5], [13, 40.5], [11, 39.5]]]}
DRAWN = {"Regioni": ("path.regione", 20), "Associazioni": ("button.cerchio", 183), "Iniziative": (".rombo", 17)}


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
    folium.Marker(ROMA).add_to(shown)
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
    assert len(before) == count
    box.uncheck()
    assert page.locator(selector).count() == 0
    page.locator("#f-comunita-SN").check()  # the page draws itself anew, and the layer stays away
    assert page.locator(selector).count() == 0
    page.locator("#f-comunita-SN").uncheck()
    box.check()
    page.wait_for_function("([selector, n]) => document.querySelectorAll(selector).length === n", arg=[selector, count])
    assert sorted(page.locator(selector).evaluate_all(looks)) == sorted(before)


def test_our_own_boxes_and_folium_s_agree(opened, atlas):
    page = opened(controlled(atlas))
    ours = page.locator("#legenda .strati").get_by_label("Associazioni")
    theirs = page.locator(".leaflet-control-layers-overlays label", has_text="Associazioni").locator("input")
    theirs.uncheck()
    assert not ours.is_checked()
    ours.check()
    assert theirs.is_checked()
    assert page.locator("button.cerchio").count() == 183


def test_a_layer_that_starts_hidden_is_not_drawn_until_it_is_switched_on(opened, atlas):
    shown = controlled(atlas)
    for layer in shown.own_layers:
        layer.show = False
    page = opened(shown)
    assert [page.locator(selector).count() for selector, _ in DRAWN.values()] == [0, 0, 0]
    for box in page.locator(".leaflet-control-layers-overlays input").all()[:3]:
        box.check()
    assert [page.locator(selector).count() for selector, _ in DRAWN.values()] == [20, 183, 17]


def test_the_page_around_the_map_looks_the_same_beside_folium_s_style_sheets(opened, atlas, visit, index):
    """Bootstrap comes with Folium's elements; it dresses those, not our page."""
    style = """() => ["body", "h1", "h2", "legend", "button", "p", "th", "a", "label", "select", "ul"].map((tag) =>
        [...document.querySelectorAll(`${tag}:not(.leaflet-container *, .comandi *)`)].slice(0, 12).map((element) => {
            const { font, color, margin, padding, border, float, textDecoration } = getComputedStyle(element);
            return [tag, font, color, margin, padding, border, float, textDecoration].join(" | ");
        }))"""
    alone = visit(index).page.evaluate(style)
    shown = build_map(atlas)
    folium.Marker(ROMA).add_to(shown)
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
    folium.Marker(ROMA, popup="qui").add_to(shown)
    figure.script.add_child(Element(f"window.mia = {shown.get_name()} instanceof L.Map"))
    assert 'width="800" height="600"' in figure._repr_html_()
    document = figure.render()
    page = opened(document)
    assert [page.locator(selector).count() for selector, _ in DRAWN.values()] == [20, 183, 17]
    assert page.locator("img.leaflet-marker-icon").count() == 1
    assert page.evaluate("window.mia") is True
    assert page.title() == "Mappa delle associazioni migranti"
    assert figure.render() == document


def test_several_maps_in_one_figure(opened, atlas):
    figure = folium.Figure()
    for map_ in (build_map(atlas), build_map(atlas, lang="en"), folium.Map(ROMA, zoom_start=5, tiles=None)):
        figure.add_child(map_)
    page = opened(figure.render())
    page.frame_locator("iframe").locator("path.regione").nth(19).wait_for(state="attached")
    assert page.locator("path.regione").count() == 20
    assert page.locator(".leaflet-container").count() == 2
    assert page.frames[1].title() == "Map of migrant associations"


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


def test_picture_of_the_map(browser, atlas):
    page = browser.new_page()
    picture = build_map(atlas)._to_png(delay=0, driver=_Driver(page))
    page.close()
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
