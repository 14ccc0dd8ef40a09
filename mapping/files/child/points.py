# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One point for a shape of any kind, in degrees."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from mapping.files.child.refusal import Refusal

NO_POINT, REPRESENTATIVE = "geometria-non-letta", "punto-rappresentativo"
"""Marks of a record: its shape gave no point; its point is one of a larger shape."""
LONGITUDE, LATITUDE = "longitudine", "latitudine"
KINDS = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")
_VERTICES = 2_000_000
_DEPTH = 12
_COORDINATES = frozenset(
    [
        "lat",
        "latitude",
        LATITUDE,
        "lon",
        "lng",
        "long",
        "longitude",
        LONGITUDE,
        "coordinate",
        "coordinates",
        "coordinate geografiche",
    ]
)
Projection = Callable[[float, float], tuple[float, float]]


class Point(NamedTuple):
    """Longitude and latitude, and whether the shape is larger than they are."""

    longitude: Any
    latitude: Any
    larger: bool


def point_of(geometry: Any, projection: Projection | None = None) -> Point | None:
    """Return the point of a GeoJSON geometry: of a larger one a point on it; None: it has none that can be told."""
    if not isinstance(geometry, dict) or geometry.get("type") not in KINDS:
        return None
    coordinates = geometry.get("coordinates")
    if geometry["type"] == "Point":
        if not isinstance(coordinates, list) or len(coordinates) < 2:
            return None
        given = Point(coordinates[0], coordinates[1], larger=False)
        return _projected(given, projection) if projection else given
    return _on_surface(geometry, projection)


def point_on(shape: Any, projection: Projection | None = None) -> Point | None:
    """Return the point of a shape of shapely's."""
    import shapely  # noqa: PLC0415 - few files hold a shape, and it takes a tenth of a second

    try:
        if shape is None or shape.is_empty:
            return None
        if shape.geom_type == "Point":
            found = shape
        else:
            found = (shape if shape.is_valid else shapely.make_valid(shape)).representative_point()
        point = Point(found.x, found.y, larger=shape.geom_type != "Point")
    except (ValueError, TypeError, shapely.errors.ShapelyError):
        return None
    return _projected(point, projection)


def add_point(record: dict[str, Any], point: Point | None) -> dict[str, Any]:
    """Return the record with its point as two more columns in front, or marked as without.

    A point that is not where the record says keeps columns of its own: whoever reads the table tells the two apart. A
    point on a larger shape is no second opinion: a record that gives coordinates keeps those.
    """
    if point is None:
        return record | {NO_POINT: True}
    if point.larger:
        if any(names_coordinate(key) for key, value in record.items() if value not in (None, "")):
            return record
        record = record | {REPRESENTATIVE: True}
    found = {LONGITUDE: point.longitude, LATITUDE: point.latitude}
    return {f"{name} (geometria)" if _differ(at, record.get(name)) else name: at for name, at in found.items()} | record


def names_coordinate(key: str) -> bool:
    """Return whether a column is one of coordinates by its name."""
    return key.rpartition(".")[2].casefold() in _COORDINATES


def projection_from(crs: Any) -> tuple[Projection | None, str]:
    """Return how to come from a reference system to degrees (None: it is in degrees already), and its name.

    ``crs`` is what pyproj understands; one that it does not is refused, since every point would be elsewhere.
    """
    import pyproj  # noqa: PLC0415 - as above
    from pyproj.exceptions import CRSError  # noqa: PLC0415 - as above

    try:
        system = pyproj.CRS.from_user_input(crs)
        if system.is_geographic and system.name.startswith("WGS 84"):
            return None, ""
        transformer = pyproj.Transformer.from_crs(system, "OGC:CRS84", always_xy=True)
    except CRSError:
        raise Refusal("reference", sistema=str(crs)[:60]) from None
    code = system.to_epsg()
    return transformer.transform, f"{system.name} (EPSG {code})" if code else system.name


def _projected(point: Point, projection: Projection | None) -> Point | None:
    try:
        x, y = float(point.longitude), float(point.latitude)
        if projection:
            x, y = projection(x, y)
    except (TypeError, ValueError):
        return None
    if not (math.isfinite(x) and math.isfinite(y)):
        return None
    return Point(round(x, 6), round(y, 6), point.larger)


def _on_surface(geometry: dict[str, Any], projection: Projection | None) -> Point | None:
    import shapely  # noqa: PLC0415 - as above
    from shapely.geometry import shape  # noqa: PLC0415 - as above

    try:
        return point_on(shape(_in_numbers(geometry, [_VERTICES], 0)), projection)
    except (ValueError, TypeError, KeyError, LookupError, AttributeError, OverflowError, shapely.errors.ShapelyError):
        return None


def _in_numbers(thing: Any, left: list[int], depth: int) -> Any:
    """Return a geometry with its positions as pairs of numbers: JSON comes here as text, and heights are not wanted."""
    left[0] -= 1
    if depth > _DEPTH or left[0] < 0:
        raise ValueError("too large a shape")
    if isinstance(thing, dict):
        parts = {key: thing[key] for key in ("coordinates", "geometries") if key in thing}
        return {"type": thing["type"]} | {key: _in_numbers(part, left, depth + 1) for key, part in parts.items()}
    if isinstance(thing, list) and thing and not isinstance(thing[0], (list, dict)):
        x, y = float(thing[0]), float(thing[1])
        if not (math.isfinite(x) and math.isfinite(y)):
            raise ValueError("no position")
        return (x, y)
    if isinstance(thing, list):
        return [_in_numbers(part, left, depth + 1) for part in thing]
    raise TypeError("no position")


def _differ(one: Any, other: Any) -> bool:
    """Return whether two coordinates, both given, are not the same number to a metre."""
    try:
        return abs(float(one) - float(str(other).replace(",", "."))) > 1e-5
    except (TypeError, ValueError):
        return other not in (None, "")
