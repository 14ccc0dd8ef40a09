# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of a table of places, group by group; a place is a region, a province or Italy.

``level`` is ``codice_regione`` or ``codice_provincia``; ``index`` holds the codes to describe, all of them,
also those where nothing is found. Every function returns a frame on that index.
"""

import pandas as pd

from mapping.coverage.evidence import ABSENT, ELSEWHERE, FEW, UNCERTAIN
from mapping.coverage.initiatives import MALAIKA
from mapping.coverage.rates import FEW_RESIDENTS, compare, rate, rate_limits, smoothed, verdict
from mapping.schema import OWN_POINT

_IF_KNOWN = ("comunita_presenti", "comunita_16", "comunita_grandi_presenti")
"""Counts of which 0 would say more than is known where nobody wrote the communities down."""
PROJECTS = ("territori_malaika", "luoghi_progetti")
"""The columns that `projects` counts."""
OF_PROJECTS = ("comunita_16", *PROJECTS)
"""Those that mean nothing where the projects are not shown: the sixteen communities are those of one of them."""


def presence(associations: pd.DataFrame, level: str, index: pd.Index) -> pd.DataFrame:
    """Count the associations, each once: all, and by how precisely their place is known."""
    code = associations[f"luogo_{level}"]
    mapped = associations["luogo_latitudine"].notna()
    province = associations["luogo_codice_provincia"] != ""
    groups = {
        "associazioni": pd.Series(True, associations.index),
        "mappate": mapped,
        "esatte": mapped & associations["precisione"].isin(OWN_POINT),
        "solo_provincia": ~mapped & province,
        "solo_regione": ~mapped & ~province,
        "senza_comunita": associations["paesi_origine"] == "",
    }
    return pd.DataFrame({name: _tally(code[chosen], index) for name, chosen in groups.items()})


def variety(communities: pd.DataFrame, present: pd.DataFrame) -> pd.DataFrame:
    """Count the communities of `mapping.coverage.communities.cross`: present, large, and by evidence.

    Which are present is not known (NaN) where no association of those that `presence` counts says its community.
    """
    index = present.index
    unknown = (present["associazioni"] > 0) & (present["senza_comunita"] == present["associazioni"])
    there, large = communities["associazioni"] > 0, communities["residenti"] >= FEW_RESIDENTS
    code = communities["codice_regione"]
    groups = {
        "comunita_presenti": there,
        "comunita_16": there & communities["dei_16"],
        "comunita_grandi": large,
        "comunita_grandi_presenti": large & there,
        "comunita_altra_fonte": communities["evidenza"] == ELSEWHERE,
        "comunita_assenti": communities["evidenza"] == ABSENT,
        "comunita_non_si_puo_dire": communities["evidenza"] == UNCERTAIN,
        "comunita_pochi": communities["evidenza"] == FEW,
    }
    pairs = communities.groupby("codice_regione")["associazioni"].sum().reindex(index).fillna(0).astype(int)
    counts = pd.DataFrame({"attribuzioni": pairs} | {name: _tally(code[c], index) for name, c in groups.items()})
    return counts.assign(**{name: counts[name].mask(unknown) for name in _IF_KNOWN})


def reach(associations: pd.DataFrame, comuni: pd.DataFrame, level: str, index: pd.Index) -> pd.DataFrame:
    """Count the comuni with an association, and the share of residents (%) who live in them.

    A comune born after the year of the residents has none of its own: they are counted where it came from.
    """
    reached = comuni[comuni.index.isin(associations["luogo_codice_comune"].unique())]
    total = comuni.groupby(level)["residenti"].sum(min_count=1).reindex(index)
    inside = reached.groupby(level)["residenti"].sum().reindex(index).fillna(0)
    return pd.DataFrame(
        {
            "comuni_presenti": _tally(reached[level], index),
            "comuni_totali": _tally(comuni[level], index),
            "quota_residenti": inside / total.where(total > 0) * 100,
        }
    )


def provinces_reached(associations: pd.DataFrame, provinces: pd.DataFrame, index: pd.Index) -> pd.DataFrame:
    """Count the provinces with an association in them."""
    reached = provinces[provinces.index.isin(associations["luogo_codice_provincia"].unique())]
    return pd.DataFrame(
        {
            "province_presenti": _tally(reached["codice_regione"], index),
            "province_totali": _tally(provinces["codice_regione"], index),
        }
    )


def rates(count: pd.Series, residents: pd.Series, *, verdicts: bool, compared: bool = True) -> pd.DataFrame:
    """Rate the associations by foreign residents: interval; if ``compared`` smoothed, with ``verdicts`` compared."""
    return pd.DataFrame(
        {
            **_rated(count, residents),
            "tasso_smussato": smoothed(count, residents) if compared else float("nan"),
            "confronto_p": compare(count, residents) if verdicts else float("nan"),
            "confronto_italia": verdict(count, residents) if verdicts else "",
        }
    )


def earlier_rates(count: pd.Series, residents: pd.Series) -> pd.DataFrame:
    """Rate the same associations by the foreign residents of 2014, the year of IN.CO.NT.RO."""
    return pd.DataFrame(_rated(count, residents, "_2014"))


def _rated(count: pd.Series, residents: pd.Series, year: str = "") -> dict[str, pd.Series]:
    lower, upper = rate_limits(count, residents)
    return {
        f"residenti_stranieri{year}": residents,
        f"tasso_10000{year}": rate(count, residents),
        f"tasso_10000{year}_inf": lower,
        f"tasso_10000{year}_sup": upper,
    }


def projects(places: pd.DataFrame, level: str, index: pd.Index) -> pd.DataFrame:
    """Count the territories of Malaika, and the places of all projects (a comune once for each project)."""
    malaika = places[places["progetto"] == MALAIKA]
    return pd.DataFrame(dict(zip(PROJECTS, (_tally(malaika[level], index), _tally(places[level], index)), strict=True)))


def _tally(codes: pd.Series, index: pd.Index) -> pd.Series:
    return codes.value_counts().reindex(index).fillna(0).astype(int)
