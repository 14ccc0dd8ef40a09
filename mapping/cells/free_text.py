# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a text in free words says of a closed list: «corsi di italiano per stranieri» is language and training.

The words stand in ``free_words.toml``. A wrong value is worse than none: what negates is left alone.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from mapping.cells.folding import fold
from mapping.toml_files import read_toml

TABLES = frozenset(["ambito", "tipologia"])
"""The lists that people answer in free words."""
REST = "altro"
"""The value that counts only where nothing else is said."""
_WORDS = 60
"""Words of a text that is read; a longer one is the statute, which says everything."""
_LETTERS = 600
_YEAR = 4
"""Digits of a year."""
_START = 2
"""Letters by which entries are looked up; no stem is shorter."""


class FreeText(NamedTuple):
    """The values that a text says, each once, and the pieces of it that say nothing."""

    values: list[str]
    unknown: list[str]


class _Entry(NamedTuple):
    """Words that say ``value`` where they follow one another.

    ``weak``: unless something else is said beside them; ``bare``: unless anything else stands beside them; ``silent``:
    they need not be told, though they say no value.
    """

    words: tuple[str, ...]
    value: str
    weak: bool = False
    bare: bool = False
    silent: bool = False


class _Match(NamedTuple):
    start: int
    end: int
    entry: _Entry


def read_free_text(text: str, table: str, between: re.Pattern[str], whole: Callable[[str], str]) -> FreeText:
    """Return what a text says of a list.

    Parameters
    ----------
    text
        One part of a cell.
    table
        The list, one of `TABLES`.
    between
        What parts the pieces of the text; those that say nothing are ``unknown``.
    whole
        What a piece means as a whole, or ``""``: it goes before its words.
    """
    pieces = [piece for piece in between.split(text[:_LETTERS]) if piece.strip()]
    tokens, owners = _tokens(pieces)
    matches = list(_matches(tokens, table)) if len(tokens) <= _WORDS and len(text) <= _LETTERS else []
    said = [match for match in matches if match.entry.value]
    taken = {at for match in matches for at in range(match.start, match.end)}
    if not matches or _negated(tokens, taken):
        return FreeText([], [text.strip()])
    values: list[str] = []
    unknown: list[str] = []
    general = _words("general") if said else frozenset()
    kept = {at for match in matches if match.entry.value or match.entry.silent for at in range(match.start, match.end)}
    telling = {number for at, number in enumerate(owners) if at not in kept and tokens[at] not in general}
    # A slip of the reading must not come of a word with many meanings beside one that is not understood.
    others = {number for at, number in enumerate(owners) if at not in taken and tokens[at] not in _words("general")}
    others |= {owners[match.start] for match in said if match.entry.value == REST}
    doubtful = [match for match in said if match.entry.bare and owners[match.start] in others]
    said = [match for match in said if match not in doubtful]
    telling |= {owners[match.start] for match in doubtful}
    for number, piece in enumerate(pieces):
        here = [match for match in said if number in owners[match.start : match.end]]
        over = [set(owners[match.start : match.end]) for match in matches]
        alone = all(spanned == {number} for spanned in over if number in spanned)
        value = whole(piece) if alone else ""
        found = [value] if value else _strongest(here)
        values += found
        if not found and number in telling:
            unknown.append(piece.strip())
    return FreeText(list(dict.fromkeys(values)), unknown)


def negates(text: str) -> bool:
    """Return whether a text says that something is not done, or not any more."""
    return _negated(_tokens([text])[0], set())


def _negated(tokens: list[str], taken: set[int]) -> bool:
    pairs = [f"{a} {b[:2]}*" for a, b in pairwise(tokens) if b.isdecimal() and len(b) == _YEAR]
    said = (token for at, token in enumerate(tokens) if at not in taken)
    return not _words("negations").isdisjoint([*said, *pairs])


def _strongest(matches: list[_Match]) -> list[str]:
    strong = [match.entry.value for match in matches if not match.entry.weak]
    return strong or [match.entry.value for match in matches]


def _tokens(pieces: list[str]) -> tuple[list[str], list[int]]:
    """Return the telling words of all pieces, and the piece of each."""
    small = _words("small")
    found = [(word, number) for number, piece in enumerate(pieces) for word in fold(piece).split() if word not in small]
    return [word for word, _ in found], [number for _, number in found]


def _matches(tokens: list[str], table: str) -> Iterator[_Match]:
    """Yield the entries found from left to right, the longest first, none over another."""
    entries = _entries(table)
    at = 0
    while at < len(tokens):
        near = entries.get(tokens[at][:_START], ())
        entry = next((entry for entry in near if _stands(entry.words, tokens, at)), None)
        if entry:
            yield _Match(at, at + len(entry.words), entry)
        at += len(entry.words) if entry else 1


def _stands(words: tuple[str, ...], tokens: list[str], at: int) -> bool:
    if at + len(words) > len(tokens):
        return False
    pairs = zip(words, tokens[at : at + len(words)], strict=True)
    return all(token.startswith(word[:-1]) if word.endswith("*") else token == word for word, token in pairs)


@cache
def _entries(table: str) -> dict[str, list[_Entry]]:
    """Return the entries of a list by how their first word begins, the longest first, whole words before stems."""
    words = read_toml("cells/free_words.toml")
    found = [
        _Entry(tuple(text.split()), "", silent=name == "silent")
        for name in ("silent", "nothing")
        for text in words[name]["phrases"]
    ]
    for kind in ("", "_weak", "_bare"):
        for value, texts in words.get(table + kind, {}).items():
            found += [_Entry(tuple(text.split()), value, weak=kind == "_weak", bare=kind == "_bare") for text in texts]
    index: dict[str, list[_Entry]] = {}
    for entry in sorted(found, key=lambda entry: (-len(entry.words), "*" in entry.words[-1])):
        index.setdefault(entry.words[0][:_START], []).append(entry)
    return index


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("cells/free_words.toml")[name]["words"])
