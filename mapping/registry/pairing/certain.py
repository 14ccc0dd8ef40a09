# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pairs of rows of two registers that are certainly one body, by the rules for duplicates."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from mapping.registry.duplicates import BY_CODE, BY_NAME, same_bodies

A, B = "a", "b"
"""The two registers, in the column ``lato``."""


class Pair(NamedTuple):
    """A row of A and one of B, as the united frame numbers them, and why they are taken for one."""

    a: int
    b: int
    why: str


def certain_pairs(keyed: pd.DataFrame) -> list[Pair]:
    """Return the pairs that are certain; a row that may be either of two rows is in none.

    ``keyed`` holds the rows of both registers with their keys, ``codice_scritto`` and ``lato``. Rows are one body by
    `mapping.registry.duplicates.same_bodies`, asked of both registers as if they were one.
    """
    side = dict(zip(keyed.index.tolist(), keyed["lato"].tolist(), strict=True))
    by_code, by_name = same_bodies(keyed)
    pairs: list[Pair] = []
    settled: set[int] = set()
    for why, later in ((BY_CODE[0], by_code), (BY_NAME[0], by_name)):
        found = [group for group in _groups(later) if {side[row] for row in group} == {A, B}]
        pairs += [_pair(group, side, why) for group in found if len(group) == 2 and settled.isdisjoint(group)]
        # Where a tax code leads to several rows of a register, the name is no way out for any of them.
        settled.update(row for group in found for row in group)
    return sorted(pairs)


def _pair(group: list[int], side: Mapping[int, str], why: str) -> Pair:
    one, other = sorted(group, key=side.__getitem__)
    return Pair(one, other, why)


def _groups(later: Mapping[int, int]) -> Iterator[list[int]]:
    """Yield the rows of each body, of ``row -> first row``."""
    groups: dict[int, list[int]] = {}
    for row, first in later.items():
        groups.setdefault(first, [first]).append(row)
    yield from groups.values()
