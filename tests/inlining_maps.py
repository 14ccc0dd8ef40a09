# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folium maps to be saved as one file: one for each class that links a file, and a map with many things on it."""

from collections.abc import Callable
from typing import Any

import branca.colormap
import folium
import numpy as np
from branca.element import Element, Figure
from folium import plugins

ROME = [41.9, 12.5]
LINE = [[45.0, 9.0], [44.0, 11.0], ROME]
SQUARE = {
    "type": "Feature",
    "properties": {"nome": "quadrato", "valore": 1},
    "geometry": {"type": "Polygon", "coordinates": [[[8, 44], [10, 44], [10, 46], [8, 46], [8, 44]]]},
}
TIMED = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [12.5, 41.9]},
            "properties": {"time": "2020-01-01", "start": "2020-01-01", "end": "2020-02-01", "popup": "uno"},
        }
    ],
}


def on_map(*things: Any, **options: Any) -> folium.Map:
    drawn = folium.Map(ROME, zoom_start=6, **options)
    for thing in things:
        thing.add_to(drawn)
    return drawn


def rich() -> folium.Map:
    """A map with a bit of everything, as people make them."""
    drawn = folium.Map([42.5, 12.5], zoom_start=6)
    plugins.HeatMap([[41.9, 12.5, 1], [45.46, 9.19, 1], [40.85, 14.27, 0.5]], name="Calore").add_to(drawn)
    group = plugins.MarkerCluster(name="Gruppi").add_to(drawn)
    for step in range(20):
        folium.Marker([43 + step * 0.05, 11 + step * 0.03], popup=f"<b>Uno {step}</b>").add_to(group)
    folium.Marker(ROME, popup="Roma è qui", icon=folium.Icon("red", icon="home", prefix="fa")).add_to(drawn)
    folium.Marker([37.5, 15.1], icon=folium.Icon("green", icon="cloud", angle=30)).add_to(drawn)
    folium.Marker([39.2, 9.1], tooltip="Cagliari").add_to(drawn)
    folium.GeoJson(SQUARE, name="Area").add_to(drawn)
    for control in (plugins.MiniMap(toggle_display=True), plugins.Fullscreen(), plugins.Draw(export=True)):
        control.add_to(drawn)
    branca.colormap.linear.YlGnBu_09.scale(0, 10).add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def _side_by_side() -> folium.Map:
    left = folium.TileLayer("openstreetmap")
    right = folium.TileLayer("https://tiles.example.org/dark/{z}/{x}/{y}.png", attr="nessuno", name="scuro")
    return on_map(left, right, plugins.SideBySideLayers(left, right), tiles=None)


def _dual() -> Element:
    dual = plugins.DualMap(ROME, zoom_start=6)
    folium.Marker(ROME).add_to(dual)
    folium.Marker([45, 9]).add_to(dual.m2)
    return dual


def _grouped() -> folium.Map:
    one, two = folium.FeatureGroup("uno"), folium.FeatureGroup("due")
    return on_map(one, two, plugins.GroupedLayerControl({"gruppo": [one, two]}))


def _tree() -> folium.Map:
    one = folium.FeatureGroup("uno")
    return on_map(
        one, plugins.TreeLayerControl(overlay_tree={"label": "tutto", "children": [{"label": "a", "layer": one}]})
    )


def _patterned() -> folium.Map:
    drawn = on_map()
    stripes = plugins.pattern.StripePattern(angle=-45).add_to(drawn)
    folium.GeoJson(SQUARE, style_function=lambda _: {"fillPattern": stripes}).add_to(drawn)
    return drawn


def _spiderfied() -> folium.Map:
    return on_map(folium.Marker(ROME), folium.Marker(ROME), plugins.OverlappingMarkerSpiderfier())


def _searched() -> folium.Map:
    drawn = on_map()
    layer = folium.GeoJson({"type": "FeatureCollection", "features": [SQUARE]}).add_to(drawn)
    plugins.Search(layer, search_label="nome").add_to(drawn)
    return drawn


def _subgroup() -> folium.Map:
    group = plugins.MarkerCluster()
    part = plugins.FeatureGroupSubGroup(group, "parte")
    folium.Marker(ROME).add_to(part)
    return on_map(group, part, folium.LayerControl())


def _text_path() -> folium.Map:
    line = folium.PolyLine(LINE)
    return on_map(line, plugins.PolyLineTextPath(line, "testo"))


def _slider() -> folium.Map:
    line = plugins.Timeline(TIMED)
    return on_map(line, plugins.TimelineSlider().add_timelines(line))


def _charts(version: int) -> folium.Map:
    chart = {
        "$schema": f"https://vega.github.io/schema/vega-lite/v{version}.json",
        "data": {"values": [{"a": "x", "b": 1}]},
        "mark": "bar",
        "encoding": {"x": {"field": "a", "type": "nominal"}, "y": {"field": "b", "type": "quantitative"}},
    }
    popup = folium.Popup(max_width=300)
    folium.VegaLite(chart, width=200, height=200).add_to(popup)
    return on_map(folium.Marker(ROME, popup=popup))


