# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every name of the gazetteer with what it may mean, by key."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from mapping.places.names.keys import fold, loose, words

RECENT = "1970"
"""A comune suppressed or renamed since then is likelier to be meant than a hamlet of the same name."""

_OVER = re.compile(r"\bsu(?:l|lla|llo|lle|i|ll['’])?\b", re.IGNORECASE)


class Level(IntEnum):
    """How firmly a name means a comune, from the firmest."""

    OFFICIAL = 0
    """A name of today, in any language."""
    RECENT_PAST = 1
    """A name borne after `RECENT`, or a short form in use."""
    PAST = 2
    """A name that was given up before."""
    HAMLET = 3
    """The name of a hamlet, which means the comune around it."""
    DOUBTFUL = 4
    """The name of a hamlet whose comune is not certain."""


class Meaning(NamedTuple):
    """One thing a name may mean.

    ``codes``: comuni of today, several where a territory was split or the place is uncertain, none where it was
    ceded to another state. ``kind``: a value of `schema.METHODS`. ``level``: how firmly. ``now``: provinces of today;
    ``sigle`` and ``regions``: all it belonged to. ``alone``: clear without a province.
    """

    codes: tuple[str, ...]
    kind: str
    level: Level
    now: frozenset[str]
    sigle: frozenset[str]
    regions: frozenset[str]
    alone: bool = False


@dataclass(frozen=True, eq=False)
class NameIndex:
    """``exact``: by `fold` key; ``loose``: by `loose` key; ``spread``: in how many provinces of today a key occurs.

    ``begun``: the comuni of today whose longer name begins with the key («sesto»: Sesto San Giovanni and others).
    ``worded``: by the plain words of the name, a space between («sesto san giovanni»).
    """

    exact: dict[str, tuple[Meaning, ...]]
    loose: dict[str, tuple[Meaning, ...]]
    spread: dict[str, int]
    begun: dict[str, frozenset[str]]
    worded: dict[str, tuple[Meaning, ...]]


@lru_cache(maxsize=1024)
def names_within(index: NameIndex, sigle: frozenset[str]) -> dict[str, tuple[Meaning, ...]]:
    """Return the exact names with a meaning in one of the provinces (of any year); all names if none is given."""
    if not sigle:
        return index.exact
    inside = {key: tuple(m for m in found if m.sigle & sigle) for key, found in index.exact.items()}
    return {key: found for key, found in inside.items() if found}


class ComuneAreas(NamedTuple):
    """The province of a comune of today, and all the provinces and regions that it ever belonged to."""

    sigla: str
    sigle_ever: frozenset[str]
    regioni_ever: frozenset[str]


Areas = Mapping[str, ComuneAreas]
"""By the code of the comune."""


def index_names(tables: Mapping[str, pd.DataFrame], areas: Areas) -> NameIndex:
    """Return the index of all names of the tables; a name with two equal meanings is kept once."""
    exact: dict[str, dict[Meaning, None]] = defaultdict(dict)
    forgiving: dict[str, dict[Meaning, None]] = defaultdict(dict)
    worded: dict[str, dict[Meaning, None]] = defaultdict(dict)
    for source in (_official, _aliases, _past, _hamlets):
        for name, meaning in source(tables, areas):
            exact[fold(name)][meaning] = None
            worded[" ".join(words(name))][meaning] = None
            for key in (loose(name), loose(_OVER.sub(" ", name))):  # «Cernusco Naviglio» lacks the «sul»
                forgiving[key][meaning] = None
    spread = {key: len(frozenset().union(*(m.now for m in found))) for key, found in exact.items()}
    return NameIndex(_frozen(exact), _frozen(forgiving), spread, _beginnings(tables["comuni"]), _frozen(worded))


def _beginnings(comuni: pd.DataFrame) -> dict[str, frozenset[str]]:
    begun: dict[str, set[str]] = defaultdict(set)
    for name, code in zip(comuni["nome"], comuni["codice_comune"], strict=True):
        said = words(name)
        for count in range(1, len(said)):
            begun["".join(said[:count])].add(code)
    return {key: frozenset(codes) for key, codes in begun.items()}


def _frozen(index: Mapping[str, Mapping[Meaning, None]]) -> dict[str, tuple[Meaning, ...]]:
    """Return each key's meanings, the firmest first, in an order that does not depend on the tables' order."""
    return {key: tuple(sorted(found, key=_order) if len(found) > 1 else found) for key, found in index.items() if key}


def _order(meaning: Meaning) -> tuple[int, bool, tuple[str, ...], str, list[str]]:
    return meaning.level, meaning.kind != "nome", meaning.codes, meaning.kind, sorted(meaning.sigle)


def _meaning(codes: tuple[str, ...], kind: str, level: Level, areas: Areas, *, alone: bool = False) -> Meaning:
    if len(codes) == 1:
        sigla, sigle, regions = areas[codes[0]]
        return Meaning(codes, kind, level, frozenset([sigla]), sigle, regions, alone)
    known = [areas[code] for code in codes]
    return Meaning(
        codes,
        kind,
        level,
        frozenset(area.sigla for area in known),
        frozenset().union(*(area.sigle_ever for area in known)),
        frozenset().union(*(area.regioni_ever for area in known)),
        alone,
    )


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Iterate over named rows; as objects, because text in Arrow is slow to take out one by one."""
    return frame.astype(object).itertuples(index=False)


def _official(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    for row in rows(tables["comuni"]):
        yield row.nome, _meaning((row.codice_comune,), "nome", Level.OFFICIAL, areas)
        if row.altra_lingua:
            yield f"{row.nome} {row.altra_lingua}", _meaning((row.codice_comune,), "nome", Level.OFFICIAL, areas)
            yield f"{row.altra_lingua} {row.nome}", _meaning((row.codice_comune,), "nome", Level.OFFICIAL, areas)
            yield row.altra_lingua, _meaning((row.codice_comune,), "alias", Level.OFFICIAL, areas)


def _aliases(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "alias" in tables:
        for row in rows(tables["alias"]):
            level = Level.OFFICIAL if row.genere == "lingua" else Level.RECENT_PAST
            yield row.nome, _meaning((row.codice_comune,), "alias", level, areas)


def _past(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "storici" not in tables:
        return
    for row in rows(tables["storici"]):
        codes = tuple(filter(None, row.codici.split("; ")))
        level = Level.RECENT_PAST if not row.fino_al or row.fino_al >= RECENT else Level.PAST
        today = _meaning(codes, "storico", level, areas)
        written = frozenset(row.sigle.split("; "))
        regions = frozenset(filter(None, row.regioni.split("; ")))
        yield row.nome, today._replace(sigle=written | today.now, regions=regions | today.regions)


def _hamlets(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "frazioni" in tables:
        for row in rows(tables["frazioni"]):
            codes = tuple(row.codici.split("; "))
            level = Level.DOUBTFUL if row.genere == "incerta" else Level.HAMLET
            yield row.nome, _meaning(codes, "frazione", level, areas, alone=row.genere == "nota")
