# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region of every point by geometry, compared with the region by code."""

import geopandas as gpd
import pandas as pd

from mapping.places.boundaries import Boundaries, load_boundaries
from mapping.places.geocode import Geocoded
from mapping.problems import Problem

TOLERANCE_METRES = 1_000.0
"""A point outside every region belongs to the nearest one within this distance.

The boundaries are generalised at about 300 m (their 99th percentile shift is 194 m), and nine town points lie up to
143 m at sea or over a border.
"""
_METRIC = "EPSG:32632"  # UTM 32N, metres; exact enough for a tolerance anywhere in Italy


def join_regions(frame: pd.DataFrame, *, boundaries: Boundaries | None = None) -> Geocoded:
    """Return ``frame`` with ``regione_geometria``: the 2-digit code of the region its point falls in.

    Parameters
    ----------
    frame
        Rows of `geocode`: ``luogo_latitudine`` and ``luogo_longitudine`` in WGS84 degrees (NaN: no point) and
        ``luogo_codice_regione``. Not changed.
    boundaries
        Default: those that ship with the package.

    Returns
    -------
    Geocoded
        ``regione_geometria`` is ``""`` without a point or beyond `TOLERANCE_METRES` of every region. A row whose
        region by code differs is named in the problems; the code stays.
    """
    regions = (boundaries or load_boundaries()).regions
    points = frame[["luogo_longitudine", "luogo_latitudine"]].dropna().drop_duplicates().reset_index(drop=True)
    points["regione_geometria"] = _regions_of(points, regions)
    joined = frame.drop(columns="regione_geometria", errors="ignore").merge(
        points, how="left", on=["luogo_longitudine", "luogo_latitudine"], validate="many_to_one"
    )
    out = frame.assign(regione_geometria=joined["regione_geometria"].fillna("").to_numpy())
    return Geocoded(out, tuple(_disagreements(out, regions["nome"])))


def _regions_of(points: pd.DataFrame, regions: gpd.GeoDataFrame) -> pd.Series:
    """Return the region code of each point: the one that holds it, else the nearest within the tolerance."""
    geometry = gpd.points_from_xy(points["luogo_longitudine"], points["luogo_latitudine"], crs="EPSG:4326")
    metric = gpd.GeoDataFrame(index=points.index, geometry=geometry).to_crs(_METRIC)
    near = metric.sjoin_nearest(
        regions[["geometry"]].to_crs(_METRIC).rename_axis("codice"), how="left", max_distance=TOLERANCE_METRES
    )
    # A point on a border is equally near to two regions: the lower code, so that the order of rows is no matter.
    return near["codice"].groupby(level=0).min().reindex(points.index).fillna("")


def _disagreements(frame: pd.DataFrame, names: pd.Series) -> list[Problem]:
    found, code = frame["regione_geometria"], frame["luogo_codice_regione"]
    odd = frame[found.ne("") & code.ne("") & found.ne(code)]
    return [
        Problem(
            "geometria-discorde",
            int(riga),
            "latitudine",
            f"{lat:.5f}, {lon:.5f}",
            dati={"trovato": names[there], "regione": names[here]},
        )
        for riga, lat, lon, there, here in zip(
            odd.index, odd["luogo_latitudine"], odd["luogo_longitudine"],
            odd["regione_geometria"], odd["luogo_codice_regione"], strict=True,
        )
    ]
