# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The layers of a GeoPackage or a Shapefile as records, each with one point in degrees."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely

from mapping.files.child.objects import Records
from mapping.files.child.points import add_point, point_on, projection_from
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.sheets import text_of
from mapping.files.encoding import encoding_of

_OURS = ("layer_styles", "qgis_projects")
"""Tables in which QGIS keeps how a layer is drawn."""


def open_layers(path: str, kind: str, bounds: Bounds) -> Records:
    """Return the layers of a GeoPackage (``sqlite``) or of a Shapefile (``shp``).

    Raises
    ------
    Refusal
        If the database is no GeoPackage, a file of the Shapefile is missing, or it holds too much.
    """
    if kind == "shp":
        return _layers(*_shapefile(Path(path)), kind, bounds)
    _check_geopackage(path)
    if path.lower().endswith(".gpkg"):
        return _layers(path, None, kind, bounds)
    with tempfile.TemporaryDirectory(prefix="mapping-") as folder:  # GDAL believes the ending
        return _layers(shutil.copyfile(path, Path(folder) / "layers.gpkg"), None, kind, bounds)


def _layers(path: str | Path, encoding: str | None, kind: str, bounds: Bounds) -> Records:
    told: list[tuple[str, dict[str, Any]]] = []
    names = [str(name) for name in pyogrio.list_layers(path)[:, 0] if name not in _OURS]
    left = bounds.cells
    tables = []
    for name in names:
        about = pyogrio.read_info(path, layer=name, encoding=encoding, force_feature_count=True)
        left -= about["features"] * (len(about["fields"]) + 2)
        if left < 0:
            raise Refusal("memory")
        tables.append((name if kind == "sqlite" else "", _records(path, name, encoding, told)))
    return Records(tables, bounds, told)


def _records(path: str | Path, name: str, encoding: str | None, told: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    about, _, shapes, columns = pyogrio.raw.read(path, layer=name, encoding=encoding, force_2d=True)
    keys = [str(key) for key in about["fields"]]
    rows = zip(*([text_of(value) for value in column.tolist()] for column in columns), strict=True)
    records = [dict(zip(keys, row, strict=True)) for row in rows] if keys else [{} for _ in shapes]
    if shapes is None or not any(shape is not None for shape in shapes):
        return records
    projection, system = projection_from(about["crs"]) if about["crs"] else (None, "")
    if system:
        told.append(("sistema-di-riferimento", {"sistema": system}))
    found = shapely.from_wkb(np.asarray(shapes, dtype=object), on_invalid="ignore")
    return [
        record if shape is None else add_point(record, point_on(shape, projection))
        for record, shape in zip(records, found, strict=True)
    ]


def _check_geopackage(path: str) -> None:
    with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro&immutable=1", uri=True)) as base:
        if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_contents'").fetchone():
            raise Refusal("database")


def _shapefile(given: Path) -> tuple[str, str | None]:
    """Return the path of the .shp (of a .dbf alone, that one), and the encoding of its texts where no .cpg says it."""
    beside = {part.suffix.lower(): part for part in given.parent.iterdir() if part.stem == given.stem}
    missing = [end for end in (".shx", ".dbf") if end not in beside] if ".shp" in beside else []
    if missing:
        raise Refusal("siblings", file=", ".join(f"«{given.stem}{end}»" for end in missing))
    return str(beside.get(".shp", given)), None if ".cpg" in beside else _encoding(beside[".dbf"])


def _encoding(table: Path) -> str:
    found = encoding_of(table)
    if found != "utf-8":
        return found if found in ("cp850", "mac_roman") else "cp1252"
    try:
        table.read_bytes()[32:].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
