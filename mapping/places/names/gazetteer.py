# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The gazetteer in memory: comuni, provinces and regions, and every name, code and CAP that leads to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from mapping.places.names.index import ComuneAreas, Meaning, NameIndex, index_names, rows
from mapping.places.names.keys import fold

TABLES = (
    "comuni",
    "province",
    "regioni",
    "alias",
    "storici",
    "codici_storici",
    "appartenenze",
    "sardegna_2026",
    "frazioni",
    "cap",
    "province_alias",
    "regioni_alias",
    "estero",
)
"""The CSV of ``geodata/gazetteer`` that are read; of a toy gazetteer only the first three are needed."""
DOMINANT = 10
"""A comune is meant by a bare name if it has so many times the residents of all others of that name together."""


class Comune(NamedTuple):
    """A comune of today: its name, its province (``sigla``) and region (``regione``, a code), its residents of 2020.

    ``sigle_ever`` and ``regioni_ever`` are all the provinces and regions that it belonged to in any year, those of
    today included.
    """

    nome: str
    sigla: str
    regione: str
    residenti: int
    sigle_ever: frozenset[str]
    regioni_ever: frozenset[str]


@dataclass(frozen=True)
class Gazetteer:
    """What is known about places, ready to be asked; the frames are those of ``geodata/gazetteer``, indexed.

    ``places`` is by code; ``names`` by key; ``codes`` leads from any ISTAT or cadastral code to comuni of today;
    ``caps`` from a CAP to comuni, ``cap_areas`` from its first two digits to provinces; ``sigle`` and
    ``region_names`` from the key of a name to provinces and to (region codes, sigla); ``region_sigle`` from a region
    to its provinces of today, ``labels`` from a region to its name; ``today`` from the sigla of any
    year to the provinces of 2025; ``abroad`` from the key of a foreign name to its country (ISO2, ``""`` unknown).
    """

    comuni: pd.DataFrame
    province: pd.DataFrame
    regioni: pd.DataFrame
    places: dict[str, Comune]
    names: NameIndex
    codes: dict[str, tuple[str, ...]]
    caps: dict[str, frozenset[str]]
    cap_areas: dict[str, frozenset[str]]
    sigle: dict[str, frozenset[str]]
    region_sigle: dict[str, frozenset[str]]
    labels: dict[str, str]
    today: dict[str, frozenset[str]]
    region_names: dict[str, tuple[frozenset[str], str]]
    abroad: dict[str, str]

    def dominates(self, code: str, others: Iterable[str]) -> bool:
        """Return whether a comune has so many more residents than others that a name they share means it."""
        return self.places[code].residenti >= DOMINANT * sum(self.places[other].residenti for other in others)


def build_gazetteer(tables: Mapping[str, pd.DataFrame]) -> Gazetteer:
    """Return the gazetteer of the given tables, by name as in `TABLES`; every cell is text."""
    comuni, province, regioni = tables["comuni"], tables["province"], tables["regioni"]
    places = _places(comuni, tables.get("appartenenze"))
    caps = {row.cap: _split(row.codici) for row in _rows(tables, "cap")}
    sigle = {fold(word): frozenset([row.sigla]) for row in rows(province) for word in (row.sigla, row.nome)}
    ever = {sigla for place in places.values() for sigla in place.sigle_ever}
    sigle |= {fold(sigla): frozenset([sigla]) for sigla in ever} | sigle
    sigle |= {fold(row.nome): _split(row.sigle) for row in _rows(tables, "province_alias")}
    return Gazetteer(
        comuni=comuni.set_index("codice_comune"),
        province=province.set_index("sigla"),
        regioni=regioni.set_index("codice_regione"),
        places=places,
        names=index_names(tables, _areas(places)),
        codes=_codes(tables),
        caps=caps,
        cap_areas=_cap_areas(caps, places),
        sigle=sigle,
        region_sigle=region_sigle(province),
        labels=region_labels(regioni),
        today=_provinces_of_today(places, ever),
        region_names=_region_names(tables),
        abroad={fold(row.nome): row.paese for row in _rows(tables, "estero")},
    )


