# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which association of one edition is which of the next."""

from collections.abc import Callable

import pandas as pd
from rapidfuzz import fuzz, process

from mapping.registry.probable_duplicates import telling_words

SIMILAR = 80.0
"""From this likeness (0-100) on, two names of one comune that have no other partner are one association renamed."""

_PAIRS = 4_000_000
"""Pairs of names that are compared in one comune; beyond, it is another registry, and nothing is guessed."""
Pair = tuple[int, int]


def pair_editions(before: pd.DataFrame, after: pd.DataFrame) -> list[Pair]:
    """Return the pairs of ``riga`` (old, new) that are the same association, each row in one pair at most.

    Both frames come from `mapping.registry.identity.add_keys`.
    """
    pairs: list[Pair] = []
    for key in (_by_id, _by_name_and_place, _by_name):
        old, new = _left(before, after, pairs)
        pairs += _pair_unique(key(old), key(new))
    old, new = _left(before, after, pairs)
    return sorted(pairs + _pair_similar(old, new))


def _left(before: pd.DataFrame, after: pd.DataFrame, pairs: list[Pair]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return before.drop(index=[a for a, _ in pairs]), after.drop(index=[b for _, b in pairs])


def _by_id(rows: pd.DataFrame) -> "pd.Series[str]":
    return rows["id"]


def _by_name_and_place(rows: pd.DataFrame) -> "pd.Series[str]":
    return rows["nome_chiave"] + "|" + rows["luogo_chiave"]


def _by_name(rows: pd.DataFrame) -> "pd.Series[str]":
    return rows["nome_chiave"]


def _pair_unique(old: "pd.Series[str]", new: "pd.Series[str]") -> list[Pair]:
    """Return the rows whose key is found exactly once on each side."""
    left, right = _single(old), _single(new)
    return [(riga, right[key]) for key, riga in left.items() if key in right]


def _single(keys: "pd.Series[str]") -> dict[str, int]:
    """Return ``key -> riga`` of the keys found once."""
    once = keys[~keys.duplicated(keep=False) & (keys != "")]
    return dict(zip(once.tolist(), once.index.tolist(), strict=True))


def _pair_similar(old: pd.DataFrame, new: pd.DataFrame) -> list[Pair]:
    """Return, comune by comune, the pairs that are each other's most similar name."""
    pairs: list[Pair] = []
    groups = dict(list(_in_a_comune(new).groupby("luogo_chiave")))
    for place, left in _in_a_comune(old).groupby("luogo_chiave"):
        if place in groups and len(left) * len(groups[place]) <= _PAIRS:
            pairs += _mutual_best(_telling(left), _telling(groups[place]))
    return pairs


def _in_a_comune(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["comune"] != "") | (rows["comune_chiave"] != "")]


def _telling(rows: pd.DataFrame) -> "pd.Series[str]":
    return _by_name(rows).map(telling_words)


def _mutual_best(left: "pd.Series[str]", right: "pd.Series[str]") -> list[Pair]:
    best = _best(left, right)
    back = _best(right, left)
    return [(a, b) for a, b in best.items() if back.get(b) == a]


def _best(names: "pd.Series[str]", others: "pd.Series[str]") -> dict[int, int]:
    scorer: Callable[..., float] = fuzz.ratio
    choices = dict(zip(others.index, others, strict=True))
    found = {
        riga: process.extractOne(name, choices, scorer=scorer, score_cutoff=SIMILAR)
        for riga, name in zip(names.index.tolist(), names.tolist(), strict=True)
    }
    return {riga: match[2] for riga, match in found.items() if match}
