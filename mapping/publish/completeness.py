# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How complete the lists are in which the published associations stand, by area; or why nobody can tell."""

import pandas as pd

from mapping.completeness import completeness_table, estimate_area, estimate_areas
from mapping.places import Extent
from mapping.row_sources import list_table
from mapping.shipped_tables import read_table


def completeness(associations: pd.DataFrame, extent: Extent | None = None) -> pd.DataFrame:
    """Return the estimates of Italy, of its parts and of its regions (`mapping.completeness.completeness_table`).

    Of a part of Italy alone where the associations are an ``extent``'s.

    Pages are no list: they were looked for by names that a list had given, so that having one is no second chance to be
    found, and how many lists and pages share would say nothing of those that neither has.
    """
    regions = read_table("gazetteer/regioni.csv").set_index("codice_regione").sort_index()
    lists = list_table(associations).drop(columns="pagine")
    if extent:
        area = (extent.level, extent.code, extent.name)
        return completeness_table(estimate_area(area, lists[extent.holds(associations, "luogo_")]))
    return completeness_table(estimate_areas(lists, associations["luogo_codice_regione"], regions))
