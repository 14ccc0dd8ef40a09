# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A JSON file of any of its kinds to sheets: plain lists, GeoJSON, uMap, Overpass, JSON Lines, what portals send."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from mapping.files.child.objects.flattening import DOUBLED
from mapping.files.child.objects.records import Records
from mapping.files.child.objects.tables import find_tables
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.encoding import decode


def open_document(path: str, bounds: Bounds) -> Records:
    """Return the lists of objects of a JSON file."""
    told: list[tuple[str, dict[str, Any]]] = []
    return Records(list(find_tables(_loaded(Path(path).read_bytes()), told)), bounds, told)


def _loaded(data: bytes) -> Any:
    try:
        return json.loads(data, **_OPTIONS)
    except UnicodeDecodeError:
        return json.loads(decode(data), **_OPTIONS)
    except RecursionError as error:
        raise Refusal("json") from error
    except ValueError as error:
        return _lines(data, error)


def _lines(data: bytes, error: ValueError) -> Any:
    """Return the objects of a file with one on each line (JSON Lines), else raise as for a broken file."""
    try:
        records = [json.loads(line.strip(b"\x1e"), **_OPTIONS) for line in data.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        records = []
    if len(records) < 2 or not all(isinstance(record, dict) for record in records):
        raise Refusal("json") from error
    if all(record.get("type") == "Feature" for record in records):
        return {"type": "FeatureCollection", "features": records}
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
