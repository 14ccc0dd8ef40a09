# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that resemble what is written: taken only when alone and far ahead, otherwise proposed.

The limits were chosen on two sets (``tests/benchmarks/geocoder.py``): misspelt official names, which should be found,
and 4,640 hamlets asked as if the gazetteer did not know them, none of which should be taken for a comune. A slip of
the pen in a name of seven letters meets no such hamlet once the next name of the province is a letter farther; in the
first letter, or a vowel in place of another in the last, it does, and more is asked for.
"""

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mapping.places.names.abbreviations import ends_cut, find_shortened
from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.index import Level, Meaning, NameIndex, names_within
from mapping.places.names.keys import SAINTS, fold, undoubled, words

MARGIN, FAR = 1, 2
"""How many letters farther the second best name must be, for a name of `LONG` letters, and for a shorter one."""
DOUBLES, ONE, OTHER, TWO = 5, 5, 6, 12
"""Letters a name must have, where the province is known, for a slip of doubles, of one letter missing, added or
exchanged with its neighbour, of one letter in place of another, of two letters."""
LONG, LONGER = 7, 9
"""Letters for a slip that is commoner between two places: a vowel for another, one in the first or the last letter."""
FARTHER, MARGIN_ANYWHERE = 4, 2
"""Letters it must have besides, and margin, where no province is known; two wrong letters are then never taken, nor
one in the first letter, nor a vowel for another."""
SERVED, SERVED_TWO, BEGUN = 4, 7, 5
"""Letters of a name with one or two wrong letters among the few comuni that the CAP serves, and of a beginning of one
(«Baro», with the CAP of Bairo and of Barone, is either)."""
_LETTERS_A_SLIP = 4
"""A name is proposed if it differs in one letter of so many."""
_NO_COMUNE = frozenset(
    words(
        "italia italy italiano italiana nazionale nazionali europa estero mondo online web tutto tutta tutti tutte "
        "vari varie regione regioni provincia province territorio"
    )
)
"""Words of what is an area, or no place: such a text is nobody's misspelt comune."""
_VOWELS = frozenset("aeiou")

Names = dict[str, tuple[Meaning, ...]]


class Similar(NamedTuple):
    """The one name taken (no meanings: none), and the nearest names to propose, the best first."""

    taken: tuple[Meaning, ...] = ()
    proposed: tuple[Meaning, ...] = ()


def find_similar(
    text: str, sigle: frozenset[str], gazetteer: Gazetteer, *, served: frozenset[str] = frozenset()
) -> Similar:
    """Return the comune whose name resembles ``text``, among those of the provinces ``sigle`` (all if empty).

    ``served`` are the comuni of the CAP that stands beside: so few that more may be forgiven.
    """
    key = fold(text)
    if len(key) < SERVED or not key[0].isalpha():
        return Similar()
    short = find_shortened(text, sigle, gazetteer)
    names = names_within(gazetteer.names, sigle) if sigle else _beginning_with(gazetteer.names, key[0])
    near = process.extract(key, names.keys(), scorer=OSA.distance, score_cutoff=3 if sigle else 2, limit=8)
    near.sort(key=lambda hit: (hit[1], hit[0]))
    proposed = short + _proposed(text, near, names, in_province=bool(sigle))
    if short:
        return Similar(short, proposed)
    if ends_cut(text):
        return Similar((), proposed)
    among = _among_served(text, key, served, gazetteer) if served else ()
    if among or (not sigle and any(letter + key in gazetteer.names.exact for letter in ascii_lowercase)):
        return Similar(among, proposed)  # the first letter may be the one that is missing
    taken = _far_ahead(key, [(name, int(distance)) for name, distance, _ in near], names, in_province=bool(sigle))
    return Similar(taken, proposed)


