# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tables of the projects tell, in the reader's language.

Italian and English stand in the tables themselves; the other languages in ``geodata/initiatives/parole.csv``, drafts of
a machine, each beside the fingerprint of the Italian text it was made from: once that text changes nobody finds the
draft any more, and the reader gets the Italian one.
"""

import hashlib
from collections.abc import Mapping
from functools import cache

import pandas as pd

from mapping.shipped_tables import read_table
from mapping.viewer.languages import DEFAULT

Pair = tuple[str, str]
"""A text in Italian and in English. Where they are one and the same it is a name or a number: nobody translates it."""
_WRITTEN = (DEFAULT, "en")


def fingerprint(italian: str) -> str:
    """Return by what a translation knows its Italian text."""
    return hashlib.sha256(italian.encode()).hexdigest()[:12]


def told(pair: Pair, lang: str) -> str | None:
    """Return a text in a language, None where only the Italian one is to be had."""
    italian, english = pair
    if lang == DEFAULT:
        return italian
    if italian == english:
        return None
    return english if lang == "en" else drafts(lang).get(fingerprint(italian))


@cache
def drafts(lang: str) -> dict[str, str]:
    """Return the translations into a language by the fingerprints of their Italian texts."""
    table = read_table("initiatives/parole.csv")
    own = table[table["lingua"] == lang]
    return dict(zip(own["impronta"], own["testo"], strict=True))


def told_tables(tables: Mapping[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], list[Pair]]:
    """Return the tables with ``x`` for each pair of columns ``x_it, x_en``: a text's place in the texts, all of them.

    Examples
    --------
    >>> tables, texts = told_tables({"luoghi": pd.DataFrame({"nota_it": ["ora", ""], "nota_en": ["now", ""]})})
    >>> texts, tables["luoghi"]["nota"].to_list()
    ([('ora', 'now')], [0, ''])
    """
    places: dict[Pair, int] = {}
    return {name: _placed(table, places) for name, table in tables.items()}, list(places)


def _placed(table: pd.DataFrame, places: dict[Pair, int]) -> pd.DataFrame:
    """Return a table with places for texts; a new text gets the next place."""
    named = {name.removesuffix("_it"): name for name in table.columns if name.endswith("_it")}
    columns = {
        short: [
            places.setdefault(pair, len(places)) if pair[0] else ""
            for pair in zip(table[name], table[f"{short}_en"], strict=True)
        ]
        for short, name in named.items()
    }
    return table.drop(columns=[f"{short}_{lang}" for short in named for lang in _WRITTEN]).assign(**columns)
