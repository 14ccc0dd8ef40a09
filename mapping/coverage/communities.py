# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Region by community: associations, residents of that citizenship, rate, and whether there is a gap."""

import numpy as np
import pandas as pd

from mapping.coverage.indicator_table import community_columns
from mapping.coverage.rates import rate, rate_limits, smoothed
from mapping.coverage.territory import Territory
from mapping.schema import SEPARATOR

FEW_RESIDENTS = 1_000
"""Below this many residents of a citizenship in a place no rate is given and no gap is called.

A single association would make a rate of 10 per 10,000 or more, some ten times the shipped registry's mean.
"""

PRESENT, GAP, FEW, NOT_KNOWN = "presente", "lacuna", "pochi_residenti", "senza_dato"
"""What ``lacuna`` says: an association is there; none, with `FEW_RESIDENTS` or more residents; none, with
fewer; none, and how many residents there are is not known."""

_LIMITS_2014 = {f"tasso_10000_{end}_2014": f"tasso_10000_2014_{end}" for end in ("inf", "sup")}
COLUMNS = tuple(name for name in community_columns() if not name.startswith("posto_"))


def pair(associations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per association and community it gathers: ``codice_regione, paese``, index as given.

    An association of several communities stands once in each; one whose communities are not known, in none.
    """
    listed = associations["paesi_origine"].str.split(SEPARATOR).explode()
    pairs = pd.DataFrame({"paese": listed}).join(associations["luogo_codice_regione"].rename("codice_regione"))
    pairs = pairs[(pairs["paese"] != "") & (pairs["codice_regione"] != "")]
    return pairs[~(pairs.assign(riga=pairs.index).duplicated(["riga", "paese"]))]


def cross(associations: pd.DataFrame, territory: Territory) -> pd.DataFrame:
    """Return one row per region and citizenship, ordered by region and then by residents, most first.

    The columns are `COLUMNS`. ``residenti`` is NaN where not known; the rates are NaN there and below
    `FEW_RESIDENTS`. ``attese`` is how many associations the community would have at the mean rate of all
    communities in Italy. Columns in ``_2014`` divide the same associations by the residents of 2014: they
    tell of those who lived there then, never of the associations of that year.
    """
    counted = _count(pair(associations), territory)
    named = _name(counted, territory)
    mean = counted["associazioni"].sum() / counted["residenti"].sum()
    now, then = _rates(named), _rates(named.assign(residenti=named["residenti_2014"])).add_suffix("_2014")
    rated = named.join(now).join(then.rename(columns=_LIMITS_2014)).assign(attese=counted["residenti"] * mean)
    ordered = rated.sort_values(["codice_regione", "residenti", "paese"], ascending=[True, False, True])
    return ordered[list(COLUMNS)].reset_index(drop=True)


def rank_gaps(communities: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `cross` that are gaps, the largest communities first.

    ``posto_italia``, ``posto_regione`` and ``posto_comunita`` are the ranks in three orders: among all
    gaps, those of the same region, those of the same community. Equal residents share a rank.
    """
    gaps = communities[communities["lacuna"] == GAP].sort_values(
        ["residenti", "codice_regione", "paese"], ascending=[False, True, True]
    )
    by_region, by_community = gaps.groupby("codice_regione"), gaps.groupby("paese")
    return gaps.assign(
        posto_italia=gaps["residenti"].rank(method="min", ascending=False).astype(int),
        posto_regione=by_region["residenti"].rank(method="min", ascending=False).astype(int),
        posto_comunita=by_community["residenti"].rank(method="min", ascending=False).astype(int),
    ).reset_index(drop=True)


def _count(pairs: pd.DataFrame, territory: Territory) -> pd.DataFrame:
    """Return every region with every citizenship, its associations and its residents, now and in 2014.

    The statistics list a citizenship in a region only if somebody has it: a missing cell of a listed region
    and a listed citizenship is 0, of any other NaN.
    """
    found = pairs.groupby(["codice_regione", "paese"]).size().unstack(fill_value=0)
    tables = {
        "associazioni": found,
        "residenti": _wide(territory.residents),
        "residenti_2014": _wide(territory.earlier),
    }
    countries = sorted(set().union(*(table.columns for table in tables.values())))
    regions = territory.regions.index
    cells = pd.MultiIndex.from_product([regions, countries], names=["codice_regione", "paese"])
    whole = {name: table.reindex(index=regions, columns=countries) for name, table in tables.items()}
    values = {name: table.to_numpy(dtype=float).ravel() for name, table in whole.items()}
    frame = pd.DataFrame(values, index=cells).reset_index()
    return frame.assign(associazioni=frame["associazioni"].fillna(0).astype(int))


def _wide(residents: pd.DataFrame) -> pd.DataFrame:
    return residents.pivot(index="codice_regione", columns="paese", values="residenti").fillna(0)


def _name(frame: pd.DataFrame, territory: Territory) -> pd.DataFrame:
    names = territory.countries["nome"]
    sixteen = territory.countries.index[territory.countries["dei_16"]]
    return frame.assign(
        regione=frame["codice_regione"].map(territory.regions["nome"]),
        comunita=frame["paese"].map(names).fillna(frame["paese"]),
        dei_16=frame["paese"].isin(sixteen),
    )


def _rates(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rate, interval, smoothed rate and state of each row, by ``residenti``."""
    enough = frame["residenti"].where(frame["residenti"] >= FEW_RESIDENTS)
    lower, upper = rate_limits(frame["associazioni"], enough)
    groups = [smoothed(group["associazioni"], group["residenti"]) for _, group in frame.groupby("paese")]
    return pd.DataFrame(
        {
            "tasso_10000": rate(frame["associazioni"], enough),
            "tasso_10000_inf": lower,
            "tasso_10000_sup": upper,
            "tasso_smussato": pd.concat(groups).reindex(frame.index).where(enough.notna()),
            "lacuna": _gap_state(frame["associazioni"], frame["residenti"]),
        }
    )


def _gap_state(count: pd.Series, residents: pd.Series) -> pd.Series:
    states = np.select(
        [count > 0, residents >= FEW_RESIDENTS, residents.notna()],
        [PRESENT, GAP, FEW],
        default=NOT_KNOWN,
    )
    return pd.Series(states, count.index)
