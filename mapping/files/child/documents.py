# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A JSON or GeoJSON file as sheets: each list of objects is one, its keys are the header."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.row import Row

NESTED, NO_POINT, DOUBLED = "valore-annidato", "geometria-non-letta", "chiave-ripetuta"
_DEPTH = 2
_MARKS = (NO_POINT, DOUBLED)


class Document:
    """The lists of objects of a JSON file; if ``typed``, nothing changes: its values are texts."""

    typed = False

    def __init__(self, path: str, bounds: Bounds) -> None:
        self.bounds = bounds
        self.tables = list(_tables(_loaded(Path(path).read_bytes())))
        if not self.tables:
            raise Refusal("records")

    def sheets(self) -> list[tuple[str, bool]]:
        """Return (key of the list, True); the key of a bare list is empty."""
        return [(name, True) for name, _ in self.tables]

    def rows(self, index: int) -> Iterator[Row]:
        """Yield the header as row 1, then the objects, as they would lie in a sheet."""
        _, records = self.tables[index]
        keys = list(
            dict.fromkeys(key for record in records if isinstance(record, dict) for key in record if key not in _MARKS)
        )
        if len(keys) > self.bounds.columns:
            raise Refusal("columns", numero=len(keys))
        if len(keys) * len(records) > self.bounds.cells:
            raise Refusal("memory")
        yield Row(1, [str(key) for key in keys], [])
        for number, record in enumerate(records, start=2):
            values = [record.get(key) for key in keys] if isinstance(record, dict) else [record]
            flags = [NESTED] if any(_is_nested(value) for value in values) else []
            flags += [mark for mark in _MARKS if isinstance(record, dict) and record.get(mark)]
            yield Row(number, [_text(value) for value in values], flags)


def _loaded(data: bytes) -> Any:
    try:
        return json.loads(data, **_OPTIONS)
    except UnicodeDecodeError:
        return json.loads(data.decode("cp1252", "replace"), **_OPTIONS)
    except RecursionError as error:
        raise Refusal("json") from error
    except ValueError as error:
        return _lines(data, error)


def _lines(data: bytes, error: ValueError) -> Any:
    """Return the objects of a file with one on each line (JSON Lines), else raise as for a broken file."""
    try:
        records = [json.loads(line, **_OPTIONS) for line in data.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        records = []
    if len(records) < 2 or not all(isinstance(record, dict) for record in records):
        raise Refusal("json") from error
    return records


def _number(text: str) -> str:
    """Return a number without an exponent: 9.2064620054E10 is a tax code."""
    exponent = text.lower().partition("e")[2]
    if not exponent or len(text) > 40 or abs(int(exponent)) > 30:
        return text
    return format(Decimal(text), "f")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object, marked where it gives one key two values: only the last can be read."""
    found = dict(pairs)
    doubled = len(found) < len(pairs) and any(value not in (found[key], None, "") for key, value in pairs)
    return found | ({DOUBLED: True} if doubled else {})


_OPTIONS: dict[str, Any] = {
    "parse_int": str,
    "parse_float": _number,
    "parse_constant": lambda _: "",
    "object_pairs_hook": _object,
}


def _tables(thing: Any, depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    """Yield (key, list of objects) of a file, also where the lists lie one or two objects deeper."""
    if isinstance(thing, dict) and thing.get("type") == "FeatureCollection" and isinstance(thing.get("features"), list):
        yield "", [_feature(feature) for feature in thing["features"]]
    elif isinstance(thing, list) and any(isinstance(record, dict) for record in thing):
        yield "", thing
    elif isinstance(thing, dict):
        for key, value in thing.items():
            if isinstance(value, list) and any(isinstance(record, dict) for record in value):
                yield key, value
            elif isinstance(value, dict) and depth < _DEPTH:
                yield from _tables(value, depth + 1)


def _feature(feature: Any) -> Any:
    """Return the properties of a feature, with its point as two more columns.

    A point that is not where the properties say keeps columns of its own: whoever reads the table tells the two apart.
    """
    if not isinstance(feature, dict):
        return feature
    properties = feature.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    geometry = feature.get("geometry")
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if (
        isinstance(geometry, dict)
        and geometry.get("type") == "Point"
        and isinstance(coordinates, list)
        and len(coordinates) > 1
    ):
        point = {"longitudine": coordinates[0], "latitudine": coordinates[1]}
        apart = {f"{name} (geometria)" if _differ(at, record.get(name)) else name: at for name, at in point.items()}
        return apart | record
    return record | ({NO_POINT: True} if geometry else {})


def _differ(one: Any, other: Any) -> bool:
    """Return whether two coordinates, both given, are not the same number to a metre."""
    try:
        return abs(float(one) - float(str(other).replace(",", "."))) > 1e-5
    except (TypeError, ValueError):
        return other not in (None, "")


def _is_nested(value: Any) -> bool:
    inside = value if isinstance(value, list) else [value]
    return any(isinstance(part, (dict, list)) for part in inside)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value if not isinstance(part, (dict, list)))
    if isinstance(value, bool):
        return "VERO" if value else "FALSO"
    return "" if value is None or isinstance(value, dict) else str(value)
