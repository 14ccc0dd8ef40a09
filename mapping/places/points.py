# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinates as keepers write them: numbers out of text, and the comune each point lies in."""

from functools import cache
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from mapping.places.boundaries import load_boundaries
from mapping.shipped import geodata_path

NEAR_METRES = 500.0
"""A point so near to a comune may be meant to lie in it: the polygons are generalised."""
COAST_METRES = 2_000.0
"""A point at sea so near to a comune is taken for one on its shore (harbours, piers, islets)."""
_METRIC = "EPSG:32632"
_NEIGHBOURS = shapely.from_wkt(
    # Coarse outlines of the lands across the sea; a point elsewhere off the coast is at sea.
    [
        "POLYGON((8.45 41.35, 9.7 41.35, 9.7 43.1, 8.45 43.1, 8.45 41.35))",  # Corsica
        "POLYGON((14.1 35.75, 14.65 35.75, 14.65 36.1, 14.1 36.1, 14.1 35.75))",  # Malta
        "POLYGON((5 30, 11.2 30, 11.2 37.1, 10 37.4, 5 37.2, 5 30))",  # Tunisia, Algeria
        "POLYGON((13.55 45.45, 13.6 44.75, 14.6 44.2, 16 43.4, 18.4 42.2, 19.3 41.3, 19.4 40.2, 20.2 39.4, 22 36, 24 36, "
        "24 46, 13.8 45.6, 13.55 45.45))",  # Istria to Greece
    ]
)
_ITALIAN_SEAS = shapely.box(5.5, 34.5, 20.0, 48.0)


class Located(NamedTuple):
    """Where a point lies: ``code`` of the comune, ``near`` the comuni within `NEAR_METRES` (that one included).

    ``status``: ``""`` no coordinates, ``dentro``, ``costa``, ``scambiate`` (latitude and longitude exchanged),
    ``estero``, ``mare``, ``zero``, ``incomplete``, ``illeggibili``. ``weight`` of its vote; 0 where it has none.
    """

    code: str = ""
    near: frozenset[str] = frozenset()
    status: str = ""
    weight: float = 0.0


NOWHERE = Located()


def to_degrees(column: pd.Series) -> pd.Series:
    """Return floats of text such as «45,4642», «45.4642° N»; NaN where there is no number."""
    text = column.str.replace(",", ".").str.replace(r"[°ºNEne\s]+$", "", regex=True)
    return pd.to_numeric(text, errors="coerce")


def locate(latitude: pd.Series, longitude: pd.Series) -> list[Located]:
    """Return where each pair of cells (text) points to, in their order."""
    frame = pd.DataFrame({"lat": latitude.to_numpy(), "lon": longitude.to_numpy()})
    given = frame[frame["lat"].ne("") | frame["lon"].ne("")].drop_duplicates()
    if given.empty:
        return [NOWHERE] * len(frame)
    found = dict(zip(given.itertuples(index=False, name=None), _locate_distinct(given), strict=True))
    return [found.get(pair, NOWHERE) for pair in frame.itertuples(index=False, name=None)]


def _locate_distinct(cells: pd.DataFrame) -> list[Located]:
    lat, lon = to_degrees(cells["lat"]), to_degrees(cells["lon"])
    upright = _comuni_at(lon, lat)
    swapped = _comuni_at(lat, lon)
    outside = _outside(lon, lat, [not near for _, near in upright])
    rows = zip(cells["lat"], cells["lon"], lat, lon, upright, swapped, outside, strict=True)
    return [_judge(*row) for row in rows]


def _judge(  # noqa: PLR0911 - one line per way a pair of coordinates can be wrong
    lat_cell: str,
    lon_cell: str,
    lat: float,
    lon: float,
    upright: tuple[str, frozenset[str]],
    swapped: tuple[str, frozenset[str]],
    outside: tuple[str, str],
) -> Located:
    if not lat_cell or not lon_cell:
        return Located(status="incomplete")
    if np.isnan(lat) or np.isnan(lon):
        return Located(status="illeggibili")
    if lat == 0 or lon == 0:
        return Located(status="zero")
    if upright[0]:
        return Located(*upright, "dentro", 1.5)
    if swapped[0]:
        # Alone it proves nothing: the mirror image of Italy lies on Ethiopia and Yemen.
        return Located(*swapped, "scambiate", 0.9)
    status, shore = outside
    if status == "costa":
        return Located(shore, upright[1] | {shore}, "costa", 1.5)
    return Located(status=status)


@cache
def comuni_polygons() -> gpd.GeoDataFrame:
    """Return the comuni of 2025 (EPSG:4326) by code.

    Raises
    ------
    GeodataError
        If the file is absent.
    """
    frame = gpd.read_parquet(geodata_path("boundaries/comuni.parquet"))
    return frame.set_index("codice_comune").sort_index()


@cache
def _metric_polygons() -> gpd.GeoDataFrame:
    return comuni_polygons().to_crs(_METRIC)


def _points(x: pd.Series, y: pd.Series) -> gpd.GeoSeries:
    inside = x.between(-180, 180) & y.between(-90, 90)
    return gpd.GeoSeries(gpd.points_from_xy(x.where(inside), y.where(inside)), crs="EPSG:4326")


def _comuni_at(x: pd.Series, y: pd.Series) -> list[tuple[str, frozenset[str]]]:
    """Return for each point the comune that holds it (the lower code on a border) and those within `NEAR_METRES`."""
    points = _points(x, y)
    italian = np.flatnonzero(x.between(6, 19).to_numpy() & y.between(35, 48).to_numpy())
    metric = points.iloc[italian].to_crs(_METRIC).to_numpy()
    polygons = _metric_polygons()
    asked, hit = polygons.sindex.query(metric, predicate="dwithin", distance=NEAR_METRES)
    holds = shapely.intersects(polygons.geometry.to_numpy()[hit], metric[asked])
    found: list[tuple[str, frozenset[str]]] = [("", frozenset())] * len(points)
    for position, where in enumerate(italian):
        mine = asked == position
        if mine.any():
            codes = polygons.index.to_numpy()[hit[mine]]
            held = sorted(codes[holds[mine]])
            found[where] = (held[0] if held else "", frozenset(codes))
    return found


def _outside(x: pd.Series, y: pd.Series, wanted: list[bool]) -> list[tuple[str, str]]:
    """Return for each point outside Italy ``costa`` and the comune, ``mare`` or ``estero``."""
    return [_beyond(float(a), float(b)) if ask and a == a and b == b else ("", "") for a, b, ask in zip(x, y, wanted, strict=True)]


def _beyond(x: float, y: float) -> tuple[str, str]:
    point = shapely.Point(x, y)
    if not _ITALIAN_SEAS.contains(point) or shapely.contains(_NEIGHBOURS, point).any():
        return "estero", ""
    return "mare", ""
