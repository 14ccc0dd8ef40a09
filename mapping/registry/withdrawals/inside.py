# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that hold a listed one among other words, in whatever comune."""

from collections.abc import Iterator, Sequence

from mapping.registry.withdrawals.names import LONGEST, SMALL, names_of, without_legal_form, words_of


def inside(listed: Sequence[Sequence[str]], rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (position in ``listed``, in ``rows``) where the row's name holds a listed one word by word, and more.

    It is asked for all comuni at once: one telling word tells nobody there, and the town is a word like the others.
    """
    theirs = [_core(name) for name in rows]
    by_word: dict[str, set[int]] = {}
    for at, words in enumerate(theirs):
        for word in words:
            by_word.setdefault(word, set()).add(at)
    for position, names in enumerate(listed):
        for words in map(_core, names):
            if len(names_of([" ".join(words)]).telling) > 1:
                near = set.intersection(*(by_word.get(word, set()) for word in words))
                yield from ((position, at) for at in sorted(near) if _holds(theirs[at], words))


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    starts = range(len(long) - len(short) + 1) if len(long) > len(short) else ()
    return any(long[start : start + len(short)] == short for start in starts)


def _core(text: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form and small words; the town, if it has one, stays."""
    return tuple(word for word in without_legal_form(words_of(text[:LONGEST])) if word not in SMALL)
