# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that hold a listed one among other words, in whatever comune, and sentences of the list that hold a name."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from mapping.registry.withdrawals.names import LONGEST, SMALL, names_of, without_legal_form, words_of

_SENTENCE = 6
"""Words from which on what is listed may be a sentence: «Si chiede di togliere Il Ponte dalla mappa»."""
_LONGEST_NAME = 8


def inside(
    listed: Sequence[Sequence[str]], rows: Sequence[str], may_have: Callable[[Iterable[str]], Iterable[int]]
) -> Iterator[tuple[int, int]]:
    """Yield (position in ``listed``, in ``rows``) where the row's name holds a listed one word by word, and more.

    It is asked for all comuni at once: one telling word tells nobody there, and the town is a word like the others.
    ``may_have`` gives the positions of the rows that may have the words of any of some names.
    """
    by_first: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for position, names in enumerate(listed):
        for words in map(_core, names):
            if len(names_of([" ".join(words)]).telling) > 1:
                by_first.setdefault(words[0], []).append((position, words))
    for at in may_have("".join(words) for some in by_first.values() for _, words in some):
        theirs = _core(rows[at])
        for start, word in enumerate(theirs):
            for position, words in by_first.get(word, ()):
                if len(theirs) > len(words) and theirs[start : start + len(words)] == words:
                    yield position, at


def told_in(
    listed: Sequence[Sequence[str]], with_whole: Callable[[frozenset[str]], Iterable[tuple[int, set[str]]]]
) -> Iterator[tuple[int, int]]:
    """Yield (position in ``listed``, of the row) where a row's whole name stands within a listed sentence.

    ``with_whole`` gives the positions of the rows of which any of some keys is the whole name.
    """
    asked: dict[str, set[int]] = {}
    for position, sentences in enumerate(listed):
        for words in filter(lambda words: len(words) >= _SENTENCE, map(_core, sentences)):
            for part in _parts(words):
                asked.setdefault("".join(part), set()).add(position)
    for at, keys in with_whole(frozenset(asked)) if asked else ():
        yield from {(position, at) for key in keys for position in asked[key]}


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield all stretches of words of which two tell something."""
    for start in range(len(words)):
        for end in range(start + 2, min(start + _LONGEST_NAME, len(words)) + 1):
            if end - start < len(words) and len(names_of([" ".join(words[start:end])]).telling) > 1:
                yield words[start:end]


def _core(text: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form and small words; the town, if it has one, stays."""
    return tuple(word for word in without_legal_form(words_of(text[:LONGEST])) if word not in SMALL)
