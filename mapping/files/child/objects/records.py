# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of objects as sheets: the keys of a list's objects are its header."""

from collections.abc import Iterator, Sequence
from typing import Any

from mapping.files.child.objects.flattening import DOUBLED, NESTED, flatten
from mapping.files.child.points import NO_POINT, REPRESENTATIVE
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.row import Row

_MARKS = (NESTED, NO_POINT, REPRESENTATIVE, DOUBLED)
NO_OBJECT = "voce-senza-oggetto"
"""Mark of a row that is no object: a text, a number or a list among the objects."""
_BARE = "\0"
"""The key of what stands in a list of objects and is none."""
_INSIDE = 300
"""Columns of a sheet from objects inside its records: a dictionary with a key for each record would make thousands."""
Told = list[tuple[str, dict[str, Any]]]


class Records:
    """Named lists of objects; ``told`` are (code, facts) of what is to be said of the file."""

    def __init__(self, tables: Sequence[tuple[str, list[Any]]], bounds: Bounds, told: Told | None = None) -> None:
        if not tables:
            raise Refusal("records")
        self.bounds = bounds
        self.told = told or []
        self.names = [name for name, _ in tables]
        self.tables = [
            [flatten(record if isinstance(record, dict) else {_BARE: record}) for record in records]
            for _, records in tables
        ]
        self.keys: dict[int, list[str]] = {}

    def sheets(self) -> list[tuple[str, bool]]:
        """Return (name of the list, True); the name of a bare list is empty."""
        return [(name, True) for name in self.names]

    def rows(self, index: int) -> Iterator[Row]:
        """Yield the header as row 1, then the objects, as they would lie in a sheet."""
        records = self.tables[index]
        if index not in self.keys:
            self.keys[index] = self._keys(records)
        keys = self.keys[index]
        if len(keys) * len(records) > self.bounds.cells:
            raise Refusal("memory")
        yield Row(1, keys, [])
        known = {*keys, *_MARKS, _BARE}
        for number, record in enumerate(records, start=2):
            flags = [mark for mark in _MARKS if record.get(mark)]
            if NESTED not in flags and not known.issuperset(record):
                flags.insert(0, NESTED)
            flags += [NO_OBJECT] if _BARE in record else []
            cells = [record[_BARE]] if _BARE in record else map(record.get, keys)
            yield Row(number, list(map(text_of, cells)), flags)

    def _keys(self, records: list[dict[str, Any]]) -> list[str]:
        keys = list(dict.fromkeys(key for record in records for key in record if key not in (*_MARKS, _BARE)))
        inside = {key for key in keys if "." in key}
        if len(keys) - len(inside) > self.bounds.columns:
            raise Refusal("columns", numero=len(keys) - len(inside))
        left = set([key for key in keys if key in inside][_INSIDE:])
        return [key for key in keys if key not in left] if left else keys


def text_of(value: Any) -> str:
    """Return a plain value, or a list of them, as the text of a cell."""
    if isinstance(value, list):
        return "; ".join(text_of(part) for part in value if part not in (None, ""))
    if isinstance(value, bool):
        return "VERO" if value else "FALSO"
    return "" if value is None else str(value)
