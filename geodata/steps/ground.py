# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ground beneath the map: the countries around Italy and the larger lakes, from Natural Earth (public domain).

Quiet land that nobody reads a figure from: exact where it meets Italy, coarser the farther away. It lies beneath our
own boundaries and reaches a little under them wherever the two meet on land, so that no sliver of water parts them;
along the coast it has nothing of Italy.
"""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from topojson.core.topology import Topology

from geodata.steps.common import WGS84, check

BOX = (-35.0, 15.0, 60.0, 65.0)
"""West, south, east, north, in degrees: what a wide window sees of the map at its smallest zoom, and a margin."""
ITALY = "380"
CENTRE = "+proj=laea +lat_0=42.3 +lon_0=12.5 +datum=WGS84 +units=m"
RADIUS = 200_000.0
"""Metres from the centre of Italy within which the ground keeps its detail; beyond, that fades with the distance."""
TOLERANCE = 3_200.0
"""Metres, of shapely's coverage_simplify, on the faded map."""
SMALLEST = 100e6
"""Square metres, on the faded map: smaller islands are left out."""
SMALL, ALONE = 400e6, 500.0
"""A near island state smaller than the first, in square metres (Malta), is simplified by the second, in metres."""
UNDER = 6_000.0
"""Metres that a neighbour reaches under Italy: the lines of the two sources lie up to 3 km apart."""
ENCLAVES = {"336": [(12.453, 41.903), (12.652, 41.747)], "674": [(12.46, 43.94)]}
"""Città del Vaticano, with the Pope's villa, and San Marino: holes of our boundaries, filled beneath them."""
NAMED = {
    **{"250": "FR", "756": "CH", "040": "AT", "705": "SI", "191": "HR", "070": "BA", "499": "ME", "008": "AL"},
    **{"300": "GR", "788": "TN", "012": "DZ", "470": "MT", "276": "DE", "348": "HU", "688": "RS"},
}
"""The countries that the map names, where their part near Italy leaves room."""
ROOM = (4.5, 33.5, 20.5, 48.4)
"""Where the names of the neighbours stand."""
GRID = 30_000
"""Steps of the TopoJSON grid across the box, about 250 m."""
LAKE_TOLERANCE = 300.0
LAKES = (4.0, 35.5, 20.0, 48.5)
"""Where lakes are drawn."""


def tables(raw: Path) -> dict[str, bytes]:
    """Return the one file of the ground."""
    return {"boundaries/ground.topojson": topology(neighbours(raw), lakes(raw))}


def neighbours(raw: Path) -> gpd.GeoDataFrame:
    """Return the countries in the box but Italy, simplified, EPSG:4326, the named ones with a place for their name."""
    world = gpd.read_file(raw / "natural_earth/countries-10m.json", layer="countries")
    world = world.set_crs(WGS84, allow_override=True).fillna({"id": ""})
    near = world[world.intersects(shapely.box(*BOX)) | world["id"].isin(ENCLAVES)]
    check({ITALY, *ENCLAVES, *NAMED} <= {*near["id"]}, "Tra i paesi ne manca uno attorno all'Italia.")
    flat = near.set_geometry(near.make_valid().intersection(shapely.box(*BOX))).to_crs(CENTRE)
    abroad = flat[flat["id"] != ITALY].sort_values(["id", "name"], ignore_index=True)
    grown = _under_italy(abroad, flat.loc[flat["id"] == ITALY, "geometry"].iloc[0])
    drawn = gpd.GeoSeries(_simplified(grown), crs=CENTRE).to_crs(WGS84)
    shapes = [_areas(shape) for shape in drawn.make_valid()]
    named = [NAMED.get(code, "") for code in abroad["id"]]
    places = [_place(shape) if code else None for shape, code in zip(shapes, named, strict=True)]
    return gpd.GeoDataFrame({"paese": named, "posto": places}, geometry=shapes)


def _under_italy(others: gpd.GeoDataFrame, italy: BaseGeometry) -> list[BaseGeometry]:
    """Return the countries, each with the strip of Italy along its border; no two share any of it."""
    left, grown = italy, []
    for code, shape in zip(others["id"], others.geometry, strict=True):
        inside = gpd.GeoSeries(shapely.points(ENCLAVES.get(code, np.empty((0, 2)))), crs=WGS84).to_crs(CENTRE)
        strip = shapely.union_all([shape.intersection(italy), *inside]).buffer(UNDER)
        grown.append(shapely.union_all([shape, strip.intersection(left)]))
        left = left.difference(strip)
    return grown


def _place(shape: BaseGeometry) -> list[float]:
    """Return where the name of a country stands: in the middle of the largest circle within its part near Italy."""
    circle = shapely.maximum_inscribed_circle(shape.intersection(shapely.box(*ROOM)), 0.01)
    return [round(value, 2) for value in circle.coords[0]]


def _simplified(shapes: list[BaseGeometry]) -> np.ndarray:
    """Return the shapes, coarser the farther they lie from the centre, as one coverage."""
    faded = shapely.make_valid(shapely.transform(np.array(shapes), _fade))
    kept = shapely.coverage_simplify([_large(shape) for shape in faded], TOLERANCE)
    near = shapely.distance(faded, shapely.Point(0, 0)) < 2 * RADIUS
    small = near & (shapely.area(faded) < SMALL)
    alone = small & [shapely.intersects(faded, shape).sum() == 1 for shape in faded]
    kept[alone] = shapely.simplify(faded[alone], ALONE)
    return np.array([_areas(shape) for shape in shapely.make_valid(shapely.transform(kept, _unfade))])


def _fade(points: np.ndarray) -> np.ndarray:
    """Draw what lies far from the centre nearer together."""
    far = np.hypot(*points.T)[:, None] / RADIUS
    near: np.ndarray = points * np.arcsinh(far) / np.where(far > 0, far, 1)
    return near


def _unfade(points: np.ndarray) -> np.ndarray:
    far = np.hypot(*points.T)[:, None] / RADIUS
    back: np.ndarray = points * np.sinh(far) / np.where(far > 0, far, 1)
    return back


def _large(shape: BaseGeometry) -> BaseGeometry:
    """Return a country without its small islands, but never without its largest part."""
    parts = sorted(shapely.get_parts(_areas(shape)), key=shapely.area, reverse=True)
    return shapely.multipolygons([part for n, part in enumerate(parts) if n == 0 or part.area >= SMALLEST])


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """Return only the areas of a shape."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.multipolygons([part for part in parts if part.geom_type == "Polygon"])


def lakes(raw: Path) -> gpd.GeoDataFrame:
    """Return the lakes around Italy, simplified, EPSG:4326."""
    found = gpd.read_file(raw / "natural_earth/lakes/ne_10m_lakes.shp").to_crs(WGS84)
    near = found[found.within(shapely.box(*LAKES))].to_crs(CENTRE)
    shapes = near.geometry.simplify(LAKE_TOLERANCE)
    frame = gpd.GeoDataFrame(geometry=shapes[shapes.area > 5e6].to_numpy(), crs=CENTRE)
    return frame.to_crs(WGS84)


def topology(countries: gpd.GeoDataFrame, waters: gpd.GeoDataFrame) -> bytes:
    """Return the TopoJSON: objects ``stati``, the named ones with code and place, and ``laghi``."""
    made = Topology([countries, waters.assign(nome="")], object_name=["stati", "laghi"], prequantize=GRID)
    whole = made.to_dict()
    for shapes in whole["objects"].values():
        for shape in shapes["geometries"]:
            shape["properties"] = {name: value for name, value in shape["properties"].items() if value}
            del shape["id"]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
