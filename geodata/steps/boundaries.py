# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries: one TopoJSON of provinces and regions."""

import json
from pathlib import Path

import geopandas as gpd
import shapely
import topojson

from geodata.steps.common import check
from geodata.steps.gazetteer import ISTAT, provinces, regions

METRES = 32632
"""UTM 32N, the CRS of ISTAT's boundaries: tolerances are metres in it."""
TOLERANCE = 350.0
"""Metres, of shapely's coverage_simplify (the side of the smallest triangle kept): 99 % of the line moves less than 225 m."""
GRID = 40_000
"""Steps of the TopoJSON grid across Italy: 30 m by 29 m; coarser grids make invalid rings."""


def tables(raw: Path) -> dict[str, bytes]:
    """Return ``boundaries/province.topojson``."""
    return {"boundaries/province.topojson": topology(generalised(raw), regions(raw))}


def generalised(raw: Path) -> gpd.GeoDataFrame:
    """Return the 107 provinces as one coverage without gaps, simplified, EPSG:4326, with their names."""
    path = raw / ISTAT / "ProvCM01012025_g" / "ProvCM01012025_g_WGS84.shp"
    frame = gpd.read_file(path, encoding="utf-8")[["COD_PROV", "geometry"]]
    check(shapely.coverage_is_valid(frame.geometry.values), "Le province di ISTAT non combaciano.")
    frame["codice_provincia"] = frame["COD_PROV"].map("{:03d}".format)
    frame["geometry"] = shapely.coverage_simplify(frame.geometry.values, TOLERANCE)
    named = frame[["codice_provincia", "geometry"]].merge(provinces(raw), on="codice_provincia", validate="1:1")
    return named.sort_values("codice_provincia", ignore_index=True).to_crs(4326)


def topology(provinces_: gpd.GeoDataFrame, names: gpd.GeoDataFrame) -> bytes:
    """Return the TopoJSON: object ``province``, and ``regioni`` dissolved from it so that the two nest."""
    dissolved = provinces_[["codice_regione", "geometry"]].dissolve("codice_regione", method="coverage").reset_index()
    regions_ = dissolved.merge(names[["codice_regione", "nome"]], on="codice_regione", validate="1:1")
    made = topojson.Topology(
        [provinces_[["codice_provincia", "sigla", "nome", "codice_regione", "geometry"]], regions_],
        object_name=["province", "regioni"],
        prequantize=GRID,
        shared_coords=False,
    )
    return json.dumps(made.to_dict(), ensure_ascii=False, separators=(",", ":")).encode()