def _figure() -> Figure:
    return Figure(width=800, height=500).add_child(on_map(folium.Marker(ROME)))


def _plots() -> Figure:
    figure = Figure()
    for place in (1, 2):
        figure.add_subplot(1, 2, place).add_child(on_map(folium.Marker(ROME)))
    return figure


MAPS: dict[str, Callable[[], Element]] = {
    "Map": on_map,
    "Icon": lambda: on_map(folium.Marker(ROME, icon=folium.Icon("red", icon="flag", prefix="fa"))),
    "Popup": lambda: on_map(folium.Marker(ROME, popup=folium.Popup("Roma", show=True))),
    "Figure": _figure,
    "subplots": _plots,
    "DualMap": _dual,
    "AntPath": lambda: on_map(plugins.AntPath(LINE)),
    "BeautifyIcon": lambda: on_map(folium.Marker(ROME, icon=plugins.BeautifyIcon("plane"))),
    "BoatMarker": lambda: on_map(plugins.BoatMarker(ROME, heading=45)),
    "Choropleth": lambda: on_map(folium.Choropleth(SQUARE, data={"x": 1}, key_on="feature.properties.nome")),
    "colormap": lambda: on_map(branca.colormap.linear.viridis.scale(0, 1)),
    "Draw": lambda: on_map(plugins.Draw(export=True)),
    "FastMarkerCluster": lambda: on_map(plugins.FastMarkerCluster([ROME, [45, 9]])),
    "FeatureGroupSubGroup": _subgroup,
    "FloatImage": lambda: on_map(
        plugins.FloatImage("https://cdnjs.cloudflare.com/ajax/libs/ionicons/2.0.1/png/512/arrow-move.png")
    ),
    "Fullscreen": lambda: on_map(plugins.Fullscreen()),
    "Geocoder": lambda: on_map(plugins.Geocoder()),
    "GeoMan": lambda: on_map(plugins.GeoMan()),
    "GroupedLayerControl": _grouped,
    "HeatMap": lambda: on_map(plugins.HeatMap([[*ROME, 1]])),
    "HeatMapWithTime": lambda: on_map(plugins.HeatMapWithTime([[[*ROME, 1]], [[*ROME, 0.5]]])),
    "ImageOverlay": lambda: on_map(folium.raster_layers.ImageOverlay(np.eye(4), [[41, 12], [42, 13]])),
    "LocateControl": lambda: on_map(plugins.LocateControl()),
    "MarkerCluster": lambda: on_map(plugins.MarkerCluster([ROME, [45, 9]])),
    "MeasureControl": lambda: on_map(plugins.MeasureControl()),
    "MiniMap": lambda: on_map(plugins.MiniMap()),
    "MousePosition": lambda: on_map(plugins.MousePosition()),
    "OverlappingMarkerSpiderfier": _spiderfied,
    "PolyLineFromEncoded": lambda: on_map(plugins.PolyLineFromEncoded("_p~iF~cn~U_ulLn{vA_mqNvxq`@")),
    "PolyLineOffset": lambda: on_map(plugins.PolyLineOffset(LINE, offset=5)),
    "PolyLineTextPath": _text_path,
    "Realtime": lambda: on_map(plugins.Realtime({"type": "FeatureCollection", "features": []}, start=False)),
    "RegularPolygonMarker": lambda: on_map(folium.RegularPolygonMarker(ROME)),
    "ScrollZoomToggler": lambda: on_map(plugins.ScrollZoomToggler()),
    "Search": _searched,
    "SemiCircle": lambda: on_map(plugins.SemiCircle(ROME, 90_000, start_angle=10, stop_angle=100)),
    "SideBySideLayers": _side_by_side,
    "StripePattern": _patterned,
    "TagFilterButton": lambda: on_map(folium.Marker(ROME, tags=["a"]), plugins.TagFilterButton(["a", "b"])),
    "Terminator": lambda: on_map(plugins.Terminator()),
    "Timeline": _slider,
    "TimeSliderChoropleth": lambda: on_map(
        plugins.TimeSliderChoropleth(
            {"type": "FeatureCollection", "features": [{**SQUARE, "id": "0"}]},
            {"0": {"1": {"color": "#f00", "opacity": 0.5}}},
        )
    ),
    "TimestampedGeoJson": lambda: on_map(plugins.TimestampedGeoJson(TIMED)),
    "TopoJson": lambda: on_map(
        folium.TopoJson(
            {
                "type": "Topology",
                "objects": {"a": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
                "arcs": [[[8, 44], [10, 44], [10, 46], [8, 44]]],
            },
            "objects.a",
        )
    ),
    "TreeLayerControl": _tree,
    "VectorGridProtobuf": lambda: on_map(plugins.VectorGridProtobuf("https://example.org/{z}/{x}/{y}.pbf")),
    **{f"VegaLite {version}": lambda version=version: _charts(version) for version in range(1, 6)},
}
"""For each class that links a file of its own, a map that shows it."""
