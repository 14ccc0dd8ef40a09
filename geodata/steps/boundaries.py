# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries: one TopoJSON of provinces and regions, one GeoParquet of comuni."""

import io
import json
from pathlib import Path

import geopandas as gpd
import shapely
from topojson.core.topology import Topology

from geodata.steps.common import WGS84, check, istat_layer
from geodata.steps.gazetteer import provinces, regions
from geodata.steps.municipal import polygons

TOLERANCE = 350.0
"""Metres, of shapely's coverage_simplify: 99 % of the line moves by less than 226 m, no area by 0.2 %."""
GRID = 40_000
"""Steps of the TopoJSON grid across Italy, 23 m by 29 m; a coarser grid makes rings touch themselves."""


def tables(raw: Path) -> dict[str, bytes]:
    """Return the two files of ``boundaries/``."""
    return {
        "boundaries/province.topojson": topology(generalised(raw), regions(raw)),
        "boundaries/comuni.parquet": parquet(municipalities(raw)),
    }


def generalised(raw: Path) -> gpd.GeoDataFrame:
    """Return the 107 provinces as one coverage without gaps, simplified, EPSG:4326, with their names."""
    frame = gpd.read_file(raw / istat_layer("ProvCM", "shp"), encoding="utf-8")[["COD_PROV", "geometry"]]
    check(shapely.coverage_is_valid(frame.geometry.to_numpy()), "Le province di ISTAT non combaciano.")
    frame["codice_provincia"] = frame["COD_PROV"].map("{:03d}".format)
    frame["geometry"] = shapely.coverage_simplify(frame.geometry.to_numpy(), TOLERANCE)
    named = frame.drop(columns="COD_PROV").merge(provinces(raw), on="codice_provincia", validate="1:1")
    return named.sort_values("codice_provincia", ignore_index=True).to_crs(WGS84)


def topology(provinces_: gpd.GeoDataFrame, names: gpd.GeoDataFrame) -> bytes:
    """Return the TopoJSON: object ``province``, and ``regioni`` dissolved from it so that the two nest.

    ISTAT's own layer of regions does not nest its provinces (some km² lie apart), hence the dissolving.
    """
    parts = provinces_[["codice_regione", "geometry"]]
    dissolved = parts.dissolve("codice_regione", method="coverage").reset_index()
    regions_ = dissolved.merge(names[["codice_regione", "nome"]], on="codice_regione", validate="1:1")
    columns = ["codice_provincia", "sigla", "nome", "codice_regione", "geometry"]
    made = Topology(
        [provinces_[columns], regions_],
        object_name=["province", "regioni"],
        prequantize=GRID,
        shared_coords=False,
    )
    return json.dumps(made.to_dict(), ensure_ascii=False, separators=(",", ":")).encode()


def municipalities(raw: Path) -> gpd.GeoDataFrame:
    """Return the 7,896 comuni of 2025, sorted: ``codice_comune`` and ``geometry`` (EPSG:4326)."""
    comuni = polygons(raw)
    return gpd.GeoDataFrame({"codice_comune": comuni.index}, geometry=comuni.to_numpy(), crs=WGS84)


def parquet(comuni: gpd.GeoDataFrame) -> bytes:
    """Return the comuni as GeoParquet with WKB geometries."""
    buffer = io.BytesIO()
    comuni.to_parquet(buffer, index=False, compression="zstd", compression_level=19)
    return buffer.getvalue()
