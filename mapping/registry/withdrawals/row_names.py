# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names of a registry's rows, each taken apart when it is first asked for: most lie where no entry does."""

from collections.abc import Iterator, Sequence

from mapping.registry.withdrawals.inside import inside, told_in
from mapping.registry.withdrawals.names import NOBODY, Names, names_of, whole_of
from mapping.registry.withdrawals.row_letters import RowLetters


class RowNames:
    """The keys of each row's name, by its position."""

    def __init__(self, names: Sequence[str], acronyms: Sequence[str], comuni: Sequence[str]) -> None:
        self._written, self._letters = names, RowLetters(names)
        self._acronyms, self._comuni = acronyms, comuni
        self._known: dict[int, Names] = {}

    def __getitem__(self, at: int) -> Names:
        """Return the keys of a row's name."""
        if at not in self._known:
            self._known[at] = _of_row(self._written[at], self._acronyms[at], self._comuni[at])
        return self._known[at]

    def with_whole(self, asked: frozenset[str]) -> Iterator[tuple[int, set[str]]]:
        """Yield of each row, wherever it lies, which of these keys are its whole name."""
        for at in self._letters.may_have(asked):
            yield at, whole_of(self._written[at], [self._comuni[at]]) & asked

    def holding(self, listed: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
        """Yield (position in ``listed``, of the row) where the row's name holds a listed one and more (`inside`)."""
        yield from inside(listed, self._written, self._letters.may_have)

    def within(self, listed: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
        """Yield the same where what is listed is a sentence in which the row's name stands (`told_in`)."""
        yield from told_in(listed, self.with_whole)


def _of_row(name: str, acronym: str, comune: str) -> Names:
    """Return the names of a row; its acronym counts as a part of a name, as other associations may have the same."""
    if not (name or acronym):
        return NOBODY
    own, short = names_of([name], beside=[comune]), names_of([acronym])
    return own._replace(parts=own.parts | short.whole)
