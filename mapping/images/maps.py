# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ground of the static maps: an equal-area projection, the regions filled by what is known of them, their words."""

from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from mapping.images.canvas import BORDER, HATCHES, INK, WATER
from mapping.images.fonts import BOLD

PROJECTION = "EPSG:3035"
"""Areas in their true proportion, as choropleths need: ETRS89, Lambert azimuthal."""
PROJECTION_TOLD = "Proiezione equivalente ETRS89-LAEA (EPSG:3035): le aree sono in proporzione."
TOLERANCE = 1_500
"""Metres of generalisation: about one pixel of the PNG."""
_FINER = 0.0015
"""The same of a part of Italy, in parts of its size."""
_MARGIN = 20_000
_OF_SIZE = 0.1
"""The margin of a small part, in parts of its size."""
_CORNER = (0.6, 0.65)
"""From which part of the width and of the height on Italy leaves a corner free."""
_BESIDE = 0.55
"""What is left free beside a part of Italy that leaves none, in widths; it is not the sea."""
HALO = [withStroke(linewidth=2.4, foreground="white")]
_NUDGES = {"07": (-4_000, -27_000), "14": (6_000, 0)}
"""Metres by which a label leaves a region too narrow for it: Liguria (into the sea), Molise."""


def outlines(regions: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the polygons in `PROJECTION`, generalised so that neighbours still share their lines."""
    projected = regions.geometry.to_crs(PROJECTION)
    left, low, right, high = projected.total_bounds
    tolerance = min(TOLERANCE, _FINER * max(right - left, high - low))
    simple = shapely.coverage_simplify(projected.to_numpy(), tolerance)
    return gpd.GeoSeries(simple, index=regions.index, crs=PROJECTION)


def draw_regions(axes: Axes, shapes: gpd.GeoSeries, fills: "pd.Series[str]", states: "pd.Series[str]") -> None:
    """Fill the polygons, hatched by their state (a name of `HATCHES`, or ``""``), and fit the axes to them."""
    for code, shape in shapes.items():
        line = {"edgecolor": BORDER, "linewidth": 0.6}
        fill_region(axes, shape, facecolor=fills[code], **line, **HATCHES.get(states[code], {}))
    fit(axes, shapes)


def fill_region(axes: Axes, shape: shapely.Geometry, **look: Any) -> None:
    """Add a polygon with the properties of a patch."""
    area = PathPatch(_path(shape))
    area.set(**look)
    axes.add_artist(area)  # not add_patch, which measures every curve: `fit` does that once


def label_regions(
    axes: Axes, shapes: gpd.GeoSeries, texts: "pd.Series[str]", taken: shapely.Geometry | None = None
) -> None:
    """Write the text of each region where its polygon is widest; ``taken`` is left free."""
    for code, shape in shapes.items():
        centre = widest(shape if taken is None else shapely.difference(shape, taken))
        right, up = _NUDGES.get(str(code), (0, 0)) if taken is None else (0, 0)
        axes.annotate(
            texts[code], (centre.x + right, centre.y + up), fontsize=11, fontweight=BOLD, color=INK, ha="center",
            va="center", path_effects=HALO, zorder=4,
        )  # fmt: skip


@lru_cache(maxsize=64)  # the same regions stand on many maps
def widest(shape: shapely.Geometry) -> shapely.Point:
    """Return where a polygon is widest: there is most room for a word."""
    return shapely.get_point(shapely.maximum_inscribed_circle(shape), 0)


def metres_per_point(axes: Axes) -> float:
    """Return how long a typographic point is on the ground."""
    left, right = axes.get_xlim()
    return (right - left) / (axes.get_window_extent().width * 72 / axes.figure.dpi)


def fit(axes: Axes, shapes: gpd.GeoSeries, sea: str = WATER) -> None:
    """Fit the axes to the shapes with one scale both ways, and let the sea fill the rest."""
    left, low, right, high = shapes.total_bounds
    wide, tall = right - left, high - low
    corner = shapely.box(left + _CORNER[0] * wide, low + _CORNER[1] * tall, right, high)
    if sea != "none" and shapes.intersects(corner).any():  # where the legend lies on Italy's sea
        right, sea = right + _BESIDE * wide, "none"
    box = axes.get_window_extent()
    height = max(high - low, (right - left) * box.height / box.width) + 2 * min(_MARGIN, _OF_SIZE * max(wide, tall))
    width = height * box.width / box.height
    axes.set_xlim((left + right - width) / 2, (left + right + width) / 2)
    axes.set_ylim((low + high - height) / 2, (low + high + height) / 2)
    axes.set(facecolor=sea, xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


@lru_cache(maxsize=64)  # as above
def _path(shape: shapely.Geometry) -> Path:
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(np.asarray(ring.coords), closed=True) for ring in rings))
