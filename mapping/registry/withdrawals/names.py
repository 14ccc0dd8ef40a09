# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All the names by which one association goes, as keys that can be held against those of another."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mapping.cells import plain
from mapping.registry.withdrawals.former import ALIAS
from mapping.registry.withdrawals.letters import scripts, writings_of
from mapping.toml_files import read_toml

LONGEST = 500
"""Characters of a cell that are looked at: no name is longer."""
_ADDRESS = frozenset(["www", "it", "org", "com", "net", "eu"])
"""Around a name that is written as an address of the web."""
_PEELED = 4
"""Letters that must be left of a word once others are taken off its ends."""
_RUN_TOGETHER = 80
"""Letters of a word up to which others are taken off its ends."""
SHORTEST = 3
"""Letters of the shortest acronym or part of a name that is a name by itself."""
_LONG_WORD = 6
"""Letters of a word of a legal form in which a misspelling is recognised."""
_TELLING = 2
"""Telling words of a name beside which the first or the last word may be its acronym."""
_SHORT = 10
"""Letters up to which a name may be the acronym of another."""
_AND = frozenset(["e", "ed", "and", "et", "und", "y"])
_SAINT = frozenset(["s", "san", "santo", "santa", "sant", "sante", "santi", "ss"])
SMALL = frozenset(
    ["a", "al", "con", "d", "da", "de", "dei", "degli", "del", "dell", "della", "delle", "dello", "des", "di", "du"]
) | frozenset(["gli", "i", "il", "in", "l", "la", "las", "le", "lo", "los", "of", "per", "the"])
"""Words that give no letter to an acronym."""
_DOTTED = re.compile(r"(?<![^\W_])(?:(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.\s){2,})(?:[^\W\d_](?![^\W_]))?")
_SPACED = re.compile(r"(?<![^\W_])(?:[A-Z]\s){2,}[A-Z](?![^\W_])")
"""«A. C. I. A.» and «A C I A» are «ACIA»."""
_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_PARTED = re.compile(r"[()\[\]{}\"«»“”„|/;:,]+|\s[-–—~]+\s|\s[-–—~]+|[-–—~]+\s")
_WORD = re.compile(r"[^\W_]+")


class Names(NamedTuple):
    """The keys of one name; two names meet where keys of the same kind do.

    Attributes
    ----------
    whole
        The name without legal form, spaces and punctuation: as it stands, in alphabetical order of its words, and
        without what stands in brackets.
    parts
        What stands between brackets, quotes, dashes and commas, each script by itself, and the name without its first
        or last word, which may be an acronym.
    initials
        Acronyms that the words of the name would give.
    telling
        The words that tell this name from others of its town.
    spelt, bare, ordered, pieces
        Those that a slip of the pen is looked for in: of `whole`, with all words, without small ones and the town, and
        these in alphabetical order; of `parts`, those without.
    words
        The words of ``bare``, of which some may be abbreviated.
    """

    whole: frozenset[str]
    parts: frozenset[str]
    initials: frozenset[str]
    telling: frozenset[str]
    spelt: frozenset[str]
    bare: frozenset[str]
    ordered: frozenset[str]
    pieces: frozenset[str]
    words: frozenset[tuple[str, ...]]


