# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Features of GeoJSON and elements of OpenStreetMap to records, each with one point."""

import re
from typing import Any

from mapping.files.child.points import add_point, point_of, projection_from
from mapping.files.child.refusal import Refusal

_DEGREES = ("", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326")
_CRS = re.compile(r"(urn:ogc:def:crs:)?((EPSG|OGC):[\w.]{0,9}:?)?\w{1,9}", re.IGNORECASE)
_DRAWING = ("_umap_options", "_storage_options")
"""How uMap draws a feature: nothing that is said of it."""


def features(found: list[Any], crs: Any, told: list[tuple[str, dict[str, Any]]] | None = None) -> list[Any]:
    """Return the properties of each feature with its point.

    ``crs`` is the reference system that an older GeoJSON declares; one that is not in degrees is noted in ``told``.
    """
    named = crs.get("properties") if isinstance(crs, dict) else None
    name = str(named.get("name") or named.get("code") or "") if isinstance(named, dict) else ""
    if name and not _CRS.fullmatch(name):
        raise Refusal("reference", sistema=name[:60])
    projection, system = (
        (None, "") if name in _DEGREES else projection_from(f"EPSG:{name}" if name.isdecimal() else name)
    )
    if system and told is not None:
        told.append(("sistema-di-riferimento", {"sistema": system}))
    records = []
    for feature in found:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        record = (
            {key: properties[key] for key in properties if key not in _DRAWING} if isinstance(properties, dict) else {}
        )
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        records.append(add_point(record, point_of(geometry, projection)) if geometry else record)
    return records


def elements(found: list[Any]) -> list[Any]:
    """Return the tags of what Overpass found, each with its point; nodes without tags are corners of ways."""
    known = [element for element in found if isinstance(element, dict)]
    nodes = {element.get("id"): element for element in known if "lat" in element and "lon" in element}
    tagged = [element for element in known if isinstance(element.get("tags"), dict) and element["tags"]]
    return [add_point(dict(element["tags"]), point_of(_geometry(element, nodes))) for element in tagged]


def _geometry(element: dict[str, Any], nodes: dict[Any, dict[str, Any]]) -> dict[str, Any] | None:
    """Return where an element is, as GeoJSON: its point, its centre, its corners, the middle of its bounds."""
    at = element if "lat" in element else element.get("center")
    if isinstance(at, dict) and "lon" in at:
        return {"type": "Point", "coordinates": [at["lon"], at["lat"]]}
    members = element.get("members")
    lines = [element, *(members if isinstance(members, list) else [])]
    corners = [corner for line in lines if isinstance(line, dict) for corner in _corners(line, nodes)]
    if corners:
        closed = len(corners) > 3 and corners[0] == corners[-1] and not members
        return (
            {"type": "Polygon", "coordinates": [corners]} if closed else {"type": "LineString", "coordinates": corners}
        )
    bounds = element.get("bounds")
    if isinstance(bounds, dict):
        west, south, east, north = (bounds.get(key) for key in ("minlon", "minlat", "maxlon", "maxlat"))
        box = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {"type": "Polygon", "coordinates": [box]}
    return None


def _corners(line: dict[str, Any], nodes: dict[Any, dict[str, Any]]) -> list[list[Any]]:
    given = line.get("geometry")
    if not isinstance(given, list):
        ids = line.get("nodes")
        given = [nodes[number] for number in ids if number in nodes] if isinstance(ids, list) else [line]
    return [[at["lon"], at["lat"]] for at in given if isinstance(at, dict) and "lat" in at and "lon" in at]
