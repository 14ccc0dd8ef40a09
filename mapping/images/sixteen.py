# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sixteen communities of IN.CO.NT.RO, a small map each, by what is known of them in every region."""

import geopandas as gpd
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mapping.atlas import Atlas
from mapping.images.canvas import INK, QUIET, footer, number, sheet
from mapping.images.evidence_looks import draw_states, look_of
from mapping.images.fonts import BOLD
from mapping.images.maps import HALO, PROJECTION_TOLD, fill_region, fit, widest
from mapping.register_kind import REGISTRY

TITLE = "Le 16 comunità di IN.CO.NT.RO: che cosa si sa in ogni regione"
_SIZE = (11.0, 14.2)
_ACROSS = 4
_TOLERANCE = 6_000
"""Metres of generalisation: about one pixel of a small map."""


def sixteen_picture(atlas: Atlas, shapes: gpd.GeoSeries) -> tuple[str, Figure]:
    """Return title and figure of the small maps, the community with most residents in Italy first."""
    coverage = atlas.coverage
    chosen = coverage.countries[coverage.countries["dei_16"]]
    places = "province" if atlas.extent else "regioni"
    title = TITLE.removesuffix(" in ogni regione") if atlas.extent else TITLE
    told = f"Nelle {places} il numero di associazioni nel registro, con * secondo un'altra fonte"
    residents = f"ISTAT, stranieri residenti per cittadinanza al 1° gennaio {coverage.year}"
    foot = footer(atlas, f"{REGISTRY}; {residents}; confini: ISTAT 2025", PROJECTION_TOLD)
    figure, key = sheet(atlas, title, told, foot, _SIZE, (0.02, 0.0, 0.96, 0.105))
    small = gpd.GeoSeries(shapely.coverage_simplify(shapes.to_numpy(), _TOLERANCE), index=shapes.index, crs=shapes.crs)
    communities = dict(list(coverage.communities.groupby("paese")))
    for place, row in enumerate(chosen.to_dict("records")):
        axes = figure.add_axes(_cell(place))
        axes.set_title(row["comunita"], fontsize=11.5, fontweight=BOLD, color=INK, loc="left", pad=13)
        below = f"{number(row['residenti'])} residenti, {number(row['associazioni'])} associazioni"
        axes.annotate(below, (0, 1.01), xycoords="axes fraction", fontsize=9, color=QUIET)
        _draw_map(axes, small, communities[row["paese"]].set_index("codice_regione"))
    key.set_axis_off()
    draw_states(key, loc="center left", ncols=3, fontsize=10)
    return title, figure


def _cell(place: int) -> tuple[float, float, float, float]:
    """Return the frame of a small map, as fractions of the sheet."""
    down, across = divmod(place, _ACROSS)
    return (0.03 + 0.24 * across, 0.715 - 0.198 * down, 0.215, 0.162)


def _draw_map(axes: Axes, shapes: gpd.GeoSeries, cells: pd.DataFrame) -> None:
    told = cells.to_dict("index")
    for code, shape in shapes.items():
        look, text = look_of(told[code])
        fill_region(axes, shape, zorder=2 if look.framed else 1, **look.line(), **look.area())
        centre = widest(shape)
        size, halo = (9 if look.framed else 6.5), (HALO if look.sign.startswith("n") else None)
        axes.text(
            centre.x, centre.y, text, fontsize=size, color=INK, fontweight=look.weight, ha="center", va="center",
            path_effects=halo,
        )  # fmt: skip
    fit(axes, shapes, sea="none")
