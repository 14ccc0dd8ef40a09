# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first picture: every comune with associations, and the territories of Malaika, none hidden by another."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.figure import Figure

from mapping.atlas import Atlas
from mapping.images.canvas import CIRCLE, INK, PROJECT, ZERO, number
from mapping.images.choropleths import map_sheet
from mapping.images.legend import draw_legend, mark_key
from mapping.images.maps import draw_regions, label_regions
from mapping.images.marks import Areas, around, circle_areas, discs, draw_circles, draw_diamonds, projected, sizes_told
from mapping.register_kind import REGISTRY

MINISTRY = "Ministero del Lavoro e delle Politiche Sociali"
TITLE = "Le associazioni di migranti nel registro"
_ALONE = 42.0
"""Square points of the diamond of a territory that has no circle."""


def overview_picture(atlas: Atlas, shapes: gpd.GeoSeries) -> tuple[str, Figure]:
    """Return title and figure of the associations by region and comune, with the territories of Malaika."""
    comuni, territories = comuni_with_associations(atlas.associations), atlas.coverage.malaika
    told = f"{number(int(comuni['n'].sum()))} associazioni in {number(len(comuni))} "
    told += "comune" if len(comuni) == 1 else "comuni"
    source = REGISTRY
    if len(territories):
        one = len(territories) == 1
        told += f", e {'' if one else 'i '}{len(territories)} territori{'o' if one else ''} del progetto Malaika (2014)"
        source += f"; {MINISTRY} (Malaika)"
    figure, axes = map_sheet(atlas, TITLE, told, source)
    draw_regions(axes, shapes, pd.Series(ZERO, shapes.index), pd.Series("", shapes.index))
    most = int(comuni["n"].max()) if len(comuni) else 0
    areas = circle_areas(comuni["n"], most)
    points = projected(comuni["longitudine"], comuni["latitudine"])
    beside, diamonds = diamonds_around(territories, comuni, areas)
    alone = diamonds == _ALONE
    draw_diamonds(axes, beside[~alone], diamonds[~alone], PROJECT)
    draw_circles(axes, points, areas, CIRCLE)
    # One without a circle of its own may lie at the edge of a neighbour's: its line goes above it.
    draw_diamonds(axes, beside[alone], diamonds[alone], PROJECT, height=3.5)
    taken = shapely.union_all([*discs(axes, points, areas), *discs(axes, beside, diamonds)])
    label_regions(axes, shapes, atlas.coverage.regions["associazioni"].map(number), taken)
    sizes = sizes_told(most)
    circles = [
        mark_key("o", CIRCLE, number(n), float(np.sqrt(area)))
        for n, area in zip(sizes, circle_areas(sizes, most), strict=True)
    ]
    place = "provincia" if atlas.extent else "regione"
    told = f"I numeri: associazioni nella {place},\nanche di comune non noto"
    numbers = [mark_key("", INK, told)] * (len(shapes) > 1)
    diamond = [mark_key("D", PROJECT, "territorio di Malaika", 6.5, hollow=True)] * bool(len(territories))
    draw_legend(axes, [*circles, *diamond, *numbers], "associazioni nel comune")
    return TITLE, figure


def comuni_with_associations(associations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per comune with associations: their number ``n`` and the middle of their points."""
    mapped = associations[associations["luogo_latitudine"].notna()]
    groups = mapped.groupby("luogo_codice_comune")
    middle = groups[["luogo_latitudine", "luogo_longitudine"]].mean()
    return middle.set_axis(["latitudine", "longitudine"], axis="columns").assign(n=groups.size())


def diamonds_around(territories: pd.DataFrame, comuni: pd.DataFrame, areas: Areas) -> tuple[gpd.GeoSeries, Areas]:
    """Return where each territory has its diamond and how large it is: around the circle of its comune, if any."""
    own = territories.set_index("codice_comune")[["longitudine", "latitudine"]]
    circle = pd.Series(areas, comuni.index).reindex(own.index)
    where = comuni[list(own.columns)].reindex(own.index).fillna(own)
    sizes = np.where(circle.isna(), _ALONE, around(circle).clip(_ALONE + 1))
    return projected(where["longitudine"], where["latitudine"]), sizes
