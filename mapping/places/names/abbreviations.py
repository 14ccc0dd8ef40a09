# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names written short: «S.GIOV. LUPATOTO», «CIVITA C.NA», «S.GIOVANNI IN PERSICET», «VENARIA».

Three ways of writing short, each with the limits under which it is believed; they were chosen on
``tests/benchmarks/geocoder.py``. What is read must lie in the provinces that the row names, or, without any, be the
only such name of Italy. Hamlets and names of the past are rivals, though never taken.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.index import Level, Meaning, NameIndex
from mapping.places.names.keys import SAINTS, SAME_SOUND, SMALL, fold, plain, words

ABBREVIATED, ALONE = 5, 9
"""Letters that an abbreviated name must have kept: where the province is known, and where it is not."""
CUT, SHORT = 12, 8
"""Letters of a name cut off inside a word, and of the first words alone («Barcellona»), in a known province."""
WHOLE = 5
"""Letters of whole first words that stand alone for a comune known well enough."""
KNOWN, KNOWN_SAINT, KNOWN_WIDELY = 5_000, 10_000, 20_000
"""Residents of a comune that its first words mean: «Venaria»; with a saint, «San Casciano», whose namesakes are many;
where a smaller comune of the province begins so too, «Settimo»."""

YOUNG = frozenset(["BI", "BT", "FM", "KR", "LC", "LO", "MB", "PO", "RN", "SU", "VB", "VV"])
"""Provinces made since 1992: many rows still have the one before."""
_SAINT = "(?:santissima|santi|santa|sante|santo|sant|san|s)"
_COMMON = SAINTS | frozenset(
    words("castel castello villa monte borgo isola torre rocca pieve ponte porto poggio casale casali civita val valle")
)
"""Words with which so many places begin that alone they are no name."""
_FORGIVEN = (SMALL | frozenset(["ne", "su", "sul", "sull", "sulla", "sullo", "sulle"])) - {"li"}
"""Small words that a short form may leave out: not quite those of the loose key, where «su» is the letter of «S/Adda».
Changing either list changes what is found; ``tests/benchmarks/geocoder.py`` measures it."""
_GAP = f"(?: (?:{'|'.join(sorted(_FORGIVEN))}))* "
_TOKEN = re.compile(r"([a-z0-9]+)([./]?)(?=(\s?))")
_CONTRACTED = 3
"""Letters at most after the point of a contraction: «F.no», «L.dia», «N.nni»."""

Names = dict[str, tuple[Meaning, ...]]


class _Token(NamedTuple):
    """A word as it is written, the mark that cuts it (a point, a bar) if any, and whether the next is glued to it."""

    word: str
    mark: str
    glued: bool


_NO_TOKEN = _Token("", "", glued=False)


def find_shortened(text: str, sigle: frozenset[str], gazetteer: Gazetteer) -> tuple[Meaning, ...]:
    """Return the meanings of the one comune that ``text`` writes short, none if there is none or several."""
    key = fold(text)
    if not key or not key[0].isalpha():
        return ()
    if not sigle:
        return _by_abbreviation(text, ALONE, _worded_from(gazetteer.names, key[0]), sigle)
    names = _worded_within(gazetteer.names, sigle)
    found = _by_abbreviation(text, ABBREVIATED, names, sigle) or _by_beginning(text, key, names, sigle)
    if found and key in gazetteer.names.begun and _spelt_nearly(key, sigle, gazetteer):
        return ()
    return found or _by_words(key, sigle, gazetteer)


def _by_abbreviation(text: str, letters: int, names: Names, sigle: frozenset[str]) -> tuple[Meaning, ...]:
    """Return the one comune that «S.Maria C.V.», «Settimo T.se», «C/mmare» or «Trezzano s/N» abbreviate.

    Small words that are written decide first («Savignano sul R.» is not Savignano di Rigo), then they are forgiven.
    """
    tokens = list(_tokens(text))
    if not (any(token.mark for token in tokens) or ends_cut(text)) or len(fold(text)) < letters:
        return ()
    strict = re.compile(_pattern(tokens, strict=True)).fullmatch
    return _only(names, strict, sigle) or _only(names, re.compile(_pattern(tokens)).fullmatch, sigle)


def ends_cut(text: str) -> bool:
    """Return whether the last word is one letter: «Lodi V» is cut short, not misspelt."""
    return len(words(text)[-1]) == 1


