# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a static image: its size, its colours, its words above and below, and its bytes.

No pyplot: nothing global is touched, so that a notebook's own figures stay as they are.
"""

import io
import re
import textwrap
from html import escape
from typing import Any

import matplotlib as mpl
import numpy as np
from babel.numbers import format_decimal
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from mapping import palette
from mapping.atlas import Atlas
from mapping.coverage import sample_notice
from mapping.palette import colour
from mapping.row_sources import source_age

RAMP = tuple(map(colour, palette.RAMP))
"""Few to many, as on the page."""
ZERO, NO_DATA, WATER, LINE = map(colour, ("zero", "bordo", "acqua", "bordo-forte"))
CIRCLE, PROJECT, INK, QUIET = map(colour, ("cerchio", "rombo", "testo", "testo-quieto"))
HATCH = "////"
"""On places without data, so that they differ from zero without colour."""

DPI = 120
_LIGHT_DPI, _LIGHT_COLOURS = 100, 128
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # it comes with matplotlib: the same letters on every machine
    "svg.fonttype": "path",
    "svg.hashsalt": "mappa-associazioni-migranti",
    "path.simplify": False,
    "hatch.color": LINE,
    "hatch.linewidth": 0.6,
}


def number(value: float, decimals: int = 0) -> str:
    """Return a number as Italians write it, rounded as the classes round it."""
    shown = float(np.round(value, decimals))
    return str(format_decimal(shown, format="#,##0." + "0" * decimals, locale="it"))


def footer(atlas: Atlas, source: str, width: int, formula: str = "") -> str:
    """Return what is said under every image, in lines of ``width`` letters: a sample, whose figures, how made."""
    age = source_age(atlas.associations).sentence()
    said = [f"{sample_notice(len(atlas.associations))} {age}".rstrip(), f"Fonte: {source}."]
    said += [f"Calcolo: {formula}."] if formula else []
    return "\n".join(line for sentence in said for line in textwrap.wrap(sentence, width))


def sheet(
    title: str,
    subtitle: str,
    foot: str,
    size: tuple[float, float],
    frame: tuple[float, float, float, float],
) -> tuple[Figure, Axes]:
    """Return a figure of ``size`` inches with its words, and empty axes in ``frame``.

    ``frame`` is left, bottom, width and height as fractions of the figure.
    """
    figure = Figure(figsize=size, facecolor="white")
    inch = 1 / size[1]
    lines = textwrap.wrap(title, int(size[0] * 8.2))
    figure.text(0.03, 1 - 0.2 * inch, "\n".join(lines), fontsize=14.5, fontweight="bold", color=INK, va="top")
    below = 1 - (0.25 + 0.27 * len(lines)) * inch
    figure.text(0.03, below, subtitle, fontsize=9.5, color=QUIET, va="top", linespacing=1.4)
    figure.text(0.03, 0.12 * inch, foot, fontsize=7.5, color=QUIET, va="bottom", linespacing=1.4)
    return figure, figure.add_axes(frame)


def settings() -> Any:
    """Return the context in which a figure is made and turned into bytes.

    It begins with matplotlib's own defaults: a `matplotlibrc` of the user's changes no byte.
    """
    own = {name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith("backend")}
    return mpl.rc_context({**own, **_SETTINGS})


def encode(figure: Figure, title: str) -> dict[str, bytes]:
    """Return ``{".svg": …, ".png": …}`` without date or program name: same figure, same bytes."""
    FigureCanvasAgg(figure)
    svg, png = io.StringIO(), io.BytesIO()
    figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    figure.savefig(png, format="png", dpi=DPI, metadata={"Software": None, "Title": title})
    named = svg.getvalue().replace("<svg ", f'<svg role="img" aria-label="{escape(title)}" ', 1)
    return {".svg": _shorten(named).encode(), ".png": png.getvalue()}


def encode_light(figure: Figure) -> bytes:
    """Return a PNG in few colours, a quarter of the bytes: same figure, same pixels."""
    FigureCanvasAgg(figure)
    full, light = io.BytesIO(), io.BytesIO()
    figure.savefig(full, format="png", dpi=_LIGHT_DPI)
    palette = Image.open(full).convert("RGB").quantize(_LIGHT_COLOURS, dither=Image.Dither.NONE)
    palette.save(light, "PNG", optimize=True)
    return light.getvalue()


def _shorten(svg: str) -> str:
    """Return the drawing with its paths in hundredths of a point: half the bytes, the same picture."""
    return re.sub(r' d="[^"]*"', lambda path: re.sub(r"(\.\d\d)\d+", r"\1", path[0]), svg)
