# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last look before anything is published: that no file holds what the withdrawal list forbids.

Every text of every file is searched, taken out of its packing (`mapping.publish.guard.unpacking`) and out of its
escapes. An id, a tax code or a site counts wherever it stands. A name counts in every writing (folded, as the words
of an address, glued), by these rules, because many names are made of words that others need:

* A name of several telling words counts anywhere in a text. A name of one such word («Il Ponte», «ACIA»), or of two
  that the program itself says («Donne migranti»), counts where it is the whole of something: a cell, a quotation, a
  part of an address; a word that the program itself says («Senegal», «Roma») is no part of an address.
* Where the program speaks (places, closed lists, projects, the page's words), a name that the program itself says
  (`mapping.publish.guard.own_words`) is the program's. In the free columns of the registry (`FREE`) nothing is.
* A name of several telling words, run together, counts inside a part of an address, without its legal form too.
* In the row of an association that reading let live, a name that is part of that association's own name or acronym
  is its own: «Il Ponte» of Roma is not the withdrawn one of Milano, nor is «Il Ponte dei Popoli».
* Where a packing keeps the texts of all rows together, a name that is part of a living one's is passed over: the
  same cells are searched again, row by row.

No sentence repeats what was found: it names the row of the list, which the keeper has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from mapping.errors import NotPublishable
from mapping.publish.associations import SECRET
from mapping.publish.guard.forbidden import Forbidden, Found
from mapping.publish.guard.living import Living
from mapping.publish.guard.page_texts import LISTED
from mapping.publish.guard.sieve import Sieve
from mapping.publish.guard.table_texts import frame_texts
from mapping.publish.guard.texts import Texts
from mapping.publish.guard.unpacking import unpack
from mapping.registry import Barred, Registry
from mapping.schema import COLUMNS

T = TypeVar("T")
FREE = frozenset(
    ["denominazione", "acronimo", "indirizzo", "origine_dichiarata", "sito_web", "fonte_url", "fonti", "vicina_nome",
     "prima", "dopo", "descrizione", LISTED]
)  # fmt: skip
"""What holds the registry's free text: columns, and the plain list; beside them those of an edition's own."""
NEWS = "registro/novita."
_SHOWN = 5


@dataclass(frozen=True, order=True)
class Leak:
    """A place that may not be published: the list's row, the registry's (0: not known), the file, its own row (0)."""

    voce: str
    riga: int
    column: str
    file: str
    row: int

    def place(self) -> str:
        """Return the place in Italian words."""
        row = f"riga {self.row}" if self.row and not self.riga else ""
        own = f"riga {self.riga} del registro" if self.riga else ""
        column = f"colonna «{self.column}»" if self.column else ""
        return ", ".join(filter(None, (self.file, own, row, column)))


def find_leaks(files: Mapping[str, bytes], barred: Iterable[Barred], rows: pd.DataFrame) -> list[Leak]:
    """Return the places of ``files`` (path -> bytes) that hold what is barred.

    ``rows`` are those of the registry as it was read (`mapping.registry.Registry.rows`).
    """
    return _found(barred, rows, lambda sieve: _each(files, lambda path, data: unpack(path, data, sieve)))


def find_leaks_of_tables(
    tables: Mapping[str, pd.DataFrame], barred: Iterable[Barred], rows: pd.DataFrame
) -> list[Leak]:
    """Return the same of ``tables`` (path -> table) that are not written yet; a row's number is that in its file."""
    return _found(barred, rows, lambda sieve: _each(tables, lambda _, table: frame_texts(table, sieve)))


def refuse_leaks(files: Mapping[str, bytes], registry: Registry) -> None:
    """Refuse files that hold what the withdrawal list forbids.

    Raises
    ------
    NotPublishable
        If any does.
    """
    leaks = find_leaks(files, registry.barred, registry.rows) if registry.barred else []
    if leaks:
        raise NotPublishable(_sentence(leaks))


def _each(things: Mapping[str, T], texts_of: Callable[[str, T], Iterable[Texts]]) -> Iterator[tuple[str, Texts]]:
    return ((path, texts) for path, thing in things.items() for texts in texts_of(path, thing))


def _found(
    barred: Iterable[Barred], rows: pd.DataFrame, texts_of: Callable[[Sieve], Iterable[tuple[str, Texts]]]
) -> list[Leak]:
    living = Living(rows[~rows["stato"].isin(SECRET)])
    forbidden = Forbidden(barred, living)
    if not forbidden:
        return []
    free = FREE.union(rows.columns.difference([*COLUMNS, "duplicata_di"]))
    found = texts_of(forbidden.sieve)
    return sorted({leak for path, texts in found for leak in _of_texts(path, texts, forbidden, living, free)})


def _of_texts(path: str, texts: Texts, forbidden: Forbidden, living: Living, free: frozenset[str]) -> Iterator[Leak]:
    held = forbidden.in_texts(set(texts.texts))
    for place, text in enumerate(texts.texts if held else ()):
        owner = texts.owners[place] if text in held and texts.owners else ""
        for found in held.get(text, ()):
            if _counts(found, texts, owner, path, living, free):
                row = texts.rows[place] if texts.rows else 0
                yield Leak(found.voce, living.riga(owner), texts.name, path, row)


def _counts(found: Found, texts: Texts, owner: str, path: str, living: Living, free: frozenset[str]) -> bool:
    """Return whether what was found may not stand there; the rules are those of the module."""
    if not found.form:
        return not (found.own and texts.name not in free)
    if texts.mixed:
        return found.strong and not found.own and not living.any_holds(found.form)
    told = texts.name in free and bool(owner or path.startswith(NEWS))
    if not (found.strong or found.cell or (found.part and not found.own)):
        return False
    return (told or not found.own) and not living.holds(owner, found.form)


def _sentence(leaks: list[Leak]) -> str:
    placed = {leak.voce for leak in leaks if leak.riga or leak.row}
    told = [leak for leak in leaks if leak.riga or leak.row or leak.voce not in placed]
    first = {(leak.voce, leak.riga or leak.row, leak.column): leak for leak in reversed(told)}
    shown = [f"{leak.place()} (voce alla riga {leak.voce} dell'elenco)" for leak in sorted(first.values())]
    rest = f" e in altri {len(shown) - _SHOWN} posti" if len(shown) > _SHOWN else ""
    return (
        "Nulla è stato pubblicato, perché si leggerebbe ancora chi si è ritirato: "
        f"{'; '.join(shown[:_SHOWN])}{rest}. Correggere quelle celle del registro (o i metadati) e riprovare."
    )
