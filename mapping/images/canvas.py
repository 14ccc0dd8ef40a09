# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a static image: its size, its colours, its words above and below, and its bytes.

No pyplot: nothing global is touched, so that a notebook's own figures stay as they are.
"""

import io
import re
import textwrap
from collections.abc import Sequence
from html import escape
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from babel.numbers import format_decimal
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from mapping import palette
from mapping.atlas import Atlas
from mapping.images.fonts import BOLD, family
from mapping.palette import colour
from mapping.register_kind import REGISTRY

RAMP = tuple(map(colour, palette.RAMP))
"""Few to many, as on the page."""
ZERO, NO_DATA, WATER, LINE, BORDER = map(colour, ("zero", "bordo", "acqua", "bordo-forte", "confine-forte"))
CIRCLE, PROJECT, INK, QUIET = map(colour, ("cerchio", "progetto-malaika", "testo", "testo-quieto"))
ACCENT, ACCENT_STRONG, FAINT = map(colour, ("accento", "accento-forte", "bordo"))
ABSENT = colour("assente", "evidence")
HATCHES: dict[str, dict[str, Any]] = {
    "senza_dato": {"hatch": "////"},
    "classe_incerta": {"hatch": "..", "hatchcolor": BORDER},
    "non_nota": {"hatch": "++"},
}
"""What lies on a place so that it is told apart without colour: no data, a class that is not sure, «not known»."""

DPI = 120
_LIGHT_DPI, _LIGHT_COLOURS = 100, 128
_TITLE_LETTERS, _LETTERS, _SMALL_LETTERS = 9.8, 15.2, 19.5
"""Letters that an inch of the title, of the lines below it and of the footer holds."""
_FURTHER_DIGITS = re.compile(r"(?<=\.\d\d)\d+")
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "mappa-associazioni-migranti",
    "path.simplify": False,
    "ytick.alignment": "center",  # the typeface stands low in its lines
    "hatch.color": LINE,
    "hatch.linewidth": 0.6,
}


def number(value: Any, decimals: int = 0, *, missing: str = "–") -> str:
    """Return a number as Italians write it, rounded as the classes round it; ``missing`` for one that is not known."""
    if pd.isna(value):
        return missing
    shown = float(np.round(value, decimals))
    return str(format_decimal(shown, format="#,##0." + "0" * decimals, locale="it"))


def own_source(atlas: Atlas) -> str:
    """Return what the figures of the register come from: the register by its name where it has one."""
    called = atlas.kind.called()
    return called[0].lower() + called[1:] if atlas.kind.name else REGISTRY


def titled(atlas: Atlas, title: str) -> str:
    """Return a title with the part of Italy that the picture is of, if it is of one."""
    return f"{title} · {atlas.extent.name}" if atlas.extent else title


def footer(atlas: Atlas, source: str, *notes: str, formula: str = "") -> list[str]:
    """Return the sentences under every image: whose figures, how old the sources, how made, what else to know."""
    source = source.replace(REGISTRY, own_source(atlas), 1)
    told = f"Fonte: {source}. {atlas.source_age.sentence()}".rstrip()
    return [told, *([f"Calcolo: {formula}."] if formula else []), *notes]


def sheet(
    atlas: Atlas,
    title: str,
    subtitle: str,
    foot: Sequence[str],
    size: tuple[float, float],
    frame: tuple[float, float, float, float],
) -> tuple[Figure, Axes]:
    """Return a figure of ``size`` inches with its words, and empty axes in ``frame``.

    What kind of register it is stands above the picture, where whoever crops the foot leaves it. ``frame`` is left,
    the room below for what stands between the axes and the footer, width and top, as fractions of the figure: however
    many lines the footer has, it lies on nothing.
    """
    subtitle = f"{subtitle}\n{atlas.kind.notice(len(atlas.associations))}"
    figure = Figure(figsize=size, facecolor="white")
    FigureCanvasAgg(figure)  # measures text by itself; without it each measure draws the whole figure
    inch = 1 / size[1]
    lines = textwrap.wrap(titled(atlas, title), int(size[0] * _TITLE_LETTERS))
    told = "\n".join(line for part in subtitle.split("\n") for line in textwrap.wrap(part, int(size[0] * _LETTERS)))
    below = 1 - (0.25 + 0.28 * len(lines)) * inch
    said = "\n".join(line for sentence in foot for line in textwrap.wrap(sentence, int(size[0] * _SMALL_LETTERS)))
    figure.text(0.03, 1 - 0.2 * inch, "\n".join(lines), fontsize=16, fontweight=BOLD, color=INK, va="top")
    figure.text(0.03, below, told, fontsize=10.5, color=QUIET, va="top", linespacing=1.0)
    feet = figure.text(0.03, 0.12 * inch, said, fontsize=8, color=QUIET, va="bottom", linespacing=1.0)
    left, room, width, top = frame
    bottom = feet.get_window_extent().y1 / figure.bbox.height + room
    return figure, figure.add_axes((left, bottom, width, top - bottom))


def settings() -> Any:
    """Return the context in which a figure is made and turned into bytes.

    It begins with matplotlib's own defaults: a `matplotlibrc` of the user's changes no byte.
    """
    own = {name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith("backend")}
    return mpl.rc_context({**own, **_SETTINGS, "font.family": family()})


def encode(figure: Figure, title: str) -> dict[str, bytes]:
    """Return ``{".svg": …, ".png": …}`` without date or program name: same figure, same bytes."""
    svg, png = io.StringIO(), io.BytesIO()
    figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    figure.savefig(png, format="png", dpi=DPI, metadata={"Software": None, "Title": title})
    named = svg.getvalue().replace("<svg ", f'<svg role="img" aria-label="{escape(title)}" ', 1)
    return {".svg": _shorten(named).encode(), ".png": png.getvalue()}


def encode_light(figure: Figure) -> bytes:
    """Return a PNG in few colours, a quarter of the bytes: same figure, same pixels."""
    full, light = io.BytesIO(), io.BytesIO()
    figure.savefig(full, format="png", dpi=_LIGHT_DPI)
    palette = Image.open(full).convert("RGB").quantize(_LIGHT_COLOURS, dither=Image.Dither.NONE)
    palette.save(light, "PNG", optimize=True)
    return light.getvalue()


def _shorten(svg: str) -> str:
    """Return the drawing with its paths in hundredths of a point: half the bytes, the same picture."""
    return re.sub(r' d="[^"]*"', lambda path: _FURTHER_DIGITS.sub("", path[0]), svg)
