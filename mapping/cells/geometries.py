# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A geometry in one cell, as databases write it (WKT, EWKT, WKB, GeoJSON), to a point that represents it."""

import json
import re

import numpy as np
import shapely

_LONGEST = 20_000
"""Characters of a cell that are read as a geometry: a comune's outline has some thousands."""
_SRID = re.compile(r"\s*SRID\s*=\s*(\d{1,6})\s*;\s*", re.IGNORECASE)
_WKT = re.compile(
    r"\s*(?:point|(?:multi)?linestring|(?:multi)?polygon|multipoint|geometrycollection)\s*(?:z|m|zm)?\s*\(",
    re.IGNORECASE,
)
_WKB = re.compile(r"\s*0[01](?:[0-9A-Fa-f]{2}){20,}\s*")


def find_srid(text: str) -> str:
    """Return the number of the reference system that an EWKT geometry begins with, or ``""``."""
    said = _SRID.match(text)
    return said[1] if said else ""


def geometry_point(text: str) -> tuple[str, str] | None:
    """Return y and x (degrees or metres) of a point inside the geometry, None if the cell holds none."""
    with np.errstate(all="ignore"):
        geometry = _geometry(text) if len(text) <= _LONGEST else None
    if geometry is None or geometry.is_empty or not np.isfinite(shapely.get_coordinates(geometry)).all():
        return None
    point = geometry.representative_point()
    return _written(point.y), _written(point.x)


def _geometry(text: str) -> shapely.Geometry | None:
    try:
        bare = _SRID.sub("", text, count=1)
        if _WKT.match(bare):
            return shapely.from_wkt(bare.strip())
        if _WKB.fullmatch(text):
            return shapely.from_wkb(text.strip())
        return _from_geojson(text) if '"coordinates"' in text else None
    except (shapely.errors.ShapelyError, ValueError, RecursionError):
        return None


def _from_geojson(text: str) -> shapely.Geometry | None:
    read = json.loads(text)
    inner = read.get("geometry", read) if isinstance(read, dict) else None
    return shapely.from_geojson(json.dumps(inner)) if inner else None


def _written(number: float) -> str:
    """Return a number to a centimetre, if degrees, without the zeros at its end."""
    return f"{number:.7f}".rstrip("0").rstrip(".")
