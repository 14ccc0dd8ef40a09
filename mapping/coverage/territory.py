# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The denominators: which regions, provinces and comuni there are, and who lives in them."""

from dataclasses import dataclass, replace

import pandas as pd

from mapping.coverage.indicators import DEFAULT_YEAR
from mapping.errors import GeodataError
from mapping.shipped import read_table

YEARS = (DEFAULT_YEAR, 2014)
"""Years whose residents by citizenship ship with the package, the default first."""


@dataclass(frozen=True)
class Territory:
    """Everything that coverage divides by; a toy one serves the tests.

    Attributes
    ----------
    regions
        Index ``codice_regione``: ``nome, ripartizione``. One row per region whatever the registry holds.
    provinces
        Index ``codice_provincia``: ``sigla, nome, codice_regione`` and ``residenti_stranieri`` (float, NaN
        not known).
    comuni
        Index ``codice_comune``: ``nome, sigla, codice_provincia, codice_regione, latitudine, longitudine``
        (the last two float, WGS84 degrees) and ``residenti`` (float, all citizenships, year 2020).
    residents
        ``codice_regione, paese, residenti`` (float): residents by citizenship, ISO 3166-1 alpha-2.
    countries
        Index ``paese``: ``nome, en, dei_16`` (bool: one of the sixteen communities of IN.CO.NT.RO).
    year
        Year (1 January) of ``residents`` and of ``provinces.residenti_stranieri``.
    """

    regions: pd.DataFrame
    provinces: pd.DataFrame
    comuni: pd.DataFrame
    residents: pd.DataFrame
    countries: pd.DataFrame
    year: int


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
        provinces=_provinces(year),
        comuni=_comuni(),
        residents=_residents(year),
        countries=_countries(),
        year=year,
    )


def as_one(territory: Territory) -> Territory:
    """Return the same territory with the whole of Italy as its only region, ``IT``."""
    summed = territory.residents.groupby("paese", as_index=False)["residenti"].sum(min_count=1)
    return replace(
        territory,
        regions=pd.DataFrame({"nome": ["Italia"], "ripartizione": [""]}, index=pd.Index(["IT"])),
        provinces=territory.provinces.assign(codice_regione="IT"),
        comuni=territory.comuni.assign(codice_regione="IT"),
        residents=summed.assign(codice_regione="IT"),
    )


def _provinces(year: int) -> pd.DataFrame:
    """Return the provinces with the foreign residents of ``year``.

    Where the provinces of a region were others in that year (Sardegna in 2014) their sum is not the region's
    total, and the residents of today's provinces are not known.
    """
    frame = read_table("gazetteer/province.csv").set_index("codice_provincia").sort_index()
    residents = _totals("provincia", year).reindex(frame.index)
    summed = residents.groupby(frame["codice_regione"]).transform("sum")
    same = summed == frame["codice_regione"].map(_totals("regione", year))
    return frame.assign(residenti_stranieri=residents.where(same))


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
    return frame.assign(residenti=pd.to_numeric(frame["totale"]))[["codice_regione", "paese", "residenti"]]


def _countries() -> pd.DataFrame:
    frame = read_table("residents/cittadinanze.csv").set_index("paese").sort_index()
    return frame.assign(dei_16=frame["dei_16"] == "1")[["nome", "en", "dei_16"]]
