# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of one comune that differ by a misspelling or an additional word: found without comparing all pairs."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any
from zlib import crc32

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from mapping.registry.withdrawals.names import Names

Pair = tuple[int, int]
Array = np.ndarray[Any, Any]
_BLOCK = 128
"""Names that are compared at a time, so that the table of distances stays small."""
_LETTERS = (4, 10)
"""From so many letters on, one slip, and two, are one name."""
_MOST = len(_LETTERS)
_HELD_AGAINST = (
    ("spelt", "spelt"), ("bare", "bare"), ("ordered", "ordered"), ("pieces", "bare"), ("bare", "pieces"),
    ("pieces", "spelt"), ("spelt", "pieces"),
)  # fmt: skip
_WRITTEN_OUT = 4
"""Letters of the word that a name and its abbreviation have in common."""
_COMMON = 200
"""Rows that may share a word before it tells nothing."""
_BEGUN = 15
"""Letters from which on the beginning of a name tells it."""
_SLIP_IN_WORD = 6
"""Letters from which on a word may hold a slip."""
_FEW = 3
"""Words of a name of which one word alone may be the rest of it."""
_ACRONYM = (4, 10)
"""Letters of an acronym of syllables, at least and at most."""
_SYLLABLES = 3
"""Words that it is made of, at least, and letters of a word that it may leave out («sull'»)."""
_GLUED = 10
"""Letters from which on a word that only one of two names has may be several of the other."""
_SEVERAL = 12
"""Letters of a name from which on its trigrams tell it."""
_MOST_TRIGRAMS = 0.7
"""The share of them that another must hold: a slip in twelve letters takes three of ten."""
_BITS = 4_096
"""Places for trigrams; two that share one make names more alike, never less."""
_DIGITS = re.compile(r"\d+")


def slips(listed: Sequence[Names], rows: Sequence[Names]) -> Iterator[Pair]:
    """Yield (position in ``listed``, position in ``rows``) of names a slip or two apart.

    A digit is never a slip: «Scuola 12» and «Scuola 13» are two schools.
    """
    found = [np.empty(0, dtype=np.int64)]
    for mine, other in _HELD_AGAINST:
        ours = _by_digits([getattr(one, mine) for one in listed])
        theirs = _by_digits([getattr(one, other) for one in rows])
        for digits in ours.keys() & theirs.keys():
            found += [a * len(rows) + b for a, b in _close(ours[digits], theirs[digits])]
    for pair in np.unique(np.concatenate(found)).tolist():
        yield divmod(pair, len(rows))


def _by_digits(names: Sequence[frozenset[str]]) -> dict[tuple[str, ...], list[tuple[str, int]]]:
    """Return (key, position) of every name, by the digits in it."""
    found: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for position, keys in enumerate(names):
        for key in sorted(keys):
            found.setdefault(tuple(sorted(_DIGITS.findall(key))), []).append((key, position))
    return found


def _close(left: Sequence[tuple[str, int]], right: Sequence[tuple[str, int]]) -> Iterator[tuple[Array, Array]]:
    """Yield positions, left and right, of keys a slip or two apart; each is compared with those about as long."""
    left, right = sorted(left, key=_length), sorted(right, key=_length)
    lengths, positions = [len(key) for key, _ in right], np.array([position for _, position in right], dtype=np.int64)
    for start in range(0, len(left), _BLOCK):
        block = left[start : start + _BLOCK]
        first = bisect_left(lengths, _length(block[0]) - _MOST)
        last = bisect_right(lengths, _length(block[-1]) + _MOST)
        if first < last:
            a, b = _within([key for key, _ in block], [key for key, _ in right[first:last]])
            yield np.array([position for _, position in block], dtype=np.int64)[a], positions[first + b]


def _length(one: tuple[str, int]) -> int:
    return len(one[0])


def _within(left: Sequence[str], right: Sequence[str]) -> tuple[Array, Array]:
    far = process.cdist(left, right, scorer=OSA.distance, score_cutoff=_MOST, dtype=np.uint8)
    a, b = np.nonzero(far <= _MOST)
    shorter = np.minimum(np.array(list(map(len, left)))[a], np.array(list(map(len, right)))[b])
    near = far[a, b] <= (shorter >= _LETTERS[0]).astype(np.uint8) + (shorter >= _LETTERS[1])
    return a[near], b[near]


def shortened(listed: Sequence[Names], rows: Sequence[Names]) -> Iterator[Pair]:
    """Yield the same of names of which one abbreviates words of the other («Ass. Naz.», «T. Sankara»), or breaks off.

    They have a word of their own in common, written out; a name that breaks off has most of its letters.
    """
    common = Counter(word for one in rows for words in one.words for word in set(words))
    by_word: dict[str, list[int]] = {}
    for at, one in enumerate(rows):
        for word in {word for words in one.words for word in words if len(word) >= _WRITTEN_OUT}:
            by_word.setdefault(word, []).append(at)
    for position, one in enumerate(listed):
        shared = {word for words in one.words for word in words if common[word] <= _COMMON}
        for at in sorted({at for word in shared for at in by_word.get(word, ())}):
            if any(_abbreviates(a, b) for a in one.words for b in rows[at].words):
                yield position, at
    yield from _broken_off(listed, rows)


