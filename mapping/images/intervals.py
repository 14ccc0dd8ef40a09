# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rates with their uncertainty: the interval of each region, and the funnel that they make."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from mapping.atlas import Atlas
from mapping.coverage import LEVELS, Funnel, fit_funnel, indicators
from mapping.images.canvas import ACCENT, FAINT, INK, LINE, QUIET, RAMP, footer, number, sheet
from mapping.images.choropleths import SIZE
from mapping.images.marks import label_points

INTERVALS = "Associazioni ogni 10.000 residenti stranieri: il tasso e il suo intervallo"
_COLUMNS = ((1.10, "tasso"), (1.185, "ass."), (1.345, "residenti"))
"""What stands beside each interval, and where it ends, in widths of the axes."""
_NO_RATE = "Nulla da disegnare: di nessuna regione il registro dà un tasso sopra lo zero."
FUNNEL = "Tasso e numero di residenti: quanto può fare il caso"


def intervals_picture(atlas: Atlas) -> tuple[str, Figure]:
    """Return title and figure of the regions by rate, each with its exact interval, count and residents."""
    about = indicators(atlas.coverage.year)["tasso_10000"]
    regions = atlas.coverage.regions.sort_values(
        ["tasso_10000", "regione"], na_position="first", ascending=[True, False]
    )
    kind = "province" if atlas.extent else "regioni"
    told = (
        "Punto: il tasso nel registro. Barra: intervallo al 95 % (Poisson esatto, Garwood 1936), di solo caso.\n"
        f"Dove le barre si sovrappongono molto, l'ordine delle {kind} non dice quale ne abbia di più."
    )
    foot = footer(atlas, about.source, formula=about.formula_it)
    figure, axes = sheet(atlas, INTERVALS, told, foot, SIZE, (0.225, 0.06, 0.565, 0.825))
    places = np.arange(len(regions))
    low, rate, high = (regions[f"tasso_10000{end}"].to_numpy() for end in ("_inf", "", "_sup"))
    axes.hlines(places, low, high, color=RAMP[2], linewidth=6)
    axes.plot(rate, places, "o", color=INK, markersize=4.5, zorder=3)
    if atlas.kind.gives_verdicts and atlas.extent is None:
        _draw_italy(axes, float(atlas.coverage.italy["tasso_10000"]))
    _name_rows(axes, regions, about.unit)
    return INTERVALS, figure


def _draw_italy(axes: Axes, rate: float) -> None:
    """Draw what the regions are compared with, where a comparison is meant."""
    axes.axvline(rate, color=QUIET, linewidth=1, linestyle=(0, (4, 3)), zorder=1)
    place = (rate, 1.0)
    axes.annotate(
        f"Italia {number(rate, 2)}", place, xycoords=axes.get_xaxis_transform(), xytext=(3, -2),
        textcoords="offset points", va="top", fontsize=9.5, color=QUIET,
    )  # fmt: skip


def _name_rows(axes: Axes, regions: pd.DataFrame, unit: str) -> None:
    axes.set_yticks(range(len(regions)), list(regions["regione"]), fontsize=10.5)
    axes.set_ylim(-0.7, len(regions) + 0.1)
    axes.set_xlim(left=0)
    for place, row in enumerate(regions.to_dict("records")):
        told = (number(row["tasso_10000"], 2), number(row["associazioni"]), number(row["residenti_stranieri"]))
        for (right, _), text in zip(_COLUMNS, told, strict=True):
            _beside(axes, right, place, text, INK)
    for right, text in _COLUMNS:
        _beside(axes, right, len(regions) - 0.1, text, QUIET)
    _quieten(axes)
    axes.grid(axis="x", color=FAINT, linewidth=0.7)
    axes.set_xlabel(unit, fontsize=10, color=QUIET)


def _beside(axes: Axes, right: float, place: float, text: str, ink: str) -> None:
    axes.annotate(
        text, (right, place), xycoords=axes.get_yaxis_transform(), ha="right", va="center", fontsize=9.5, color=ink
    )


def funnel_picture(atlas: Atlas) -> tuple[str, Figure]:
    """Return title and figure of rate against residents, with the limits of chance and of what regions differ by."""
    about, regions = indicators(atlas.coverage.year)["tasso_10000"], atlas.coverage.regions
    known = regions[regions["tasso_10000"].notna()]
    funnel = fit_funnel(known["associazioni"], known["residenti_stranieri"])
    told = (
        "Quanto più pochi sono i residenti, tanto più il tasso varia da sé. La varianza tra regioni è "
        f"{number(funnel.dispersion, 1)} volte quella del caso."
    )
    if not atlas.kind.gives_verdicts:
        told += (
            "\nFuori dai limiti può portare il modo in cui il registro è stato raccolto, "
            "non solo quante associazioni ci sono."
        )
    note = (
        "Limiti: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), Poisson esatti e con sovradispersione "
        "(gli scarti del 10 % estremo da ogni lato contano quanto l'ultimo degli altri)."
    )
    foot = footer(atlas, about.source, note, formula=about.formula_it)
    figure, axes = sheet(atlas, FUNNEL, told, foot, SIZE, (0.085, 0.06, 0.88, 0.81))
    if known["associazioni"].any():
        _draw_funnel(axes, known, funnel)
    else:
        axes.set_axis_off()
        axes.text(0.5, 0.5, _NO_RATE, ha="center", va="center", fontsize=10.5, color=QUIET)
    return FUNNEL, figure


def _draw_funnel(axes: Axes, known: pd.DataFrame, funnel: Funnel) -> None:
    residents, rate = known["residenti_stranieri"], known["tasso_10000"]
    line = np.geomspace(residents.min() / 1.5, residents.max() * 1.5, 300)
    keys = []
    for level, fill, dashes in zip(LEVELS[::-1], (RAMP[0], RAMP[1]), ((0, (1, 1.5)), (0, (5, 2))), strict=True):
        percent = f"{number(100 * level, 1).removesuffix(',0')} %"
        axes.fill_between(line, *funnel.spread_limits(line, level), color=fill, linewidth=0)
        for limit in funnel.chance_limits(line, level):
            axes.plot(line, limit, color=INK, linewidth=1, linestyle=dashes)
        keys += [
            Patch(color=fill, label=f"{percent}, variando quanto le regioni tra loro"),
            Line2D([], [], color=INK, linewidth=1, linestyle=dashes, label=f"{percent}, per solo caso"),
        ]
    axes.axhline(funnel.rate, color=LINE, linewidth=1)
    keys.append(Line2D([], [], color=LINE, linewidth=1, label=f"tutte insieme: {number(funnel.rate, 2)}"))
    axes.plot(residents, rate, "o", color=ACCENT, markeredgecolor="white", markersize=7, zorder=3)
    axes.set(xscale="log", xlim=(line[0], line[-1]), ylim=(0, rate.max() * 1.12))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 1)))
    axes.set_xlabel("residenti stranieri (scala logaritmica)", fontsize=10, color=QUIET)
    axes.set_ylabel("associazioni ogni 10.000 residenti stranieri", fontsize=10, color=QUIET)
    _quieten(axes)
    label_points(axes, list(zip(residents, rate, strict=True)), list(known["regione"]))
    axes.legend(handles=keys, loc="upper right", frameon=False, fontsize=9.5, labelcolor=INK)


def _quieten(axes: Axes) -> None:
    axes.tick_params(length=0, colors=INK)
    axes.spines[:].set_visible(False)
    axes.set_axisbelow(True)