def _rows(tables: Mapping[str, pd.DataFrame], name: str) -> Iterable[Any]:
    return rows(tables[name]) if name in tables else ()


def _split(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("; ")))


def _places(comuni: pd.DataFrame, memberships: pd.DataFrame | None) -> dict[str, Comune]:
    known = memberships.astype(object).itertuples(index=False, name=None) if memberships is not None else ()
    ever = {code: (_split(sigle), _split(regions)) for code, sigle, regions in known}
    places = {}
    for row in rows(comuni):
        sigle, regions = ever.get(row.codice_comune, (frozenset(), frozenset()))
        residents = int(row.residenti_2020 or 0)
        areas = sigle | {row.sigla}, regions | {row.codice_regione}
        places[row.codice_comune] = Comune(row.nome, row.sigla, row.codice_regione, residents, *areas)
    return places


def _areas(places: Mapping[str, Comune]) -> dict[str, ComuneAreas]:
    return {code: ComuneAreas(place.sigla, place.sigle_ever, place.regioni_ever) for code, place in places.items()}


def region_sigle(province: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Return the provinces of each region."""
    sigle: dict[str, frozenset[str]] = {}
    for row in rows(province):
        sigle[row.codice_regione] = sigle.get(row.codice_regione, frozenset()) | {row.sigla}
    return sigle


def region_labels(regioni: pd.DataFrame) -> dict[str, str]:
    """Return the name of each region."""
    return {row.codice_regione: row.nome for row in rows(regioni)}


def codes_of_today(comuni: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the comune of each cadastral and ISTAT code of today."""
    comune, cadastral = (comuni[name].tolist() for name in ("codice_comune", "codice_catastale"))
    found = list(zip(comune))
    return dict(zip(cadastral, found, strict=True)) | dict(zip(comune, found, strict=True))


def _codes(tables: Mapping[str, pd.DataFrame]) -> dict[str, tuple[str, ...]]:
    codes = {row.codice: tuple(sorted(_split(row.codici))) for row in _rows(tables, "codici_storici")}
    codes |= {row.codice_2026: (row.codice_comune,) for row in _rows(tables, "sardegna_2026")}
    return codes | codes_of_today(tables["comuni"])


def _cap_areas(caps: Mapping[str, frozenset[str]], places: Mapping[str, Comune]) -> dict[str, frozenset[str]]:
    areas: dict[str, set[str]] = {}
    for cap, codes in caps.items():
        areas.setdefault(cap[:2], set()).update(places[code].sigla for code in codes)
    return {start: frozenset(sigle) for start, sigle in areas.items()}


def _provinces_of_today(places: Mapping[str, Comune], ever: Iterable[str]) -> dict[str, frozenset[str]]:
    now: dict[str, set[str]] = {sigla: set() for sigla in ever}
    current = {place.sigla for place in places.values()}
    for place in places.values():
        for sigla in place.sigle_ever - current:
            now[sigla].add(place.sigla)
    return {sigla: frozenset([sigla] if sigla in current else found) for sigla, found in now.items()}


def _region_names(tables: Mapping[str, pd.DataFrame]) -> dict[str, tuple[frozenset[str], str]]:
    names = {fold(row.nome): (_split(row.codici_regione), row.sigla) for row in _rows(tables, "regioni_alias")}
    for row in rows(tables["regioni"]):
        code = row.codice_regione
        for name in filter(None, (row.nome, row.altra_lingua, row.nome + row.altra_lingua, code, code.lstrip("0"))):
            names[fold(name)] = (frozenset([row.codice_regione]), "")
    return names


__all__ = ["TABLES", "Comune", "Gazetteer", "Meaning", "build_gazetteer"]
