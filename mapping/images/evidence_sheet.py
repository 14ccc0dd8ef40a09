# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Region by community on one sheet: where there are associations, where there are none, and where nobody can say."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mapping.atlas import Atlas
from mapping.images.canvas import INK, QUIET, footer, number, sheet
from mapping.images.evidence_looks import draw_states, look_of
from mapping.register_kind import REGISTRY

TITLE = "Che cosa si sa: le comunità nelle regioni"
LARGE = 50_000
"""Residents in Italy from which a community is shown beside the sixteen of IN.CO.NT.RO."""
_LARGE_IN_PART = 5_000
_SIZE = (13.0, 9.6)
_FRAME = (0.135, 0.1, 0.80, 0.80)
_GAP = 0.4
"""Between the communities and the column of those not known, in columns."""
_CENTRED: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9.5}


def evidence_picture(atlas: Atlas) -> tuple[str, Figure]:
    """Return title and figure: a row per region, a column per community, the largest communities first."""
    coverage = atlas.coverage
    least, where = (_LARGE_IN_PART, "qui") if atlas.extent else (LARGE, "in Italia")
    large, sixteen = coverage.countries["residenti"] >= least, coverage.countries["dei_16"]
    chosen = coverage.countries[large | (sixteen & atlas.initiatives.shown)]
    named = "Le 16 comunità di IN.CO.NT.RO (•) e le altre" if atlas.initiatives.shown else "Le comunità"
    told = (
        f"{named} con almeno {number(least)} residenti {where}. Il numero è di "
        "associazioni nel registro, con * secondo un'altra fonte"
    )
    source = f"{REGISTRY}; ISTAT, stranieri residenti per cittadinanza al 1° gennaio {coverage.year}"
    note = (
        "Probabilmente assente: per quante ne hanno la regione e la comunità altrove, non vederne nessuna sorprende, "
        "e nessun'altra fonte ne conta. Non si può dire: non vederne nessuna non sorprende."
    )
    notes = () if atlas.extent else (note,)
    title = TITLE.removesuffix(" nelle regioni") if atlas.extent else TITLE
    figure, axes = sheet(atlas, title, told, footer(atlas, source, *notes), _SIZE, _FRAME)
    regions = coverage.regions
    _draw_cells(axes, coverage.communities, list(chosen["paese"]), list(regions.index))
    _draw_unknown(axes, regions["senza_comunita"], len(chosen) + _GAP)
    axes.set_xlim(0, len(chosen) + _GAP + 1)
    axes.set_ylim(len(regions), 0)
    _name_axes(axes, chosen, regions["regione"], marked=atlas.initiatives.shown)
    draw_states(axes, loc="upper left", bbox_to_anchor=(-0.14, -0.015), ncols=3, fontsize=10)
    return title, figure


def _draw_cells(axes: Axes, communities: pd.DataFrame, countries: list[str], regions: list[str]) -> None:
    columns, rows = ({name: place for place, name in enumerate(names)} for names in (countries, regions))
    for cell in communities[communities["paese"].isin(countries)].to_dict("records"):
        x, y = columns[cell["paese"]], rows[cell["codice_regione"]]
        look, text = look_of(cell)
        axes.add_artist(Rectangle((x, y), 1, 1, edgecolor="white", linewidth=1.2, **look.area()))
        if look.framed:
            axes.add_artist(Rectangle((x + 0.07, y + 0.09), 0.86, 0.82, fill=False, edgecolor=INK, linewidth=1.8))
        axes.text(x + 0.5, y + 0.5, text, color=look.ink, fontweight=look.weight, **_CENTRED)


def _draw_unknown(axes: Axes, counts: "pd.Series[int]", left: float) -> None:
    """Write how many associations of each region could be of any community."""
    for place, count in enumerate(counts):
        axes.text(left + 0.5, place + 0.5, number(count), color=QUIET, **_CENTRED)


def _name_axes(axes: Axes, countries: pd.DataFrame, regions: "pd.Series[str]", *, marked: bool) -> None:
    names = [f"{row.comunita} •" if row.dei_16 and marked else str(row.comunita) for row in countries.itertuples()]
    places = [i + 0.5 for i in range(len(names))] + [len(names) + _GAP + 0.5]
    axes.xaxis.tick_top()
    axes.set_xticks(places, [*names, "comunità non nota"], rotation=45, ha="left", fontsize=10)
    axes.set_yticks([i + 0.5 for i in range(len(regions))], list(regions), fontsize=10)
    axes.tick_params(length=0, colors=INK)
    axes.spines[:].set_visible(False)
