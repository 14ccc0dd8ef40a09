# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of decisions: a table that the keeper reads and changes in a spreadsheet, read to its last cell or refused.

What is not understood there would be a decision that is silently not kept.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from mapping.cells import fold, fold_header, shown
from mapping.errors import InputError
from mapping.files import (
    Record,
    check_given,
    label,
    open_records,
    repair_bytes,
    unsafe_cell,
    write_csv_bytes,
    write_workbook_or_table,
)
from mapping.registry.decisions.kept import (
    KEY,
    CellDecision,
    Decided,
    Decisions,
    PairDecision,
    RowKey,
    in_order,
    is_blank,
    is_rounded,
    same_text,
)
from mapping.registry.headers import LISTED
from mapping.schema import INPUT_COLUMNS, OwnColumn

CORRECT, SAME, TWO = "correggi", "la stessa", "sono due"
"""What the column ``decisione`` may say."""
_OTHER = tuple(f"altra_{name}" for name in KEY)
COLUMNS = ("decisione", *KEY, "colonna", "era", "diventa", *_OTHER)
_OF_CELL = ("colonna", "era", "diventa")
_WHAT = "Il file delle decisioni"
_SUFFIX = ".decisioni.csv"
_SHOWN = 60
_UNSURE = {
    "virgolette-spaiate": "ha virgolette spaiate",
    "separatore-diverso": "ha un separatore diverso dalle altre",
}
"""Flags of a row of which it is not sure which cell is what."""


class _Row(NamedTuple):
    """A row in clean text, with the sentence that begins what is wrong with it."""

    riga: int
    cells: dict[str, str]
    where: str

    def fault(self, column: str, what: str) -> InputError:
        return InputError(f"{self.where}, colonna «{column}», {what}.")


def decisions_beside(register: str | Path) -> Path:
    """Return where the decisions about a register are kept: «registro.xlsx» has «registro.decisioni.csv» beside it."""
    path = Path(register)
    return path.with_name(path.stem + _SUFFIX)


def read_decided(decided: Decided, own: Iterable[OwnColumn] = ()) -> tuple[Decisions, str]:
    """Return the decisions and the SHA-256 of their file; of decisions that come from none, of the file they would be.

    Raises
    ------
    InputError
        As `load_decisions`.
    """
    if decided is None:
        return Decisions(), ""
    if isinstance(decided, Decisions):
        decisions, data = decided, write_csv_bytes(_table(decided), bom=True)
    else:
        decisions, data = load_decisions(decided, own=own), Path(decided).read_bytes()
    return decisions, hashlib.sha256(data).hexdigest()


def load_decisions(path: str | Path, *, own: Iterable[OwnColumn] = ()) -> Decisions:
    """Read a file of decisions.

    Parameters
    ----------
    path
        A CSV or a workbook with the columns that `write_decisions` writes; empty ones may be missing, and their order
        is free.
    own
        The columns that an edition publishes beside ours: theirs are cells to be corrected too.

    Raises
    ------
    InputError
        If it is missing or cannot be read, or if a row says nothing, says something else, or says of one cell or one
        pair what another row contradicts: the sentence names the file, the row and the column, and what to write.
    """
    path = Path(path)
    check_given(path, what=_WHAT)
    source = open_records(path, score=_known)
    rows = [record for record in source.records if any(map(str.strip, record.cells))]
    if not rows or not _known(rows[0].cells):
        raise InputError(
            f"{_WHAT} «{label(path)}» non ha l'intestazione attesa nella prima riga: scriverla così: "
            f"{', '.join(COLUMNS)}."
        )
    columns = _columns(path, rows[0])
    read = [_row(path, record, columns, marked=not source.numbers) for record in rows[1:]]
    return _understood(read, (*INPUT_COLUMNS, *(column.name for column in own)))


def write_decisions(decisions: Decisions, path: str | Path, *, replace: bool = False) -> None:
    """Write the decisions as a table, ``.csv`` or ``.xlsx``; `load_decisions` reads it back.

    Raises
    ------
    InputError
        If the name ends otherwise, or the file is there and ``replace`` is not set.
    OutputError
        If it cannot be written; what stood there is untouched.
    """
    table = _table(decisions)
    write_workbook_or_table(path, _WHAT, sheets=lambda: {"Decisioni": table}, table=lambda: table, replace=replace)


def _table(decisions: Decisions) -> pd.DataFrame:
    none = ("",) * len(KEY)
    rows = [
        *((CORRECT, *one.key, one.column, one.old, one.new, *none) for one in decisions.corrections),
        *((SAME if one.same else TWO, *one.one, "", "", "", *one.other) for one in decisions.pairs),
    ]
    texts = [[text.encode("utf-8", "replace").decode() for text in row] for row in rows]
    return pd.DataFrame(texts, columns=list(COLUMNS), dtype="str")


def lists_decisions(cells: Sequence[str]) -> bool:
    """Return whether a row is the header of a file of decisions."""
    return {fold_header(text[:200]) for text in cells} >= {"decisione", *_OF_CELL}


def _known(cells: Sequence[str]) -> int:
    keys = {fold_header(text[:200]) for text in cells}
    return len(keys & _HEADERS.keys()) if "decisione" in keys else 0


_HEADERS = {fold_header(name): name for name in COLUMNS}


