# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The territories of Malaika and the associations around them."""

import geopandas as gpd
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from mapping.atlas import Atlas
from mapping.images.canvas import PROJECT, RAMP, ZERO, number
from mapping.images.choropleths import map_sheet
from mapping.images.legend import draw_legend, draw_rows, mark_key, patch_key
from mapping.images.maps import draw_regions
from mapping.images.marks import draw_diamonds, label_marks, projected
from mapping.images.overview import MINISTRY
from mapping.register_kind import REGISTRY

TITLE = "Malaika: i territori e le associazioni del registro intorno"

_PLACE = {"regione": "provincia", "provincia": "provincia", "comune": "comune"}


def malaika_picture(atlas: Atlas, shapes: gpd.GeoSeries) -> tuple[str, Figure]:
    """Return title and figure of the territories of Malaika, each with the associations around it."""
    told = "Associazioni del registro nel comune e nella provincia; di queste, quelle di donne e di giovani"
    territories = atlas.coverage.malaika.sort_values(["codice_regione", "comune"]).reset_index(drop=True)
    figure, axes = map_sheet(atlas, TITLE, told, f"{REGISTRY}; {MINISTRY}")
    regions = atlas.coverage.regions["territori_malaika"]
    draw_regions(axes, shapes, regions.map(lambda n: RAMP[1] if n else ZERO), pd.Series("", shapes.index))
    none = (territories["associazioni_provincia"] == 0).to_numpy()
    points = projected(territories["longitudine"], territories["latitudine"])
    for chosen in (~none, none):
        draw_diamonds(axes, points[chosen], np.full(chosen.sum(), 60.0), PROJECT, hollow=bool(none[chosen].any()))
    label_marks(axes, points, [str(n + 1) for n in territories.index])
    draw_rows(axes, _rows(territories), (0.575, 0.612, 0.775, 0.835, 0.9, 0.978))
    place = _PLACE[atlas.extent.level] if atlas.extent else "regione"
    keys = [
        patch_key(RAMP[1], f"{place} con territori di Malaika"),
        patch_key(ZERO, f"{place} senza"),
        mark_key("D", PROJECT, "territorio di Malaika (2014)"),
        mark_key("D", PROJECT, "territorio nella cui provincia\nil registro non ha associazioni", hollow=True),
    ]
    draw_legend(axes, keys, "", "lower left")
    return TITLE, figure


def _rows(territories: pd.DataFrame) -> list[list[str]]:
    """Return the lines written beside the map, the heading first."""
    columns = ["comune", "associazioni_comune", "associazioni_provincia", "donne_provincia", "giovani_provincia"]
    rows = zip(*(territories[name] for name in columns), strict=True)
    heading = ["", "territorio", "com.", "prov.", "donne", "giovani"]
    return [heading, *([str(n), town, *map(number, counts)] for n, (town, *counts) in enumerate(rows, 1))]
