# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a registry gives."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from mapping.files import Bounds, bounds_of
from mapping.problems import Problem
from mapping.registry.headers import NOTHING_SETTLED, SETTLED, UNREAD, Read, Settled
from mapping.registry.withdrawals import Barred, Entry
from mapping.schema import OwnColumn


class Layout(NamedTuple):
    """Where a table lies in its sheet: the row of its header, the cells of its longest row, and its declared columns.

    ``positions`` are those of the columns that are read, from 0, the edition's own last, ``best`` of each name the one
    that is called so best; they do not count the columns that a report of ours added, which are ``ours``.
    """

    header_row: int = 1
    width: int = 0
    ours: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    best: dict[str, int] = {}  # noqa: RUF012 - never changed


class DecidedPair(NamedTuple):
    """Two rows that the keeper said are one association (``same``: ``one`` stays), or two."""

    one: int
    other: int
    same: bool


Place = int | str
"""Where the cells of a column are: its position among the declared ones, or the name of one that an edition adds."""


@dataclass(frozen=True)
class Table:
    """The declared columns of a file as they came.

    ``rows`` has the columns 0, 1, … in the order of ``headers`` (what stood above them) and ``names`` (what they
    are in the schema; a name may come twice), text cells, and the index ``riga``. ``shifted`` are the rows whose
    cells may belong below any header, with the problem that says so; ``doubtful`` those that are, if their cells
    make no sense. ``numbers`` says that the file keeps numbers as numbers: there a code without its leading zeros
    is no mistake of anybody. ``bounds`` is what a ``file`` of its size may hold. ``ranks`` tell how well each header
    names its column: 0 is best; ``reading`` is what became of every header. ``decisions`` is what the
    keeper decided about rows that may repeat another. ``titles`` are the rows of one cell that says a standing of
    many («Associazioni cancellate»), with what it says of the rows below. ``pairs`` are those of the file of decisions;
    ``beside`` has the cells of the columns that an edition publishes beside ours, as they came.
    """

    headers: tuple[str, ...]
    names: tuple[str, ...]
    rows: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    shifted: dict[int, Problem] = field(default_factory=dict)
    doubtful: dict[int, Problem] = field(default_factory=dict)
    numbers: bool = False
    file: str = ""
    bounds: Bounds = bounds_of(0)  # noqa: RUF009 - a tuple of numbers
    ranks: tuple[int, ...] = ()
    layout: Layout = Layout()  # noqa: RUF009 - a tuple of numbers
    decisions: dict[int, str] = field(default_factory=dict)
    reading: tuple[Read, ...] = ()
    titles: dict[int, str] = field(default_factory=dict)
    pairs: tuple[DecidedPair, ...] = ()
    beside: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def apart(self) -> frozenset[tuple[int, int]]:
        """The pairs (later row, earlier row) that are two associations, as was decided."""
        return frozenset((max(pair[:2]), min(pair[:2])) for pair in self.pairs if not pair.same)

    def positions(self, name: str) -> list[int]:
        """Return where the columns of one name are, the one that is called so most clearly first."""
        ranks = self.ranks or (0,) * len(self.names)
        return sorted((at for at, one in enumerate(self.names) if one == name), key=lambda at: (ranks[at], at))

    def places(self, name: str) -> Sequence[Place]:
        """Return the same of every column whose cells may be corrected, those that an edition publishes too."""
        return [name] if name in self.beside else self.positions(name)

    def cell(self, riga: int, place: Place) -> str:
        """Return a cell as it came."""
        return str((self.beside if isinstance(place, str) else self.rows).at[riga, place])

    def saying(self, riga: int, name: str, says: Callable[[str], bool]) -> list[Place]:
        """Return where the columns of one name are whose cell in a row says something; of no such row none."""
        places = self.places(name) if riga in self.rows.index else []
        return [place for place in places if says(self.cell(riga, place))]

    def is_settled(self, name: str) -> bool:
        """Return whether the keeper says which column it is."""
        return any(read.column == name and read.how == SETTLED for read in self.reading)

    def reading_without(self, name: str, positions: Container[int]) -> tuple[Read, ...]:
        """Return what became of every header where some columns of one name are not read after all."""
        left = dict(zip((read for read in self.reading if read.column == name), self.positions(name), strict=True))
        return tuple(
            read._replace(column="", how=UNREAD) if left.get(read, -1) in positions else read for read in self.reading
        )

    def with_rows(self, rows: pd.DataFrame, problems: Iterable[Problem]) -> "Table":
        """Return the same table with other cells and other problems."""
        return replace(self, rows=rows, problems=tuple(problems))

    def with_cells(self, cells: Mapping[tuple[int, Place], str]) -> "Table":
        """Return the same table with other texts at (riga, place)."""
        if not cells:
            return self
        rows, beside = self.rows.copy(), self.beside.copy()
        for (riga, place), text in cells.items():
            (beside if isinstance(place, str) else rows).at[riga, place] = text
        return replace(self, rows=rows, beside=beside)


