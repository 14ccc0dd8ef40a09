# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outlines of the comuni that the page may choose: a comune is an area, not a point.

However many they are, they weigh no more than `HEAVIEST` as they travel: the more, the simpler; so many that even
the simplest weigh more are left out, and the page shows their circles alone.
"""

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import Polygon

from mapping.shipped import geodata_path
from mapping.viewer.borders import PackedBorders, arc_text
from mapping.viewer.deflated import deflated

HEAVIEST = 25_000
"""Characters of the outlines as they travel."""
_MOST = 2_000
"""Comuni beyond which no outlines are tried."""
_SIMPLER = (0.03, 0.06, 0.12)
"""How far a line may be moved, as a part of the comune's side: a large comune is seen from farther away."""
_STEP = 0.001
"""Degrees of the grid, about 100 m."""


def outlines_block(codes: Iterable[str]) -> PackedBorders | None:
    """Return the outlines of these comuni, each with its ``codice``, as finely as they may weigh; None of too many."""
    wanted = set(codes)
    if len(wanted) > _MOST:
        return None
    comuni = gpd.read_parquet(geodata_path("boundaries/comuni.parquet"))
    known = comuni[comuni["codice_comune"].isin(wanted)]
    sides = np.sqrt(shapely.area(known.geometry.to_numpy()))
    tried = (_topology(known["codice_comune"], known.geometry.simplify(sides * part)) for part in _SIMPLER)
    return next((block for block in tried if len(deflated(block)) <= HEAVIEST), None)


def _topology(codes: Iterable[str], shapes: Iterable[Any]) -> PackedBorders:
    """Return a topology of polygons that share nothing: one arc a ring."""
    arcs: list[str] = []
    geometries = [_geometry(code, shape, arcs) for code, shape in zip(codes, shapes, strict=True)]
    return {
        "type": "Topology",
        "bbox": [],
        "transform": {"scale": [_STEP, _STEP], "translate": [0, 0]},
        "objects": {"comuni": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }


def _geometry(code: str, shape: Any, arcs: list[str]) -> dict[str, Any]:
    polygons = []
    for part in shapely.get_parts(shape):
        rings = [steps for ring in _rings(part) if (steps := _steps(ring))]
        polygons.append([[len(arcs) + place] for place in range(len(rings))])
        arcs.extend(map(arc_text, rings))
    return {"type": "MultiPolygon", "arcs": [rings for rings in polygons if rings], "properties": {"codice": code}}


def _rings(part: Polygon) -> list[Any]:
    return [part.exterior, *part.interiors]


def _steps(ring: Any) -> list[list[int]]:
    """Return a ring as steps on the grid, the first from its origin; nothing of one that the grid swallows."""
    grid = np.rint(shapely.get_coordinates(ring) / _STEP).astype(int)
    steps = np.diff(grid, axis=0, prepend=0)
    moved = np.concatenate(([True], (steps[1:] != 0).any(axis=1)))
    return steps[moved].tolist() if moved.sum() >= 4 else []
