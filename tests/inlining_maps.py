# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folium maps to be saved as one file: of the shapes that the list of classes does not have, and one of many things."""

from collections.abc import Callable
from typing import Any

import branca.colormap
import folium
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
    "Figure": _figure,
    "subplots": _plots,
    "DualMap": _dual,
    "MarkerCluster": lambda: on_map(plugins.MarkerCluster([ROME, [45, 9]])),
    "MeasureControl": lambda: on_map(plugins.MeasureControl()),
    "ScrollZoomToggler": lambda: on_map(plugins.ScrollZoomToggler()),
    "SideBySideLayers": _side_by_side,
    "Timeline": _slider,
    **{f"VegaLite {version}": lambda version=version: _charts(version) for version in range(1, 6)},
}
