# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regions and provinces with their figures and their boundaries, for whoever maps them: GeoPackage and GeoJSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from mapping.atlas import Atlas
from mapping.coverage import classify, indicators
from mapping.publish.geopackage import Layer, geopackage_bytes
from mapping.publish.styles import class_rules
from mapping.publish.tables import Table

GPKG, GEOJSON = "dati/territori.gpkg", "dati/territori.geojson"
DECIMALS = 5
"""Of a degree: a metre; the boundaries are generalised by some hundred."""
COLOURED = "tasso_10000"
"""The figure that colours the layers when they are opened."""
_LEVELS = {
    "regioni": ("regione", "dati/copertura_regioni.csv", "codice_regione"),
    "province": ("provincia", "dati/copertura_province.csv", "codice_provincia"),
}


def territory_files(atlas: Atlas, tables: Iterable[Table]) -> dict[str, bytes]:
    """Return both files; the figures are those of the tables, cell by cell."""
    layers = territory_layers(atlas, {table.path: table for table in tables})
    return {GPKG: geopackage_bytes(layers), GEOJSON: _geojson(layers)}


def territory_layers(atlas: Atlas, tables: Mapping[str, Table]) -> list[Layer]:
    """Return the layers ``regioni`` and ``province``."""
    shapes = {"regioni": atlas.boundaries.regions, "province": atlas.boundaries.provinces}
    return [_layer(atlas, name, shapes[name], tables[path], code) for name, (_, path, code) in _LEVELS.items()]


def _layer(atlas: Atlas, name: str, shapes: gpd.GeoDataFrame, table: Table, code: str) -> Layer:
    areas = gpd.GeoSeries(_areas(shapes), index=shapes.index, crs=shapes.crs)
    frame = gpd.GeoDataFrame(table.frame, geometry=table.frame[code].map(areas), crs=shapes.crs)
    classes = classify(table.frame[COLOURED], indicators(atlas.coverage.year)[COLOURED])
    about = f"{table.it}. {atlas.kind.description()} Confini: ISTAT, 1° gennaio 2025, generalizzati, CC BY 4.0."
    return Layer(name, frame, "MultiPolygon", table.it, about, class_rules(COLOURED, classes))


def _areas(shapes: gpd.GeoDataFrame) -> np.ndarray:
    """Return the areas with `DECIMALS`, every one a MultiPolygon that turns as RFC 7946 wants (outer rings left)."""
    rounded = shapely.transform(shapes.geometry.to_numpy(), lambda points: np.round(points, DECIMALS))
    turned = shapely.orient_polygons(shapely.make_valid(rounded))
    return np.array([shapely.multipolygons(shapely.get_parts(shape)) for shape in turned])


def _geojson(layers: Iterable[Layer]) -> bytes:
    """Return a ``FeatureCollection`` (RFC 7946), one feature a line; ``livello`` tells regions from provinces."""
    features = [
        json.dumps(feature, ensure_ascii=False, allow_nan=False) for layer in layers for feature in _each(layer)
    ]
    return ('{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n").encode()


def _each(layer: Layer) -> Iterable[dict[str, Any]]:
    level, _, code = _LEVELS[layer.name]
    for record in layer.frame.to_dict("records"):
        shape = record.pop("geometry")
        told = {name: None if pd.isna(value) or value == "" else value for name, value in record.items()}
        geometry = shapely.geometry.mapping(shape)
        yield {"type": "Feature", "id": record[code], "geometry": geometry, "properties": {"livello": level, **told}}
