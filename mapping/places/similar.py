# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that resemble what is written: taken only when alone and far ahead, otherwise proposed."""

from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mapping.places.fold import fold
from mapping.places.gazetteer import Gazetteer
from mapping.places.names import RECENT_PAST, Meaning, names_within

MARGIN = 2
"""How many letters farther the second best name must be."""
LONG = 9
"""From this length on two wrong letters are allowed where the province is known; below it one."""
SHORT = 5
"""Below this length, and without a province below ``LONG``, no similar name is taken at all."""
STEM = 8
"""Letters that the beginning of a name must have to stand for it, where the province is known."""


class Similar(NamedTuple):
    """The one name taken (no meanings: none), and the nearest names to propose, the best first."""

    taken: tuple[Meaning, ...] = ()
    proposed: tuple[Meaning, ...] = ()


def find_similar(text: str, siglas: frozenset[str], gaz: Gazetteer) -> Similar:
    """Return the comune whose name resembles ``text``, among those of the provinces ``siglas`` (all if empty)."""
    key = fold(text)
    if len(key) < SHORT:
        return Similar()
    names = names_within(gaz.names, siglas)
    stem = _by_stem(key, names) if siglas else ()
    near = process.extract(key, names.keys(), scorer=OSA.distance, score_cutoff=3, limit=6)
    near.sort(key=lambda hit: (hit[1], hit[0]))
    proposed = tuple(dict.fromkeys(m for name, *_ in near for m in names[name] if m.codes))
    if stem:
        return Similar(stem, stem + proposed)
    if not near or not _far_ahead(key, near, names, known_province=bool(siglas)):
        return Similar((), proposed[:5])
    taken = tuple(m for m in names[near[0][0]] if m.level <= RECENT_PAST)
    return Similar(taken, proposed[:5])


def _far_ahead(
    key: str, near: list[tuple[str, float, int]], names: dict[str, tuple[Meaning, ...]], *, known_province: bool
) -> bool:
    best, distance, _ = near[0]
    allowed = (2 if len(key) >= LONG else 1) if known_province else (1 if len(key) >= LONG else 0)
    codes = {m.codes for m in names[best]}
    rivals = [d for name, d, _ in near[1:] if {m.codes for m in names[name]} != codes]
    return distance <= allowed and key[0] == best[0] and all(d >= distance + MARGIN for d in rivals)


def _by_stem(key: str, names: dict[str, tuple[Meaning, ...]]) -> tuple[Meaning, ...]:
    """Return the one comune whose name begins with the key: cut off by a narrow column, or said short."""
    if len(key) < STEM:
        return ()
    found = [name for name in names if name.startswith(key)]
    meanings = {m.codes: m for name in found for m in names[name]}
    official = tuple(m for m in meanings.values() if m.level <= RECENT_PAST)
    return official if len(meanings) == 1 else ()
