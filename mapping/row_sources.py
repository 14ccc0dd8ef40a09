# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All the sources of a row: the column ``fonti``, ``tipo | indirizzo | data`` each, separated by ``"; "``.

What is not known of a source is left out of it: «stampa | 2019», «https://www.example.org». No part can be taken for
another: an address begins with http, a date with four digits, a kind is a word of a closed list; an address holds no
blank and no ``|``, so that neither separator stands in one.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

import pandas as pd

from mapping.distinct import distinct_rows
from mapping.schema import SEPARATOR

COLUMN = "fonti"
FIRST = ("fonte_tipo", "fonte_url", "fonte_data")
"""The columns of the first source: its kind, its address, its date."""
VERIFIED = "verificata"
_BAR = " | "
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_PAGES = ("", "pagina web", "stampa", "social network", "associazione", "altro")
"""Kinds of sources that speak of one association at a time: where they are read, there is no list to stand in."""


class RowSource(NamedTuple):
    """A source of a row; ``""`` is what is not known of it."""

    kind: str = ""
    url: str = ""
    date: str = ""

    def text(self) -> str:
        """Return the source as it stands in a cell."""
        return _BAR.join(filter(None, self))


def split_sources(cell: str) -> list[RowSource]:
    """Return the sources of a cell in normal form.

    Examples
    --------
    >>> from mapping.row_sources import split_sources
    >>> [source.date for source in split_sources("RUNTS | 2024-10; stampa | https://www.example.org/a | 2019")]
    ['2024-10', '2019']
    """
    return [_source(entry) for entry in cell.split(SEPARATOR)] if cell else []


def _source(entry: str) -> RowSource:
    said = dict.fromkeys(RowSource._fields, "")
    for part in entry.split(_BAR):
        slot = "url" if part.startswith("http") else "date" if _DATE.fullmatch(part) else "kind"
        said[slot] = part
    return RowSource(**said)


def newest_of(cell: str) -> str:
    """Return the newest date among the sources of a cell, ``""`` where none has one."""
    return max((source.date for source in split_sources(cell)), default="")


def unite_sources(sources: Iterable[RowSource]) -> str:
    """Return the cell of these sources, each once, in the order in which they first stand.

    One page is one source: what one writing of it leaves out another may tell. With two dates it is two, read at two
    times.
    """
    kept: list[RowSource] = []
    for source in filter(any, sources):
        same = next((at for at, known in enumerate(kept) if _is_one(known, source)), None)
        if same is None:
            kept.append(source)
        else:
            kept[same] = RowSource(*(mine or other for mine, other in zip(kept[same], source, strict=True)))
    return SEPARATOR.join(source.text() for source in kept)


def _is_one(one: RowSource, other: RowSource) -> bool:
    if not (one.url and other.url):
        return one == other
    return _page(one.url) == _page(other.url) and (not (one.date and other.date) or one.date == other.date)


def _page(url: str) -> str:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/") + "?" * bool(parts.query) + parts.query


