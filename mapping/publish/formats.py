# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The associations as the bytes of a file for geographers or a spreadsheet; the same frame, the same bytes.

Where the CSV has an empty cell these formats have no value, and years and rows are numbers.
"""

import io
import json
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pandas as pd

from mapping.file_formats import ASSOCIATIONS
from mapping.files import write_xlsx_bytes
from mapping.palette import colour
from mapping.publish.geopackage import Layer, geopackage_bytes
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
    features = [_feature(record) for record in typed(associations).to_dict("records")]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, allow_nan=False) for f in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


def _feature(record: dict[Any, Any]) -> dict[str, Any]:
    properties = {name: None if pd.isna(value) else value for name, value in record.items()}
    point = [properties["longitudine"], properties["latitudine"]]
    geometry = None if None in point else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": properties["id"], "geometry": geometry, "properties": properties}


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
    meaning = "colonne" if name == "dizionario" else "dizionario"
    return write_xlsx_bytes({name: table, meaning: dictionary}, stored=True)


def gpkg_bytes(associations: pd.DataFrame) -> bytes:
    """Return the associations as a GeoPackage of one layer."""
    about = read_toml("publish/tables.toml")["table"][ASSOCIATIONS]["it"]
    rules = [Rule("associazione", colour("cerchio"))]
    layer = Layer("associazioni", geo_frame(associations), "Point", "Associazioni di migranti", f"{about}.", rules)
    return geopackage_bytes([layer])


WRITERS: dict[str, Callable[[pd.DataFrame, pd.DataFrame], bytes]] = {
    "geojson": lambda associations, _: geojson_bytes(associations),
    "gpkg": lambda associations, _: gpkg_bytes(associations),
    "parquet": lambda associations, _: parquet_bytes(associations),
    "xlsx": lambda associations, columns: xlsx_bytes("associazioni", associations, columns),
}
"""By suffix (``mapping/file_formats.toml``): the associations and the dictionary of their columns to bytes."""