@cache
def _legal() -> dict[str, list[tuple[str, ...]]]:
    """Return the legal forms by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(read_toml("cells/words.toml")["legal"]["phrases"], key=lambda text: -len(text.split())):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


@cache
def _generic() -> frozenset[str]:
    return frozenset(read_toml("cells/words.toml")["generic"]["words"]) | SMALL


def names_of(texts: Iterable[str], beside: Iterable[str] = ()) -> Names:
    """Return the keys of an association that goes by each of ``texts``.

    Parameters
    ----------
    texts
        Its name, its acronym, as they are written anywhere.
    beside
        Words that name its town: «Il Ponte di Milano» is «Il Ponte» in Milano.
    """
    town = frozenset(word for text in beside for word in words_of(text))
    found = [_names(text[:LONGEST], town) for text in texts if text]
    if len(found) == 1:
        return found[0]
    return Names(*(frozenset().union(*sets) for sets in zip(*found, strict=True))) if found else NOBODY


NOBODY = Names(*[frozenset[Any]()] * 9)


def whole_of(text: str, beside: Iterable[str] = ()) -> set[str]:
    """Return what `names_of` one text gives as ``whole``, in a small part of the time."""
    town = frozenset(word for name in beside for word in words_of(name))
    return {key for writing in writings_of(text[:LONGEST]) for key in _whole(writing, town)} if text else set()


@lru_cache(maxsize=65_536)
def _names(text: str, town: frozenset[str]) -> Names:
    writings = writings_of(text)
    whole = {key for writing in writings for key in _whole(writing, town)}
    parts = {key for writing in writings for key in _parts(writing, town)} - whole
    edges = _edges() | town
    parts |= {rest for key in whole if len(key) <= _RUN_TOGETHER for rest in _peeled(key, edges)} - whole
    pieces = {
        "".join(_townless(core, town))
        for writing in writings
        for known in (True, False)
        for core in _pieces(writing, town, one_writing=known)
    } - whole
    initials = {key for writing in writings for key in _initials(writing)}
    telling = {word for writing in writings for word in _telling(_core(writing), town)}
    # A slip may stand in the very word that has another writing: «Txe» is not 3, «Santta» is no saint.
    cores = [_core(_outside(writing), one_writing=known) for writing in writings for known in (True, False)]
    bare = [_townless(core, town) for core in cores]
    spelt, townless = {"".join(core) for core in cores}, {"".join(words) for words in bare}
    ordered = {"".join(sorted(words)) for words in bare}
    words = {tuple(core) for core in bare}
    # Of most names several of these are the same: a registry has too many to keep each of them apart.
    kinds: tuple[set[Any], ...] = (whole, parts, initials, telling, spelt, townless, ordered, pieces, words)
    known: dict[frozenset[Any], frozenset[Any]] = {}
    return Names(*[known.setdefault(keys, keys) for keys in map(frozenset, kinds)])


def words_of(text: str, *, one_writing: bool = True) -> list[str]:
    """Return the words of a text, in their one writing: no accents, «S.» for every saint, digits for numerals."""
    return list(_words(text, one_writing))


@lru_cache(maxsize=1024)
def _words(text: str, one_writing: bool) -> tuple[str, ...]:
    """Return the same: each name asks for its words, and for those of its parts, many times one after the other."""
    joined = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", text)
    joined = _SPACED.sub(lambda found: found[0].replace(" ", ""), joined)
    words = [_without_slip(word) for word in _joined(_letters(plain(joined)).split()) if word not in _AND]
    return tuple(_one_writing(word) for word in words) if one_writing else tuple(words)


def _joined(words: list[str]) -> list[str]:
    """Return the words with three single letters or more in a row as one: «A-P-S» is «APS»."""
    if sum(len(word) == 1 for word in words) < SHORTEST:
        return words
    found: list[str] = []
    for single, run in groupby(words, key=lambda word: len(word) == 1):
        letters = list(run)
        found += ["".join(letters)] if single and len(letters) >= SHORTEST else letters
    return found


def _letters(text: str) -> str:
    """Return letters, digits and the marks that belong to a letter of Indic and other scripts; spaces elsewhere."""
    if text.isascii():
        return " ".join(_WORD.findall(text))
    return "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in text)


@lru_cache(maxsize=65_536)
def _without_slip(word: str) -> str:
    """Return the word of a legal form that is meant by one a slip away from it («associazzione»)."""
    if len(word) < _LONG_WORD - 1 or word in legal_words():
        return word
    found = process.extractOne(word, legal_words(), scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else word


@cache
def legal_words() -> list[str]:
    """Return the words of legal forms in which a slip is put right."""
    words = {word for phrase in read_toml("cells/words.toml")["legal"]["phrases"] for word in phrase.split()}
    return sorted(word for word in words if len(word) >= _LONG_WORD)


def _one_writing(word: str) -> str:
    if word in _SAINT:
        return "s"
    number = read_toml("cells/words.toml")["numerals"].get(word)
    if number is not None:
        return str(number)
    return str(int(word)) if word.isdecimal() and len(word) < 20 else word


def _core(text: str, *, one_writing: bool = True) -> list[str]:
    return list(_without_form(text, one_writing))


@lru_cache(maxsize=1024)
def _without_form(text: str, one_writing: bool) -> tuple[str, ...]:
    return tuple(without_legal_form(words_of(text, one_writing=one_writing)))


def without_legal_form(words: list[str]) -> list[str]:
    """Return the words of a name without its legal form; all of them if nothing else is left."""
    kept, position = [], 0
    while position < len(words):
        taken = next(
            (p for p in _legal().get(words[position], ()) if tuple(words[position : position + len(p)]) == p), None
        )
        if taken is None:
            kept.append(words[position])
        position += len(taken) if taken else 1
    return kept or words


def _telling(words: Iterable[str], town: frozenset[str]) -> list[str]:
    return [word for word in words if word not in _generic() and word not in town]


def _keys(words: list[str], town: frozenset[str]) -> set[str]:
    """Return the words glued as they stand, in alphabetical order, and both without the town."""
    bare = _townless(words, town)
    return {"".join(order) for order in (words, sorted(words), bare, sorted(bare))} - {""}


def _townless(words: list[str], town: frozenset[str]) -> list[str]:
    """Return the words without small ones and those of the town, unless nothing would tell the name then."""
    bare = [word for word in words if word not in town and word not in SMALL]
    return bare if any(word not in _generic() for word in bare) else words


def _outside(text: str) -> str:
    return _BRACKETS.sub(" ", text)


def _whole(text: str, town: frozenset[str]) -> set[str]:
    return {key for writing in {text, _outside(text)} for key in _keys(_core(writing), town)}


def _parts(text: str, town: frozenset[str]) -> set[str]:
    return {key for core in _pieces(text, town, one_writing=True) for key in _keys(core, town) if len(key) >= SHORTEST}


def _peeled(word: str, edges: frozenset[str]) -> set[str]:
    """Return what is left of a word run together with those at its ends: «associazioneteranga», «terangaodv»."""
    found: set[str] = set()
    ends = tuple(edges)
    left = [word] if word.startswith(ends) or word.endswith(ends) else []
    while left:
        one = left.pop()
        rests = {one.removeprefix(edge) for edge in edges} | {one.removesuffix(edge) for edge in edges}
        new = {rest for rest in rests if len(rest) >= _PEELED} - found - {word}
        found |= new
        left += new
    return found


@cache
def _edges() -> frozenset[str]:
    """Return the words of legal forms that may be run together with a name."""
    words = {word for phrase in read_toml("cells/words.toml")["legal"]["phrases"] for word in phrase.split()}
    return frozenset(word for word in words if len(word) >= SHORTEST and word not in SMALL) | _ADDRESS


@lru_cache(maxsize=16)
def _pieces(text: str, town: frozenset[str], *, one_writing: bool) -> list[list[str]]:
    named = [name for piece in _PARTED.split(text) for name in {piece, *ALIAS.split(piece)}]
    cores = [_core(piece, one_writing=one_writing) for piece in (*named, *scripts(text))]
    whole = _core(text, one_writing=one_writing)
    # An acronym may stand before or behind a name with nothing between them.
    rests = [rest for rest in (whole[1:], whole[:-1]) if len(_telling(rest, town)) >= _TELLING]
    return [core for core in cores if "".join(_telling(core, town))] + rests


def _initials(text: str) -> set[str]:
    """Return the first letters of all words, of the words without small ones, and without the legal form."""
    every, core = words_of(text), _core(text)
    listed = (every, [w for w in every if w not in SMALL], core, [w for w in core if w not in SMALL])
    found = {"".join(word[0] for word in words) for words in listed}
    return {key for key in found if SHORTEST <= len(key) <= _SHORT}
