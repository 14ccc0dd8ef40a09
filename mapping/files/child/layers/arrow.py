# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parquet and GeoParquet as records, each with one point in degrees where it has a shape."""

import json
from typing import Any

import pyarrow.parquet as pq

from mapping.files.child.objects import Records
from mapping.files.child.points import Point, add_point, point_on, projection_from
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.sheets import text_of

_BATCH = 5_000
_INDEX = "__index_level_"
_USUAL = ("geometry", "geom", "the_geom", "wkb_geometry")
"""What a column of shapes is called where nothing in the file says so."""


def open_parquet(path: str, bounds: Bounds) -> Records:
    """Return the one table of a Parquet file."""
    file = pq.ParquetFile(path)
    if file.metadata.num_rows * file.metadata.num_columns > bounds.cells:
        raise Refusal("memory")
    told: list[tuple[str, dict[str, Any]]] = []
    column, crs = _shapes(file)
    projection, system = projection_from(crs) if crs else (None, "")
    if system:
        told.append(("sistema-di-riferimento", {"sistema": system}))
    records, letters = [], bounds.letters
    for batch in file.iter_batches(batch_size=_BATCH):
        for row in batch.to_pylist():
            record = {key: _cell(value) for key, value in row.items() if key != column and not key.startswith(_INDEX)}
            letters -= sum(len(value) for value in record.values() if isinstance(value, str))
            if letters < 0:
                raise Refusal("text")
            shape = row.get(column)
            records.append(record if shape is None else add_point(record, _point(shape, projection)))
    return Records([("", records)], bounds, told)


def _shapes(file: pq.ParquetFile) -> tuple[str, Any]:
    """Return the column of the shapes, and their reference system: by default degrees."""
    said = (file.schema_arrow.metadata or {}).get(b"geo")
    if said:
        geo = json.loads(said)
        column = geo.get("primary_column") or ""
        return column, geo.get("columns", {}).get(column, {}).get("crs")
    return next((name for name in file.schema_arrow.names if name.lower() in _USUAL), ""), None


def _point(shape: Any, projection: Any) -> Point | None:
    import shapely  # noqa: PLC0415 - a file without shapes does without

    if isinstance(shape, bytes):
        return point_on(shapely.from_wkb(shape, on_invalid="ignore"), projection)
    if isinstance(shape, str):
        return point_on(shapely.from_wkt(shape, on_invalid="ignore"), projection)
    if isinstance(shape, dict) and {"x", "y"} <= set(shape):
        return point_on(shapely.Point(shape["x"], shape["y"]), projection)
    return None


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _cell(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_cell(part) for part in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace") if len(value) < 10_000 else ""
    return text_of(value)
