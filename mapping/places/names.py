# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every name of the gazetteer with what it may mean, by key."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from mapping.places.fold import fold, loose

RECENT = "1945"
"""A comune suppressed since then is likelier to be meant than a hamlet of the same name."""

OFFICIAL, RECENT_PAST, PAST, HAMLET, DOUBTFUL = range(5)
"""How firmly a name means a comune, from the firmest: see `Meaning.level`."""


class Meaning(NamedTuple):
    """One thing a name may mean.

    ``codes``: comuni of today, several where a territory was split or the place is uncertain, none where it was
    ceded to another state. ``kind``: a value of `schema.METHODS`. ``level``: `OFFICIAL` (a name of today, in any
    language), `RECENT_PAST`, `PAST`, `HAMLET`, or `DOUBTFUL` (a hamlet whose comune is not certain). ``now``:
    provinces of today; ``siglas`` and ``regions``: all it belonged to. ``alone``: clear without a province.
    """

    codes: tuple[str, ...]
    kind: str
    level: int
    now: frozenset[str]
    siglas: frozenset[str]
    regions: frozenset[str]
    alone: bool = False


@dataclass(frozen=True, eq=False)
class NameIndex:
    """``exact``: by `fold` key; ``loose``: by `loose` key; ``spread``: in how many provinces of today a key occurs."""

    exact: dict[str, tuple[Meaning, ...]]
    loose: dict[str, tuple[Meaning, ...]]
    spread: dict[str, int]


@lru_cache(maxsize=1024)
def names_within(index: NameIndex, siglas: frozenset[str]) -> dict[str, tuple[Meaning, ...]]:
    """Return the exact names with a meaning in one of the provinces (of any year); all names if none is given."""
    if not siglas:
        return index.exact
    inside = {key: tuple(m for m in found if m.siglas & siglas) for key, found in index.exact.items()}
    return {key: found for key, found in inside.items() if found}


Areas = Mapping[str, tuple[str, frozenset[str], frozenset[str]]]
"""Code of a comune -> sigla of today, siglas ever, regions ever."""


def index_names(tables: Mapping[str, pd.DataFrame], areas: Areas) -> NameIndex:
    """Return the index of all names of the tables; a name with two equal meanings is kept once."""
    exact: dict[str, dict[Meaning, None]] = defaultdict(dict)
    forgiving: dict[str, dict[Meaning, None]] = defaultdict(dict)
    for source in (_official, _aliases, _past, _hamlets):
        for name, meaning in source(tables, areas):
            exact[fold(name)][meaning] = None
            forgiving[loose(name)][meaning] = None
    spread = {key: len(frozenset().union(*(m.now for m in found))) for key, found in exact.items()}
    return NameIndex(_frozen(exact), _frozen(forgiving), spread)


def _frozen(index: Mapping[str, Mapping[Meaning, None]]) -> dict[str, tuple[Meaning, ...]]:
    """Return each key's meanings, the firmest first, in an order that does not depend on the tables' order."""
    order = {key: sorted(found, key=lambda m: (m.level, m.codes, m.kind, sorted(m.siglas))) for key, found in index.items()}
    return {key: tuple(found) for key, found in order.items() if key}


def _meaning(codes: tuple[str, ...], kind: str, level: int, areas: Areas, *, alone: bool = False) -> Meaning:
    known = [areas[code] for code in codes]
    return Meaning(
        codes,
        kind,
        level,
        frozenset(sigla for sigla, _, _ in known),
        frozenset().union(*(siglas for _, siglas, _ in known)),
        frozenset().union(*(regions for _, _, regions in known)),
        alone,
    )


def _official(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    for row in tables["comuni"].itertuples():
        yield row.nome, _meaning((row.codice_comune,), "nome", OFFICIAL, areas)
        if row.altra_lingua:
            yield f"{row.nome} {row.altra_lingua}", _meaning((row.codice_comune,), "nome", OFFICIAL, areas)
            yield f"{row.altra_lingua} {row.nome}", _meaning((row.codice_comune,), "nome", OFFICIAL, areas)
            yield row.altra_lingua, _meaning((row.codice_comune,), "alias", OFFICIAL, areas)


def _aliases(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "alias" in tables:
        for row in tables["alias"].itertuples():
            yield row.nome, _meaning((row.codice_comune,), "alias", OFFICIAL, areas)


def _past(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "storici" not in tables:
        return
    for row in tables["storici"].itertuples():
        codes = tuple(filter(None, row.codici.split("; ")))
        level = RECENT_PAST if not row.fino_al or row.fino_al >= RECENT else PAST
        today = _meaning(codes, "storico", level, areas)
        written = frozenset(row.sigle.split("; "))
        regions = frozenset(filter(None, row.regioni.split("; ")))
        yield row.nome, today._replace(siglas=written | today.now, regions=regions | today.regions)


def _hamlets(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Iterator[tuple[str, Meaning]]:
    if "frazioni" in tables:
        for row in tables["frazioni"].itertuples():
            codes = tuple(row.codici.split("; "))
            level = DOUBTFUL if row.genere == "incerta" else HAMLET
            yield row.nome, _meaning(codes, "frazione", level, areas, alone=row.genere == "nota")
