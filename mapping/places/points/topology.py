# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of a shipped TopoJSON, without GDAL: to load it takes longer than all of them, and a check needs no more.

The coordinates are the very ones that GDAL reads (a test compares them).
"""

import json
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from mapping.shipped import geodata_path

Lines = Sequence[NDArray[np.float64]]


def read_topology(name: str) -> dict[str, gpd.GeoDataFrame]:
    """Return ``object -> its shapes and properties`` of a quantised TopoJSON such as ``boundaries/province.topojson``.

    A TopoJSON names no CRS: by its specification (and by ours) it is WGS84.
    """
    topology = json.loads(geodata_path(name).read_text(encoding="utf-8"))
    scale, origin = (topology["transform"][part] for part in ("scale", "translate"))
    lines = [np.cumsum(arc, axis=0) * scale + origin for arc in topology["arcs"]]
    return {named: _frame(one["geometries"], lines) for named, one in topology["objects"].items()}


def _frame(geometries: Sequence[dict[str, Any]], lines: Lines) -> gpd.GeoDataFrame:
    properties = pd.DataFrame([one["properties"] for one in geometries], dtype="str")
    return gpd.GeoDataFrame(properties, geometry=[_shape(one, lines) for one in geometries], crs=4326)


def _shape(geometry: dict[str, Any], lines: Lines) -> shapely.Geometry:
    if geometry["type"] == "Polygon":
        return _polygon(geometry["arcs"], lines)
    return shapely.MultiPolygon([_polygon(rings, lines) for rings in geometry["arcs"]])


def _polygon(rings: Sequence[Sequence[int]], lines: Lines) -> shapely.Polygon:
    shell, *holes = (_ring(arcs, lines) for arcs in rings)
    return shapely.Polygon(shell, holes)


def _ring(arcs: Sequence[int], lines: Lines) -> NDArray[np.float64]:
    """Return the arcs one after the other: ``~n`` is arc ``n`` backwards, each begins where the one before ends."""
    first, *others = (lines[arc] if arc >= 0 else lines[~arc][::-1] for arc in arcs)
    return np.concatenate([first, *(line[1:] for line in others)])
