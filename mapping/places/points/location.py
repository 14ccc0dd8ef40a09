# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinates as keepers write them: numbers out of text, and the comune each point lies in."""

from functools import cache
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from mapping.places.points.frontier import judge_outside
from mapping.places.points.tolerances import COMUNE_METRES, COMUNE_SHORE_METRES, METRIC
from mapping.shipped import geodata_path

UPRIGHT, MIRRORED = 1.5, 0.9
"""Weight of a point as written, and of one with latitude and longitude exchanged: that one proves nothing alone,
because the mirror image of Italy lies on Ethiopia and Yemen."""


class Located(NamedTuple):
    """Where a point lies: ``code`` of the comune, ``near`` the comuni within `COMUNE_METRES` (that one included).

    ``status``: ``""`` no coordinates, ``dentro``, ``costa`` (at sea, by the shore of ``code``), ``scambiate``
    (latitude and longitude exchanged), ``estero``, ``mare``, ``zero``, ``incomplete``, ``illeggibili``.
    ``weight`` of its vote; 0 where it has none.
    """

    code: str = ""
    near: frozenset[str] = frozenset()
    status: str = ""
    weight: float = 0.0


NOWHERE = Located()


def to_degrees(column: pd.Series) -> pd.Series:
    """Return floats of text such as «45,4642» or «45.4642° N»; NaN where there is no number."""
    text = column.str.replace(",", ".", regex=False).str.replace(r"[°ºNEne\s]+$", "", regex=True)
    return pd.to_numeric(text, errors="coerce").astype("float64")


def locate(latitude: pd.Series, longitude: pd.Series) -> list[Located]:
    """Return where each pair of cells (text) points to, in their order."""
    cells = pd.DataFrame({"lat": latitude.to_numpy(), "lon": longitude.to_numpy()})
    given = cells[cells["lat"].ne("") | cells["lon"].ne("")].drop_duplicates()
    if given.empty:
        return [NOWHERE] * len(cells)
    found = dict(zip(given.itertuples(index=False, name=None), _locate_distinct(given), strict=True))
    return [found.get(pair, NOWHERE) for pair in cells.itertuples(index=False, name=None)]


def _locate_distinct(cells: pd.DataFrame) -> list[Located]:
    lat, lon = to_degrees(cells["lat"]).to_numpy(), to_degrees(cells["lon"]).to_numpy()
    found = [Located(status=str(status)) for status in _written(cells, lat, lon)]
    for x, y, status, weight in ((lon, lat, "dentro", UPRIGHT), (lat, lon, "scambiate", MIRRORED)):
        left = _open(found)
        for position, (code, near) in zip(left, _holding(_points(x[left], y[left])), strict=True):
            if code:
                found[position] = Located(code, near, status, weight)
    left = _open(found)
    for position, place in zip(left, _beyond(_points(lon[left], lat[left])), strict=True):
        found[position] = place
    return found


def _open(found: list[Located]) -> list[int]:
    """Return the positions whose place is still to be found."""
    return [position for position, place in enumerate(found) if not place.status]


def _written(cells: pd.DataFrame, lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Return what is wrong with each pair as it is written, ``""`` if nothing."""
    half = cells["lat"].eq("").to_numpy() | cells["lon"].eq("").to_numpy()
    unreadable = ~((np.abs(lat) <= 180) & (np.abs(lon) <= 180))  # NaN too
    return np.select([half, unreadable, (lat == 0) | (lon == 0)], ["incomplete", "illeggibili", "zero"], "")


def _beyond(points: gpd.GeoSeries) -> list[Located]:
    """Return, for points that no comune holds, the shore they lie on, or that they are at sea or abroad."""
    if points.empty:
        return []
    places = []
    for point, status in zip(points, judge_outside(points), strict=True):
        code, near = _nearest(point) if status == "costa" else ("", frozenset())
        places.append(Located(code, near, str(status), UPRIGHT if code else 0.0))
    return places


@cache
def comuni_polygons() -> gpd.GeoDataFrame:
    """Return the comuni of 2025 (`METRIC`) by code, sorted.

    Raises
    ------
    GeodataError
        If the file is absent.
    """
    frame = gpd.read_parquet(geodata_path("boundaries/comuni.parquet"))
    return frame.set_index("codice_comune").sort_index().to_crs(METRIC)


def _points(x: np.ndarray, y: np.ndarray) -> gpd.GeoSeries:
    return gpd.GeoSeries(gpd.points_from_xy(x, np.clip(y, -90, 90)), crs="EPSG:4326")


def _holding(points: gpd.GeoSeries) -> list[tuple[str, frozenset[str]]]:
    """Return for each point the comune that holds it (the lower code on a border) and those within `COMUNE_METRES`.

    A point outside all but near to some is held by the nearest: the polygons' borders are generalised.
    """
    italian = (points.x.between(6, 19) & points.y.between(35, 48)).to_numpy()
    places: list[tuple[str, frozenset[str]]] = [("", frozenset())] * len(points)
    if not italian.any():
        return places
    polygons = comuni_polygons()
    metric = points[italian].to_crs(METRIC).to_numpy()
    asked, hit = polygons.sindex.query(metric, predicate="dwithin", distance=COMUNE_METRES)
    codes = polygons.index.astype(object).to_numpy()[hit]
    metres = shapely.distance(polygons.geometry.to_numpy()[hit], metric[asked])
    where = np.flatnonzero(italian)
    for hit_number in np.lexsort((codes, metres)):
        position, code = where[asked[hit_number]], codes[hit_number]
        first, near = places[position]
        places[position] = (first or code, near | {code})
    return _without_states(places, points)


def _without_states(
    places: list[tuple[str, frozenset[str]]], points: gpd.GeoSeries
) -> list[tuple[str, frozenset[str]]]:
    """Return the places without those of points in San Marino, in the Vaticano or beyond the land frontier."""
    polygons = comuni_polygons()
    metric = points.to_crs(METRIC).to_numpy()
    doubtful = [n for n, (code, _) in enumerate(places) if code and not polygons.geometry[code].covers(metric[n])]
    if doubtful:
        for position, status in zip(doubtful, judge_outside(points.iloc[doubtful]), strict=True):
            places[position] = places[position] if status == "costa" else ("", frozenset())
    return places


def _nearest(point: shapely.Point) -> tuple[str, frozenset[str]]:
    """Return the comune on whose shore the point lies, and those within `COMUNE_METRES` of it."""
    polygons = comuni_polygons()
    metric = gpd.GeoSeries([point], crs="EPSG:4326").to_crs(METRIC).iloc[0]
    near = polygons.sindex.query(metric, predicate="dwithin", distance=COMUNE_SHORE_METRES)
    metres = polygons.geometry.iloc[near].distance(metric).sort_index().sort_values(kind="stable")
    if metres.empty:
        return "", frozenset()
    return str(metres.index[0]), frozenset([str(metres.index[0])])
