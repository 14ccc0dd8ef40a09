# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page needs to say what is near: the larger comuni by name and point, and who shares an official language."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import TypedDict

import pandas as pd
from babel.core import get_global

from mapping.places import Extent
from mapping.shipped_tables import read_table

RESIDENTS = 25_000
"""A comune with more residents may be named in «near», with associations or without: all 7,896 names would weigh ninety
kilobytes."""
_OFFICIAL = ("official", "de_facto_official")

Town = tuple[str, float, float, str]
"""Name, latitude, longitude and ISTAT code of a chief town."""


class ComuneColumns(TypedDict):
    """Comuni by their codes: the names in one text, codes and hundredths of degrees as steps from the one before."""

    nome: str
    codice: list[int]
    lat: list[int]
    lon: list[int]
    residenti: int


def large_comuni(known: Collection[str], extent: Extent | None = None) -> ComuneColumns:
    """Return the comuni of Italy, or of ``extent``, with more than `RESIDENTS`, but those ``known`` by their code."""
    table = read_table("gazetteer/comuni.csv")
    table = table[extent.holds(table)] if extent else table
    large = pd.to_numeric(table["residenti_2020"]) > RESIDENTS
    chosen = table[large & ~table["codice_comune"].isin(known)].sort_values("codice_comune")
    return {
        "nome": "|".join(chosen["nome"]),
        "codice": _steps(chosen["codice_comune"].astype(int)),
        "lat": _steps(_hundredths(chosen["latitudine"])),
        "lon": _steps(_hundredths(chosen["longitudine"])),
        "residenti": RESIDENTS,
    }


def chief_towns(extent: Extent | None = None) -> list[Town]:
    """Return the chief towns of the provinces of Italy, or of a part of it, the largest first."""
    comuni = read_table("gazetteer/comuni.csv")
    comuni = comuni[extent.holds(comuni)] if extent else comuni
    towns = comuni[comuni["capoluogo"] == "1"].sort_values(
        ["residenti_2020", "codice_comune"], key=_as_number, ascending=[False, True]
    )
    rows = towns[["nome", "latitudine", "longitudine", "codice_comune"]].itertuples(index=False)
    return [(name, round(float(lat), 3), round(float(lon), 3), code) for name, lat, lon, code in rows]


def _as_number(cells: pd.Series) -> pd.Series:
    return pd.to_numeric(cells)


def _hundredths(degrees: Iterable[str]) -> list[int]:
    return [round(float(cell) * 100) for cell in degrees]


def _steps(values: Iterable[int]) -> list[int]:
    return [int(after - before) for before, after in pairwise([0, *values])]


def shared_languages(countries: Iterable[str]) -> list[str]:
    """Return the countries of each official language that several have, by CLDR, one text for each language.

    Where a country has no language by law, the one in use for it counts.

    Examples
    --------
    >>> shared_languages(["AL", "XK", "SN", "CI"])
    ['AL XK', 'CI SN']
    """
    speakers: dict[str, list[str]] = defaultdict(list)
    for country in sorted(set(countries)):
        for language in _official(country):
            speakers[language].append(country)
    return sorted({" ".join(found) for found in speakers.values() if len(found) > 1})


def _official(country: str) -> list[str]:
    status = {
        name: told["official_status"] for name, told in get_global("territory_languages").get(country, {}).items()
    }
    first = next((rank for rank in _OFFICIAL if rank in status.values()), None)
    return sorted({name.split("_")[0] for name, rank in status.items() if rank and rank == first})
