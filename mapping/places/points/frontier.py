# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Points that lie in no comune: on the shore, at sea, or abroad."""

from functools import cache
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from mapping.places.points.boundaries import load_boundaries
from mapping.places.points.tolerances import AREA_SHORE_METRES, COMUNE_SHORE_METRES, METRIC, SHIFT_METRES

# Where the land frontier meets the sea (longitude, latitude): at Ventimiglia and at Muggia.
_WEST_END, _EAST_END = shapely.Point(7.5295, 43.784), shapely.Point(13.718, 45.595)
# Inside the outline of Italy but not in it; Castel Gandolfo, the third hole of the outline, is.
_ENCLAVES = (shapely.Point(12.4633, 43.9381), shapely.Point(12.4530, 41.9034))
_CAMPIONE = shapely.Point(8.97, 45.972)
_ITALIAN_SEAS = shapely.box(5.5, 34.5, 20.0, 48.0)
_OVERSEAS = (  # Coarse outlines; a point off the coast and in none of them is at sea.
    "POLYGON((8.45 41.35, 9.7 41.35, 9.7 43.1, 8.45 43.1, 8.45 41.35))",  # Corsica
    "POLYGON((14.1 35.75, 14.65 35.75, 14.65 36.1, 14.1 36.1, 14.1 35.75))",  # Malta
    "POLYGON((5 30, 11.2 30, 11.2 37.1, 10 37.4, 5 37.2, 5 30))",  # Tunisia, Algeria
    "POLYGON((13.55 45.45, 13.6 44.75, 14.6 44.2, 16 43.4, 18.4 42.2, 19.3 41.3, 19.4 40.2, 20.2 39.4, 22 36, 24 36,"
    " 24 46, 13.8 45.6, 13.55 45.45))",  # Istria to Greece
)


class Borders(NamedTuple):
    """The outline of Italy in `METRIC`: its land frontier, its coast, the states inside it; and what it encloses."""

    frontier: BaseGeometry
    coast: BaseGeometry
    enclaves: BaseGeometry
    land: BaseGeometry


@cache
def borders() -> Borders:
    """Return the borders, from the boundaries that ship with the package."""
    land = load_boundaries().regions.union_all()
    mainland, *others = sorted(land.geoms, key=lambda part: -part.area)
    north, south = _cut(mainland.exterior)
    campione = [part.exterior for part in others if part.contains(_CAMPIONE)]
    islands = [part.exterior for part in others if not part.contains(_CAMPIONE)]
    holes = [shapely.Polygon(ring) for ring in mainland.interiors]
    enclaves = [hole for hole in holes if any(hole.contains(point) for point in _ENCLAVES)]
    shores = [south, *islands, *(hole.exterior for hole in holes if hole not in enclaves)]
    shapes = [shapely.union_all([north, *campione]), shapely.union_all(shores), shapely.union_all(enclaves), land]
    return Borders(*gpd.GeoSeries(shapes, crs="EPSG:4326").to_crs(METRIC))


def _cut(ring: shapely.LinearRing) -> tuple[BaseGeometry, BaseGeometry]:
    """Return the land frontier and the coast of the mainland."""
    line = shapely.LineString(ring)
    first, last = sorted((line.project(_WEST_END), line.project(_EAST_END)))
    between = substring(line, first, last)
    rest = shapely.union_all([substring(line, last, line.length), substring(line, 0, first)])
    return (between, rest) if between.centroid.y > rest.centroid.y else (rest, between)


def judge_outside(points: gpd.GeoSeries) -> np.ndarray:
    """Return ``costa``, ``mare`` or ``estero`` for each point (EPSG:4326) that lies in no comune."""
    metric, known = points.to_crs(METRIC).to_numpy(), borders()
    inland = shapely.distance(metric, known.frontier)
    seaward = shapely.distance(metric, known.coast)
    inside_state = shapely.contains(known.enclaves, metric)
    far = ~shapely.contains(_ITALIAN_SEAS, points.to_numpy())
    overseas = np.any([shapely.contains(shapely.from_wkt(text), points.to_numpy()) for text in _OVERSEAS], axis=0)
    abroad = inside_state | far | overseas | (inland < seaward)
    return np.select([abroad, seaward <= COMUNE_SHORE_METRES], ["estero", "costa"], "mare")


def are_abroad(longitude: pd.Series, latitude: pd.Series) -> np.ndarray:
    """Return whether points lie in another state or far out at sea, by more than the outline of Italy may be off."""
    points = gpd.GeoSeries(gpd.points_from_xy(longitude, latitude.clip(-90, 90)), crs="EPSG:4326")
    away: np.ndarray = shapely.distance(points.to_crs(METRIC).to_numpy(), borders().land)
    beyond: np.ndarray = (away > SHIFT_METRES) & (judge_outside(points) == "estero")
    return beyond | ~(away <= AREA_SHORE_METRES)