def with_first_source(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows, ``fonti`` with all their sources and the columns `FIRST` with the first of them."""
    keys = [*FIRST, COLUMN]
    which, first = distinct_rows(rows[key] for key in keys)
    cells = rows[keys].iloc[first].itertuples(index=False, name=None)
    told = pd.DataFrame([_settled(*map(str, row)) for row in cells], columns=keys, dtype="str")
    return rows.assign(**told.take(which).set_axis(rows.index))


def _settled(kind: str, url: str, date: str, cell: str) -> tuple[str, ...]:
    if not cell:
        return kind, url, date, RowSource(kind, url, date).text()
    cell = unite_sources([RowSource(kind, url, date), *split_sources(cell)])
    return (*split_sources(cell)[0], cell)


class SourceAge(NamedTuple):
    """How old what is known of some associations is: each counts by the newest of its sources.

    ``first`` and ``last`` are the years of the oldest and of the newest, ``median`` that in the middle (of two the
    earlier), 0 where none is dated; ``years`` says how many are of each year, ``undated`` how many have no date,
    ``verified`` how many somebody verified.
    """

    first: int
    last: int
    median: int
    years: dict[int, int]
    undated: int
    verified: int

    @property
    def half(self) -> int:
        """The year before which at least half of the dated ones lie; 0 where half are of the last year."""
        return self.median + 1 if self.median < self.last else 0

    def sentence(self) -> str:
        """Return the same in Italian, as the page says it; nothing where no source has a date."""
        half = f", metà prima del {self.half}" if self.half else ""
        verified = f"verificate: {self.verified}" if self.verified else "nessuna verificata"
        return f"Fonti dal {self.first} al {self.last}{half}; {verified}." if self.last else ""


def source_age(associations: pd.DataFrame) -> SourceAge:
    """Return the age of the sources of some rows (``fonti``, ``stato_verifica``).

    Examples
    --------
    >>> import pandas as pd
    >>> from mapping.row_sources import source_age
    >>> cells = ["stampa | 2001; RUNTS | 2020", "stampa | 2012-05", "RUNTS | 2024", "stampa"]
    >>> source_age(pd.DataFrame({"fonti": cells, "stato_verifica": ""})).sentence()
    'Fonti dal 2012 al 2024, metà prima del 2021; nessuna verificata.'
    """
    counted: Counter[str] = Counter()
    for cell, rows in associations[COLUMN].value_counts(sort=False).items():  # many rows are of one source
        counted[newest_of(str(cell))[:4]] += int(rows)
    undated = counted.pop("", 0)
    years = sorted(map(int, counted.elements()))
    return SourceAge(
        first=years[0] if years else 0,
        last=years[-1] if years else 0,
        median=years[(len(years) - 1) // 2] if years else 0,
        years=dict(Counter(years)),
        undated=undated,
        verified=int((associations["stato_verifica"] == VERIFIED).sum()),
    )


def other_sources(cell: str) -> str:
    """Return the cell without the first source, which has the columns `FIRST` of its own."""
    return cell.partition(SEPARATOR)[2]


def lists_of(cell: str) -> tuple[str, ...]:
    """Return the lists that the sources of a row (``fonti``) are: their kind, or its host where many keep such a list.

    A page, the press or the association itself is none: it speaks of one association. One list seen in two years, or
    under two addresses of one host, is one.

    Examples
    --------
    >>> from mapping.row_sources import lists_of
    >>> lists_of("registro regionale | https://www.example.org/albo?p=2 | 2020; RUNTS | 2024; stampa | 2019")
    ('registro regionale (example.org)', 'RUNTS')
    """
    found = [_list_name(source) for source in split_sources(cell)]
    return tuple(dict.fromkeys(filter(None, found)))


_ONE_KEEPER = ("elenco 5x1000 Agenzia Entrate", "RUNTS", "OpenStreetMap")
"""Lists of which there is one in Italy, wherever it was read."""


def _list_name(source: RowSource) -> str:
    if source.kind in _PAGES:
        return ""
    host = (urlsplit(source.url).hostname or "").removeprefix("www.")
    return source.kind if source.kind in _ONE_KEEPER or not host else f"{source.kind} ({host})"


def list_table(associations: pd.DataFrame) -> pd.DataFrame:
    """Return row × list: whether the association stands in it; pages, which are no list, are one more column.

    ``pagine`` says that the association was found on a page, in the press or by itself: together these are a list of
    what a search of the web finds. Index of ``associations``; columns in the order of their names, ``pagine`` last.
    """
    rows, cells = pd.factorize(associations[COLUMN])  # many rows are of one source
    lists = [lists_of(str(cell)) for cell in cells]
    names = sorted({name for found in lists for name in found})
    table = pd.DataFrame({name: [name in found for found in lists] for name in names}, index=range(len(cells)))
    pages = [any(not _list_name(source) for source in split_sources(str(cell))) for cell in cells]
    return table.assign(pagine=pages).astype(bool).take(rows).set_axis(associations.index)
