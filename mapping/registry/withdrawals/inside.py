# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that hold a listed one among other words, in whatever comune."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from mapping.registry.withdrawals.names import LONGEST, SMALL, names_of, without_legal_form, words_of


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


def _core(text: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form and small words; the town, if it has one, stays."""
    return tuple(word for word in without_legal_form(words_of(text[:LONGEST])) if word not in SMALL)