def _proposed(
    text: str, near: Sequence[tuple[str, float, int]], names: Names, *, in_province: bool
) -> tuple[Meaning, ...]:
    """Return the names that a keeper may have meant: as near as a slip of the pen, and nearly the nearest.

    A hamlet, or a name of the past, only in a known province and all but written: its comune has another name.
    """
    if not _NO_COMUNE.isdisjoint(words(text)):
        return ()
    most = min(max(len(fold(text)) // _LETTERS_A_SLIP, 1), near[0][1] + MARGIN if near else 0)
    return tuple(
        meaning
        for name, distance, _ in near
        for meaning in names[name]
        if meaning.codes and (meaning.level == Level.OFFICIAL or (in_province and distance == 1)) and distance <= most
    )


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
    codes = {m.codes for m in names[best]}
    rivals = [d for name, d in near[1:] if {m.codes for m in names[name]} != codes]
    gap = min(rivals, default=distance + FAR + MARGIN) - distance
    slip = _slip(key, best, distance, gap) if in_province else _slip_anywhere(key, best, distance, gap)
    return _of_today(names[best]) if slip else ()


def _of_today(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    return tuple(
        m for m in meanings if m.level == Level.OFFICIAL or (m.level == Level.RECENT_PAST and m.kind == "storico")
    )


def _slip(key: str, name: str, distance: int, gap: int) -> bool:
    """Return whether the difference is one that a hurried hand makes, given the length of the name."""
    letters = max(len(key), len(name))
    if gap < (MARGIN if letters >= LONG else FAR):
        return False
    if undoubled(key) == undoubled(name):
        return letters >= DOUBLES
    if distance > 1:
        return distance == 2 and gap > FAR and letters >= TWO and key[0] == name[0] and not _of_a_saint(name)
    exchanged = sorted(key) == sorted(name)
    if key[0] != name[0] and not exchanged:
        return letters >= LONGER or (letters >= LONG and gap >= FAR and len(key) >= len(name))
    return letters >= (ONE if len(key) != len(name) or exchanged else _letters_for_another(key, name))


def _letters_for_another(key: str, name: str) -> int:
    """Return how many letters a name must have for one to stand in the place of another; «Budrie» is not Budrio."""
    wrong = next(position for position, (a, b) in enumerate(zip(key, name, strict=True)) if a != b)
    if not (key[wrong] in _VOWELS and name[wrong] in _VOWELS):
        return OTHER
    return LONGER if wrong == len(name) - 1 else LONG


def _slip_anywhere(key: str, name: str, distance: int, gap: int) -> bool:
    """Return the same where nothing but the name is known."""
    letters = max(len(key), len(name)) - FARTHER
    if gap < MARGIN_ANYWHERE or distance > 1 or key[0] != name[0]:
        return False
    if undoubled(key) == undoubled(name):
        return letters >= DOUBLES
    if len(key) != len(name) or sorted(key) == sorted(name):
        return letters >= ONE
    return letters >= LONG and _letters_for_another(key, name) == OTHER


def _of_a_saint(key: str) -> bool:
    """Return whether the name is a saint's: two of them may differ in two letters (San Mango, San Mauro)."""
    return key.startswith(("san", "sant"))


def _among_served(text: str, key: str, served: frozenset[str], gazetteer: Gazetteer) -> tuple[Meaning, ...]:
    """Return the one comune of the CAP that the text abbreviates, begins, or misspells in a letter or two."""
    sigle = frozenset(gazetteer.places[code].sigla for code in served)
    names = _names_of(served, names_within(gazetteer.names, sigle))
    near = process.extract(key, names.keys(), scorer=OSA.distance, score_cutoff=3, limit=None)
    near.sort(key=lambda hit: (hit[1], hit[0]))
    begun = {m.codes: m for name in names if name.startswith(key) for m in names[name]}
    if len(begun) == 1 and len(key) >= BEGUN and words(text)[0] not in SAINTS and not (near and near[0][1] <= 1):
        return _of_today(tuple(begun.values()))
    if not near:
        return ()
    best, distance, _ = near[0]
    codes = {m.codes for m in names[best]}
    rivals = [d for name, d, _ in near[1:] if {m.codes for m in names[name]} != codes]
    allowed = 2 if len(key) >= SERVED_TWO and not _of_a_saint(best) else 1
    if distance > allowed or any(d < distance + FAR for d in rivals):
        return ()
    return _of_today(names[best])


def _names_of(codes: frozenset[str], names: Names) -> Names:
    """Return the names of some comuni, and of the places in them."""
    inside = {key: tuple(m for m in found if set(m.codes) <= codes) for key, found in names.items()}
    return {key: found for key, found in inside.items() if found}
