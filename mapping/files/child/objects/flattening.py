# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Objects inside a record to columns of it: ``{"geo": {"latitude": 1}}`` is ``geo.latitude``."""

import re
from typing import Any

from mapping.files.child.points import KINDS, LATITUDE, LONGITUDE, REPRESENTATIVE, names_coordinate, point_of

NESTED, DOUBLED = "valore-annidato", "chiave-ripetuta"
_DEPTH = 5
_PARTS = 5
"""Objects of one list that become columns each."""
_DEGREES = re.compile(r"-?\d{1,3}\.\d+")
_OWN = ("@type", "@id", "@language", "id", "_id")
"""Keys that say nothing of an object of which another key says what it is."""


def flatten(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record whose values are plain, or lists of plain values, marked `NESTED` where a part is left out."""
    if not any(isinstance(value, (dict, list)) for value in record.values()):
        return record
    flat = _Flat()
    for key, value in record.items():
        flat.put(str(key), value, 0)
    return flat.finished()


class _Flat:
    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.shapes: list[tuple[str, Any]] = []

    def put(self, name: str, value: Any, depth: int) -> None:
        if not isinstance(value, (dict, list)):
            self.values.setdefault(name, value)
        elif depth == _DEPTH:
            self.values[NESTED] = True
        elif isinstance(value, list):
            self._put_list(name, value, depth)
        elif value.get("type") in KINDS and ("coordinates" in value or "geometries" in value):
            self.shapes.append((name, value))
        elif value.get("type") == "Feature" and isinstance(value.get("geometry"), dict):
            self.shapes.append((name, value["geometry"]))
            self.put(name, value.get("properties") or {}, depth + 1)
        else:
            for key, part in value.items():
                self.put(key if key == DOUBLED else f"{name}.{key}", part, depth + 1)

    def _put_list(self, name: str, value: list[Any], depth: int) -> None:
        objects: list[Any] = [part for part in value if isinstance(part, (dict, list))]
        if not value:
            return
        if not objects:
            pair = 2 <= len(value) <= 3 and all(_DEGREES.fullmatch(str(part)) for part in value[:2])
            self.values.update({f"{name}.{at}": part for at, part in enumerate(value)} if pair else {name: value})
            return
        plain = [part for part in value if not isinstance(part, (dict, list))]
        if plain:
            self.values[name] = plain
        if own := _only_key(objects):
            self.values[f"{name}.{own}"] = [part[own] for part in objects if own in part]
            return
        for at, part in enumerate(objects[:_PARTS]):
            self.put(f"{name}.{at}", part, depth + 1)
        if len(objects) > _PARTS:
            self.values[NESTED] = True

    def finished(self) -> dict[str, Any]:
        """Return the record with the points of its shapes; one on a larger shape only if it has no other."""
        for name, shape in self.shapes:
            if (point := point_of(shape)) and (not point.larger or not any(map(names_coordinate, self.values))):
                found = {f"{name}.{LONGITUDE}": point.longitude, f"{name}.{LATITUDE}": point.latitude}
                self.values |= found | ({REPRESENTATIVE: True} if point.larger else {})
        return self.values


def _only_key(objects: list[Any]) -> str:
    """Return the key under which every object of a list has its one plain value, or ``""``."""
    keys = {key for part in objects if isinstance(part, dict) for key in part if key not in _OWN}
    if len(keys) != 1 or not all(isinstance(part, dict) for part in objects):
        return ""
    key = keys.pop()
    return key if not any(isinstance(part.get(key), (dict, list)) for part in objects) else ""