def _columns(path: Path, head: Record) -> list[str]:
    """Return the column of each header; refuse one that is none, or that stands there twice."""
    found: list[str] = []
    for text in map(str.strip, head.cells):
        name = _HEADERS.get(fold_header(text[:200]), "")
        if (text and not name) or (name and name in found):
            what = "c'è due volte: lasciarne una" if name else f"non è prevista: toglierla, o chiamarla {_meant()}"
            raise InputError(f"{_WHAT} «{label(path)}», riga {head.riga}: la colonna «{shown(text[:_SHOWN])}» {what}.")
        found.append(name)
    return found


def _meant() -> str:
    return " o ".join([", ".join(COLUMNS[:-1]), COLUMNS[-1]])


def _row(path: Path, record: Record, columns: Sequence[str], *, marked: bool) -> _Row:
    """Return what a row says by column; in a CSV what our own marks keep from being run as a formula is taken off."""
    where = f"{_WHAT} «{label(path)}», riga {record.riga}"
    if flag := next((flag for flag in record.flags if flag in _UNSURE), ""):
        raise InputError(f"{where}: {_UNSURE[flag]}; correggerla, o scriverla di nuovo.")
    texts = [repair_bytes(text).strip() for text in record.cells]
    texts = [unsafe_cell(text) for text in texts] if marked else texts
    cells = dict.fromkeys(COLUMNS, "")
    for at, text in enumerate(texts):
        name = columns[at] if at < len(columns) else ""
        if text and not name:
            raise InputError(f"{where}: «{shown(text[:_SHOWN])}» non sta sotto nessuna intestazione; spostarlo.")
        if name:
            cells[name] = text
    return _Row(record.riga, cells, where)


def _understood(rows: Iterable[_Row], names: Sequence[str]) -> Decisions:
    """Return what the rows say; the same said twice counts once, two words on one thing are refused."""
    cells: dict[object, tuple[CellDecision, int]] = {}
    pairs: dict[object, tuple[PairDecision, int]] = {}
    for row in rows:
        word = fold(row.cells["decisione"])
        if word == CORRECT:
            one = _correction(row, names)
            before, number = cells.setdefault(one.about(), (one, row.riga))
            _refuse_other(row, "diventa", number, agree=before[2:] == one[2:])
        elif word in (SAME, TWO):
            pair = _pair(row, same=word == SAME)
            kept, number = pairs.setdefault(pair.about(), (pair, row.riga))
            _refuse_other(row, "decisione", number, agree=kept.same == pair.same)
        else:
            said = f"«{shown(row.cells['decisione'][:_SHOWN])}» non dice nulla" if word else "non c'è nulla"
            raise row.fault("decisione", f"{said}: scrivere «{CORRECT}», «{SAME}» o «{TWO}»")
    return Decisions(in_order(one for one, _ in cells.values()), in_order(pair for pair, _ in pairs.values()))


def _refuse_other(row: _Row, column: str, number: int, *, agree: bool) -> None:
    if not agree:
        raise row.fault(column, f"la riga {number} dice altro della stessa cosa: lasciare una delle due righe")


def _correction(row: _Row, names: Sequence[str]) -> CellDecision:
    """Return the correction that a row asks for, of a cell in one of the columns ``names``.

    Raises
    ------
    InputError
        If it names no row or no column, changes nothing, or takes away the name.
    """
    key = _key(row, KEY)
    _refuse_filled(row, _OTHER, CORRECT)
    column = next((name for name in names if fold_header(name) == fold_header(row.cells["colonna"][:200])), "")
    if not column:
        said = f"«{shown(row.cells['colonna'][:_SHOWN])}» non è una colonna del registro"
        raise row.fault("colonna", f"{said if row.cells['colonna'] else 'manca'}: {LISTED}")
    old, new = row.cells["era"], row.cells["diventa"]
    if same_text(old, new):
        raise row.fault("diventa", "c'è lo stesso testo che in «era»: scrivere quello giusto, o togliere la riga")
    if column == "denominazione" and is_blank(new):
        raise row.fault("diventa", "manca il nome: scriverlo; per non pubblicare una riga c'è l'elenco dei ritiri")
    return CellDecision(key, column, old, new)


def _pair(row: _Row, *, same: bool) -> PairDecision:
    """Return what a row says of a pair.

    Raises
    ------
    InputError
        If it does not name both rows, or also corrects a cell.
    """
    _refuse_filled(row, _OF_CELL, SAME if same else TWO)
    return PairDecision(_key(row, KEY), _key(row, _OTHER), same)


def _key(row: _Row, columns: Sequence[str]) -> RowKey:
    key = RowKey(*(row.cells[name] for name in columns))
    if is_rounded(key.codice_fiscale):
        raise row.fault(
            columns[0], "il foglio di calcolo ha arrotondato il codice fiscale: riscriverlo in una cella di tipo testo"
        )
    if not key.says_whom():
        raise row.fault(columns[1], "manca il nome dell'associazione: scriverlo come sta nel registro")
    return key


def _refuse_filled(row: _Row, columns: Sequence[str], word: str) -> None:
    if filled := next((name for name in columns if row.cells[name]), ""):
        raise row.fault(filled, f"c'è un testo che con «{word}» non serve: toglierlo, o scrivere un'altra decisione")
