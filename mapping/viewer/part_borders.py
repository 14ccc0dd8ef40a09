# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries of a part of Italy as its page carries them, and the quiet ground that lies around it."""

from typing import Any

import numpy as np
import shapely

from mapping.places import COMUNE, Boundaries, Extent, load_boundaries
from mapping.viewer.borders import PackedBorders, arc_text, borders_block, ground_block, used_arcs

_AROUND = 1.5
"""How far the ground reaches on each side, in widths of the part: as far as the map can be moved."""
_COARSER = 0.004
"""Degrees by which the lines of the ground are simplified."""
_LEAST = 0.01
"""Square degrees: a smaller island of the ground is not drawn."""


def part_borders_block(units: Boundaries, extent: Extent) -> PackedBorders:
    """Return `mapping.viewer.borders.borders_block` of the units alone, as its ``regioni``."""
    whole = borders_block()
    provinces = [
        shape
        for shape in whole["objects"]["province"]["geometries"]
        if shape["properties"]["codice_provincia"] in units.provinces.index
    ]
    shapes = {shape["properties"]["sigla"]: shape for shape in provinces}
    arcs = list(whole["arcs"])
    if extent.level == COMUNE:
        shapes = {extent.code: _with_arcs(units.regions.geometry[extent.code], whole["transform"], arcs)}
    named = zip(units.regions.index, units.regions["nome"], strict=True)
    regions = [
        {**shapes[code], "properties": {"codice_regione": code, "nome": name}, "id": code} for code, name in named
    ]
    objects = {
        name: whole["objects"][name] | {"geometries": geometries}
        for name, geometries in (("regioni", regions), ("province", provinces))
    }
    return used_arcs(whole | {"objects": objects, "arcs": arcs})


def part_ground_block(units: Boundaries) -> PackedBorders:
    """Return `mapping.viewer.borders.ground_block` with the regions of Italy as land, as far as the map moves."""
    whole = ground_block()
    west, south, east, north = units.regions.total_bounds
    wide, high = (east - west) * _AROUND, (north - south) * _AROUND
    simple = shapely.coverage_simplify(load_boundaries().regions.geometry.to_numpy(), _COARSER)
    clipped = shapely.intersection(simple, shapely.box(west - wide, south - high, east + wide, north + high))
    arcs = list(whole["arcs"])
    land = [_with_arcs(shape, whole["transform"], arcs) for shape in clipped if shapely.area(shape) > _LEAST]
    states = whole["objects"]["stati"]
    more = [{**shape, "properties": {}} for shape in land]
    objects = whole["objects"] | {"stati": states | {"geometries": [*states["geometries"], *more]}}
    return whole | {"objects": objects, "arcs": arcs}


def _with_arcs(shape: shapely.Geometry, transform: dict[str, list[float]], arcs: list[str]) -> dict[str, Any]:
    """Return a shape as TopoJSON has it, each ring an arc of its own that is added to ``arcs``."""
    polygons = []
    for part in shapely.get_parts(shape):
        if part.geom_type != "Polygon":
            continue
        rings = [_ring(ring, transform) for ring in (part.exterior, *part.interiors)]
        kept = [ring for ring in rings if len(ring) > 3]
        if not kept:
            continue
        polygons.append([[len(arcs) + place] for place in range(len(kept))])
        arcs.extend(arc_text(ring) for ring in kept)
    return {"type": "MultiPolygon", "arcs": polygons}


def _ring(ring: Any, transform: dict[str, list[float]]) -> list[list[int]]:
    corners = np.rint((shapely.get_coordinates(ring) - transform["translate"]) / transform["scale"]).astype(int)
    steps = np.diff(corners, axis=0, prepend=0)
    moved = (steps != 0).any(axis=1)
    moved[0] = True
    told: list[list[int]] = steps[moved].tolist()
    return told
