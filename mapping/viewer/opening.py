# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the map shows at first: Italy, or the region, province or comune in which nearly all of the registry is."""

from typing import NotRequired, TypedDict

import pandas as pd

from mapping.atlas import Atlas
from mapping.viewer.part import least_zoom, part_view
from mapping.viewer.payload import place_table
from mapping.viewer.shown_map import Corners

MOST = 0.9
"""From which share of the placed associations on a registry is one of that place: a few have their seat elsewhere."""
_AROUND = 0.12
"""Degrees that the map shows on each side of a comune, some 10 km: its surroundings."""


class View(TypedDict):
    """What a map shows at first where that is not all of its bounds, and how far out it goes (`MapSettings`)."""

    vista: NotRequired[Corners]
    zoom: NotRequired[float]


def bounds_and_view(atlas: Atlas, italy: Corners) -> tuple[Corners, View]:
    """Return the corners in which a map is, ``italy``'s or those of its part, and its view."""
    if atlas.extent:
        bounds = part_view(atlas.boundaries)
        return bounds, {"zoom": least_zoom(bounds)}
    view = opening_view(atlas, italy)
    return italy, ({} if view == italy else {"vista": view})


def opening_view(atlas: Atlas, italy: Corners) -> Corners:
    """Return the south-west and north-east corners (latitude, longitude) of the smallest place that holds `MOST`."""
    placed = atlas.associations[atlas.associations["luogo_codice_regione"] != ""]
    if comune := _common(placed["luogo_codice_comune"]):
        place = place_table(placed[placed["luogo_codice_comune"] == comune]).iloc[0]
        south, west = round(place["lat"] - _AROUND, 3), round(place["lon"] - _AROUND, 3)
        return (south, west), (round(south + 2 * _AROUND, 3), round(west + 2 * _AROUND, 3))
    for column, areas in (
        ("luogo_codice_provincia", atlas.boundaries.provinces),
        ("luogo_codice_regione", atlas.boundaries.regions),
    ):
        if code := _common(placed[column]):
            west, south, east, north = (round(float(edge), 3) for edge in areas.geometry[code].bounds)
            return (south, west), (north, east)
    return italy


def _common(codes: "pd.Series[str]") -> str:
    """Return the code of nearly all rows, ``""`` if there is none."""
    shares = codes.value_counts(normalize=True)
    return str(shares.index[0]) if len(shares) and shares.iloc[0] >= MOST and shares.index[0] else ""
