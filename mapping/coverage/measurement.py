# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""From placed associations to the figures of the twenty regions."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from mapping.coverage import figures
from mapping.coverage.communities import cross, cross_provinces
from mapping.coverage.evidence import where_to_look
from mapping.coverage.initiatives import Initiatives, load_initiatives, project_places
from mapping.coverage.malaika import compare_malaika
from mapping.coverage.seen import Seen, seen_in_provinces, seen_in_regions
from mapping.coverage.territory import Territory, as_one, load_territory
from mapping.places import Extent
from mapping.register_kind import NOT_SAID, RegisterKind

ITALY = "IT"
_SEEN = (
    "quota_vista", "conteggio_pubblicato", "conteggio_anno", "conteggio_luogo", "nel_conteggio", "quota_del_conteggio",
)  # fmt: skip
_NOT_MODELLED = dict.fromkeys(
    (
        "tasso_luogo", "fattore_comunita", "attese", "dispersione", "incertezza_attese",
        "p_zero", "q_value", "p_esiste", "quota_vuote", "da_trovare",
    ),
    float("nan"),
) | {"metodo_stima": ""}  # fmt: skip
"""Of Italy as one place, which has nothing to be compared with."""
_OF_REGIONS = dict.fromkeys(
    ("comunita_altra_fonte", "comunita_assenti", "comunita_non_si_puo_dire", "comunita_pochi", "quota_vista"),
    float("nan"),
)
"""Of Italy as one place they would be another figure than the regions': neither their sum nor their mean."""


@dataclass(frozen=True)
class Coverage:
    """Where associations are and are not; the words of every column are in ``indicators.toml``.

    Attributes
    ----------
    regions
        One row per region of the territory (twenty), index ``codice_regione``; none of a part of one.
    italy
        The same figures with Italy, or its part, taken as one place. Counts of associations, comuni and project places
        are the sums of ``regions``; communities are not (a community missing from a region is not missing from
        Italy); what can be said of communities that were not seen is of regions only, NaN here.
    provinces
        One row per province, index ``codice_provincia``; what is known by region only is not here.
    communities
        One row per region and citizenship (`mapping.coverage.communities.cross`).
    countries
        One row per citizenship, Italy taken as one place, same columns as ``communities``. Nothing is expected and
        no community is called absent there: the model compares the regions.
    province_communities
        The same by province, those with residents or an association (`mapping.coverage.communities.cross_provinces`).
    where_to_look
        The list for whoever searches (`mapping.coverage.evidence.where_to_look`).
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
    province_communities: pd.DataFrame
    where_to_look: pd.DataFrame
    malaika: pd.DataFrame
    year: int


def measure(
    associations: pd.DataFrame,
    *,
    territory: Territory | None = None,
    initiatives: Initiatives | None = None,
    kind: RegisterKind = NOT_SAID,
) -> Coverage:
    """Measure the coverage of ``associations``, one row each, with the columns of `mapping.geocode`.

    Parameters
    ----------
    associations
        Published rows; not changed.
    territory
        The denominators, by default those of `load_territory`. Rates by the residents of 2014, the year of
        IN.CO.NT.RO, stand beside in columns of their own.
    initiatives
        The projects, by default those that ship with the package.
    kind
        What kind of register they are from. Of a sample, or where it is not said, no place is told apart from Italy,
        and none seen is no absence unless a share is declared.

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
    seen = seen_in_regions(associations, territory, kind)
    communities = cross(associations, territory, seen)
    one, in_italy = as_one(territory), _as_one(associations, territory.extent, "luogo_")
    whole = seen_in_regions(in_italy, one, kind)
    countries = cross(in_italy, one, whole).assign(**_NOT_MODELLED)
    verdicts = kind.gives_verdicts and territory.extent is None
    known = partial(_told, projects=initiatives.shown)
    italy = _regions(in_italy, one, countries, _as_one(places, territory.extent), whole, verdicts=False)
    return Coverage(
        regions=known(_regions(associations, territory, communities, places, seen, verdicts=verdicts)),
        italy=known(italy.assign(**_OF_REGIONS)).iloc[0],
        provinces=known(_provinces(associations, territory, places, verdicts=verdicts)),
        communities=communities,
        countries=countries,
        province_communities=cross_provinces(associations, territory, seen_in_provinces(associations, territory, seen)),
        where_to_look=where_to_look(communities),
        malaika=compare_malaika(associations, initiatives, territory),
        year=territory.year,
    )


def _told(frame: pd.DataFrame, *, projects: bool) -> pd.DataFrame:
    """Return the figures; without ``projects`` none of theirs."""
    return frame if projects else frame.drop(columns=list(figures.OF_PROJECTS), errors="ignore")


def _regions(
    associations: pd.DataFrame,
    territory: Territory,
    communities: pd.DataFrame,
    places: pd.DataFrame,
    seen: Seen,
    *,
    verdicts: bool,
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
        figures.variety(communities, present),
        seen.places[list(_SEEN)],
        figures.reach(associations, territory.comuni, level, index),
        figures.provinces_reached(associations, territory.provinces, index),
        figures.rates(present["associazioni"], residents, verdicts=verdicts, compared=territory.extent is None),
        figures.earlier_rates(present["associazioni"], earlier),
        figures.projects(places, level, index),
    ]
    return pd.concat(groups, axis="columns").rename_axis(level)


def _provinces(
    associations: pd.DataFrame, territory: Territory, places: pd.DataFrame, *, verdicts: bool
) -> pd.DataFrame:
    level, index = "codice_provincia", territory.provinces.index
    present = figures.presence(associations, level, index)[["associazioni", "mappate", "solo_provincia"]]
    groups = [
        territory.provinces[["nome", "sigla", "codice_regione"]].rename(columns={"nome": "provincia"}),
        present,
        figures.reach(associations, territory.comuni, level, index),
        figures.rates(
            present["associazioni"],
            territory.provinces["residenti_stranieri"],
            verdicts=verdicts,
            compared=territory.extent is None,
        ),
        figures.earlier_rates(present["associazioni"], territory.provinces["residenti_stranieri_2014"]),
        figures.projects(places, level, index),
    ]
    return pd.concat(groups, axis="columns").rename_axis(level)


def _as_one(frame: pd.DataFrame, extent: Extent | None, before: str = "") -> pd.DataFrame:
    """Return ``frame`` with the region of every row that lies in ``extent`` called `ITALY`; of others it is none."""
    column = f"{before}codice_regione"
    inside = extent.holds(frame, before) if extent else frame[column] != ""
    return frame.assign(**{column: inside.map({True: ITALY, False: ""})})
