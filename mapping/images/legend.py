# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The legends of the static images: the classes and the states of a map, its marks, small tables in the sea."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from mapping.coverage import NO_DATA as WITHOUT
from mapping.coverage import ZERO as NONE
from mapping.coverage import Classes
from mapping.images.canvas import BORDER, HATCHES, INK, NO_DATA, QUIET, RAMP, ZERO, number


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
    return [*keys, patch_key(ZERO, "zero"), patch_key(NO_DATA, "dato non disponibile", "senza_dato")]


def mark_key(marker: str, colour: str, label: str, size: float = 8, *, hollow: bool = False) -> Artist:
    """Return the legend's key of a mark."""
    fill = "none" if hollow else colour
    return Line2D(
        [], [], linestyle="", marker=marker, color=colour, markerfacecolor=fill, markersize=size, label=label,
        markeredgewidth=1.6 if hollow else 0,
    )  # fmt: skip


def patch_key(colour: str, label: str, state: str = "") -> Artist:
    """Return the legend's key of a filled area, hatched by its state (a name of `HATCHES`)."""
    key = Patch(facecolor=colour, edgecolor=BORDER, linewidth=0.6, label=label)
    key.set(**HATCHES.get(state, {}))
    return key


def draw_legend(axes: Axes, keys: Sequence[Artist], title: str, corner: Any = "upper right") -> None:
    """Put the legend into the sea at a ``corner`` that Italy leaves free."""
    legend = axes.legend(
        handles=keys, title=title, loc=corner, borderaxespad=1.0, frameon=False, fontsize=9.5, title_fontsize=10,
        alignment="left", labelcolor=INK, handlelength=1.8,
    )  # fmt: skip
    legend.get_title().set_color(QUIET)
    for text in legend.get_texts():
        text.set_linespacing(1.0)


def draw_rows(axes: Axes, rows: Sequence[Sequence[str]], columns: Sequence[float]) -> None:
    """Write a small table into the sea at the upper right, its heading quiet.

    ``columns`` are fractions of the axes: the left of the first two columns, the right of the others.
    """
    for line, row in enumerate(rows):
        colour = INK if line else QUIET
        for place, (left, text) in enumerate(zip(columns, row, strict=True)):
            side = "left" if place < 2 else "right"
            height = 0.975 - 0.0205 * line
            axes.annotate(text, (left, height), xycoords="axes fraction", ha=side, fontsize=9.5, color=colour)
