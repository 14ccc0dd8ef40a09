# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A header row understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from mapping.cells import fold_header
from mapping.registry.headers.settled import labels
from mapping.schema import INPUT_COLUMNS
from mapping.toml_files import read_toml

NAME = "denominazione"
LONGEST = 200
"""Characters of a header: a longer text is prose."""
LIKELY = 200
"""Added to the rank of a column that is only likely."""
_ORDER = {name: number for number, name in enumerate(INPUT_COLUMNS)}


SETTLED, OF_EDITION, UNREAD = "indicata", "dell'edizione", "non letta"
"""What became of a header that the keeper speaks of, or the edition, or that names nothing."""


class Read(NamedTuple):
    """What became of a header: the column of the registry (``""``: not read), and how that is known.

    ``how``: ``indicata`` by the keeper; ``dell'edizione``; ``certa`` or ``probabile`` by its words; ``dal contenuto``
    of its cells; ``non letta``. ``header`` is its text, with a number where the same text stands there again.
    """

    header: str
    column: str
    how: str


@cache
def _ours() -> frozenset[str]:
    return frozenset(map(fold_header, read_toml("registry/aliases.toml")["ours"]["headers"]))


def is_ours(text: str) -> bool:
    """Return whether the header is one that this package writes into its own files, beside the registry's columns."""
    return fold_header(text[:LONGEST]) in _ours()


@dataclass(frozen=True)
class Header:
    """A header row understood.

    ``columns`` holds (name in the schema, position) of every header that is read, ``ranks`` how good a name each of
    them is (0 is the best). ``likely`` are the headers read
    for one of their words, ``rivals`` those of which one may be the name as well as another. ``settled`` are the
    positions that the keeper decides, ``by_cells`` the headers read for what stands below them, ``contradicted`` those
    that are not read because of it, ``unsure`` those that may say which bodies are no more.
    """

    texts: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    ranks: tuple[int, ...]
    likely: tuple[tuple[str, str], ...] = ()
    rivals: tuple[int, ...] = ()
    settled: frozenset[int] = frozenset()
    by_cells: tuple[tuple[str, str], ...] = ()
    contradicted: tuple[tuple[str, str], ...] = ()
    unsure: tuple[str, ...] = ()

    def reading(self) -> Iterator[Read]:
        """Yield what became of every header: those that are read first, the best of each column first."""
        named = labels(self.texts)
        ranked = zip(self.columns, self.ranks, strict=True)
        for _, _, position, name in sorted((_ORDER[name], rank, at, name) for (name, at), rank in ranked):
            by_cells = (named[position], name) in self.by_cells
            likely = (self.texts[position].strip(), name) in self.likely
            how = "dal contenuto" if by_cells else "probabile" if likely else "certa"
            yield Read(named[position], name, SETTLED if position in self.settled else how)
        read = {position for _, position in self.columns}
        left = (text for at, text in enumerate(named) if at not in read and self.texts[at].strip())
        yield from (Read(text, "", UNREAD) for text in left)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headers that name nothing of the registry, as far as nobody said so before."""
        read = {position for _, position in self.columns} | self.settled
        left = (text.strip() for position, text in enumerate(self.texts) if position not in read)
        return tuple(text for text in left if text and not is_ours(text))

    @property
    def names(self) -> set[str]:
        """The columns of the registry that are read."""
        return {name for name, _ in self.columns}

    def position(self, name: str) -> int:
        """Return where the column of that name is, the one that is called so most clearly."""
        named = zip(self.ranks, self.columns, strict=True)
        return min((rank, position) for rank, (one, position) in named if one == name)[1]

    def with_cells(self, more: Mapping[int, str], contradicted: tuple[tuple[str, str], ...]) -> "Header":
        """Return the same with the columns that their cells tell, behind every one that its header tells."""
        ranked = zip(self.columns, self.ranks, strict=True)
        found = {position: (name, rank) for (name, position), rank in ranked}
        found |= {position: (name, 3 * LIKELY) for position, name in more.items()}
        return replace(
            self,
            columns=tuple((name, position) for position, (name, _) in sorted(found.items())),
            ranks=tuple(rank for _, (_, rank) in sorted(found.items())),
            by_cells=tuple((labels(self.texts)[position], name) for position, name in sorted(more.items())),
            contradicted=contradicted,
            likely=tuple(one for one in self.likely if one[0] not in {self.texts[at].strip() for at in more}),
        )

    def with_name(self, position: int) -> "Header":
        """Return the same with one column more, of which the cells tell that it is the name."""
        named = labels(self.texts)
        told = {at: name for name, at in self.columns if (named[at], name) in self.by_cells}
        return self.with_cells(told | {position: NAME}, self.contradicted)
