# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outlines of the comuni that the page may choose: a comune is an area, not a point.

However many they are, they weigh no more than `HEAVIEST` as they travel: the more, the simpler; so many that even
the simplest weigh more are left out, and the page shows their circles alone.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypedDict

import geopandas as gpd
import numpy as np
import shapely

from mapping.shipped import geodata_path
from mapping.viewer.borders import arc_text
from mapping.viewer.deflated import deflated

HEAVIEST = 25_000
"""Characters of the outlines as they travel."""
_SIMPLER = (0.035, 0.06, 0.12)
"""The side of what may be cut off at a corner, as a part of the comune's: a large comune is seen from farther away."""
_MOST = (650, 800, 1_100)
"""For each of these, comuni beyond which it is not tried: even the lightest so many weigh more than `HEAVIEST`."""
_GRID = 1 / 2
"""The step of a comune's own grid, as a part of that side."""
UNIT = 10_000
"""Steps are counted in parts of a degree."""


class OutlineBlock(TypedDict):
    """The comuni by code, the step of each one's grid in `UNIT`, its rings as texts with a space between."""

    codici: list[str]
    passi: list[int]
    anelli: list[str]


def outlines_block(codes: Iterable[str]) -> OutlineBlock | None:
    """Return the outlines of these comuni, as finely as they may weigh; None of too many."""
    wanted = frozenset(codes)
    return _outlines(wanted) if len(wanted) <= max(_MOST) else None


@lru_cache(maxsize=1)  # a registry is often shown more than once
def _outlines(wanted: frozenset[str]) -> OutlineBlock | None:
    comuni = gpd.read_parquet(geodata_path("boundaries/comuni.parquet"))
    known = comuni[comuni["codice_comune"].isin(wanted)]
    parts = [part for part, most in zip(_SIMPLER, _MOST, strict=True) if len(known) <= most]
    tried = (_block(list(known["codice_comune"]), known.geometry.to_numpy(), part) for part in parts)
    return next((block for block in tried if len(deflated(block)) <= HEAVIEST), None)


def _block(codes: list[str], shapes: Any, part: float) -> OutlineBlock:
    sides = np.sqrt(shapely.area(shapes)) * part
    steps = np.maximum(np.rint(sides * _GRID * UNIT), 1).astype(int).tolist()
    # By the area of a corner (Visvalingam): by its distance (Douglas-Peucker) the spikes of a line would stay.
    simple = [shapely.coverage_simplify([shape], side)[0] for shape, side in zip(shapes, sides, strict=True)]
    drawn = zip(simple, steps, strict=True)
    return {"codici": codes, "passi": steps, "anelli": [_rings_text(shape, step / UNIT) for shape, step in drawn]}


def _rings_text(shape: Any, step: float) -> str:
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return " ".join(text for ring in rings if (text := _ring_text(ring, step)))


def _ring_text(ring: Any, step: float) -> str:
    """Return a ring as steps on its grid, the first from the origin, none back; "" of one that the grid swallows."""
    corners = np.rint(shapely.get_coordinates(ring)[:-1] / step).astype(int)
    steps = np.diff(corners, axis=0, prepend=0)
    steps = steps[np.concatenate(([True], (steps[1:] != 0).any(axis=1)))]
    return arc_text(steps.tolist()) if len(steps) >= 3 else ""
