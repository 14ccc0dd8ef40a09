# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the records of a JSON file are: lists of objects, dictionaries of them, rows beside their columns' names."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from mapping.files.child.objects.features import elements, features
from mapping.files.child.objects.flattening import DOUBLED
from mapping.files.child.objects.naming import holds_objects, is_list_of_objects, names_itself
from mapping.files.child.refusal import Refusal

Table = tuple[str, list[Any]]
Told = list[tuple[str, dict[str, Any]]]
_DEPTH = 3
_NAMED = ("fieldName", "name", "id", "label", "field")
"""Keys under which a column's description says its name, the first that it has."""
_KEY = "chiave"
"""The header of the keys of a dictionary of records."""


def find_tables(thing: Any, told: Told, key: str = "", depth: int = 0) -> Iterator[Table]:
    """Yield (key, list of objects) of a file, also where the lists lie a few objects deeper."""
    if isinstance(thing, list):
        if is_list_of_objects(thing):
            yield key, _records(thing)
        elif depth == 0 and _is_grid(thing):
            yield key, _named_rows([str(name) for name in thing[0]], thing[1:])
    elif isinstance(thing, dict):
        yield from _of_object(thing, told, key, depth)


def _of_object(thing: dict[str, Any], told: Told, key: str, depth: int) -> Iterator[Table]:
    if thing.get("type") == "FeatureCollection" and isinstance(thing.get("features"), list):
        yield _name(thing, key), features(thing["features"], thing.get("crs"), told)
    elif thing.get("type") == "Feature" and isinstance(thing.get("properties"), dict):
        yield key, features([thing], None)
    elif thing.get("type") == "umap" or ("layers" in thing and "geometry" in thing):
        yield from _of_layers(thing, told)
    elif isinstance(thing.get("elements"), list) and ("osm3s" in thing or "generator" in thing):
        yield key, elements(thing["elements"])
    elif names_itself(thing):
        yield from [] if depth else [(key, [thing])]
    elif named := _rows_beside_names(thing):
        yield key, named
    elif records := _dictionary(thing):
        yield key, records
    elif depth < _DEPTH:
        # «fields» beside «records», of CKAN: what the columns are
        inside = {str(k): value for k, value in thing.items() if k != "fields" or "records" not in thing}
        tables = [table for k, value in inside.items() for table in find_tables(value, told, k, depth + 1)]
        # An object beside a list is the list's author or the like; where there is no list, it is what the file holds.
        alone = ((k, [value]) for k, value in inside.items() if names_itself(value, surely=True))
        yield from tables or alone


def _name(collection: dict[str, Any], key: str) -> str:
    """Return the name of a layer of uMap, else the key under which the collection stands."""
    for options in (collection.get("_umap_options"), collection.get("_storage"), collection):
        if isinstance(options, dict) and isinstance(options.get("name"), str) and (key or options is not collection):
            return str(options["name"])
    return key


def _of_layers(thing: dict[str, Any], told: Told) -> Iterator[Table]:
    """Yield the layers of a map of uMap as one list: they are the register by kinds, each with its layer's name."""
    layers = [layer for layer in thing.get("layers") or [] if isinstance(layer, dict)]
    tables = [table for layer in layers for table in find_tables(layer, told, "", 1)]
    if not tables:
        raise Refusal("records")
    several = len(tables) > 1
    records = [{"layer": name} | record if several and name else record for name, found in tables for record in found]
    yield "", records


def _records(thing: list[Any]) -> list[Any]:
    if _are_features(thing):
        return features(thing, None)
    return elements(thing) if _are_elements(thing) else thing


def _are_elements(thing: list[Any]) -> bool:
    """Return whether a list is what Overpass found, also without what it says of itself."""
    kinds = ("node", "way", "relation")
    parts = [part for part in thing if isinstance(part, dict)]
    told = (part for part in parts if "tags" in part or "id" in part)
    typed = all(part.get("type") in kinds and not names_itself(part) for part in told)
    return typed and any(isinstance(part.get("tags"), dict) and "type" in part for part in parts)


def _are_features(thing: list[Any]) -> bool:
    return all(isinstance(part, dict) and part.get("type") == "Feature" and "geometry" in part for part in thing)


def _is_grid(thing: list[Any]) -> bool:
    """Return whether a list is rows of plain values, the first of them texts: a sheet as some services send it."""
    rows = all(isinstance(row, list) for row in thing) and len(thing) > 1
    return rows and all(isinstance(name, str) and not _is_number(name) for name in thing[0]) and len(thing[0]) > 0


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdecimal()


def _rows_beside_names(thing: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the objects of rows of values whose columns are named elsewhere in the file (CKAN, Socrata, pandas)."""
    for value in thing.values():
        if isinstance(value, list) and value and all(isinstance(row, list) for row in value):
            names = _names(thing, len(value[0]), 0)
            if names:
                return _named_rows(names, value)
            if _is_grid(value):
                return _named_rows([str(name) for name in value[0]], value[1:])
    return []


def _names(thing: Any, width: int, depth: int) -> list[str]:
    """Return the names of so many columns, wherever the file lists them."""
    if isinstance(thing, dict) and depth <= _DEPTH:
        for value in thing.values():
            if isinstance(value, list) and len(value) == width > 0:
                names = [_name_of(part) for part in value]
                if all(names):
                    return names
            if names := _names(value, width, depth + 1):
                return names
    return []


def _name_of(part: Any) -> str:
    if isinstance(part, dict):
        return str(next((part[key] for key in _NAMED if isinstance(part.get(key), str)), ""))
    return part if isinstance(part, str) and not _is_number(part) else ""


def _named_rows(names: list[str], rows: list[Any]) -> list[dict[str, Any]]:
    return [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)]


def _dictionary(thing: dict[str, Any]) -> list[Any]:
    """Return the records of a dictionary of them: objects that share keys.

    Its keys may be names that a program gave the records, or those of the associations: they are a column. One object
    alone may as well be a part of the file that holds the list.
    """
    records = {key: value for key, value in thing.items() if isinstance(value, dict)}
    values = list(records.values())
    beside = [value for key, value in thing.items() if key != DOUBLED and not isinstance(value, dict)]
    if not all(values) or any(isinstance(value, list) for value in beside) or len(values) < 1 + bool(beside):
        return []  # a date or a version may stand beside the records, a list may be the records itself
    if len(values) == 1:
        plain = [part for part in values[0].values() if not isinstance(part, (dict, list))]
        alone = len(plain) == len(values[0]) > 1 or names_itself(values[0], surely=True)
        return _keyed(records) if alone else []
    shared = Counter(key for record in values for key, part in record.items() if not holds_objects(part))
    return _keyed(records) if shared and max(shared.values()) * 2 > len(values) else []


def _keyed(records: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the records, each with its key under a header that none of them has."""
    header = _KEY
    while any(header in record for record in records.values()):
        header += "_"
    return [{header: key} | record for key, record in records.items()]