def _by_beginning(text: str, key: str, names: Names, sigle: frozenset[str]) -> tuple[Meaning, ...]:
    """Return the one comune whose name begins with the text: cut off by a narrow column, or written short.

    «San Marco» alone is no short form: too many places begin so.
    """
    said = words(text)
    generic = said[0] in _COMMON and len(said) < 3
    if len(key) < (CUT if generic else SHORT):
        return ()
    words_begin = re.compile(_pattern(list(_tokens(text)))).match
    return _only(names, lambda name: words_begin(name) or name.replace(" ", "").startswith(key), sigle)


def _by_words(key: str, sigle: frozenset[str], gazetteer: Gazetteer) -> tuple[Meaning, ...]:
    """Return the comune whose first words are the text: the one such of the province, or by far the largest."""
    places = gazetteer.places
    begun = sorted(
        (code for code in gazetteer.names.begun.get(key, ()) if places[code].sigle_ever & sigle),
        key=lambda code: -places[code].residenti,
    )
    same = gazetteer.names.exact.get(key, ())
    if (
        len(key) < WHOLE
        or not begun
        or key in _COMMON
        or any(m.sigle & sigle or m.level == Level.OFFICIAL for m in same)
    ):
        return ()
    if _spelt_nearly(key, sigle, gazetteer):
        return ()
    first, others = places[begun[0]], begun[1:]
    enough = KNOWN_SAINT if words(first.nome)[0] in SAINTS else KNOWN
    if first.residenti < (KNOWN_WIDELY if others else enough) or not gazetteer.dominates(begun[0], others):
        return ()
    return tuple(m for m in gazetteer.names.exact[fold(first.nome)] if m.codes == (begun[0],))


def _spelt_nearly(key: str, sigle: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Return whether another comune of the province begins nearly so: «Albisola» may be Albissola Marina."""
    near = process.extract(key, gazetteer.names.begun.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    codes = frozenset().union(*(gazetteer.names.begun[name] for name, *_ in near)) - gazetteer.names.begun[key]
    return any(gazetteer.places[code].sigle_ever & sigle for code in codes)


def _only(names: Names, fits: Callable[[str], object], sigle: frozenset[str]) -> tuple[Meaning, ...]:
    """Return the comune if all the names that fit are its own, and one is a name of today.

    A comune that left the province before the provinces of our days were made (Bagno di Romagna, Firenze until 1923)
    is no rival of one that is there.
    """
    found = [m for name, meanings in names.items() if fits(name) for m in meanings]
    found = [m for m in found if m.now & (sigle | YOUNG)] or found if sigle else found
    official = tuple(dict.fromkeys(m for m in found if m.level <= Level.RECENT_PAST))
    alone = official and all(m.codes == official[0].codes for m in found)
    return official if alone else ()


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the words of a text, as plain as those of the names they are compared with."""
    for word, mark, space in _TOKEN.findall(plain(text).translate(SAME_SOUND)):
        yield _Token(word, mark, glued=bool(mark) and not space)


def _pattern(tokens: list[_Token], *, strict: bool = False) -> str:
    """Return what the words may stand for, in a name of plain words; small words are forgiven unless ``strict``."""
    pattern, gap = "", ""
    for number, (word, mark, glued) in enumerate(tokens):
        if word in _FORGIVEN and not mark and not strict and pattern:
            continue
        pattern += gap + _word_pattern(word, mark)
        after = tokens[number + 1] if number + 1 < len(tokens) else _NO_TOKEN
        contracted = glued and not after.mark and (mark == "/" or 1 < len(after.word) <= _CONTRACTED)
        between = " " if strict else _GAP
        gap = f"(?:{between})?" if contracted or (word == "s" and mark) else between
    return pattern


def _word_pattern(word: str, mark: str) -> str:
    if word in SAINTS and word != "s":
        return _SAINT
    return f"{word}[a-z]*" if mark or len(word) == 1 else word


@lru_cache(maxsize=1024)
def _worded_within(index: NameIndex, sigle: frozenset[str]) -> Names:
    inside = {name: tuple(m for m in found if m.sigle & sigle) for name, found in index.worded.items()}
    return {name.translate(SAME_SOUND): found for name, found in inside.items() if found}


@lru_cache(maxsize=64)
def _worded_from(index: NameIndex, letter: str) -> Names:
    return {name.translate(SAME_SOUND): found for name, found in index.worded.items() if name.startswith(letter)}
