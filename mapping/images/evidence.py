# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Region by community on one sheet: where there are associations, and what can be said where none is seen."""

from itertools import product

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mapping.atlas import Atlas
from mapping.coverage import ABSENT, ELSEWHERE, FEW, PRESENT, UNCERTAIN, indicators, words
from mapping.images.canvas import HATCH, INK, NO_DATA, RAMP, footer, number, sheet
from mapping.images.maps import patch_key
from mapping.palette import colour

TITLE = "Regione per comunità: che cosa si può dire"
LARGE = 50_000
"""Residents in Italy from which a community is shown beside the sixteen of IN.CO.NT.RO."""
_LOOKS = {
    ELSEWHERE: (colour("altra-fonte", "evidence"), None, "+"),
    ABSENT: (colour("assente", "evidence"), "xx", "0"),
    UNCERTAIN: ("white", None, "?"),
    FEW: (colour("pochi", "evidence"), None, "·"),
}
"""Fill, hatch and letter of each state but `PRESENT`, which shows its count, and of no data."""
_SIZE = (13.0, 9.0)
_FRAME = (0.135, 0.165, 0.80, 0.62)
_LETTERS = 220
"""Letters in a line of the footer."""


def evidence_picture(atlas: Atlas) -> tuple[str, Figure]:
    """Return title and figure: a row per region, a column per community, the largest communities first."""
    coverage = atlas.coverage
    chosen = coverage.countries[coverage.countries["dei_16"] | (coverage.countries["residenti"] >= LARGE)]
    told = (
        f"Le 16 comunità di IN.CO.NT.RO (●) e le altre con almeno {number(LARGE)} residenti in Italia. "
        "Su fondo azzurro il numero di associazioni;\n"
        "dove il registro non ne ha, che cosa se ne può dire"
    )
    source = indicators(coverage.year)["comunita_assenti"].source
    figure, axes = sheet(TITLE, told, footer(atlas, source, _LETTERS), _SIZE, _FRAME)
    _draw_cells(axes, coverage.communities, list(chosen["paese"]), list(coverage.regions.index))
    _name_axes(axes, chosen, coverage.regions["regione"])
    _draw_legend(axes)
    return TITLE, figure


def _draw_cells(axes: Axes, communities: pd.DataFrame, countries: list[str], regions: list[str]) -> None:
    keys = zip(communities["codice_regione"], communities["paese"], strict=True)
    told = zip(communities["evidenza"], communities["associazioni"], strict=True)
    cells = dict(zip(keys, told, strict=True))
    for (y, region), (x, country) in product(enumerate(regions), enumerate(countries)):
        fill, hatch, text = _look(*cells[region, country])
        cell = Rectangle((x, y), 1, 1, facecolor=fill, hatch=hatch, edgecolor="white", linewidth=1.2)
        axes.add_patch(cell)
        axes.text(x + 0.5, y + 0.5, text, ha="center", va="center", fontsize=7.5, color=INK)
    axes.set_xlim(0, len(countries))
    axes.set_ylim(len(regions), 0)


def _look(state: str, associations: int) -> tuple[str, str | None, str]:
    """Return fill, hatch and text of a cell by its ``evidenza``."""
    if state == PRESENT:
        return RAMP[min(associations, 4) - 1], None, str(associations)
    return _LOOKS.get(state, (NO_DATA, HATCH, ""))


def _name_axes(axes: Axes, countries: pd.DataFrame, regions: "pd.Series[str]") -> None:
    names = [f"{row.comunita} ●" if row.dei_16 else str(row.comunita) for row in countries.itertuples()]
    axes.xaxis.tick_top()
    axes.set_xticks([i + 0.5 for i in range(len(names))], names, rotation=45, ha="left", fontsize=9)
    axes.set_yticks([i + 0.5 for i in range(len(regions))], list(regions), fontsize=9)
    axes.tick_params(length=0, colors=INK)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _draw_legend(axes: Axes) -> None:
    present = ["1 associazione", "2 associazioni", "3 associazioni", "4 o più associazioni"]
    told = words("evidenza")
    keys = [
        *map(patch_key, RAMP, present),
        *(patch_key(fill, f"{letter}  {told[state]['it']}", hatch) for state, (fill, hatch, letter) in _LOOKS.items()),
        patch_key(NO_DATA, "dato non disponibile", HATCH),
    ]
    axes.legend(handles=keys, loc="upper left", bbox_to_anchor=(-0.14, -0.015), ncols=2, frameon=False, fontsize=8.5)
