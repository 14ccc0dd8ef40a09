# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The residents of each community: in every region today, in Italy year by year."""

from functools import cache
from typing import TypedDict

import pandas as pd

from mapping.coverage import Coverage, load_series
from mapping.viewer.figures import shown_communities
from mapping.viewer.packing import Cell, plain


class ResidentsBlock(TypedDict):
    """The residents of the communities of which there is something to say, by ``paesi``.

    ``regioni`` has for each the residents in each region, in the order of the regions; ``serie`` those in Italy in
    each of ``anni``, None where that year does not tell them apart. ``ue`` are those of the European Union, the others
    are third countries; ``altri`` is how many have another citizenship: all, and those of third countries.
    """

    paesi: list[str]
    regioni: list[list[Cell]]
    anni: list[int]
    serie: list[list[Cell]]
    ue: list[str]
    altri: list[int]


def residents_block(coverage: Coverage) -> ResidentsBlock:
    """Return what the page knows of the residents of each community, beside the cells of `coverage_block`."""
    shown = sorted(set(shown_communities(coverage.communities)["paese"]))
    wide = coverage.communities.pivot(index="paese", columns="codice_regione", values="residenti")
    by_region = wide.reindex(index=shown, columns=coverage.regions.index)
    years = _in_italy().reindex(shown)
    countries = coverage.countries.set_index("paese")
    others = countries.drop(index=shown, errors="ignore")
    third = others["paese_terzo"].astype(bool)
    return {
        "paesi": shown,
        "regioni": [[plain(cell) for cell in row] for row in by_region.to_numpy()],
        "anni": [int(year) for year in years.columns],
        "serie": [[plain(cell) for cell in row] for row in years.to_numpy()],
        "ue": [country for country in shown if not countries.loc[country, "paese_terzo"]],
        "altri": [int(others["residenti"].sum()), int(others.loc[third, "residenti"].sum())],
    }


@cache
def _in_italy() -> pd.DataFrame:
    """Return the residents of each citizenship (index) in each year (columns), NaN where that year has no rows."""
    totals = load_series().groupby(["paese", "anno"])["residenti"].sum()
    return totals.unstack("anno").astype(float)
