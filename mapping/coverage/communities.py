# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Region or province by community: associations, residents of that citizenship, rate, and what can be said of it."""

import pandas as pd

from mapping.cells import country_name
from mapping.coverage.evidence import add_evidence
from mapping.coverage.indicator_table import community_columns
from mapping.coverage.rates import FEW_RESIDENTS, rate, rate_limits, smoothed
from mapping.coverage.seen import Seen
from mapping.coverage.territory import Territory
from mapping.schema import SEPARATOR

_LIMITS_2014 = {f"tasso_10000_{end}_2014": f"tasso_10000_2014_{end}" for end in ("inf", "sup")}
COLUMNS = tuple(community_columns())
_OF_PROVINCES = (
    "codice_provincia", "nome", "provincia",
    *(name for name in COLUMNS if name != "residenti_2014" and "_2014" not in name),
)  # fmt: skip


def found(associations: pd.DataFrame, place: str) -> pd.DataFrame:
    """Count the associations of each place (rows) and community (columns).

    An association of several communities counts once in each; one whose communities are not known, in none. Italians
    are no foreign community: they have no residents to be held against, and count nowhere. Many associations write
    their communities in the same way: each writing is taken apart once for each place.
    """
    written = associations.groupby([f"luogo_{place}", "paesi_origine"]).size().reset_index()
    counts = [
        (code, country, count)
        for code, cell, count in written.itertuples(index=False, name=None)
        for country in set(cell.split(SEPARATOR)) - {"", "IT"}
        if code
    ]
    told = pd.DataFrame(counts, columns=[place, "paese", "n"])
    return told.groupby([place, "paese"])["n"].sum().unstack(fill_value=0)


def cross(associations: pd.DataFrame, territory: Territory, seen: Seen) -> pd.DataFrame:
    """Return one row per region and citizenship, ordered by region and then by residents, most first.

    The columns are `COLUMNS`. ``residenti`` is NaN where not known; the rates are NaN there and below
    `FEW_RESIDENTS`. Columns in ``_2014`` divide the same associations by the residents of 2014: they
    tell of those who lived there then, never of the associations of that year.
    """
    place = seen.place
    tables = {
        "associazioni": found(associations, place),
        "residenti": _wide(territory.residents, place),
        "residenti_2014": _wide(territory.earlier, place),
    }
    told = _evident(_name(_count(tables, territory.regions.index, place), territory), seen)
    then = _rates(told, "residenti_2014", compared=seen.compared).add_suffix("_2014").rename(columns=_LIMITS_2014)
    return _ordered(told.join(_rates(told, "residenti", compared=seen.compared)).join(then), place)[list(COLUMNS)]


def cross_provinces(associations: pd.DataFrame, territory: Territory, seen: Seen) -> pd.DataFrame:
    """Return the rows of province and citizenship with `FEW_RESIDENTS` or an association; as `cross`, of today only.

    Associations of which only the region is known are in none. No rows where no residents by province are known.
    """
    place, residents = seen.place, territory.province_residents
    tables = {"associazioni": found(associations, place), "residenti": _wide(residents, place)}
    counted = _count(tables, territory.provinces.index, place)
    names = {"nome": "nome", "sigla": "provincia", "codice_regione": "codice_regione"}
    placed = counted.join(territory.provinces[list(names)].rename(columns=names), on=place)
    told = _evident(_name(placed, territory), seen)
    whole = _ordered(told.join(_rates(told, "residenti", compared=seen.compared)), place)[list(_OF_PROVINCES)]
    shown = (whole["residenti"] >= FEW_RESIDENTS) | (whole["associazioni"] > 0)
    return whole[shown & (not residents.empty)].reset_index(drop=True)


def _evident(named: pd.DataFrame, seen: Seen) -> pd.DataFrame:
    placed = named.join(seen.places[["quota_vista", "quota_nota", "senza_comunita"]], on=seen.place)
    return add_evidence(
        placed, seen.place, seen.elsewhere, may_call_absent=seen.may_call_absent, compared=seen.compared
    )


def _count(tables: dict[str, pd.DataFrame], places: pd.Index, place: str) -> pd.DataFrame:
    """Return every place with every citizenship, its associations and its residents, now and in 2014.

    The statistics list a citizenship in a place only if somebody has it: a missing cell of a listed place
    and a listed citizenship is 0, of any other NaN.
    """
    countries = sorted(set().union(*(table.columns for table in tables.values())))
    cells = pd.MultiIndex.from_product([places, countries], names=[place, "paese"])
    whole = {name: table.reindex(index=places, columns=countries) for name, table in tables.items()}
    values = {name: table.to_numpy(dtype=float).ravel() for name, table in whole.items()}
    frame = pd.DataFrame(values, index=cells).reset_index()
    return frame.assign(associazioni=frame["associazioni"].fillna(0).astype(int))


def _wide(residents: pd.DataFrame, place: str) -> pd.DataFrame:
    return residents.pivot(index=place, columns="paese", values="residenti").fillna(0)


def _name(frame: pd.DataFrame, territory: Territory) -> pd.DataFrame:
    names = territory.countries["nome"]
    sixteen, third = territory.countries["dei_16"], territory.countries["paese_terzo"]
    return frame.assign(
        regione=frame["codice_regione"].map(territory.regions["nome"]),
        comunita=frame["paese"].map({code: names.get(code) or country_name(code) for code in frame["paese"].unique()}),
        dei_16=frame["paese"].isin(sixteen.index[sixteen]),
        paese_terzo=~frame["paese"].isin(third.index[~third]),
    )


def _ordered(frame: pd.DataFrame, place: str) -> pd.DataFrame:
    ordered = frame.sort_values([place, "residenti", "paese"], ascending=[True, False, True])
    return ordered.reset_index(drop=True)


def _rates(frame: pd.DataFrame, residents: str, *, compared: bool) -> pd.DataFrame:
    """Return rate, interval and, of places that are ``compared``, smoothed rate of each row."""
    enough = frame[residents].where(frame[residents] >= FEW_RESIDENTS)
    lower, upper = rate_limits(frame["associazioni"], enough)
    smooth = smoothed(frame["associazioni"], frame[residents], frame["paese"])
    return pd.DataFrame(
        {
            "tasso_10000": rate(frame["associazioni"], enough),
            "tasso_10000_inf": lower,
            "tasso_10000_sup": upper,
            "tasso_smussato": smooth.where(enough.notna() & compared),
        }
    )
