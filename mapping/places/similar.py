# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that resemble what is written: taken only when alone and far ahead, otherwise proposed.

The limits were chosen on two sets (``tests/benchmarks/geocoder.py``): misspelt official names, which should be found,
and 7,679 hamlets asked as if the gazetteer did not know them, none of which should be taken for a comune. A doubled
or undoubled letter is nearly always a slip; a letter in place of another is often another place.
"""

import re
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mapping.places.fold import fold, loose, plain, undoubled, words
from mapping.places.gazetteer import Gazetteer
from mapping.places.names import OFFICIAL, RECENT_PAST, Meaning, NameIndex, names_within

MARGIN = 2
"""How many letters farther the second best name must be."""
DOUBLES, ONE, OTHER, TWO = 5, 5, 7, 12
"""Letters a name must have, where the province is known, for a slip of doubles, of one letter missing, added or
exchanged with its neighbour, of one letter in place of another, of two letters."""
FARTHER = 4
"""Letters it must have besides where no province is known; two wrong letters are then never taken."""
CUT, SHORT_FORM = 12, 8
"""Letters of a name cut off inside a word, and of a first part said alone («Barcellona»), in a known province."""
_SAINTS = frozenset(["san", "sant", "santa", "santo", "santi", "s", "ss", "castel", "castello", "villa", "monte"])

_VOWELS = frozenset("aeiou")
_TOKENS = re.compile(r"([a-z0-9]+)([./]?)")
ABBREVIATED = 6
"""Letters that an abbreviated name must have kept, where the province is known."""

Names = dict[str, tuple[Meaning, ...]]


class Similar(NamedTuple):
    """The one name taken (no meanings: none), and the nearest names to propose, the best first."""

    taken: tuple[Meaning, ...] = ()
    proposed: tuple[Meaning, ...] = ()


def find_similar(text: str, siglas: frozenset[str], gaz: Gazetteer) -> Similar:
    """Return the comune whose name resembles ``text``, among those of the provinces ``siglas`` (all if empty)."""
    key = fold(text)
    if len(key) < DOUBLES or not key[0].isalpha():
        return Similar()
    names = names_within(gaz.names, siglas) if siglas else _beginning_with(gaz.names, key[0])
    begun = (_by_beginning(text, key, names) or _by_abbreviation(text, siglas, gaz.names)) if siglas else ()
    near = process.extract(key, names.keys(), scorer=OSA.distance, score_cutoff=3 if siglas else 2, limit=8)
    near.sort(key=lambda hit: (hit[1], hit[0]))
    proposed = begun + tuple(m for name, *_ in near for m in names[name] if m.codes)
    if begun:
        return Similar(begun, proposed)
    if not siglas and any(letter + key in gaz.names.exact for letter in ascii_lowercase):
        return Similar((), proposed)  # the first letter may be the one that is missing
    taken = _far_ahead(key, [(name, int(distance)) for name, distance, _ in near], names, in_province=bool(siglas))
    return Similar(taken, proposed)


@lru_cache(maxsize=64)
def _beginning_with(index: NameIndex, letter: str) -> Names:
    """Return the names of Italy that begin with a letter: a slip spares the first one nearly always."""
    return {key: found for key, found in index.exact.items() if key.startswith(letter)}


def _far_ahead(key: str, near: list[tuple[str, int]], names: Names, *, in_province: bool) -> tuple[Meaning, ...]:
    """Return the meanings of the nearest name if it is near enough and no other place is almost as near.

    Hamlets are rivals though never taken.
    """
    if not near:
        return ()
    best, distance = near[0]
    meanings = names[best]
    codes = {m.codes for m in meanings}
    rivals = [d for name, d in near[1:] if {m.codes for m in names[name]} != codes]
    if any(d < distance + MARGIN for d in rivals) or not _slip(key, best, distance, in_province=in_province):
        return ()
    return tuple(m for m in meanings if m.level == OFFICIAL or (m.level == RECENT_PAST and m.kind == "storico"))


def _slip(key: str, name: str, distance: int, *, in_province: bool) -> bool:
    """Return whether the difference is one that a hurried hand makes, given the length of the name."""
    if key[0] != name[0]:
        return False
    longer = max(len(key), len(name)) - (0 if in_province else FARTHER)
    if undoubled(key) == undoubled(name):
        return longer >= DOUBLES
    if distance > 1:
        return in_province and distance == 2 and longer >= TWO
    if len(key) != len(name) or sorted(key) == sorted(name):
        return longer >= ONE
    wrong = next(position for position, (a, b) in enumerate(zip(key, name, strict=True)) if a != b)
    vowels = key[wrong] in _VOWELS and name[wrong] in _VOWELS  # «Budrie» is not Budrio
    return longer >= OTHER and not vowels


def _by_beginning(text: str, key: str, names: Names) -> tuple[Meaning, ...]:
    """Return the one comune whose name begins with the text: cut off by a narrow column, or said short.

    «San Marco» alone is no short form: too many places begin so.
    """
    said = words(text)
    generic = said[0] in _SAINTS and len(said) < 3
    if len(key) < (CUT if generic else SHORT_FORM):
        return ()
    meanings = {m.codes: m for name in names if name.startswith(key) for m in names[name]}
    found = tuple(m for m in meanings.values() if m.level <= RECENT_PAST)
    return found if len(meanings) == 1 else ()


def _by_abbreviation(text: str, siglas: frozenset[str], index: NameIndex) -> tuple[Meaning, ...]:
    """Return the one comune of the province that «S.Maria C.V.», «Settimo T.se» or «Trezzano s/N» abbreviate."""
    tokens = _TOKENS.findall(plain(text))
    if not any(mark for _, mark in tokens) or len(fold(text)) < ABBREVIATED:
        return ()
    pattern = re.compile("".join(_token_pattern(word, mark) for word, mark in tokens))
    found = [m for key, meanings in _loose_within(index, siglas).items() if pattern.fullmatch(key) for m in meanings]
    official = tuple(dict.fromkeys(m for m in found if m.level <= RECENT_PAST))
    alone = official and all(set(m.codes) & set(official[0].codes) for m in found)
    return official if alone else ()


def _token_pattern(word: str, mark: str) -> str:
    """Return what a word may stand for in a loose key: itself, or anything it begins if it is marked as cut."""
    key = loose(word)
    return f"{key}[a-z]*" if key and key != "s" and (mark or len(key) == 1) else key


@lru_cache(maxsize=1024)
def _loose_within(index: NameIndex, siglas: frozenset[str]) -> Names:
    inside = {key: tuple(m for m in found if m.siglas & siglas) for key, found in index.loose.items()}
    return {key: found for key, found in inside.items() if found}
