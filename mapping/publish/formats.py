# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The associations as the bytes of a file for geographers or a spreadsheet; the same frame, the same bytes.

Where the CSV has an empty cell these formats have no value, and years and rows are numbers.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import geopandas as gpd
import pandas as pd

from mapping.file_formats import ASSOCIATIONS
from mapping.files import Distinct, Written, written_rows, xlsx_portions
from mapping.palette import colour
from mapping.publish.geopackage import Layer, geopackage_portions
from mapping.publish.styles import Rule
from mapping.schema import COLUMNS
from mapping.toml_files import read_toml

DECIMALS = 6
"""Of a degree: about ten centimetres, the most that RFC 7946 advises."""
CRS = "EPSG:4326"


def typed(associations: pd.DataFrame) -> pd.DataFrame:
    """Return the table with missing values for empty cells and whole numbers for the years."""
    columns = {name: _typed_column(associations[name]) for name in associations.columns}
    return pd.DataFrame(columns, index=associations.index)


def _typed_column(column: "pd.Series[Any]") -> "pd.Series[Any]":
    if column.name in COLUMNS and COLUMNS[str(column.name)].kind == "year":
        return pd.to_numeric(column.replace("", None), errors="coerce").astype("Int64")
    if pd.api.types.is_float_dtype(column):
        return column.round(DECIMALS)
    if pd.api.types.is_integer_dtype(column):
        return column
    return column.astype("str").replace("", None)


def geojson_bytes(associations: pd.DataFrame) -> bytes:
    """Return a ``FeatureCollection`` (RFC 7946: WGS84, longitude first), one feature a line.

    An association without a point is a feature whose geometry is null.
    """
    return b"".join(geojson_portions(associations))


def geojson_portions(associations: pd.DataFrame) -> Iterator[bytes]:
    """Yield the same, some rows at a time."""
    frame = typed(associations)
    columns = {name: Distinct.of(frame[name]) for name in frame.columns}
    place = [Written.of(columns[name], _json, "null") for name in ("id", "longitudine", "latitudine")]
    before = '{"type": "FeatureCollection", "features": [\n'
    for rows in written_rows([*place, *(_property(str(name), column) for name, column in columns.items())]):
        lines = [
            f'{{"type": "Feature", "id": {own}, "geometry": {_point(x, y)}, "properties": {{{", ".join(told)}}}}}'
            for own, x, y, *told in rows
        ]
        yield (before + ",\n".join(lines)).encode()
        before = ",\n"
    yield f"{before if frame.empty else ''}\n]}}\n".encode()


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode  # made once: `json.dumps` makes one each time


def _property(name: str, column: Distinct) -> Written:
    """Return a column as properties: the name with each value, so that a row has but to join them."""
    named = f"{_json(name)}: "
    return Written.of(column, lambda value: named + _json(value), f"{named}null")


def _point(east: str, north: str) -> str:
    return "null" if "null" in (east, north) else f'{{"type": "Point", "coordinates": [{east}, {north}]}}'


def geo_frame(associations: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the typed table with points in EPSG:4326, no geometry where there is no point."""
    frame = typed(associations)
    points = gpd.points_from_xy(frame["longitudine"], frame["latitudine"], crs=CRS)
    geometry = gpd.GeoSeries(points, index=frame.index).where(frame["longitudine"].notna())
    return gpd.GeoDataFrame(frame, geometry=geometry, crs=CRS)


def parquet_bytes(associations: pd.DataFrame) -> bytes:
    """Return the associations as GeoParquet."""
    buffer = io.BytesIO()
    geo_frame(associations).to_parquet(buffer, index=False)
    return buffer.getvalue()


def xlsx_bytes(name: str, table: pd.DataFrame, dictionary: pd.DataFrame) -> bytes:
    """Return a workbook of a table and, on a second sheet, what its columns mean."""
    return b"".join(workbook_portions(name, table, dictionary))


def workbook_portions(name: str, table: pd.DataFrame, dictionary: pd.DataFrame) -> Iterator[bytes]:
    """Yield the same, one part of it at a time."""
    meaning = "colonne" if name == "dizionario" else "dizionario"
    return xlsx_portions({name: table, meaning: dictionary})


def gpkg_bytes(associations: pd.DataFrame) -> bytes:
    """Return the associations as a GeoPackage of one layer."""
    return b"".join(gpkg_portions(associations))


def gpkg_portions(associations: pd.DataFrame) -> Iterator[bytes]:
    """Yield the same, some of it at a time."""
    about = read_toml("publish/tables.toml")["table"][ASSOCIATIONS]["it"]
    rules = [Rule("associazione", colour("cerchio"))]
    layer = Layer("associazioni", geo_frame(associations), "Point", "Associazioni di migranti", f"{about}.", rules)
    return geopackage_portions([layer])


WRITERS: dict[str, Callable[[pd.DataFrame, pd.DataFrame], Iterable[bytes]]] = {
    "geojson": lambda associations, _: geojson_portions(associations),
    "gpkg": lambda associations, _: gpkg_portions(associations),
    "parquet": lambda associations, _: [parquet_bytes(associations)],
    "xlsx": lambda associations, columns: workbook_portions("associazioni", associations, columns),
}
"""By suffix (``mapping/file_formats.toml``): the associations and the dictionary of their columns to bytes."""
