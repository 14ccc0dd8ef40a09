# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries of the comuni: openpolis (June 2023) brought to the comuni of 1 January 2025."""

from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from geodata.steps.common import METRES, WGS84, check, read_exceptions
from geodata.steps.points import gazetteer_points

OPENPOLIS = "openpolis_geojson-italy/geojson"
TOLERANCE = 30.0
"""Metres, of shapely's coverage_simplify: a third of the vertices goes, no area changes by 0.6 %."""
DECIMALS = 5
"""Of a degree: about one metre."""


@cache
def polygons(raw: Path) -> gpd.GeoSeries:
    """Return the 7,896 comuni by code, EPSG:4326: one coverage without gaps or overlaps."""
    rounded = simplified(_fill_holes(_merge(_of_2023(raw)), gazetteer_points(raw)))
    check(
        len(rounded) == 7896 and rounded.is_valid.all(),
        "I confini dei comuni non sono 7.896 validi.",
    )
    return rounded


def simplified(comuni: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return polygons in metres as one coverage of fewer vertices, EPSG:4326, rounded to `DECIMALS`."""
    lines = shapely.coverage_simplify(comuni.to_numpy(), TOLERANCE)
    degrees = gpd.GeoSeries(lines, crs=METRES).to_crs(WGS84)
    rounded = _without_specks(shapely.transform(degrees.to_numpy(), lambda xy: np.round(xy, DECIMALS)))
    check(shapely.coverage_is_valid(rounded), "I confini dei comuni non combaciano.")
    return gpd.GeoSeries(rounded, index=comuni.index, crs=WGS84)


def _of_2023(raw: Path) -> gpd.GeoDataFrame:
    files = sorted((raw / OPENPOLIS).glob("limits_P_*_municipalities.geojson"))
    check(len(files) == 107, "I file dei comuni di openpolis non sono 107.")
    parts = [pyogrio.read_dataframe(file, columns=["com_istat_code"]) for file in files]
    frame = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=WGS84).to_crs(METRES)
    return frame.rename(columns={"com_istat_code": "codice_comune"})


def _merge(frame: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Join what merged between 2023 and 2025 (``comuni_2023_2025.csv``)."""
    table = read_exceptions("comuni_2023_2025.csv").set_index("codice_2023")
    heirs = table.loc[table.index != "", "codice_2025"]
    code = frame["codice_comune"].map(heirs).fillna(frame["codice_comune"])
    check(heirs.index.isin(frame["codice_comune"]).all(), "comuni_2023_2025.csv non vale più.")
    return frame.assign(codice_comune=code).dissolve("codice_comune", method="coverage").geometry


def _fill_holes(comuni: gpd.GeoSeries, centres: gpd.GeoSeries) -> gpd.GeoSeries:
    """Add what openpolis lacks: each comune is the hole of the country around its inhabited centre."""
    table = read_exceptions("comuni_2023_2025.csv")
    country = shapely.get_parts(shapely.coverage_union_all(comuni.to_numpy()))
    holes = [shapely.Polygon(ring) for part in country for ring in part.interiors]
    filled = comuni.copy()
    for code in table.loc[table["codice_2023"] == "", "codice_2025"]:
        found = [hole for hole in holes if hole.contains(centres[code])]
        check(len(found) == 1, f"Il comune {code} non ha il suo buco.")
        filled[code] = found[0]
    return filled.sort_index()


def _without_specks(geometries: np.ndarray) -> np.ndarray:
    """Drop the parts that rounding left without area: two specks of the source, below one square metre."""
    broken = ~shapely.is_valid(geometries)
    whole = geometries.copy()
    whole[broken] = shapely.make_valid(geometries[broken], method="structure", keep_collapsed=False)
    return whole
