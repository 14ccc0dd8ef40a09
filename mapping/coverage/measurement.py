# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""From placed associations to the figures of the twenty regions."""

from dataclasses import dataclass

import pandas as pd

from mapping.coverage import figures
from mapping.coverage.communities import cross, rank_gaps
from mapping.coverage.initiatives import Initiatives, load_initiatives, project_places
from mapping.coverage.malaika import compare_malaika
from mapping.coverage.territory import Territory, as_one, load_territory

ITALY = "IT"


@dataclass(frozen=True)
class Coverage:
    """Where associations are and are not; the words of every column are in ``indicators.toml``.

    Attributes
    ----------
    regions
        One row per region of the territory (twenty), index ``codice_regione``.
    italy
        The same figures with Italy taken as one place. Counts of associations, comuni and project places are
        the sums of ``regions``; communities and gaps are not (a community missing from a region is not
        missing from Italy).
    provinces
        One row per province, index ``codice_provincia``; what is known by region only is not here.
    communities
        One row per region and citizenship (`mapping.coverage.communities.cross`).
    countries
        One row per citizenship, Italy taken as one place, same columns as ``communities``.
    gaps
        The gaps, largest first (`mapping.coverage.communities.rank_gaps`).
    malaika
        One row per territory of Malaika (`mapping.coverage.malaika.compare_malaika`).
    year
        Year of the residents by citizenship.
    """

    regions: pd.DataFrame
    italy: pd.Series
    provinces: pd.DataFrame
    communities: pd.DataFrame
    countries: pd.DataFrame
    gaps: pd.DataFrame
    malaika: pd.DataFrame
    year: int


def measure(
    associations: pd.DataFrame,
    *,
    territory: Territory | None = None,
    initiatives: Initiatives | None = None,
) -> Coverage:
    """Measure the coverage of ``associations``, one row each, with the columns of `mapping.geocode`.

    Parameters
    ----------
    associations
        Published rows; not changed.
    territory
        The denominators, by default those of `load_territory`. Rates and gaps by the residents of 2014, the
        year of IN.CO.NT.RO, stand beside in columns of their own.
    initiatives
        The projects, by default those that ship with the package.

    Returns
    -------
    Coverage
        A region without any association has its row of zeros; a denominator that is not known gives NaN.

    Notes
    -----
    By hand: a region has 50,000 foreign residents and 3 associations, one of them of two communities. It
    counts 3 associations and 4 «attribuzioni»; its rate is 3 / 50,000 * 10,000 = 0.6; the exact limits for 3
    are 0.6187 and 8.7673, so the interval is 0.124 to 1.753. Of its five communities with 1,000 residents or
    more, two have an association: 3 gaps.

    Examples
    --------
    >>> from mapping import build_atlas, measure
    >>> associations = build_atlas().associations
    >>> milan = measure(associations[associations["luogo_comune"] == "Milano"]).regions
    >>> milan.loc[["03", "12"], ["regione", "comuni_presenti", "comuni_totali"]]
                      regione  comuni_presenti  comuni_totali
    codice_regione
    03              Lombardia                1           1502
    12                  Lazio                0            378
    """
    territory = territory or load_territory()
    initiatives = initiatives or load_initiatives()
    places = project_places(initiatives)
    communities = cross(associations, territory)
    one, in_italy = as_one(territory), _as_one(associations, "luogo_codice_regione")
    countries = cross(in_italy, one)
    return Coverage(
        regions=_regions(associations, territory, communities, places),
        italy=_italy(_regions(in_italy, one, countries, _as_one(places, "codice_regione"))),
        provinces=_provinces(associations, territory, places),
        communities=communities,
        countries=countries,
        gaps=rank_gaps(communities),
        malaika=compare_malaika(associations, initiatives, territory),
        year=territory.year,
    )


def _regions(
    associations: pd.DataFrame, territory: Territory, communities: pd.DataFrame, places: pd.DataFrame
) -> pd.DataFrame:
    level, index = "codice_regione", territory.regions.index
    present = figures.presence(associations, level, index)
    residents, earlier = (
        table.groupby(level)["residenti"].sum(min_count=1).reindex(index).astype(float)
        for table in (territory.residents, territory.earlier)
    )
    groups = [
        territory.regions[["nome"]].rename(columns={"nome": "regione"}),
        present,
        figures.variety(communities, index),
        figures.reach(associations, territory.comuni, level, index),
        figures.provinces_reached(associations, territory.provinces, index),
        figures.rates(present["associazioni"], residents),
        figures.earlier_rates(present["associazioni"], earlier),
        figures.projects(places, level, index),
    ]
    return pd.concat(groups, axis="columns").rename_axis(level)


def _provinces(associations: pd.DataFrame, territory: Territory, places: pd.DataFrame) -> pd.DataFrame:
    level, index = "codice_provincia", territory.provinces.index
    present = figures.presence(associations, level, index)[["associazioni", "mappate", "solo_provincia"]]
    groups = [
        territory.provinces[["nome", "sigla", "codice_regione"]].rename(columns={"nome": "provincia"}),
        present,
        figures.reach(associations, territory.comuni, level, index),
        figures.rates(present["associazioni"], territory.provinces["residenti_stranieri"]),
        figures.earlier_rates(present["associazioni"], territory.provinces["residenti_stranieri_2014"]),
        figures.projects(places, level, index),
    ]
    return pd.concat(groups, axis="columns").rename_axis(level)


def _italy(single: pd.DataFrame) -> pd.Series:
    """Return the one row of Italy, which is not compared with itself."""
    return single.assign(confronto_p=float("nan"), confronto_italia="").iloc[0]


def _as_one(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return ``frame`` with every region in ``column`` called `ITALY`; no region stays none."""
    return frame.assign(**{column: frame[column].mask(frame[column] != "", ITALY)})
