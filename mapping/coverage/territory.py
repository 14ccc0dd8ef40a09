# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The denominators: which regions, provinces and comuni there are, and who lives in them."""

from dataclasses import dataclass, field, replace

import pandas as pd

from mapping.coverage.indicator_table import DEFAULT_YEAR, EARLIER_YEAR
from mapping.errors import GeodataError
from mapping.shipped_tables import read_table

YEARS = (DEFAULT_YEAR, EARLIER_YEAR)
"""Years whose residents by citizenship ship with the package, the default first."""
_RESIDENTS = ["codice_regione", "paese", "residenti"]


def _nobody() -> pd.DataFrame:
    return pd.DataFrame({"codice_regione": [], "paese": [], "residenti": []}, dtype=object)


@dataclass(frozen=True)
class Territory:
    """Everything that coverage divides by; a toy one serves the tests.

    Attributes
    ----------
    regions
        Index ``codice_regione``: ``nome, ripartizione``. One row per region whatever the registry holds.
    provinces
        Index ``codice_provincia``: ``sigla, nome, codice_regione``, ``residenti_stranieri`` and
        ``residenti_stranieri_2014`` (float, NaN not known).
    comuni
        Index ``codice_comune``: ``nome, sigla, codice_provincia, codice_regione, latitudine, longitudine``
        (the last two float, WGS84 degrees) and ``residenti`` (float, all citizenships, year 2020).
    residents
        ``codice_regione, paese, residenti`` (float): residents by citizenship, ISO 3166-1 alpha-2.
    countries
        Index ``paese``: ``nome, en, dei_16`` (bool: one of the sixteen communities of IN.CO.NT.RO).
    year
        Year (1 January) of ``residents`` and of ``provinces.residenti_stranieri``.
    earlier
        The same as ``residents`` on 1 January 2014; without rows where that year is not known.
    """

    regions: pd.DataFrame
    provinces: pd.DataFrame
    comuni: pd.DataFrame
    residents: pd.DataFrame
    countries: pd.DataFrame
    year: int
    earlier: pd.DataFrame = field(default_factory=_nobody)


def load_territory(year: int = DEFAULT_YEAR) -> Territory:
    """Read the shipped tables, with the residents of ``year`` (one of `YEARS`).

    Raises
    ------
    GeodataError
        If no residents of that year ship with the package.
    """
    if year not in YEARS:
        known = ", ".join(map(str, YEARS))
        raise GeodataError(f"Mancano i residenti del {year}: gli anni disponibili sono {known}.")
    return Territory(
        regions=read_table("gazetteer/regioni.csv").set_index("codice_regione").sort_index(),
        provinces=_provinces(year).assign(residenti_stranieri_2014=_foreign_in_provinces(EARLIER_YEAR)),
        comuni=_comuni(),
        residents=_residents(year),
        countries=_countries(),
        year=year,
        earlier=_residents(EARLIER_YEAR),
    )


def as_one(territory: Territory) -> Territory:
    """Return the same territory with the whole of Italy as its only region, ``IT``."""
    return replace(
        territory,
        regions=pd.DataFrame({"nome": ["Italia"], "ripartizione": [""]}, index=pd.Index(["IT"])),
        provinces=territory.provinces.assign(codice_regione="IT"),
        comuni=territory.comuni.assign(codice_regione="IT"),
        residents=_summed(territory.residents),
        earlier=_summed(territory.earlier),
    )


def _summed(residents: pd.DataFrame) -> pd.DataFrame:
    by_country = residents.groupby("paese")["residenti"].sum(min_count=1).reset_index()
    return by_country.assign(codice_regione="IT")


def _provinces(year: int) -> pd.DataFrame:
    frame = read_table("gazetteer/province.csv").set_index("codice_provincia").sort_index()
    return frame.assign(residenti_stranieri=_foreign_in_provinces(year))


def _foreign_in_provinces(year: int) -> pd.Series:
    """Return the foreign residents of today's 107 provinces in ``year``, matched by their ISTAT code.

    Where the provinces of a region were others in that year their sum is not the region's total, and the
    residents of today's are not known: of the 110 provinces of 2014 the eight of Sardegna are not the five of
    today. The other 102 kept their codes; a comune that has since changed province counts where it was then.
    """
    region = read_table("gazetteer/province.csv").set_index("codice_provincia").sort_index()["codice_regione"]
    residents = _totals("provincia", year).reindex(region.index)
    same = residents.groupby(region).transform("sum") == region.map(_totals("regione", year))
    return residents.where(same)


def _totals(level: str, year: int) -> pd.Series:
    totals = read_table("residents/totali.csv")
    chosen = totals[(totals["livello"] == level) & (totals["anno"] == str(year))]
    return pd.to_numeric(chosen.set_index("codice")["stranieri"])


def _comuni() -> pd.DataFrame:
    frame = read_table("gazetteer/comuni.csv").set_index("codice_comune").sort_index()
    return frame.assign(
        latitudine=pd.to_numeric(frame["latitudine"]),
        longitudine=pd.to_numeric(frame["longitudine"]),
        residenti=pd.to_numeric(frame["residenti_2020"]),
    )


def _residents(year: int) -> pd.DataFrame:
    frame = read_table(f"residents/stranieri_{year}.csv")
    if "livello" in frame:
        frame = frame[frame["livello"] == "regione"].rename(columns={"codice": "codice_regione"})
    return frame.assign(residenti=pd.to_numeric(frame["totale"]))[_RESIDENTS]


def _countries() -> pd.DataFrame:
    frame = read_table("residents/cittadinanze.csv").set_index("paese").sort_index()
    return frame.assign(dei_16=frame["dei_16"] == "1")[["nome", "en", "dei_16"]]
