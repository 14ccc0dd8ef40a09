# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shipped residents by citizenship: of one year by region and by province, of all years by region."""

import pandas as pd

from mapping.coverage.indicator_table import DEFAULT_YEAR, EARLIER_YEAR
from mapping.shipped_tables import read_table

YEARS = tuple(sorted({DEFAULT_YEAR, 2025, 2023, EARLIER_YEAR}, reverse=True))
"""Years whose residents by citizenship ship with the package, the newest first."""
_PLACES = {"regione": "codice_regione", "provincia": "codice_provincia"}


def by_region(year: int) -> pd.DataFrame:
    """Return ``codice_regione, paese, residenti`` (float) of one of `YEARS`: only what is not zero."""
    return _of_level(year, "regione")


def by_province(year: int) -> pd.DataFrame:
    """Return ``codice_provincia, paese, residenti`` (float) of today's provinces, as far as they were there.

    No rows where no table tells (2023); none for the provinces that `foreign_in_provinces` does not know.
    """
    frame = _of_level(year, "provincia")
    known = foreign_in_provinces(year).dropna().index
    return frame[frame["codice_provincia"].isin(known)].reset_index(drop=True)


def foreign_in_provinces(year: int) -> pd.Series:
    """Return the foreign residents of today's 107 provinces in ``year``, matched by their ISTAT code.

    Where the provinces of a region were others in that year their sum is not the region's total, and the
    residents of today's are not known: of the 110 provinces of 2014 the eight of Sardegna are not the five of
    today. The other 102 kept their codes; a comune that has since changed province counts where it was then.
    """
    region = read_table("gazetteer/province.csv").set_index("codice_provincia").sort_index()["codice_regione"]
    residents = _totals("provincia", year).reindex(region.index)
    same = residents.groupby(region).transform("sum") == region.map(_totals("regione", year))
    return residents.where(same)


def load_series() -> pd.DataFrame:
    """Return the foreign residents by region and citizenship, 1 January 2003 to 2017, 2023 and 2025.

    Returns
    -------
    pandas.DataFrame
        ``codice_regione, paese`` (ISO 3166-1 alpha-2), ``anno, residenti`` (int), ordered by them: the twenty
        regions, zeros too, of every citizenship that somebody in Italy has in the statistics of that year.
        A citizenship without rows in a year is not told apart there: Kosovo until 2017, Serbia and Montenegro
        (``CS`` together) as long as they were one. The census of 2011 lowers 2012: the series is not smooth.

    Examples
    --------
    >>> from mapping import load_series
    >>> series = load_series()
    >>> morocco = series[series["paese"] == "MA"].groupby("anno")["residenti"].sum()
    >>> morocco[[2003, 2014, 2025]].to_dict()
    {2003: 215430, 2014: 454773, 2025: 412457}
    """
    wide = read_table("residents/stranieri_serie.csv").melt(["codice_regione", "paese"], var_name="anno")
    older = wide.assign(residenti=pd.to_numeric(wide["value"]), anno=wide["anno"].astype(int))
    newer = [by_region(year).assign(anno=year) for year in YEARS if year != EARLIER_YEAR]
    whole = pd.concat([older, *newer]).groupby(["codice_regione", "paese", "anno"])["residenti"].sum()
    by_place = whole.unstack("codice_regione", fill_value=0).astype(int)
    listed = by_place[by_place.sum(axis="columns") > 0].reset_index()
    long = listed.melt(["paese", "anno"], var_name="codice_regione", value_name="residenti")
    order = ["codice_regione", "paese", "anno"]
    return long[[*order, "residenti"]].sort_values(order, ignore_index=True)


def _of_level(year: int, level: str) -> pd.DataFrame:
    frame, place = read_table(f"residents/stranieri_{year}.csv"), _PLACES[level]
    if "livello" in frame:
        frame = frame[frame["livello"] == level].rename(columns={"codice": place})
    elif place not in frame:
        frame = frame.iloc[:0].assign(**{place: ""})
    return frame.assign(residenti=pd.to_numeric(frame["totale"]).astype(float))[[place, "paese", "residenti"]]


def _totals(level: str, year: int) -> pd.Series:
    totals = read_table("residents/totali.csv")
    chosen = totals[(totals["livello"] == level) & (totals["anno"] == str(year))]
    return pd.to_numeric(chosen.set_index("codice")["stranieri"])
