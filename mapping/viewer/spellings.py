# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other names of what a reader may search for: peoples, hamlets, names in other languages, names of the past.

They come from the tables by which the registry is read, so that the page finds what the program understands; the
stems of demonyms in other languages from ``demonyms.toml``.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TypedDict

import pandas as pd

from mapping.cells import country_names, fold
from mapping.shipped_tables import read_table
from mapping.toml_files import read_toml
from mapping.viewer.languages import country_name

_BETWEEN = ";"
_UNSURE = "incerta"
"""Hamlets whose comune is not certain."""
_PAST = "1945"
"""A name that a comune lost before is asked for by nobody."""


_STEM = 4
"""Letters that names share at least where they are written as one."""
_ENDING = 4
"""Letters that each of them has at most beside."""


class Spellings(TypedDict):
    """Other names by value, joined with «;»; of the places in the order of the page's.

    A stem ends with «*»; «marocchin,a,e» is marocchina and marocchine. What the page finds by another name is left out.
    """

    paesi: dict[str, str]
    province: dict[str, str]
    regioni: dict[str, str]
    luoghi: list[str]


def spellings_block(countries: Iterable[str], codes: Iterable[str]) -> Spellings:
    """Return the other names of the countries the page may name and of the comuni with associations.

    Parameters
    ----------
    countries
        Alpha-2 codes.
    codes
        ISTAT codes of the page's places, in its order; ``""`` of a point outside every comune.
    """
    written, stems = country_names(), _stems()
    wanted = list(codes)
    names = _names_of_comuni(frozenset(wanted) - {""})
    peoples = {code: [*written.get(code, ()), *stems.get(code, ())] for code in countries}
    return {
        "paesi": _joined({code: _folded_together(_unled(own, _shown(code))) for code, own in peoples.items()}),
        "province": _joined(_names_of_provinces()),
        "regioni": _joined(_names_of_regions()),
        "luoghi": [_BETWEEN.join(names.get(code, ())) for code in wanted],
    }


def _joined(names: dict[str, list[str]]) -> dict[str, str]:
    return {value: _BETWEEN.join(dict.fromkeys(own)) for value, own in names.items() if own}


def _shown(code: str) -> list[str]:
    """Return the names of a country that the page has in any case."""
    return [country_name(code, lang) for lang in ("it", "en")]


def _unlike(names: list[str], known: Iterable[str]) -> list[str]:
    """Return the names that differ by more than case, accents, punctuation and spaces."""
    seen = {_key(name) for name in known}
    first = {_key(name): name for name in reversed(names)}
    return [name for key, name in reversed(first.items()) if key not in seen]


def _key(name: str) -> str:
    return fold(name.replace(".", " ")).replace(" ", "") + "*" * name.endswith("*")


def _folded_together(names: list[str]) -> list[str]:
    """Return the names, those that begin alike as their beginning and their ends."""
    left = sorted(names)
    groups = []
    while left:
        length, alike = _alike(left)
        begun = left[0][:length]
        groups.append(",".join([begun, *(name[length:] for name in alike)]) if len(alike) > 1 else left[0])
        left = [name for name in left if name not in alike]
    return groups


def _alike(names: list[str]) -> tuple[int, list[str]]:
    """Return how many letters the first name shares with others, so that most are spared; with which."""
    begun = names[0]
    shared = range(max(_STEM, len(begun) - _ENDING), len(begun) + 1)
    groups = [(n, [name for name in names if name.startswith(begun[:n]) and len(name) <= n + _ENDING]) for n in shared]
    return max(groups, key=lambda group: group[0] * (len(group[1]) - 1), default=(0, names[:1]))


@cache
def _stems() -> dict[str, list[str]]:
    """Return the beginnings of demonyms, in every language together."""
    found: dict[str, list[str]] = {}
    for language in read_toml("viewer/demonyms.toml").values():
        for code, stems in language.items():
            found.setdefault(code, []).extend(f"{stem}*" for stem in stems.split())
    return found


def _names_of_provinces() -> dict[str, list[str]]:
    current = read_table("gazetteer/province.csv")["sigla"]
    aliases = read_table("gazetteer/province_alias.csv").rename(columns={"sigle": "sigla"})
    regional = read_table("gazetteer/regioni_alias.csv")
    named: dict[str, list[str]] = {sigla: [] for sigla in current}
    for _, row in pd.concat([aliases, regional[regional["sigla"] != ""]]).iterrows():
        if row["sigla"] in named:
            named[row["sigla"]].append(row["nome"])
    return named


def _names_of_regions() -> dict[str, list[str]]:
    regions = read_table("gazetteer/regioni.csv")
    named = {
        row["codice_regione"]: [row["altra_lingua"]] * (row["altra_lingua"] != "") for _, row in regions.iterrows()
    }
    for _, row in read_table("gazetteer/regioni_alias.csv").iterrows():
        if not row["sigla"]:
            for code in row["codici_regione"].split("; "):
                named[code].append(row["nome"])
    return named


@lru_cache(maxsize=1)  # a registry is often shown more than once
def _names_of_comuni(codes: frozenset[str]) -> dict[str, list[str]]:
    """Return the names that lead to each of these comuni: its own in another language, its hamlets, its recent past."""
    comuni = read_table("gazetteer/comuni.csv")
    past = read_table("gazetteer/storici.csv")
    tables = [
        comuni[comuni["altra_lingua"] != ""][["altra_lingua", "codice_comune"]],
        read_table("gazetteer/alias.csv")[["nome", "codice_comune"]],
        _hamlets(),
        past[past["fino_al"] >= _PAST][["nome", "codici"]],
    ]
    named: dict[str, list[str]] = {}
    for table in tables:
        for name, code in table.itertuples(index=False, name=None):
            if code in codes:
                named.setdefault(code, []).append(name)
    own = comuni.set_index("codice_comune")["nome"]
    return {code: _unled(names, [str(own[code])]) for code, names in named.items()}


def _unled(names: list[str], known: list[str]) -> list[str]:
    """Return the names in small letters; those that hold a shorter one, word by word, are found by that."""
    kept = [f" {fold(name)} " for name in known]
    led = []
    for name in sorted(_unlike(names, known), key=len):
        words = f" {fold(name)} "
        stem = name.endswith("*")
        if stem or not any(shorter in words for shorter in kept):
            kept += [] if stem else [words]
            led.append(name.lower())
    return sorted(led)


def _hamlets() -> pd.DataFrame:
    """Return the hamlets whose comune is certain, and whose name leads to no other in Italy."""
    hamlets = read_table("gazetteer/frazioni.csv")
    sure = hamlets[hamlets["genere"] != _UNSURE]
    names = hamlets["nome"].str.casefold()
    return sure[hamlets.groupby(names)["codici"].transform("nunique")[sure.index] == 1][["nome", "codici"]]
