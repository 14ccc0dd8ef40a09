# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region and province of every point by geometry, compared with those by code."""

import geopandas as gpd
import pandas as pd

from mapping.places.geocoding import Geocoded
from mapping.places.points import AREA_METRES, AREA_SHORE_METRES, METRIC, Boundaries, load_boundaries
from mapping.problems import Problem


def join_regions(frame: pd.DataFrame, *, boundaries: Boundaries | None = None) -> Geocoded:
    """Return ``frame`` with the areas its points fall in: ``regione_geometria`` and ``provincia_geometria``.

    Parameters
    ----------
    frame
        Rows of `geocode`: ``luogo_latitudine`` and ``luogo_longitudine`` in WGS84 degrees (NaN: no point),
        ``luogo_codice_regione``, ``luogo_codice_provincia``. Not changed.
    boundaries
        Default: those that ship with the package.

    Returns
    -------
    Geocoded
        The codes (2 and 3 digits) are those of the row where the point lies in that area or within
        `AREA_METRES` of it; else of the area it lies in, or nearest within `AREA_SHORE_METRES`; ``""`` without a point
        or farther. A row whose region or province by code differs is named in the problems; its
        codes stay.

    Examples
    --------
    >>> import pandas as pd
    >>> from mapping import geocode, join_regions
    >>> placed, _ = geocode(pd.DataFrame({"comune": ["Aosta", "Enna"]}))
    >>> joined, disagreements = join_regions(placed)
    >>> joined["regione_geometria"].tolist(), len(disagreements)
    (['02', '19'], 0)
    """
    regions, areas = (boundaries or load_boundaries()).regions, (boundaries or load_boundaries()).provinces
    columns = ["luogo_longitudine", "luogo_latitudine", "luogo_codice_provincia", "luogo_codice_regione"]
    points = frame[columns].dropna().drop_duplicates().reset_index(drop=True)
    near = _areas_near(points, areas)
    for name, own in (("regione", "luogo_codice_regione"), ("provincia", "luogo_codice_provincia")):
        points[f"{name}_geometria"] = _agreed(near, f"codice_{name}", points[own])
    joined = frame[columns].merge(points, how="left", on=columns, validate="many_to_one")
    out = frame.assign(
        regione_geometria=joined["regione_geometria"].fillna("").to_numpy(),
        provincia_geometria=joined["provincia_geometria"].fillna("").to_numpy(),
    )
    by_region = _disagreements(out, "regione", regions["nome"])
    named = {problem.riga for problem in by_region}
    by_province = _disagreements(out, "provincia", "provincia di " + areas["nome"])
    return Geocoded(out, (*by_region, *(problem for problem in by_province if problem.riga not in named)))


def _areas_near(points: pd.DataFrame, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the provinces within `AREA_SHORE_METRES` of each point, the nearest first: point, codes, metres."""
    geometry = gpd.points_from_xy(points["luogo_longitudine"], points["luogo_latitudine"], crs="EPSG:4326")
    metric = gpd.GeoDataFrame(geometry=geometry).to_crs(METRIC)
    polygons = areas[["codice_regione", "geometry"]].reset_index().to_crs(METRIC)
    near = metric.sjoin(polygons, predicate="dwithin", distance=AREA_SHORE_METRES)
    shapes = polygons.geometry.loc[near["index_right"]]
    near["metres"] = near.geometry.distance(gpd.GeoSeries(shapes.to_numpy(), index=near.index, crs=METRIC))
    near = near.rename_axis("point").reset_index()
    # On a border two areas are equally near: the lower code, so that the order of rows is no matter.
    return pd.DataFrame(near.drop(columns="geometry").sort_values(["point", "metres", "codice_provincia"]))


def _agreed(near: pd.DataFrame, column: str, own: pd.Series) -> pd.Series:
    """Return the row's own code where its area is within `AREA_METRES`, else that of the nearest area."""
    nearest = near.groupby("point")[column].first().reindex(own.index).fillna("")
    mine = near[(near[column] == near["point"].map(own)) & (near["metres"] <= AREA_METRES)]["point"]
    return nearest.mask(own.index.isin(mine), own)


def _disagreements(frame: pd.DataFrame, area: str, names: pd.Series) -> list[Problem]:
    found, code = frame[f"{area}_geometria"], frame[f"luogo_codice_{area}"]
    odd = frame[found.ne("") & code.ne("") & found.ne(code)]
    columns = ["luogo_latitudine", "luogo_longitudine", f"{area}_geometria", f"luogo_codice_{area}"]
    return [
        Problem(
            "geometria-discorde",
            int(riga),
            "latitudine",
            f"{lat:.5f}, {lon:.5f}",
            dati={"trovato": names[there], "altrove": names[here]},
        )
        for riga, lat, lon, there, here in odd[columns].itertuples(name=None)
    ]
