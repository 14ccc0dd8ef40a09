# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residents by comune and citizenship (``Dati_RCS_cittadinanza_ANNO.zip``), residents by comune (``POSAS_…``)."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from geodata.official.archives import read_table, whole
from geodata.official.codes import of_2026, region_of
from geodata.steps.common import check, read_raw
from mapping.places.names.keys import fold
from mapping.shipped_tables import read_table as read_shipped

ITALIAN = "100"
"""ISTAT's code of the Italian citizenship."""
TOTAL_AGE = "999"
OWN_NAMES = "cittadinanze.csv"
_CODE, _COUNTRY, _NAME = "Codice Istat", "Codice stato di cittadinanza", "Stato di cittadinanza"
_COUNTS = {"Maschi": "maschi", "Femmine": "femmine", "Totale": "totale"}


def foreigners(archive: Path) -> tuple[int, pd.DataFrame]:
    """Return the year, and the foreign residents of 1 January: codice_comune, cittadinanza, maschi, femmine, totale.

    The file stacks Italy, its parts, regions, provinces and comuni in one column, told apart by the length of
    the code alone: only codes of six digits are comuni. Where Italy's own row is there, the comuni must make it.

    Raises
    ------
    StepError
        If the file speaks of several years, males plus females are not the total, a row is there twice, or the
        comuni do not make Italy.
    """
    _, table = read_table(archive, ("Anno", _CODE, _COUNTRY, _NAME, *_COUNTS))
    check(table["Anno"].nunique() == 1, f"{archive.name}: gli anni non sono uno.")
    counts = {new: whole(table[old], f"{archive.name}, {old}") for old, new in _COUNTS.items()}
    named = table.rename(columns={_CODE: "codice_comune", _NAME: "cittadinanza"}).assign(**counts)
    foreign = named[named[_COUNTRY] != ITALIAN]
    comuni = foreign[foreign["codice_comune"].str.fullmatch(r"\d{6}")]
    sums = comuni["maschi"] + comuni["femmine"]
    check(len(comuni) and sums.equals(comuni["totale"]), f"{archive.name}: maschi e femmine non fanno il totale.")
    twice = comuni.duplicated(["codice_comune", "cittadinanza"])
    check(not twice.any(), f"{archive.name}: una cittadinanza compare due volte in un comune.")
    italy = foreign[foreign["codice_comune"] == "IT"].groupby("cittadinanza")["totale"].sum()
    made = comuni.groupby("cittadinanza")["totale"].sum()
    check(italy.empty or italy[italy > 0].equals(made[made > 0]), f"{archive.name}: i comuni non sommano all'Italia.")
    columns = ["codice_comune", "cittadinanza", *_COUNTS.values()]
    return int(table["Anno"].iloc[0]), comuni[columns].reset_index(drop=True)


def by_region(comuni: pd.DataFrame, names: Mapping[str, str] = MappingProxyType({})) -> pd.DataFrame:
    """Return ``foreigners`` with the columns of ``residents/stranieri_2023.csv``; ``names`` as in `country_codes`."""
    return _summed(comuni, "codice_regione", region_of(comuni["codice_comune"]), names)


def by_province(comuni: pd.DataFrame, names: Mapping[str, str] = MappingProxyType({})) -> pd.DataFrame:
    """Return ``foreigners`` by province of 2026 (the first three digits of a comune's code) and citizenship."""
    region_of(comuni["codice_comune"])
    return _summed(comuni, "codice_provincia", of_2026(comuni["codice_comune"]).str[:3], names)


def _summed(comuni: pd.DataFrame, name: str, place: pd.Series, names: Mapping[str, str]) -> pd.DataFrame:
    keyed = comuni.assign(**{name: place, "paese": country_codes(comuni["cittadinanza"], names)})
    summed = keyed.groupby([name, "paese"], as_index=False)[list(_COUNTS.values())].sum()
    return summed[summed["totale"] > 0].reset_index(drop=True)


def own_names(folder: Path) -> dict[str, str]:
    """Return ``name -> ISO code`` of the ``cittadinanze.csv`` (nome, paese) beside the archives, if there is one."""
    path = folder / OWN_NAMES
    if not path.is_file():
        return {}
    table = read_raw(path)
    check({"nome", "paese"} <= set(table), f"{path}: mancano le colonne nome, paese.")
    return dict(zip(table["nome"], table["paese"], strict=True))


def country_codes(names: pd.Series, own: Mapping[str, str] = MappingProxyType({})) -> pd.Series:
    """Return ISTAT's names of citizenships as ISO codes, whatever their accents and capitals; ``own`` adds names.

    Raises
    ------
    StepError
        If neither ``residents/cittadinanze.csv`` nor ``own`` has a name.
    """
    known = read_shipped("residents/cittadinanze.csv")
    codes = {
        fold(name): country
        for column in ("nome", "nome_istat_2014", "nome_istat_2023")
        for name, country in zip(known[column], known["paese"], strict=True)
        if name
    }
    codes |= {fold(name): country for name, country in own.items()}
    found = names.map({name: codes.get(fold(name)) for name in names.unique()})
    missing = sorted(set(names[found.isna()]))
    check(
        not missing,
        f"Cittadinanze da scrivere in {OWN_NAMES} (nome,paese), accanto agli archivi: {'; '.join(missing)}.",
    )
    return found


def population(archive: Path) -> tuple[int, pd.DataFrame]:
    """Return the year, and all residents of 1 January by comune: codice_comune, popolazione.

    The year stands in the title above the table, else in the name of the file. Age 999 is the sum of the
    ages: it is taken where it is there, and must be their sum.

    Raises
    ------
    StepError
        If no year is told, or the ages do not make the total.
    """
    title, table = read_table(archive, ("Codice comune", "Età", "Totale"))
    told = re.search(r"gennaio (\d{4})", title) or re.search(r"_(\d{4})_", archive.name)
    check(told, f"{archive.name}: l'anno non è indicato.")
    table = table.assign(n=whole(table["Totale"], f"{archive.name}, Totale"), code=table["Codice comune"].str.zfill(6))
    is_total = table["Età"] == TOTAL_AGE
    ages = table[~is_total].groupby("code")["n"].sum()
    totals = table[is_total].set_index("code")["n"]
    check(totals.index.is_unique, f"{archive.name}: un comune ha due totali.")
    both = totals.index.intersection(ages.index)
    check(totals[both].eq(ages[both]).all(), f"{archive.name}: le età non fanno il totale.")
    found = totals.combine_first(ages).astype(int).sort_index()
    return int(told[1]) if told else 0, found.rename_axis("codice_comune").rename("popolazione").reset_index()
