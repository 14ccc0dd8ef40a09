# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Maps of the regions coloured by a figure; a class that is not sure, zero, «not known» and no data told apart."""

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mapping.atlas import Atlas
from mapping.coverage import UNSURE, Indicator, classify, indicators, spanned_classes, words
from mapping.images.canvas import RAMP, ZERO, footer, number, sheet
from mapping.images.legend import class_colours, class_keys, draw_legend, patch_key
from mapping.images.maps import PROJECTION_TOLD, draw_regions, label_regions

SIZE = (7.6, 9.4)
FRAME = (0.0, 0.008, 1.0, 0.88)
_SIGNS = {"sopra": " ▲", "sotto": " ▼"}
_SIGNS_TOLD = "▲ sopra, ▼ sotto la media italiana più di quanto il caso spieghi"
_BOUNDARIES = "confini: ISTAT 2025"
_POINTS = "punti degli indirizzi: © OpenStreetMap contributors, ODbL"


def map_sheet(atlas: Atlas, title: str, told: str, source: str, formula: str = "") -> tuple[Figure, Axes]:
    """Return the sheet of a map of Italy: `sheet`, with the sources and the projection that every map has."""
    points = f"; {_POINTS}" if atlas.address_points else ""
    foot = footer(atlas, f"{source}; {_BOUNDARIES}{points}", PROJECTION_TOLD, formula=formula)
    return sheet(atlas, title, told, foot, SIZE, FRAME)


def choropleth_picture(atlas: Atlas, shapes: gpd.GeoSeries, name: str) -> tuple[str, Figure]:
    """Return title and figure of the regions coloured by an indicator, each with its value."""
    about, regions = indicators(atlas.coverage.year)[name], atlas.coverage.regions
    values, classes, states = regions[name], classify(regions[name], about), states_of(regions, about)
    texts = values.map(lambda value: number(value, about.decimals))
    texts = texts.mask(states == "non_nota", "?")
    if about.group == "tasso" and atlas.kind.gives_verdicts:
        texts += regions["confronto_italia"].map(_SIGNS).fillna("")
    figure, axes = map_sheet(atlas, about.it, _subtitle(atlas, about), about.source, about.formula_it)
    draw_regions(axes, shapes, class_colours(values, classes), states)
    label_regions(axes, shapes, texts)
    keys = class_keys(classes)
    if about.limits:
        keys.append(patch_key(RAMP[2], "classe incerta: l'intervallo\nal 95 % ne tocca più di una", "classe_incerta"))
    if about.group == "comunita":
        unknown = "? non nota: le associazioni ci sono,\nle loro comunità non si sanno"
        keys.append(patch_key(ZERO, unknown, "non_nota"))
    draw_legend(axes, keys, f"{about.unit} (classi: {words('scheme')[classes.scheme]['it']})")
    return about.it, figure


def states_of(regions: pd.DataFrame, about: Indicator) -> "pd.Series[str]":
    """Return what hatches each region (a name of `mapping.images.canvas.HATCHES`), or ``""``."""
    states = pd.Series("", regions.index).mask(spanned_classes(regions, about) >= UNSURE, "classe_incerta")
    missing = regions[about.name].isna()
    unknown = (regions["associazioni"] > 0) & (about.group == "comunita")
    return states.mask(missing, "senza_dato").mask(missing & unknown, "non_nota")


def _subtitle(atlas: Atlas, about: Indicator) -> str:
    value = number(atlas.coverage.italy[about.name], about.decimals)
    where = atlas.extent.name if atlas.extent else "per tutta l'Italia"
    italy = f"Nel registro, {where}: {value} {about.unit}"
    signs = about.group == "tasso" and atlas.kind.gives_verdicts and atlas.extent is None
    return f"{italy}\n{_SIGNS_TOLD}" if signs else italy
