# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where to look first: the communities and regions in which a search would most probably find associations."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mapping.atlas import Atlas
from mapping.images.canvas import CIRCLE, FAINT, INK, QUIET, footer, number, sheet
from mapping.images.choropleths import SIZE
from mapping.register_kind import REGISTRY

TITLE = "Dove cercare per prima cosa"
_MOST = 20
_RIGHT = ((1.19, "residenti"), (1.415, "nel registro"), (1.63, "altra fonte"))


def outreach_picture(atlas: Atlas) -> tuple[str, Figure]:
    """Return title and figure of the cells region × community with the most associations expected to be found."""
    coverage = atlas.coverage
    first = coverage.where_to_look.head(_MOST)
    told = "Le comunità e le regioni in cui una ricerca troverebbe, in media, più associazioni che il registro non ha"
    source = f"{REGISTRY}; ISTAT, stranieri residenti per cittadinanza al 1° gennaio {coverage.year}"
    note = (
        "Stima dai conteggi per regione e comunità e dalle altre fonti: dice dove conviene cercare, non che cosa c'è."
    )
    figure, axes = sheet(atlas, TITLE, told, footer(atlas, source, note), SIZE, (0.285, 0.06, 0.42, 0.84))
    _draw_rows(axes, first)
    return TITLE, figure


def _draw_rows(axes: Axes, first: pd.DataFrame) -> None:
    places = range(len(first))
    axes.hlines(places, 0, first["da_trovare"], color=FAINT, linewidth=3)
    axes.plot(first["da_trovare"], places, "o", color=CIRCLE, markersize=8)
    for place, row in enumerate(first.to_dict("records")):
        elsewhere = number(row["altra_fonte_conteggio"], missing="")
        elsewhere += f" ({row['altra_fonte_anno']})" * bool(elsewhere and row["altra_fonte_anno"])
        told = (number(row["residenti"]), number(row["associazioni"]), elsewhere)
        for (right, _), text in zip(_RIGHT, told, strict=True):
            _beside(axes, right, place, text, INK)
        axes.annotate(
            number(row["da_trovare"]), (row["da_trovare"], place), xytext=(8, 0), textcoords="offset points",
            va="center", fontsize=9.5, color=INK,
        )  # fmt: skip
    for right, text in _RIGHT:
        _beside(axes, right, -0.9, text, QUIET)
    axes.set_yticks(places, [f"{row.comunita}, {row.regione}" for row in first.itertuples()], fontsize=10.5)
    axes.set_ylim(len(first) - 0.4, -1.3)
    axes.set_xlim(0, max(first["da_trovare"].max() * 1.15, 1) if len(first) else 1)
    axes.set_xlabel("associazioni che ci si attende di trovare", fontsize=10, color=QUIET)
    axes.tick_params(length=0, colors=INK)
    axes.spines[:].set_visible(False)


def _beside(axes: Axes, right: float, place: float, text: str, ink: str) -> None:
    where = axes.get_yaxis_transform()
    axes.annotate(text, (right, place), xycoords=where, ha="right", va="center", fontsize=9.5, color=ink)
