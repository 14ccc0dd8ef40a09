# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The inhabited centres on land and inside their comune, whatever the generalised line says."""

from pathlib import Path

import pandas as pd
from shapely import Point, Polygon
from shapely.ops import nearest_points

from geodata.steps.common import METRES, check
from geodata.steps.municipal import polygons
from geodata.steps.points import gazetteer_points, to_degrees

INSIDE = 15.0
"""Metres inside the line to which a point outside it is moved."""
FARTHEST = 350.0
"""Metres: a point farther out than this is a wrong point, for ``punti.csv``, not one the line has cut off."""


def centres(raw: Path) -> pd.DataFrame:
    """Return latitude and longitude of each comune's inhabited centre, index ``codice_comune``.

    A harbour or border town that the generalised line leaves outside (at sea, in the next comune) is moved to
    the nearest place of its own comune.
    """
    points = gazetteer_points(raw).sort_index()
    areas = polygons(raw).to_crs(METRES)
    check(points.index.equals(areas.index), "Il gazetteer e i confini non hanno gli stessi comuni.")
    outside = points.distance(areas)
    check((outside < FARTHEST).all(), f"Punti sbagliati: {', '.join(points.index[outside >= FARTHEST])}.")
    cut_off = outside[outside > 0].index
    points[cut_off] = [_nearest(areas[code], points[code]) for code in cut_off]
    return to_degrees(points)


def _nearest(area: Polygon, point: Point) -> Point:
    return nearest_points(area.buffer(-INSIDE), point)[0]
