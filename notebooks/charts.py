# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the charts of these notebooks look: the page's colours, sources under each, the same pixels each time."""

import textwrap
from collections.abc import Iterable

import geopandas as gpd
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from IPython.display import HTML, Markdown
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from mapping.coverage import words
from mapping.palette import RAMP, colour

INK, QUIET, LINE, FAINT = (colour(name) for name in ("testo", "testo-quieto", "bordo-forte", "bordo"))
BLUE, ORANGE, DARK, PALE = (colour(name) for name in (RAMP[-1], "cerchio", "progetto-malaika", RAMP[1]))
EVIDENCE: dict[str, tuple[str, str]] = {
    "presente": (colour(RAMP[3]), ""),
    "presente_altra_fonte": (colour(RAMP[1]), "...."),
    "probabilmente_assente": (colour("assente", "evidence"), "xxx"),
    "non_si_puo_dire": ("#ffffff", ""),
    "pochi_residenti": (colour("fondo-quieto"), "||||"),
    "senza_dato": (colour("bordo"), "////"),
}
"""Fill and hatch of each state, told apart in grey too; the names are those of the column ``evidenza``."""
EQUAL_AREA = 3035
_DPI = 100


def use_style() -> None:
    """Begin with matplotlib's own defaults, so that nobody's settings change a pixel."""
    mpl.rcParams.update({name: value for name, value in mpl.rcParamsDefault.items() if "backend" not in name})
    mpl.rcParams.update(
        {
            "figure.dpi": _DPI, "savefig.dpi": _DPI, "font.family": "DejaVu Sans", "font.size": 9,
            "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": LINE, "axes.titlesize": 9.5,
            "axes.titlelocation": "left", "axes.spines.top": False, "axes.spines.right": False,
            "xtick.color": QUIET, "ytick.color": QUIET, "xtick.labelcolor": INK, "ytick.labelcolor": INK,
            "axes.grid": True, "axes.axisbelow": True, "grid.color": FAINT, "grid.linewidth": 0.6,
            "legend.frameon": False, "hatch.color": LINE, "hatch.linewidth": 0.5, "figure.constrained_layout.use": True,
        }
    )  # fmt: skip


def panels(
    rows: int, columns: int, size: tuple[float, float], *, sharex: bool = False, sharey: bool = False
) -> tuple[Figure, list[Axes]]:
    """Return a figure and its axes, row after row."""
    figure, axes = plt.subplots(rows, columns, figsize=size, squeeze=False, sharex=sharex, sharey=sharey)
    return figure, list(axes.flat)


def finish(figure: Figure, title: str, source: str) -> None:
    """Write the title above a chart and its sources below, both outside of what is laid out, and show it."""
    width, height = figure.get_size_inches()
    head = textwrap.wrap(title, int(width * 10.5))
    foot = textwrap.wrap(f"Source: {source}.", int(width * 16))
    top, bottom = (0.08 + 0.2 * len(head)) / height, (0.1 + 0.14 * len(foot)) / height
    figure.text(0.01, 1, "\n".join(head), fontsize=11, fontweight="bold", va="top")
    figure.text(0.01, 0, "\n".join(foot), fontsize=7.5, color=QUIET, va="bottom")
    for key in figure.legends:
        key.set_in_layout(False)
        key.set_bbox_to_anchor((0, bottom), transform=figure.transFigure)
        bottom += (0.1 + 0.17 * len(key.get_texts())) / height
    figure.set_layout_engine("constrained", rect=(0, bottom, 1, 1 - top - bottom))
    plt.show()


def state_words(state: str) -> str:
    """Return what a state of ``evidenza`` means, in English."""
    return str(words("evidenza")[state]["en"])


def plain_state(state: str) -> str:
    """Return a state of ``evidenza`` as Italians read it."""
    return state.replace("_", " ").replace("puo", "può").replace("presente altra", "presente secondo altra")


def draw_evidence(axes: Axes, shapes: gpd.GeoDataFrame, states: "pd.Series[str]", title: str) -> None:
    """Fill the polygons by the state of each (same index; a polygon without a state is one of few residents)."""
    told = states.reindex(shapes.index).fillna("pochi_residenti")
    for state, (fill, hatch) in EVIDENCE.items():
        some = shapes[told == state]
        if len(some):
            some.plot(ax=axes, facecolor=fill, edgecolor=LINE, linewidth=0.5, hatch=hatch, aspect="equal")
    axes.set_title(title)
    axes.set_axis_off()


def evidence_key(figure: Figure, states: Iterable[str]) -> None:
    """Put the key of the states that were drawn under the chart."""
    drawn = set(states)
    keys = [
        Patch(
            facecolor=fill,
            hatch=hatch,
            edgecolor=LINE,
            linewidth=0.5,
            label=f"{plain_state(state)}: {state_words(state)}",
        )
        for state, (fill, hatch) in EVIDENCE.items()
        if state in drawn
    ]
    figure.legend(handles=keys, loc="lower left", borderaxespad=0, fontsize=8)


def thousands(axes: Axes, which: str = "y") -> None:
    """Write the numbers of an axis with a comma every three digits."""
    getattr(axes, f"{which}axis").set_major_formatter("{x:,.0f}")


def stacked_evidence(axes: Axes, counts: pd.DataFrame) -> None:
    """Draw a bar for each row, its states (the columns) one after the other, each with its number."""
    left = np.zeros(len(counts))
    for state in counts:
        fill, hatch = EVIDENCE[str(state)]
        width = counts[state].to_numpy(dtype=float)
        bars = axes.barh(counts.index, width, left=left, color=fill, hatch=hatch, edgecolor=LINE, linewidth=0.5)
        axes.bar_label(bars, [f"{number:.0f}" if number else "" for number in width], label_type="center", fontsize=7.5)
        left += width
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")


def series_with_gaps(axes: Axes, people: "pd.Series[float]") -> None:
    """Draw values by year: a line where year follows year, dashes over the years that are not told."""
    known = people.dropna()
    axes.plot(known.index, known, "--", color=LINE, linewidth=0.8)
    for _, run in known.groupby((known.index.to_series().diff() > 1).cumsum()):
        axes.plot(run.index, run, "-" if len(run) > 1 else "o", color=BLUE, linewidth=1.8, markersize=3)
    axes.set_ylim(0, float(known.max()) * 1.12)


def years_told(years: Iterable[int]) -> str:
    """Return years in words, those that follow one another as a span: «2003–2017, 2023, 2025»."""
    known = pd.Series(sorted(set(years)))
    spans = known.groupby((known.diff() != 1).cumsum()).agg(["min", "max"]).to_numpy()
    return ", ".join(f"{start}–{end}" if end > start else f"{start}" for start, end in spans)


def table(frame: pd.DataFrame, **decimals: int) -> HTML:
    """Return a frame as a table without its index; ``decimals`` of its columns of numbers."""
    shown = frame.assign(**{name: frame[name].map(f"{{:,.{places}f}}".format) for name, places in decimals.items()})
    return HTML(shown.to_html(index=False, border=0, justify="left"))  # type: ignore[no-untyped-call] # IPython's


def say(*paragraphs: str) -> Markdown:
    """Return what a cell has to say, in words."""
    return Markdown("\n\n".join(filter(None, paragraphs)))  # type: ignore[no-untyped-call] # IPython's
