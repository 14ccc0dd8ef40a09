# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""GeoPackages: layers with their descriptions, and the styles that QGIS opens them with; same layers, same bytes."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from mapping.publish.styles import Rule, qml, sld

_FIXED_DATE = "2026-01-01T00:00:00.000Z"
"""Written where GDAL would write the hour of the build."""
_PORTION = 1 << 20
_STYLES = "layer_styles"
"""The table in which QGIS looks for the styles of a file."""


@dataclass(frozen=True)
class Layer:
    """A layer: its name, its rows (points, or areas as MultiPolygon), what it is, how it is drawn."""

    name: str
    frame: gpd.GeoDataFrame
    geometry: str
    title: str
    description: str
    rules: Sequence[Rule]


def geopackage_bytes(layers: Sequence[Layer]) -> bytes:
    """Return a GeoPackage of some layers and of the table of their styles."""
    return b"".join(geopackage_portions(layers))


def geopackage_portions(layers: Sequence[Layer]) -> Iterator[bytes]:
    """Yield the same, some of it at a time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mappa.gpkg")
        _write(path, layers)
        with path.open("rb") as stream:
            yield from iter(partial(stream.read, _PORTION), b"")


def _write(path: Path, layers: Sequence[Layer]) -> None:
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _FIXED_DATE})
    try:
        for layer in layers:
            pyogrio.write_dataframe(
                layer.frame, path, layer=layer.name, geometry_type=layer.geometry, use_arrow=True,
                layer_options={"IDENTIFIER": layer.title, "DESCRIPTION": layer.description},
            )  # fmt: skip
        pyogrio.write_dataframe(_styles(layers), path, layer=_STYLES, layer_options={"FID": "id"})
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _styles(layers: Iterable[Layer]) -> pd.DataFrame:
    """Return the table as QGIS makes it."""
    return pd.DataFrame(
        [
            {
                "f_table_catalog": "",
                "f_table_schema": "",
                "f_table_name": layer.name,
                "f_geometry_column": "geom",
                "styleName": layer.title,
                "styleQML": qml(layer.rules, points=layer.geometry == "Point"),
                "styleSLD": sld(layer.name, layer.rules, points=layer.geometry == "Point"),
                "useAsDefault": True,
                "description": layer.description,
                "owner": "",
                "ui": "",
                "update_time": _FIXED_DATE,
            }
            for layer in layers
        ]
    )
