# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first look at the rows' names: which have the letters of a listed one, so that only those are taken apart.

A key of a name (`mapping.registry.withdrawals.names`) is made of some of its words, each once, whatever their order:
so a name in plain letters (ASCII, no figures) has every letter of its keys as often as they do. But for three kinds of
words, which become others there, and whose letters are not asked for: numerals (figures), saints («s»), and those of
legal forms, in which a slip is put right. Any other name is always looked at.
"""

import string
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from mapping.registry.withdrawals.names import legal_words

_AT_ONCE = 1 << 14
_MANY = 200
"""Names beside which it is no gain to leave rows out."""
_LETTERS = string.ascii_lowercase.replace("s", "")
_CODES = np.frombuffer(_LETTERS.encode(), dtype=np.uint8)
_MOST = 255
_Counts = NDArray[np.uint8]


class RowLetters:
    """How often each name has each letter."""

    def __init__(self, names: Sequence[str]) -> None:
        self._counts: _Counts = np.concatenate([np.empty((0, len(_CODES)), dtype=np.uint8), *_counted(names)])
        self._other = np.array([not _is_plain(name) for name in names], dtype=bool)

    def may_have(self, keys: Iterable[str]) -> Iterator[int]:
        """Yield the positions of the names of which any of these may be a key, or part of one."""
        asked = {tuple(_asked(key)) for key in keys}
        found = np.full(len(self._other), len(asked) > _MANY) | self._other
        for counts in asked if len(asked) <= _MANY else ():
            wanted = np.array(counts, dtype=np.uint8)
            held = wanted > 0
            found |= (self._counts[:, held] >= wanted[held]).all(axis=1)
        yield from np.flatnonzero(found).tolist()


def _is_plain(name: str) -> bool:
    return name.isascii() and not any(map(str.isdecimal, name))


def _counted(names: Sequence[str]) -> Iterator[_Counts]:
    """Yield how often the names have each letter, some of them at a time."""
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        told = "\n".join([name.replace("\n", " ") for name in some]).lower().encode("ascii", "replace")
        signs = np.frombuffer(told, dtype=np.uint8)
        places = np.cumsum(signs == ord("\n"))
        counts = np.bincount(places * 128 + signs, minlength=len(some) * 128).reshape(len(some), 128)
        yield np.minimum(counts[:, _CODES], _MOST).astype(np.uint8)


def _asked(key: str) -> Iterator[int]:
    """Yield how often a key has each letter, without those of legal forms."""
    covered = np.zeros(len(key), dtype=bool)
    for word in legal_words():
        for at in range(len(key)):
            covered[at : at + len(word)] |= key.startswith(word, at)
    left = "".join(sign for sign, hidden in zip(key, covered.tolist(), strict=True) if not hidden)
    return (min(left.count(letter), _MOST) for letter in _LETTERS)
