# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The withdrawal list once it is understood: its entries, and the texts that they forbid to publish."""

from dataclasses import dataclass
from typing import NamedTuple

from mapping.registry.withdrawals.names import Names

WITHDRAW, KEEP = "ritira", "tieni"
"""What the column ``decisione`` may say about rows that may be the withdrawn one."""


class Barred(NamedTuple):
    """A text that no published file may hold, because of the withdrawal list.

    ``kind`` is ``nome`` (as the list or the withdrawn row writes it), ``id``, ``codice_fiscale`` or ``sito_web``;
    ``voce`` is the row of the list that asks for it, with its sheet where the list has several.
    """

    text: str
    kind: str
    voce: str


class Place(NamedTuple):
    """Where an association is: the cadastral code of its comune of today and the words of the cell, both if known.

    ``among`` are the codes of the comuni that an ambiguous cell may mean, if these are all.
    """

    key: str = ""
    words: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()


class Entry(NamedTuple):
    """One row of the list.

    ``voce`` is the row, with its sheet where the list has several; ``written`` are the names as they stand there;
    ``wrong_code`` says that the check digit of the code is not right; ``mentioned`` are the ids and codes that stand
    anywhere in the row. A line above the header, which may be a title
    or an association, is an entry that ``may_be_a_title``.
    """

    voce: str
    names: Names
    place: Place = Place()
    ids: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    written: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    decision: str = ""
    wrong_code: bool = False
    may_be_a_title: bool = False

    def barred(self) -> list[Barred]:
        """Return what no file may hold because of this entry."""
        names = [] if self.decision == KEEP or self.may_be_a_title else self.written
        listed = {"nome": names, "id": self.ids, "codice_fiscale": self.codes, "sito_web": self.sites}
        return [Barred(text, kind, self.voce) for kind, texts in listed.items() for text in sorted(texts)]


@dataclass(frozen=True)
class Withdrawals:
    """The list: its entries in their order."""

    entries: tuple[Entry, ...] = ()
