# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A JSON or GeoJSON file as sheets: each list of objects is one, its keys are the header."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = tuple[int, list[str], list[str]]
NESTED, NO_POINT = "valore-annidato", "geometria-non-letta"


class Document:
    """The lists of objects of a JSON file."""

    def __init__(self, path: str) -> None:
        self.tables = dict(_tables(_loaded(Path(path).read_bytes())))
        if not self.tables:
            raise LookupError("records")

    def sheets(self) -> list[tuple[str, bool]]:
        """Return (key of the list, True); the key of a bare list is empty."""
        return [(name, True) for name in self.tables]

    def rows(self, index: int) -> Iterator[Row]:
        """Yield the header as row 1, then the objects, as they would lie in a sheet."""
        records = list(self.tables.values())[index]
        keys = list(
            dict.fromkeys(key for record in records if isinstance(record, dict) for key in record if key != NO_POINT)
        )
        yield 1, [str(key) for key in keys], []
        for number, record in enumerate(records, start=2):
            values = [record.get(key) for key in keys] if isinstance(record, dict) else [record]
            flags = [NESTED] if any(_is_nested(value) for value in values) else []
            flags += [NO_POINT] if isinstance(record, dict) and record.get(NO_POINT) else []
            yield number, [_text(value) for value in values], flags


def _loaded(data: bytes) -> Any:
    options: dict[str, Any] = {"parse_int": str, "parse_float": str, "parse_constant": lambda _: ""}
    try:
        return json.loads(data, **options)
    except UnicodeDecodeError:
        return json.loads(data.decode("cp1252", "replace"), **options)
    except (ValueError, RecursionError) as error:
        raise LookupError("json") from error


def _tables(thing: Any) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(thing, dict) and thing.get("type") == "FeatureCollection" and isinstance(thing.get("features"), list):
        yield "", [_feature(feature) for feature in thing["features"]]
    elif isinstance(thing, list) and any(isinstance(record, dict) for record in thing):
        yield "", thing
    elif isinstance(thing, dict):
        for key, value in thing.items():
            if isinstance(value, list) and any(isinstance(record, dict) for record in value):
                yield key, value


def _feature(feature: Any) -> Any:
    """Return the properties of a feature, with its point as two more columns."""
    if not isinstance(feature, dict):
        return feature
    properties = feature.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    geometry = feature.get("geometry")
    place = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(geometry, dict) and geometry.get("type") == "Point" and isinstance(place, list) and len(place) > 1:
        return {"longitudine": place[0], "latitudine": place[1]} | record
    return record | ({NO_POINT: True} if geometry else {})


def _is_nested(value: Any) -> bool:
    inside = value if isinstance(value, list) else [value]
    return any(isinstance(part, (dict, list)) for part in inside)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value if not isinstance(part, (dict, list)))
    if isinstance(value, bool):
        return "VERO" if value else "FALSO"
    return "" if value is None or isinstance(value, dict) else str(value)
