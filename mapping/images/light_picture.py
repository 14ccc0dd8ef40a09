# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One light picture of the map as it opens: for a notebook that may not run the page."""

from dataclasses import dataclass

from mapping.atlas import Atlas
from mapping.images.canvas import encode_light, settings
from mapping.images.choropleths import choropleth_picture
from mapping.images.maps import outlines
from mapping.images.overview import overview_picture

_OVERVIEWS = {"associazioni", "nessuno"}
"""What the overview shows: the associations, by region and by comune."""


@dataclass(frozen=True)
class Picture:
    """A static map: its title in Italian, and a PNG 760 pixels wide of less than 100 kB."""

    title: str
    png: bytes


def draw_picture(atlas: Atlas, indicator: str) -> Picture:
    """Return the static map of an indicator with classes; the overview for the associations, or for «nessuno»."""
    shapes = outlines(atlas.boundaries.regions)
    with settings():
        if indicator in _OVERVIEWS:
            title, figure = overview_picture(atlas, shapes)
        else:
            title, figure = choropleth_picture(atlas, shapes, indicator)
        return Picture(title, encode_light(figure))
