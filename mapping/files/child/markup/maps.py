# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places of KML (My Maps, Google Earth) and waypoints of GPX as records, each with one point."""

from collections.abc import Iterator
from typing import Any

from mapping.files.child.markup.parsing import name_of, plain, text_in
from mapping.files.child.points import add_point, point_of
from mapping.files.child.refusal import Refusal

_TEXTS = ("name", "address", "phoneNumber", "description", "snippet")
_SHAPES = ("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack")
_OF_GPX = ("name", "cmt", "desc", "src", "type", "sym")
_FOLDER = "cartella"
_DEPTH = 12


def placemarks(root: Any) -> list[dict[str, Any]]:
    """Return the places of a KML: name, description, every datum, the folder that holds it, one point."""
    found = [_placemark(element) for element in root.iter() if name_of(element) == "Placemark"]
    if not found:
        raise Refusal("linked" if any(name_of(part) == "NetworkLink" for part in root.iter()) else "placemarks")
    return found


def waypoints(root: Any) -> list[dict[str, Any]]:
    """Return the waypoints of a GPX; tracks and routes are ways, no places."""
    found = [_waypoint(element) for element in root.iter() if name_of(element) == "wpt"]
    if not found:
        raise Refusal("placemarks")
    return found


def _placemark(element: Any) -> dict[str, Any]:
    record: dict[str, Any] = {}
    folder = next((above for above in element.iterancestors() if name_of(above) == "Folder"), None)
    if folder is not None and (name := _child(folder, "name")):
        record[_FOLDER] = name
    for part in element:
        if name_of(part) in _TEXTS and part.text:
            record[name_of(part)] = plain(part.text)
        elif name_of(part) == "ExtendedData":
            record |= {key: value for key, value in _data(part) if value or key not in record}
    shape = next((part for part in element if name_of(part) in _SHAPES), None)
    return record if shape is None else add_point(record, point_of(_geometry(shape, 0)))


def _data(extended: Any) -> Iterator[tuple[str, str]]:
    """Yield (name, value) of each datum of a place, in either of the two ways in which KML writes them."""
    for part in extended.iter():
        if name_of(part) == "Data" and part.get("name"):
            yield part.get("name"), plain(_child(part, "value"))
        elif name_of(part) == "SimpleData" and part.get("name"):
            yield part.get("name"), plain(part.text or "")


def _geometry(shape: Any, depth: int) -> dict[str, Any] | None:
    """Return a shape of KML as GeoJSON."""
    kind = name_of(shape)
    if kind in ("MultiGeometry", "MultiTrack"):
        inside = (_geometry(part, depth + 1) for part in shape if name_of(part) in _SHAPES and depth < _DEPTH)
        return {"type": "GeometryCollection", "geometries": [part for part in inside if part]}
    if kind == "Polygon":
        rings = [part for part in shape.iter() if name_of(part) == "LinearRing"]
        outer = next((ring for ring in rings if name_of(ring.getparent()) == "outerBoundaryIs"), None)
        return {"type": "Polygon", "coordinates": [_positions(outer)]} if outer is not None else None
    positions = _positions(shape)
    if kind == "Point" or len(positions) == 1:
        return {"type": "Point", "coordinates": positions[0]} if positions else None
    return {"type": "LineString", "coordinates": positions}


def _positions(shape: Any) -> list[list[str]]:
    if name_of(shape) == "Track":
        return [(part.text or "").split()[:2] for part in shape if name_of(part) == "coord"]
    given = _child(shape, "coordinates")
    return [position.split(",")[:2] for position in given.replace(", ", ",").split()]


def _waypoint(element: Any) -> dict[str, Any]:
    record: dict[str, Any] = {
        name_of(part): text_in(part) for part in element if name_of(part) in _OF_GPX and text_in(part)
    }
    link = next((part for part in element if name_of(part) in ("link", "url")), None)
    if link is not None:
        record["url"] = link.get("href") or (link.text or "").strip()
    for part in element.iter():
        if len(part) == 0 and name_of(part.getparent()) not in ("wpt", "link", "gpx") and (part.text or "").strip():
            record.setdefault(name_of(part), part.text.strip())
    return add_point(record, point_of({"type": "Point", "coordinates": [element.get("lon"), element.get("lat")]}))


def _child(element: Any, name: str) -> str:
    found = next((part for part in element if name_of(part) == name), None)
    return (found.text or "").strip() if found is not None else ""