def _abbreviates(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether word by word one begins like the other."""
    pairs = zip(a, b, strict=False)
    return len(a) == len(b) and all(x.startswith(y) or y.startswith(x) for x, y in pairs)


def syllables(listed: Sequence[Names], rows: Sequence[Names]) -> Iterator[Pair]:
    """Yield the same of names of which one is made of the beginnings of the other's words: «CESTIM», «Co.S.P.E.»."""
    for left, right, turned in ((listed, rows, False), (rows, listed, True)):
        begun: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for at, one in enumerate(right):
            for words in (words for words in one.words if len(words) >= _SYLLABLES):
                for key in {words[0][:2], words[0][0] + words[1][0]}:
                    begun.setdefault(key, []).append((words, at))
        for position, one in enumerate(left):
            for short in (key for key in one.whole if _ACRONYM[0] <= len(key) <= _ACRONYM[1]):
                found = {at for words, at in begun.get(short[:2], ()) if _is_made_of(short, words)}
                yield from ((at, position) if turned else (position, at) for at in sorted(found))


def _is_made_of(short: str, words: tuple[str, ...]) -> bool:
    if not words or not short:
        return not words and not short
    sizes = (size for size in range(1, min(4, len(short)) + 1) if words[0].startswith(short[:size]))
    left_out = len(words[0]) <= _SYLLABLES + 1 and _is_made_of(short, words[1:])
    return left_out or any(_is_made_of(short[size:], words[1:]) for size in sizes)


def _broken_off(listed: Sequence[Names], rows: Sequence[Names]) -> Iterator[Pair]:
    """Yield the pairs of which one name is the beginning of the other."""
    ours = sorted((key, at) for at, one in enumerate(listed) for key in one.spelt if len(key) >= _BEGUN)
    theirs = sorted((key, at) for at, one in enumerate(rows) for key in one.spelt if len(key) >= _BEGUN)
    for short, long, turned in ((ours, theirs, False), (theirs, ours, True)):
        for key, at in short:
            first = bisect_left(long, (key, -1))
            for longer, other in islice(long, first, first + _COMMON):
                if not longer.startswith(key):
                    break
                yield (other, at) if turned else (at, other)


def stretches(listed: Sequence[Names], rows: Sequence[Names]) -> Iterator[Pair]:
    """Yield the same of names of which one holds most trigrams of the other, where words are written as one.

    It finds what several changes at once have hidden: there may also be a slip, another order, other words beside them.
    """
    for left, right, turned in ((listed, rows, False), (rows, listed, True)):
        held = [(_trigrams(key), at) for at, one in enumerate(right) for key in one.spelt]
        for position, one in enumerate(left):
            for wanted in (_trigrams(key) for key in one.spelt if len(key) >= _SEVERAL):
                enough = _MOST_TRIGRAMS * wanted.bit_count()
                near = {at for grams, at in held if (grams & wanted).bit_count() >= enough}
                near = {at for at in near if _long_words(one) != _long_words(right[at])}
                yield from ((at, position) if turned else (position, at) for at in sorted(near))


def _long_words(one: Names) -> set[str]:
    return {word for words in one.words for word in words if len(word) >= _GLUED}


@lru_cache(maxsize=65_536)
def _trigrams(key: str) -> int:
    """Return a set of trigrams as bits: it is held against every name of a town."""
    grams = {key[at : at + 3] for at in range(len(key) - 2)}
    return sum({1 << crc32(gram.encode()) % _BITS for gram in grams})


def covers(listed: Sequence[Names], rows: Sequence[Names]) -> Iterator[Pair]:
    """Yield the same of names of which one holds all the telling words of the other, and perhaps more."""
    known = {word for one in listed for word in one.telling}
    alike = _nearest_words({word for one in rows for word in one.telling} - known, known)
    ours = [one.telling for one in listed]
    theirs = [frozenset(alike.get(word, word) for word in one.telling) for one in rows]
    common = Counter(word for words in theirs for word in words)
    for left, right, turned in ((ours, theirs, False), (theirs, ours, True)):
        for small, large in _held(left, right, common):
            yield (large, small) if turned else (small, large)


def _held(small: Sequence[frozenset[str]], large: Sequence[frozenset[str]], common: Counter[str]) -> Iterator[Pair]:
    """Yield the positions of sets that are part of another: looked up by their rarest word."""
    by_rarest: dict[str, list[int]] = {}
    for position, words in enumerate(small):
        if words:
            by_rarest.setdefault(min(words, key=lambda word: (common[word], word)), []).append(position)
    for whole, words in enumerate(large):
        for word in words:
            for part in by_rarest.get(word, ()):
                if small[part] <= words and (len(small[part]) > 1 or len(words) <= _FEW):
                    yield part, whole


def _nearest_words(words: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Return the known word from which each of ``words`` is one slip away, where there is one."""
    index = {cut: word for word in sorted(known) if len(word) >= _SLIP_IN_WORD for cut in one_letter_less(word)}
    found: dict[str, str] = {}
    for word in words:
        if len(word) >= _SLIP_IN_WORD - 1 and not word.isdecimal():
            near = next((index[cut] for cut in sorted(one_letter_less(word)) if cut in index), "")
            if near and OSA.distance(word, near) <= 1:
                found[word] = near
    return found


def one_letter_less(word: str) -> set[str]:
    """Return the word and what is left of it without each of its letters: two words a slip apart share one of these."""
    return {word, *(word[:position] + word[position + 1 :] for position in range(len(word)))}
