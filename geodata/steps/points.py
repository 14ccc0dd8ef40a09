# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The point of each comune's inhabited centre, as the gazetteer gives it."""

from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata.steps.common import GARDA, METRES, WGS84, read_exceptions, read_raw

DECIMALS = 5


@cache
def gazetteer_points(raw: Path) -> gpd.GeoSeries:
    """Return a point per comune of 2025 (index ``codice_comune``, metres), wrong ones by ``punti.csv``."""
    garda = read_raw(raw / GARDA / "gi_comuni.csv", sep=";").set_index("codice_istat")
    degrees = garda[["lat", "lon"]].apply(lambda column: column.str.replace(",", ".").astype(float))
    repaired = read_exceptions("punti.csv").set_index("codice_comune")[["latitudine", "longitudine"]]
    degrees.loc[repaired.index] = repaired.astype(float).to_numpy()
    return gpd.GeoSeries.from_xy(degrees["lon"], degrees["lat"], crs=WGS84).to_crs(METRES)


def to_degrees(points: gpd.GeoSeries) -> pd.DataFrame:
    """Return ``latitudine`` and ``longitudine`` (WGS84, 5 decimals) of points in metres."""
    degrees = points.to_crs(WGS84)
    return pd.DataFrame({"latitudine": degrees.y, "longitudine": degrees.x}).round(DECIMALS)
