# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One example of every class of Folium that a map can show: the one list behind the tests and the table in docs/.

An example adds its class to any `folium.Map`. Where the class shows itself only after a reader did something,
``act`` does it; where it draws no element, ``probe`` is an expression of JavaScript that is true once it works
(``map`` is the map).
"""

import inspect
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import folium
import numpy as np
from branca.colormap import LinearColormap, StepColormap
from branca.element import Element
from folium import elements, features, plugins, raster_layers, vector_layers
from folium import map as folium_map
from folium.utilities import JsCode
from playwright.sync_api import Page

SEA, WEST, SOUTH = [40.0, 12.0], [41.0, 6.5], [38.0, 18.0]
"""Points of the sea, where nothing of ours lies above what is added."""
LINE = [SEA, SOUTH, WEST]
BOX = [[39.5, 11.0], [40.5, 13.0]]
SQUARE = {
    "type": "Feature",
    "properties": {"nome": "quadrato", "valore": 3, "sigla": "Q"},
    "geometry": {"type": "Polygon", "coordinates": [[[11, 39.5], [11, 40.5], [13, 40.5], [13, 39.5], [11, 39.5]]]},
}
COLLECTION = {"type": "FeatureCollection", "features": [SQUARE]}
TIMED = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"times": ["2014-06-19", "2014-06-20", "2014-06-21"], "icon": "circle"},
            "geometry": {"type": "LineString", "coordinates": [[12, 40], [6.5, 41], [18, 38]]},
        }
    ],
}
PERIOD = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"start": "2014-01-01", "end": "2014-12-31"},
            "geometry": {"type": "Point", "coordinates": [12, 40]},
        }
    ],
}
TOPOLOGY = {
    "type": "Topology",
    "objects": {
        "zone": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "properties": {}, "arcs": [[0]]}]}
    },
    "arcs": [[[11, 39.5], [11, 40.5], [13, 40.5], [13, 39.5], [11, 39.5]]],
}
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs="
VEGA = {
    "width": 120, "height": 80, "padding": {"top": 5, "left": 20, "bottom": 20, "right": 5},
    "data": [{"name": "t", "values": [{"x": 1, "y": 2}, {"x": 2, "y": 4}]}],
    "scales": [{"name": "x", "type": "linear", "range": "width", "domain": {"data": "t", "field": "x"}}],
    "axes": [{"type": "x", "scale": "x"}], "marks": [],
}  # fmt: skip
VEGA_LITE = {
    "$schema": "https://vega.github.io/schema/vega-lite/v1.json",
    "data": {"values": [{"a": "A", "b": 28}, {"a": "B", "b": 55}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "ordinal"}, "y": {"field": "b", "type": "quantitative"}},
}


@dataclass(frozen=True)
class Example:
    """How a class is tried: what adds it, what a reader does, what is then true."""

    add: Callable[[Any], object]
    act: Callable[[Page], None] | None = None
    probe: str = ""


def click_marker(page: Page) -> None:
    page.locator(".leaflet-container .leaflet-marker-icon:not(.cerchio, .rombo, .segno-numero)").first.click(force=True)


def hover_shape(page: Page) -> None:
    page.locator(".leaflet-container path.leaflet-interactive:not(.regione)").first.hover(force=True)


def click_shape(page: Page) -> None:
    page.locator(".leaflet-container path.leaflet-interactive:not(.regione)").first.click(force=True)


def click_sea(page: Page) -> None:
    """Click west of Sardegna, where neither land nor a circle is."""
    page.evaluate(
        "() => { const map = Object.values(window).find((v) => v instanceof L.Map);"
        " const originalEvent = new MouseEvent('click');"
        " map.fire('click', {latlng: L.latLng(41, 7.2), layerPoint: L.point(10, 10), originalEvent}) }"
    )


def all_of(*adders: Callable[[Any], object]) -> Callable[[Any], object]:
    def add(map_: Any) -> None:
        for adder in adders:
            adder(map_)

    return add


def group(map_: Any, name: str = "gruppo") -> folium.FeatureGroup:
    """A group with one marker."""
    made = folium.FeatureGroup(name=name).add_to(map_)
    folium.Marker(SEA).add_to(made)
    return made


def _marker(**options: Any) -> Callable[[Any], object]:
    return lambda map_: folium.Marker(SEA, **options).add_to(map_)


def _chart(kind: Any, spec: dict[str, Any]) -> Callable[[Any], object]:
    def add(map_: Any) -> None:
        popup = folium.Popup(max_width=300)
        kind(spec, width=200, height=150).add_to(popup)
        folium.Marker(SEA, popup=popup).add_to(map_)

    return add


def _sub_group(map_: Any) -> None:
    parent = group(map_, "padre")
    child = plugins.FeatureGroupSubGroup(parent, "figlio").add_to(map_)
    folium.Marker(SOUTH).add_to(child)


def _grouped(map_: Any) -> None:
    one, two = group(map_, "uno"), group(map_, "due")
    plugins.GroupedLayerControl({"Gruppi": [one, two]}, collapsed=False).add_to(map_)


def _tree(map_: Any) -> None:
    tree = {"label": "Gruppi", "children": [{"label": "uno", "layer": group(map_, "uno")}]}
    plugins.TreeLayerControl(overlay_tree=tree).add_to(map_)


def _search(map_: Any) -> None:
    layer = folium.GeoJson(COLLECTION).add_to(map_)
    plugins.Search(layer, search_label="nome", geom_type="Polygon").add_to(map_)


def _pattern(pattern: Any) -> Callable[[Any], object]:
    def add(map_: Any) -> None:
        pattern.add_to(map_)
        folium.GeoJson(COLLECTION, style_function=lambda _: {"fillPattern": pattern}).add_to(map_)

    return add


def _side_by_side(map_: Any) -> None:
    left, right = folium.TileLayer("OpenStreetMap").add_to(map_), folium.TileLayer("OpenTopoMap").add_to(map_)
    plugins.SideBySideLayers(left, right).add_to(map_)


def _text_path(map_: Any) -> None:
    line = folium.PolyLine([SOUTH, SEA, WEST]).add_to(map_)
    plugins.PolyLineTextPath(line, "verso nord").add_to(map_)


def _timeline(map_: Any) -> plugins.Timeline:
    return plugins.Timeline(PERIOD).add_to(map_)


def _timeline_slider(map_: Any) -> None:
    plugins.TimelineSlider().add_timelines(_timeline(map_)).add_to(map_)


def _time_choropleth(map_: Any) -> None:
    styles = {
        "0": {"1400000000": {"color": "#ff0000", "opacity": 0.6}, "1500000000": {"color": "#00ff00", "opacity": 0.6}}
    }
    feature = {**SQUARE, "id": "0"}
    plugins.TimeSliderChoropleth({"type": "FeatureCollection", "features": [feature]}, styles).add_to(map_)


def _wms_in_time(map_: Any) -> None:
    wms = folium.WmsTileLayer("https://esempio.it/wms", layers="pioggia", fmt="image/png").add_to(map_)
    plugins.TimestampedWmsTileLayers([wms], period="PT1H", time_interval="2014-06-19/2014-06-20").add_to(map_)


def _heat_in_time(map_: Any) -> None:
    plugins.HeatMapWithTime([[[*SEA, 1]], [[*SOUTH, 1]]]).add_to(map_)


def _detail(map_: Any) -> None:
    tooltip = features.GeoJsonTooltip(fields=["nome"])
    folium.GeoJson(COLLECTION, tooltip=tooltip).add_to(map_)


def _tags(map_: Any) -> None:
    folium.Marker(SEA, tags=["cultura"]).add_to(map_)
    plugins.TagFilterButton(["cultura", "sport"]).add_to(map_)


def _bindings(map_: Any) -> None:
    map_.add_child(elements.EventHandler("click", JsCode("function () { window.sentito = true; }")))


def _pane(map_: Any) -> None:
    folium_map.CustomPane("mia", z_index=620).add_to(map_)
    folium.CircleMarker(SEA, pane="mia").add_to(map_)


def _spider(map_: Any) -> None:
    folium.Marker(SEA).add_to(map_)
    folium.Marker(SEA).add_to(map_)
    plugins.OverlappingMarkerSpiderfier().add_to(map_)


CLUSTER = [[40 + n / 100, 12] for n in range(5)]

EXAMPLES: dict[str, Example] = {
    "Choropleth": Example(
        lambda m: folium.Choropleth(
            COLLECTION, {"Q": 3.0, "Z": 5.0}, key_on="feature.properties.sigla", legend_name="valore"
        ).add_to(m)
    ),
    "Circle": Example(lambda m: folium.Circle(SEA, radius=40_000, popup="qui").add_to(m), click_shape),
    "CircleMarker": Example(lambda m: folium.CircleMarker(SEA, tooltip="qui").add_to(m), hover_shape),
    "ClickForLatLng": Example(lambda m: folium.ClickForLatLng(alert=False).add_to(m), probe="map.listens('click')"),
    "ClickForMarker": Example(lambda m: folium.ClickForMarker("nuovo").add_to(m), click_sea),
    "ColorLine": Example(lambda m: folium.ColorLine(LINE, [0.1, 0.9], colormap=["#1f6feb", "#ffcc00"]).add_to(m)),
    "Control": Example(lambda m: folium.Control("Scale", position="bottomleft").add_to(m)),
    "CustomIcon": Example(_marker(icon=folium.CustomIcon(PIXEL, icon_size=(20, 20)))),
    "DivIcon": Example(_marker(icon=folium.DivIcon(html="<b>qui</b>"))),
    "FeatureGroup": Example(group),
    "FitBounds": Example(
        lambda m: m.fit_bounds([[13.5, -18], [16, -14]]), probe="map.getBounds().contains([14.7, -17.4])"
    ),
    "FitOverlays": Example(
        all_of(group, lambda m: folium.FitOverlays().add_to(m)), probe="map.getBounds().contains([40, 12])"
    ),
    "GeoJson": Example(
        lambda m: folium.GeoJson(COLLECTION, popup=folium.GeoJsonPopup(["nome"])).add_to(m), click_shape
    ),
    "GeoJsonPopup": Example(
        lambda m: folium.GeoJson(COLLECTION, popup=folium.GeoJsonPopup(["nome"])).add_to(m), click_shape
    ),
    "GeoJsonTooltip": Example(_detail, hover_shape),
    "Icon": Example(_marker(icon=folium.Icon("red", icon="flag", prefix="fa"))),
    "LatLngPopup": Example(lambda m: folium.LatLngPopup().add_to(m), click_sea),
    "LayerControl": Example(all_of(group, lambda m: folium.LayerControl(collapsed=False).add_to(m))),
    "Marker": Example(_marker(popup="Ministero", tooltip="qui"), click_marker),
    "PolyLine": Example(lambda m: folium.PolyLine(LINE, tooltip="via").add_to(m)),
    "Polygon": Example(lambda m: folium.Polygon(LINE).add_to(m)),
    "Popup": Example(lambda m: folium.Marker(SEA, popup=folium.Popup("<b>qui</b>", show=True)).add_to(m)),
    "Rectangle": Example(lambda m: folium.Rectangle(BOX).add_to(m)),
    "RegularPolygonMarker": Example(lambda m: folium.RegularPolygonMarker(SEA, number_of_sides=5).add_to(m)),
    "TileLayer": Example(lambda m: folium.TileLayer("OpenStreetMap").add_to(m)),
    "Tooltip": Example(lambda m: folium.CircleMarker(SEA, tooltip=folium.Tooltip("qui", permanent=True)).add_to(m)),
    "TopoJson": Example(lambda m: folium.TopoJson(TOPOLOGY, "objects.zone").add_to(m)),
    "Vega": Example(_chart(folium.Vega, VEGA), click_marker),
    "VegaLite": Example(_chart(folium.VegaLite, VEGA_LITE), click_marker),
    "WmsTileLayer": Example(lambda m: folium.WmsTileLayer("https://esempio.it/wms", layers="a").add_to(m)),
    "ImageOverlay": Example(lambda m: raster_layers.ImageOverlay(np.eye(4), BOX).add_to(m)),
    "VideoOverlay": Example(
        lambda m: raster_layers.VideoOverlay(
            "data:video/webm;base64,GkXfo0AgQoaBAUL3gQFC8oEEQvOBCEKCQAR3ZWJtQoeBAkKFgQI=", BOX
        ).add_to(m)
    ),
    "CustomPane": Example(_pane),
    "EventHandler": Example(_bindings, click_sea, "window.sentito === true"),
    "LinearColormap": Example(lambda m: LinearColormap(["white", "navy"], vmin=0, vmax=9, caption="scala").add_to(m)),
    "StepColormap": Example(lambda m: StepColormap(["white", "navy"], vmin=0, vmax=9, caption="scala").add_to(m)),
    "AntPath": Example(lambda m: plugins.AntPath(LINE).add_to(m)),
    "BeautifyIcon": Example(_marker(icon=plugins.BeautifyIcon(icon="flag", icon_shape="marker"))),
    "BoatMarker": Example(lambda m: plugins.BoatMarker([41, 12], heading=45).add_to(m)),
    "CirclePattern": Example(_pattern(plugins.CirclePattern())),
    "StripePattern": Example(_pattern(plugins.StripePattern(angle=45))),
    "Draw": Example(lambda m: plugins.Draw(export=True).add_to(m)),
    "FastMarkerCluster": Example(lambda m: plugins.FastMarkerCluster(CLUSTER).add_to(m)),
    "FeatureGroupSubGroup": Example(_sub_group),
    "FloatImage": Example(lambda m: plugins.FloatImage(PIXEL, bottom=5, left=5).add_to(m)),
    "Fullscreen": Example(lambda m: plugins.Fullscreen().add_to(m)),
    "GeoMan": Example(lambda m: plugins.GeoMan().add_to(m)),
    "Geocoder": Example(lambda m: plugins.Geocoder().add_to(m)),
    "GroupedLayerControl": Example(_grouped),
    "HeatMap": Example(lambda m: plugins.HeatMap(CLUSTER).add_to(m)),
    "HeatMapWithTime": Example(_heat_in_time),
    "LocateControl": Example(lambda m: plugins.LocateControl().add_to(m)),
    "MarkerCluster": Example(lambda m: plugins.MarkerCluster(CLUSTER).add_to(m)),
    "MeasureControl": Example(lambda m: plugins.MeasureControl().add_to(m)),
    "MiniMap": Example(lambda m: plugins.MiniMap().add_to(m)),
    "MousePosition": Example(lambda m: plugins.MousePosition().add_to(m)),
    "OverlappingMarkerSpiderfier": Example(_spider),
    "PolyLineFromEncoded": Example(lambda m: plugins.PolyLineFromEncoded("_izlhA_rlgdF_{geC_ywl@").add_to(m)),
    "PolygonFromEncoded": Example(lambda m: plugins.PolygonFromEncoded("w`j~FpxivO}jz@qnnCd}~Bsa{@~f`C`lkH").add_to(m)),
    "PolyLineOffset": Example(lambda m: plugins.PolyLineOffset(LINE, offset=5).add_to(m)),
    "PolyLineTextPath": Example(_text_path),
    "Realtime": Example(
        lambda m: plugins.Realtime(
            JsCode("(ok, no) => ok({type: 'FeatureCollection', features: []})"), start=False
        ).add_to(m),
        probe="typeof L.realtime === 'function'",
    ),
    "ScrollZoomToggler": Example(lambda m: plugins.ScrollZoomToggler().add_to(m)),
    "Search": Example(_search),
    "SemiCircle": Example(lambda m: plugins.SemiCircle(SEA, 40_000, direction=90, arc=90).add_to(m)),
    "SideBySideLayers": Example(_side_by_side),
    "TagFilterButton": Example(_tags),
    "Terminator": Example(lambda m: plugins.Terminator().add_to(m)),
    "TimeSliderChoropleth": Example(_time_choropleth),
    "Timeline": Example(_timeline_slider),
    "TimelineSlider": Example(_timeline_slider),
    "TimestampedGeoJson": Example(lambda m: plugins.TimestampedGeoJson(TIMED, auto_play=False).add_to(m)),
    "TimestampedWmsTileLayers": Example(_wms_in_time),
    "TreeLayerControl": Example(_tree),
    "VectorGridProtobuf": Example(lambda m: plugins.VectorGridProtobuf("https://esempio.it/{z}/{x}/{y}.pbf").add_to(m)),
}
"""Class -> its example."""

NOT_SHOWN = {
    "BaseMultiLocation": "the base of PolyLine and Polygon",
    "Class": "the base of everything that Leaflet calls a class",
    "DualMap": "two maps of its own, to which our layers are added (tests/browser/folium/test_layers.py)",
    "ElementAddToElement": "one line of script of every layer",
    "Evented": "the base of layers and maps",
    "GeoJsonDetail": "the base of GeoJsonTooltip and GeoJsonPopup",
    "IncludeStatement": "one line of script of a class that is extended",
    "JSCSSMixin": "the base of elements with remote files",
    "Layer": "the base of layers",
    "Map": "the map itself",
    "MethodCall": "one line of script of Control",
    "ColorMap": "the base of colormaps",
}
"""Classes that a map does not show by themselves, each with the reason."""


def folium_classes() -> set[str]:
    """Return the names of Folium's own classes of elements, and branca's colormaps that it hands on."""
    rooms = (folium, folium_map, elements, features, vector_layers, raster_layers, plugins)
    return {found.__name__ for room in rooms for found in vars(room).values() if _is_element(found)}


def _is_element(found: object) -> bool:
    if not inspect.isclass(found) or isinstance(found, types.GenericAlias):
        return False
    return issubclass(found, Element) and found.__module__.startswith(("folium.", "branca.colormap"))
