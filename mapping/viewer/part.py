# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page must know of a part of Italy, where it is the map of one (`mapping.Atlas.shown`)."""

from math import log2
from typing import NotRequired, TypedDict

from mapping.coverage import load_regions
from mapping.places import Boundaries, Extent
from mapping.viewer.shown_map import Corners

_ONE_VALUE = {
    "regione": ("regione",),
    "provincia": ("regione", "provincia"),
    "comune": ("regione", "provincia"),
}
"""By level of the part: the columns by which nothing is filtered, for they would have one value, or the units'."""
_UNITS = {"regione": "provincia", "provincia": "provincia", "comune": "nel_comune"}
_AROUND = 0.08
"""How much of its size a part has around it, on each side."""
_PIXELS = 300
"""The width of a narrow phone's map."""
_LATITUDE = 1.45
"""How much taller than wide a degree is on the map, in the north of Italy."""
_PROJECTS = "iniziative"
"""No column of the registry: the projects held in the comune of the association."""


class PartBlock(TypedDict):
    """By which facet its units are chosen, and the region that it is or lies in: of every row whose place is known."""

    unita: str
    codice_regione: str
    regione: str


class OfPart(TypedDict):
    """What the payload has more of a part."""

    territorio: NotRequired[PartBlock]


def part_block(extent: Extent | None) -> OfPart:
    """Return what the page's data have of a part, nothing of all Italy."""
    if extent is None:
        return {}
    region = extent.codes[0]
    return {
        "territorio": {
            "unita": _UNITS[extent.level],
            "codice_regione": region,
            "regione": str(load_regions().at[region, "nome"]),
        }
    }


def part_view(units: Boundaries) -> Corners:
    """Return the south-west and north-east corners (latitude, longitude) of a part, with a little around it."""
    west, south, east, north = (float(edge) for edge in units.regions.total_bounds)
    wide, high = (east - west) * _AROUND, (north - south) * _AROUND
    return (round(south - high, 3), round(west - wide, 3)), (round(north + high, 3), round(east + wide, 3))


def least_zoom(corners: Corners) -> float:
    """Return the zoom at which a part is half as wide as a narrow phone: nobody needs to see less of it."""
    (south, west), (north, east) = corners
    degrees = max(east - west, (north - south) * _LATITUDE)
    return round(log2(_PIXELS / 2 * 360 / (256 * degrees)), 1)


def unfiltered(extent: Extent | None, *, projects: bool) -> tuple[str, ...]:
    """Return the columns by which nothing is filtered in a part of Italy, or without projects."""
    return (*(_ONE_VALUE[extent.level] if extent else ()), *(() if projects else (_PROJECTS,)))
