# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The gazetteer in memory: comuni, provinces and regions, and every name that leads to them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pandas as pd

from mapping.places.fold import fold
from mapping.shipped import read_table


class Meaning(NamedTuple):
    """One thing a name may mean.

    ``codes`` are today's comuni, several where a territory was split; ``kind`` is a value of `schema.METHODS`;
    ``siglas`` and ``regions`` are those the place belongs or once belonged to.
    """

    codes: tuple[str, ...]
    kind: str
    siglas: frozenset[str]
    regions: frozenset[str]


@dataclass(frozen=True)
class Gazetteer:
    """Today's comuni (7,896), provinces (107) and regions (20) with the names that lead to them."""

    comuni: pd.DataFrame
    province: pd.DataFrame
    regioni: pd.DataFrame
    names: dict[str, tuple[Meaning, ...]]
    siglas: dict[str, str]
    regions: dict[str, str]


def build_gazetteer(comuni: pd.DataFrame, province: pd.DataFrame, regioni: pd.DataFrame) -> Gazetteer:
    """Return the gazetteer of the given tables (the columns are those of ``geodata/gazetteer/*.csv``)."""
    names: dict[str, list[Meaning]] = defaultdict(list)
    for row in comuni.itertuples(index=False):
        area = (frozenset([row.sigla]), frozenset([row.codice_regione]))
        names[fold(row.nome)].append(Meaning((row.codice_comune,), "nome", *area))
        if row.altra_lingua:
            names[fold(row.altra_lingua)].append(Meaning((row.codice_comune,), "alias", *area))
            both = f"{row.nome}{row.altra_lingua}"
            names[fold(both)].append(Meaning((row.codice_comune,), "nome", *area))
    siglas = {fold(word): row.sigla for row in province.itertuples() for word in (row.sigla, row.nome)}
    regions = {fold(row.nome): row.codice_regione for row in regioni.itertuples()}
    regions |= {fold(row.altra_lingua): row.codice_regione for row in regioni.itertuples() if row.altra_lingua}
    regions |= {fold(row.nome + row.altra_lingua): row.codice_regione for row in regioni.itertuples()}
    return Gazetteer(
        comuni.set_index("codice_comune", verify_integrity=True),
        province.set_index("sigla", verify_integrity=True),
        regioni.set_index("codice_regione", verify_integrity=True),
        {key: tuple(dict.fromkeys(found)) for key, found in names.items()},
        siglas,
        regions,
    )


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the package.

    Raises
    ------
    GeodataError
        If a table is missing.
    """
    tables = (read_table(f"gazetteer/{name}.csv") for name in ("comuni", "province", "regioni"))
    return build_gazetteer(*tables)
