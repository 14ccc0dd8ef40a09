# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the static maps are drawn with: regions in classes with their words, marks of places, the legend."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from mapping.coverage import NO_DATA as WITHOUT
from mapping.coverage import ZERO as NONE
from mapping.coverage import Classes
from mapping.images.canvas import HATCH, INK, LINE, NO_DATA, QUIET, RAMP, WATER, ZERO, number
from mapping.places import METRIC

TOLERANCE = 1_500
"""Metres of generalisation: about one pixel of the PNG."""
_MARGIN = 20_000
_HALO = [withStroke(linewidth=2.4, foreground="white")]
_SIDES = (
    (9, 0, "left"), (-9, 0, "right"), (0, 13, "center"), (0, -13, "center"),
    (9, 10, "left"), (9, -10, "left"), (-9, 10, "right"), (-9, -10, "right"),
)  # fmt: skip
"""Where the text of a mark is tried, in this order: offset in points and alignment."""
_NUDGES = {"07": (-8_000, -26_000), "14": (6_000, 0)}
"""Metres by which a label leaves a region too narrow for it: Liguria (into the sea), Molise."""


def outlines(regions: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the polygons in `METRIC`, generalised so that neighbours still share their lines."""
    projected = regions.geometry.to_crs(METRIC)
    return gpd.GeoSeries(shapely.coverage_simplify(projected.to_numpy(), TOLERANCE), index=regions.index, crs=METRIC)


def draw_regions(axes: Axes, shapes: gpd.GeoSeries, colours: "pd.Series[str]") -> None:
    """Fill the polygons and fit the axes to them; the colour `NO_DATA` is hatched too."""
    for code, shape in shapes.items():
        fill = colours[code]
        hatch = HATCH if fill == NO_DATA else None
        axes.add_patch(PathPatch(_path(shape), facecolor=fill, edgecolor=LINE, linewidth=0.6, hatch=hatch))
    _frame(axes, shapes)


def label_regions(axes: Axes, shapes: gpd.GeoSeries, texts: "pd.Series[str]") -> None:
    """Write the text of each region where its polygon is widest."""
    for code, shape in shapes.items():
        centre = shapely.get_point(shapely.maximum_inscribed_circle(shape), 0)
        right, up = _NUDGES.get(str(code), (0, 0))
        place = (centre.x + right, centre.y + up)
        axes.annotate(
            texts[code], place, fontsize=9.5, fontweight="bold", color=INK, ha="center", va="center",
            path_effects=_HALO, zorder=4,
        )  # fmt: skip


def draw_marks(axes: Axes, points: gpd.GeoSeries, sizes: Sequence[float], marker: str, colour: str) -> None:
    """Draw marks of ``sizes`` (square points) at ``points``, the large ones below the small ones."""
    flat, area = points.to_crs(METRIC), np.asarray(sizes, dtype=float)
    order = np.argsort(-area, kind="stable")
    x, y = flat.x.to_numpy()[order], flat.y.to_numpy()[order]
    axes.scatter(x, y, s=area[order], marker=marker, c=colour, edgecolors="white", linewidths=0.8, alpha=0.92, zorder=3)


def label_marks(axes: Axes, points: gpd.GeoSeries, texts: Sequence[str]) -> None:
    """Write the text of each mark on the first of four sides where it covers no mark and no other text."""
    flat = points.to_crs(METRIC)
    to_pixels = axes.transData.transform
    taken = [Bbox.from_bounds(x - 8, y - 8, 16, 16) for x, y in to_pixels(np.c_[flat.x, flat.y])]
    for here, text in zip(flat, texts, strict=True):
        for right, up, side in _SIDES:
            label = axes.annotate(
                text, (here.x, here.y), xytext=(right, up), textcoords="offset points", ha=side, va="center",
                fontsize=8.5, color=INK, path_effects=_HALO, zorder=4,
            )  # fmt: skip
            box = label.get_window_extent()
            if box.count_overlaps(taken) == 0 or (right, up, side) == _SIDES[-1]:
                taken.append(box)
                break
            label.remove()


def class_colours(values: "pd.Series[float]", classes: Classes) -> "pd.Series[str]":
    """Return the colour of each value: `NO_DATA`, `ZERO` or one of `RAMP`."""
    colours = {WITHOUT: NO_DATA, NONE: ZERO} | dict(enumerate(RAMP))
    return classes.of(values).map(colours)


def class_keys(classes: Classes) -> list[Artist]:
    """Return the legend's keys: the classes, then zero and no data, named also where no region has them."""
    spans = [
        " – ".join(number(bound, classes.decimals) for bound in dict.fromkeys(span)) for span in classes.intervals()
    ]
    keys = [patch_key(colour, span) for colour, span in zip(RAMP, spans, strict=False)]
    return [*keys, patch_key(ZERO, "zero"), patch_key(NO_DATA, "dato non disponibile", HATCH)]


def mark_key(marker: str, colour: str, label: str, size: float = 8) -> Artist:
    """Return the legend's key of a mark."""
    return Line2D([], [], linestyle="", marker=marker, color=colour, markersize=size, label=label)


def draw_legend(axes: Axes, keys: list[Artist], title: str) -> None:
    """Put the legend into the sea at the lower left."""
    legend = axes.legend(
        handles=keys, title=title, loc="lower left", bbox_to_anchor=(0.01, 0.01), frameon=False,
        fontsize=8.5, title_fontsize=9, alignment="left", labelcolor=INK, handlelength=1.6,
    )  # fmt: skip
    legend.get_title().set_color(QUIET)


def draw_rows(axes: Axes, rows: Sequence[Sequence[str]], columns: Sequence[float]) -> None:
    """Write a small table into the sea at the upper right, its heading quiet.

    ``columns`` are fractions of the axes: the left of the first two columns, the right of the others.
    """
    for line, row in enumerate(rows):
        colour = INK if line else QUIET
        for place, (left, text) in enumerate(zip(columns, row, strict=True)):
            side = "left" if place < 2 else "right"
            height = 0.975 - 0.0205 * line
            axes.annotate(text, (left, height), xycoords="axes fraction", ha=side, fontsize=8.5, color=colour)


def patch_key(colour: str, label: str, hatch: str | None = None) -> Artist:
    """Return the legend's key of a filled area."""
    return Patch(facecolor=colour, edgecolor=LINE, linewidth=0.6, hatch=hatch, label=label)


def _frame(axes: Axes, shapes: gpd.GeoSeries) -> None:
    """Fit the axes to the shapes with one scale both ways, and let the sea fill the rest."""
    left, low, right, high = shapes.total_bounds
    box = axes.get_window_extent()
    height = max(high - low, (right - left) * box.height / box.width) + 2 * _MARGIN
    width = height * box.width / box.height
    axes.set_xlim((left + right - width) / 2, (left + right + width) / 2)
    axes.set_ylim((low + high - height) / 2, (low + high + height) / 2)
    axes.set(facecolor=WATER, xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def _path(shape: shapely.Geometry) -> Path:
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(np.asarray(ring.coords), closed=True) for ring in rings))
