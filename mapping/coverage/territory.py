# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The denominators: which regions, provinces and comuni there are, and who lives in them."""

from dataclasses import dataclass, field, replace

import pandas as pd

from mapping.coverage.indicator_table import DEFAULT_YEAR, EARLIER_YEAR
from mapping.coverage.residents import YEARS, by_province, by_region, foreign_in_provinces
from mapping.errors import GeodataError
from mapping.places import COMUNE, REGION, Extent
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
    province_earlier
        The same on 1 January 2014.
    extent
        The part of Italy that it is, None of the whole. What is of a part alone is compared with nothing: a rate, a
        smoothed rate or an expectation fitted to it would pass for Italy's.
    """

    regions: pd.DataFrame
    provinces: pd.DataFrame
    comuni: pd.DataFrame
    residents: pd.DataFrame
    countries: pd.DataFrame
    year: int
    earlier: pd.DataFrame = field(default_factory=lambda: _nobody("codice_regione"))
    province_residents: pd.DataFrame = field(default_factory=lambda: _nobody("codice_provincia"))
    province_earlier: pd.DataFrame = field(default_factory=lambda: _nobody("codice_provincia"))
    extent: Extent | None = None


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
        province_earlier=by_province(EARLIER_YEAR),
    )


def load_regions() -> pd.DataFrame:
    """Read the regions alone: `Territory.regions`."""
    return read_table("gazetteer/regioni.csv").set_index("codice_regione").sort_index()


def load_provinces() -> "pd.Series[str]":
    """Return the region of each province by their ISTAT codes."""
    return read_table("gazetteer/province.csv").set_index("codice_provincia")["codice_regione"]


def as_one(territory: Territory) -> Territory:
    """Return the same territory with the whole of it, or of Italy, as its only region, ``IT``."""
    name = territory.extent.name if territory.extent else "Italia"
    of_regions = territory.extent is None or territory.extent.level == REGION
    return replace(
        territory,
        regions=pd.DataFrame({"nome": [name], "ripartizione": [""]}, index=pd.Index(["IT"])),
        provinces=territory.provinces.assign(codice_regione="IT"),
        comuni=territory.comuni.assign(codice_regione="IT"),
        residents=_summed(territory.residents if of_regions else territory.province_residents),
        earlier=_summed(territory.earlier if of_regions else territory.province_earlier),
    )


def within(territory: Territory, extent: Extent) -> Territory:
    """Return what of a territory lies in a part of it; no area that is larger than the part."""
    provinces, regions = _held(territory.provinces, extent), _held(territory.regions, extent)
    return replace(
        territory,
        regions=regions,
        provinces=provinces,
        comuni=_held(territory.comuni, extent),
        residents=_lived(territory.residents, regions.index),
        earlier=_lived(territory.earlier, regions.index),
        province_residents=_lived(territory.province_residents, provinces.index),
        province_earlier=_lived(territory.province_earlier, provinces.index),
        extent=extent,
    )


def _held(frame: pd.DataFrame, extent: Extent) -> pd.DataFrame:
    """Return the rows that lie in a part of Italy; none of a table whose places are larger."""
    known = frame.reset_index()
    return frame[extent.holds(known).to_numpy()] if f"codice_{extent.level}" in known else frame[:0]


def _lived(residents: pd.DataFrame, places: pd.Index) -> pd.DataFrame:
    """Return the residents of some places, and that of every other citizenship nobody lives there: of none not known.

    The statistics list a citizenship only where somebody has it, of a part of Italy fewer than of the whole.
    """
    place = residents.columns[0]
    here = residents[residents[place].isin(places)]
    others = sorted(set(residents["paese"]) - set(here["paese"])) if len(here) else []
    nobody = pd.DataFrame({place: here[place].iloc[0] if others else "", "paese": others, "residenti": 0.0})
    return pd.concat([here, nobody], ignore_index=True) if others else here


def by_unit(territory: Territory, extent: Extent) -> Territory:
    """Return a part of a territory with what it is shown by in the place of the regions, by `unit_codes`.

    A region by its provinces; a province, or a comune, of whose parts no foreign residents are known, as one.
    """
    part = within(territory, extent)
    unit = {"codice_regione": part.comuni.index if extent.level == COMUNE else part.comuni["sigla"]}
    if extent.level == COMUNE:
        around = territory.provinces.loc[[extent.codes[1]]].assign(codice_regione=extent.code)
        named = pd.DataFrame({"nome": [extent.name]}, index=pd.Index([extent.code]))
    else:
        around = part.provinces.assign(codice_regione=part.provinces["sigla"])
        named = part.provinces.set_index("sigla")[["nome"]].sort_index()
    return replace(
        part,
        regions=named.assign(ripartizione="").rename_axis("codice_regione"),
        provinces=around,
        comuni=part.comuni.assign(**unit),
        residents=_of_units(part.province_residents, around),
        earlier=_of_units(part.province_earlier, around),
    )


def unit_codes(frame: pd.DataFrame, extent: Extent, before: str = "", sigla: str = "sigla") -> "pd.Series[str]":
    """Return by what each row is shown (`by_unit`): the letters of its province, or the code of the only comune."""
    return frame[f"{before}codice_comune" if extent.level == COMUNE else sigla].where(extent.holds(frame, before), "")


def _of_units(residents: pd.DataFrame, provinces: pd.DataFrame) -> pd.DataFrame:
    units = residents["codice_provincia"].map(provinces["codice_regione"])
    return residents.assign(codice_regione=units)[["codice_regione", "paese", "residenti"]]


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
