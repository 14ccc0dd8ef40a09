# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every name of the gazetteer with what it may mean, by key."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from mapping.places.names.keys import fold, loose, words

RECENT = "1970"
"""A comune suppressed or renamed since then is likelier to be meant than a hamlet of the same name."""

_OVER = re.compile(r"\bsu(?:l|lla|llo|lle|i|ll['’])?\b", re.IGNORECASE)

OFFICIAL, RECENT_PAST, PAST, HAMLET, DOUBTFUL = range(5)
"""How firmly a name means a comune, from the firmest: see `Meaning.level`."""


class Meaning(NamedTuple):
    """One thing a name may mean.

    ``codes``: comuni of today, several where a territory was split or the place is uncertain, none where it was
    ceded to another state. ``kind``: a value of `schema.METHODS`. ``level``: `OFFICIAL` (a name of today, in any
    language), `RECENT_PAST` (or a short form in use), `PAST`, `HAMLET`, or `DOUBTFUL` (a hamlet whose comune is not
    certain). ``now``: provinces of today; ``sigle`` and ``regions``: all it belonged to.
    ``alone``: clear without a province.
    """

    codes: tuple[str, ...]
    kind: str
    level: int
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


Areas = Mapping[str, tuple[str, frozenset[str], frozenset[str]]]
"""Code of a comune -> sigla of today, sigle ever, regions ever."""


def index_names(tables: Mapping[str, pd.DataFrame], areas: Areas) -> NameIndex:
    """Return the index of all names of the tables; a name with two equal meanings is kept once."""
    exact: dict[str, dict[Meaning, None]] = defaultdict(dict)
    forgiving: dict[str, dict[Meaning, None]] = defaultdict(dict)
    worded: dict[str, dict[Meaning, None]] = defaultdict(dict)
    for source in (_official, _aliases, _past, _hamlets):
        for name, meaning in source(tables, areas):
            exact[fold(name)][meaning] = None
            worded[" ".join(words(name))][meaning] = None
            for key in {loose(name), loose(_OVER.sub(" ", name))}:  # «Cernusco Naviglio» lacks the «sul»
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


def _meaning(codes: tuple[str, ...], kind: str, level: int, areas: Areas, *, alone: bool = False) -> Meaning:
    if len(codes) == 1:
        sigla, sigle, regions = areas[codes[0]]
        return Meaning(codes, kind, level, frozenset([sigla]), sigle, regions, alone)
    known = [areas[code] for code in codes]
    return Meaning(
        codes,
        kind,
        level,
        frozenset(sigla for sigla, _, _ in known),
        frozenset().union(*(sigle for _, sigle, _ in known)),
        frozenset().union(*(regions for _, _, regions in known)),
        alone,
    )


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Iterate over named rows; as objects, because text in Arrow is slow to take out one by one."""
    return frame.astype(object).itertuples(index=False)


def _official(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    for row in rows(tables["comuni"]):
        yield row.nome, _meaning((row.codice_comune,), "nome", OFFICIAL, areas)
        if row.altra_lingua:
            yield f"{row.nome} {row.altra_lingua}", _meaning((row.codice_comune,), "nome", OFFICIAL, areas)
            yield f"{row.altra_lingua} {row.nome}", _meaning((row.codice_comune,), "nome", OFFICIAL, areas)
            yield row.altra_lingua, _meaning((row.codice_comune,), "alias", OFFICIAL, areas)


def _aliases(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "alias" in tables:
        for row in rows(tables["alias"]):
            level = OFFICIAL if row.genere == "lingua" else RECENT_PAST
            yield row.nome, _meaning((row.codice_comune,), "alias", level, areas)


def _past(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "storici" not in tables:
        return
    for row in rows(tables["storici"]):
        codes = tuple(filter(None, row.codici.split("; ")))
        level = RECENT_PAST if not row.fino_al or row.fino_al >= RECENT else PAST
        today = _meaning(codes, "storico", level, areas)
        written = frozenset(row.sigle.split("; "))
        regions = frozenset(filter(None, row.regioni.split("; ")))
        yield row.nome, today._replace(sigle=written | today.now, regions=regions | today.regions)


def _hamlets(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "frazioni" in tables:
        for row in rows(tables["frazioni"]):
            codes = tuple(row.codici.split("; "))
            level = DOUBTFUL if row.genere == "incerta" else HAMLET
            yield row.nome, _meaning(codes, "frazione", level, areas, alone=row.genere == "nota")