class Origin(NamedTuple):
    """The file that a registry was read from, to be opened again: the index of its sheet and where the table lies.

    ``asked`` is the sheet, or the file of an archive, that the caller named, ``settled`` what he said of the columns.
    """

    path: Path
    sheet: int
    layout: Layout
    asked: str | None = None
    settled: Settled = NOTHING_SETTLED


class Kept(NamedTuple):
    """What became of the decisions of the keeper: how many were applied, of the file with this hash.

    ``written`` is what the file itself says where a correction stands: ``(riga, column) -> text``.
    """

    sha256: str
    corrections: int
    pairs: int
    written: Mapping[tuple[int, str], str]

    def without(self, rows: Container[int]) -> "Kept":
        """Return the same without what the file writes in some rows."""
        return self._replace(written={cell: text for cell, text in self.written.items() if cell[0] not in rows})


@dataclass(frozen=True)
class Registry:
    """A registry file, read.

    Attributes
    ----------
    name, sha256 : str
        The file's name, without folders, and the hash of its bytes.
    rows : pandas.DataFrame
        One row for every row of the file that is not blank; the index ``riga`` is the row as a spreadsheet numbers
        it (for a CSV: the number it has once opened in one, so that a cell of several lines counts once).
        Columns: `mapping.schema.INPUT_COLUMNS` in normal form, all text, ``""`` where nothing usable is given; then
        ``id``, ``stato`` (``""`` while alive, else ``respinta``, ``cessata``, ``duplicata``, ``ritirata``,
        ``trattenuta``),
        ``duplicata_di`` (a ``riga``, as text) and ``motivo`` (an Italian sentence, published: it repeats no cell).
    raw : pandas.DataFrame
        The declared columns under the headers they came with, same index, untouched; behind them those of ``own``.
    problems : tuple of Problem
        What to look at, in the order of the rows.
    sheet : str
        The sheet that was read, of a file that has sheets.
    columns : tuple of Read
        Which column each header was read as: `mapping.registry.write_columns` writes it down, to be settled.
    stands : mapping
        ``column -> its position in raw``; of several, that of the one that is called so most clearly.
    hidden : pandas.DataFrame
        The rows that ``rows`` no longer tells, withdrawn or withheld (``stato``), with the ``voce`` of the list that
        asks for it: to find the same associations in another edition, and for nothing else.
    barred : tuple of Barred
        What the withdrawal list forbids to publish, to be looked for in the finished files.
    entries : tuple of Entry
        The withdrawal list, to be held against other editions.
    origin : Origin, optional
        Where all this came from: the keeper's report reads the other columns and sheets there, which are not held.
    decisions : dict
        What the keeper decided about rows that may repeat another, by ``riga``.
    decided : Kept, optional
        What became of the file of decisions, if there was one.
    own : tuple of OwnColumn
        The columns that an edition publishes beside ours; ``rows`` has them under their names.

    Examples
    --------
    >>> from mapping import read_registry
    >>> from mapping.shipped import shipped_registry
    >>> registry = read_registry(shipped_registry())
    >>> registry.name, registry.columns[1].header, registry.columns[1].column
    ('associazioni.csv', 'acronimo', 'acronimo')
    """

    name: str
    sha256: str
    rows: pd.DataFrame
    raw: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    columns: tuple[Read, ...] = ()
    stands: Mapping[str, int] = field(default_factory=dict)
    hidden: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    barred: tuple[Barred, ...] = field(default=(), repr=False)
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    origin: Origin | None = field(default=None, repr=False)
    decisions: dict[int, str] = field(default_factory=dict, repr=False)
    decided: Kept | None = field(default=None, repr=False)
    own: tuple[OwnColumn, ...] = ()

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """``(column, header)`` of everything that was read; for each column the clearest header first."""
        return tuple((read.column, read.header) for read in self.columns if read.column)

    @property
    def listed(self) -> int:
        """How many associations the withdrawal list has."""
        return sum(not entry.may_be_a_title for entry in self.entries)
