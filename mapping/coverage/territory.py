# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The denominators: which regions, provinces and comuni there are, and who lives in them."""

from dataclasses import dataclass, field, replace

import pandas as pd

from mapping.coverage.indicator_table import DEFAULT_YEAR, EARLIER_YEAR
from mapping.coverage.residents import YEARS, by_province, by_region, foreign_in_provinces
from mapping.errors import GeodataError
from mapping.shipped_tables import read_table


def _nobody(place: str) -> pd.DataFrame:
    return pd.DataFrame({place: [], "paese": [], "residenti": []}, dtype=object)


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
        Index ``paese``: ``nome, en, dei_16`` (bool: one of the sixteen communities of IN.CO.NT.RO),
        ``paese_terzo`` (bool: not one of the 27 of the European Union, the stateless ``XX`` among them).
    year
        Year (1 January) of ``residents``, ``province_residents`` and ``provinces.residenti_stranieri``.
    earlier
        The same as ``residents`` on 1 January 2014; without rows where that year is not known.
    province_residents
        ``codice_provincia, paese, residenti`` (float) of the day of ``residents``; without rows where not known.
    """

    regions: pd.DataFrame
    provinces: pd.DataFrame
    comuni: pd.DataFrame
    residents: pd.DataFrame
    countries: pd.DataFrame
    year: int
    earlier: pd.DataFrame = field(default_factory=lambda: _nobody("codice_regione"))
    province_residents: pd.DataFrame = field(default_factory=lambda: _nobody("codice_provincia"))


def load_territory(year: int = DEFAULT_YEAR) -> Territory:
    """Read the shipped tables, with the residents of 1 January of ``year``: 2025, 2023 or 2014.

    Raises
    ------
    GeodataError
        If no residents of that year ship with the package.

    Examples
    --------
    >>> from mapping import load_territory
    >>> territory = load_territory()
    >>> territory.year, int(territory.residents["residenti"].sum())
    (2025, 5371251)
    >>> milano = territory.province_residents.query("codice_provincia == '015'").set_index("paese")
    >>> milano["residenti"].nlargest(3).to_dict()
    {'EG': 71324.0, 'RO': 47678.0, 'CN': 44513.0}
    """
    if year not in YEARS:
        known = ", ".join(map(str, YEARS))
        raise GeodataError(f"Mancano i residenti del {year}: gli anni disponibili sono {known}.")
    return Territory(
        regions=load_regions(),
        provinces=_provinces(year).assign(residenti_stranieri_2014=foreign_in_provinces(EARLIER_YEAR)),
        comuni=_comuni(),
        residents=by_region(year),
        countries=_countries(),
        year=year,
        earlier=by_region(EARLIER_YEAR),
        province_residents=by_province(year),
    )


def load_regions() -> pd.DataFrame:
    """Read the regions alone: `Territory.regions`."""
    return read_table("gazetteer/regioni.csv").set_index("codice_regione").sort_index()


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
    return frame.assign(residenti_stranieri=foreign_in_provinces(year))


def _comuni() -> pd.DataFrame:
    frame = read_table("gazetteer/comuni.csv").set_index("codice_comune").sort_index()
    return frame.assign(
        latitudine=pd.to_numeric(frame["latitudine"]),
        longitudine=pd.to_numeric(frame["longitudine"]),
        residenti=pd.to_numeric(frame["residenti_2020"]),
    )


def _countries() -> pd.DataFrame:
    frame = read_table("residents/cittadinanze.csv").set_index("paese").sort_index()
    flags = {name: frame[name] == "1" for name in ("dei_16", "paese_terzo")}
    return frame.assign(**flags)[["nome", "en", *flags]]
