# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marks of places on the static maps: none covers another, each says how large it is."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox
from numpy.typing import ArrayLike, NDArray

from mapping.images.canvas import INK
from mapping.images.maps import HALO, PROJECTION, metres_per_point

_LARGEST, _EACH = 500.0, 15.0
"""Square points of the largest circle at most, and of one association where that is not reached."""
_SMALLEST = 9.0
_LINE = 1.6
_SIDES = (
    (9, 0, "left"), (-9, 0, "right"), (0, 13, "center"), (0, -13, "center"),
    (9, 10, "left"), (9, -10, "left"), (-9, 10, "right"), (-9, -10, "right"),
)  # fmt: skip
"""Where the text of a mark is tried, in this order: offset in points and alignment."""

Areas = NDArray[np.float64]


def circle_areas(counts: ArrayLike, largest: int) -> Areas:
    """Return the square points of circles in proportion to ``counts``, ``largest`` being the map's highest."""
    each = min(_EACH, _LARGEST / max(largest, 1))
    return np.maximum(np.asarray(counts, dtype=float) * each, _SMALLEST)


def sizes_told(largest: int) -> list[int]:
    """Return the counts whose circles stand in the legend: up to four, the highest near ``largest``."""
    steps = [n * 10**power for power in range(6) for n in (1, 5)]
    steps += [2 * 10**power for power in range(1, 6)]
    below = sorted(step for step in steps if step <= largest)
    return [below[0], *below[-3:]] if len(below) > 4 else below


def draw_circles(axes: Axes, points: gpd.GeoSeries, areas: Areas, colour: str) -> None:
    """Draw circles of ``areas`` (square points), the large ones below the small ones."""
    order = np.argsort(-areas, kind="stable")
    x, y = points.x.to_numpy()[order], points.y.to_numpy()[order]
    axes.scatter(x, y, s=areas[order], marker="o", c=colour, edgecolors="white", linewidths=0.7, zorder=3)


def draw_diamonds(
    axes: Axes, points: gpd.GeoSeries, areas: Areas, colour: str, *, hollow: bool = True, height: float = 2.5
) -> None:
    """Draw diamonds of ``areas``; a hollow one leaves free whatever is in it."""
    fill = "none" if hollow else colour
    x, y = points.x.to_numpy(), points.y.to_numpy()
    axes.scatter(
        x, y, s=areas, marker="D", facecolors="none", edgecolors="white", linewidths=2.2 * _LINE, zorder=height
    )
    axes.scatter(x, y, s=areas, marker="D", facecolors=fill, edgecolors=colour, linewidths=_LINE, zorder=height)


def around(circles: ArrayLike) -> Areas:
    """Return the square points of diamonds around circles: a diamond's inner circle is as wide as its side."""
    found: Areas = (np.sqrt(np.asarray(circles, dtype=float)) + 2 * _LINE) ** 2
    return found


def discs(axes: Axes, points: gpd.GeoSeries, areas: Areas) -> NDArray[np.object_]:
    """Return what circles of ``areas`` cover of the ground, as polygons."""
    radii = np.sqrt(areas) / 2 * metres_per_point(axes)
    found: NDArray[np.object_] = shapely.buffer(points.to_numpy(), radii)
    return found


def label_marks(axes: Axes, points: gpd.GeoSeries, texts: Sequence[str]) -> None:
    """Write the text of each mark on the first side where it covers no mark and no other text."""
    _label(axes, list(zip(points.x, points.y, strict=True)), texts, [16.0] * len(points))


def label_points(axes: Axes, places: Sequence[tuple[float, float]], texts: Sequence[str]) -> None:
    """Write the text of each point of a chart, as `label_marks` does on a map."""
    _label(axes, places, texts, [9.0] * len(places))


def _label(axes: Axes, places: Sequence[tuple[float, float]], texts: Sequence[str], wide: Sequence[float]) -> None:
    pixels = axes.transData.transform(np.asarray(places))
    taken = [Bbox.from_bounds(x - w / 2, y - w / 2, w, w) for (x, y), w in zip(pixels, wide, strict=True)]
    for here, text in zip(places, texts, strict=True):
        for right, up, side in _SIDES:
            label = axes.annotate(
                text, here, xytext=(right, up), textcoords="offset points", ha=side, va="center",
                fontsize=9.5, color=INK, path_effects=HALO, zorder=4,
            )  # fmt: skip
            box = label.get_window_extent()
            if box.count_overlaps(taken) == 0 or (right, up, side) == _SIDES[-1]:
                taken.append(box)
                break
            label.remove()


def projected(longitude: ArrayLike, latitude: ArrayLike) -> gpd.GeoSeries:
    """Return places given in degrees as points of `PROJECTION`."""
    return gpd.GeoSeries(gpd.points_from_xy(longitude, latitude, crs=4326)).to_crs(PROJECTION)
