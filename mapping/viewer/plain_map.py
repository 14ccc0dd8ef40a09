# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map of the page without JavaScript: the outlines of the regions and one number in each, drawn in the HTML."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, TypedDict

import geopandas as gpd
import numpy as np
import shapely

from mapping.shipped import geodata_path

_MOVED = 0.02
"""How far a line may be moved, in degrees of latitude: about two kilometres."""
_UNIT = 100
"""Steps of the drawing to a degree of latitude."""
_HEIGHT = 1_150
"""How tall Italy is drawn, in steps."""
_NARROWER = 0.743
"""A degree of longitude to one of latitude in the middle of Italy (42° N)."""


class PlainMap(TypedDict):
    """A drawing: its box, its lines as a path, and where each number stands."""

    box: str
    lines: str
    numbers: list[tuple[int, int, int]]


def plain_map(counts: Mapping[str, int]) -> PlainMap:
    """Return the map with how many associations each region has, by ISTAT code."""
    arcs, points = _drawing()
    west, south, east, north = (int(end) for end in shapely.total_bounds(arcs))
    lines = "".join(_path(np.rint(shapely.get_coordinates(arc)).astype(int).tolist()) for arc in arcs)
    numbers = [(*point, counts.get(code, 0)) for code, point in points.items()]
    return {
        "box": f"{west - 9} {south - 9} {east - west + 18} {north - south + 18}",
        "lines": lines,
        "numbers": numbers,
    }


def part_map(counts: Mapping[str, int], units: gpd.GeoDataFrame) -> PlainMap:
    """Return the map of a part of Italy alike, as tall as that of Italy, with how many each of its ``units`` has."""
    _, south, _, north = units.total_bounds
    unit = _HEIGHT / (north - south)
    drawn = shapely.transform(units.geometry.to_numpy(), lambda points: points * (unit * _NARROWER, -unit))
    simple = shapely.coverage_simplify(drawn, _MOVED * _UNIT)
    rings = [shapely.get_exterior_ring(part) for part in shapely.get_parts(simple)]
    west, top, east, bottom = (int(end) for end in shapely.total_bounds(rings))
    middles = [shapely.get_coordinates(shapely.maximum_inscribed_circle(shape, 1))[0] for shape in simple]
    return {
        "box": f"{west - 9} {top - 9} {east - west + 18} {bottom - top + 18}",
        "lines": "".join(_path(np.rint(shapely.get_coordinates(ring)).astype(int).tolist()) for ring in rings),
        "numbers": [
            (round(x), round(y), counts.get(str(code), 0)) for code, (x, y) in zip(units.index, middles, strict=True)
        ],
    }


@cache
def _drawing() -> tuple[list[Any], dict[str, tuple[int, int]]]:
    """Return the simplified lines, each once though two regions share it, and a point well within each region."""
    topology = json.loads(geodata_path("boundaries/province.topojson").read_text(encoding="utf-8"))
    arcs = [_drawn(arc, topology["transform"]) for arc in topology["arcs"]]
    regions = topology["objects"]["regioni"]["geometries"]
    used = {arc if arc >= 0 else ~arc for region in regions for ring in _rings(region) for arc in ring}
    lines = shapely.simplify([shapely.linestrings(arcs[arc]) for arc in sorted(used)], _MOVED * _UNIT)
    seen = [line for line in lines if not shapely.is_closed(line) or shapely.length(line) > _MOVED * _UNIT * 4]
    return seen, {region["properties"]["codice_regione"]: _within(region, arcs) for region in regions}


def _drawn(arc: list[list[int]], transform: dict[str, list[float]]) -> Any:
    degrees = np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"]
    return degrees * (_UNIT * _NARROWER, -_UNIT)


def _rings(region: dict[str, Any]) -> Iterator[list[int]]:
    polygons = region["arcs"] if region["type"] == "MultiPolygon" else [region["arcs"]]
    yield from (polygon[0] for polygon in polygons)


def _within(region: dict[str, Any], arcs: list[Any]) -> tuple[int, int]:
    """Return the middle of the widest circle in the largest part of a region."""
    rings = (np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]) for ring in _rings(region))
    largest = max((shapely.polygons(ring) for ring in rings if len(ring) > 3), key=shapely.area)
    middle = shapely.maximum_inscribed_circle(largest, 1)
    x, y = shapely.get_coordinates(middle)[0]
    return round(x), round(y)


def _path(corners: list[list[int]]) -> str:
    """Return a line as SVG has it: from its first corner on, in steps."""
    steps = (step for (a, b), (x, y) in pairwise(corners) for step in (x - a, y - b))
    return f"M{_numbers(corners[0])}l{_numbers(steps)}"


def _numbers(numbers: Iterable[int]) -> str:
    """Return numbers as a path has them: a minus parts two as well as a space does."""
    return " ".join(map(str, numbers)).replace(" -", "-")
