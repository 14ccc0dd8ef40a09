# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What our own workbooks add to a registry: corrections written on the report's sheet, a template still empty."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from mapping.cells import MASK, fold_header, shown
from mapping.files import Asides, Record, Sheet
from mapping.problems import Problem
from mapping.registry.model import Place, Table
from mapping.registry.published import find_explaining
from mapping.schema import COLUMNS, INPUT_COLUMNS

REPORT_COLUMNS = ("riga", "colonna", "valore", "problema", "proposta", "peso", "codice")
"""The list of problems, as `mapping.registry.report` writes it."""
CORRECTION = "correzione"
"""The empty column beside them, in which a keeper may write."""
TOLD = {"it": "segnalazioni della riga", "en": "problems of the row"}
DECISION = {"it": "decisione sulla riga", "en": "decision on the row"}
"""Headers of the two columns that the report adds beside the keeper's own."""
EXPLANATION_COLUMNS = ("colonna", "spiegazione", "explanation", "valori ammessi")
"""The sheet on which `mapping.registry.template` explains the columns."""
LISTS = "Elenchi"
"""The sheet of the template and of the report with the values of the closed lists."""
LISTED = ("provincia", "regione", *(name for name in INPUT_COLUMNS if COLUMNS[name].choices))
"""The columns of that sheet: those that have a drop-down list."""
_RIGA, _COLONNA, _VALORE, _PROBLEMA = REPORT_COLUMNS[:4]
_OF_CORRECTIONS = (_RIGA, _COLONNA, CORRECTION)
"""What a sheet must have for its corrections to be found: a keeper may have deleted the other columns."""


class Correction(NamedTuple):
    """What the keeper wrote beside a problem of the report."""

    riga: int
    colonna: str
    text: str
    was: str = ""
    """The value that the report spoke of: a row deleted above shifts the numbers of those below."""


def find_asides(sheets: Sequence[Sheet]) -> Asides:
    """Return which sheets of a workbook are ours and hold no association: of a report, a template, a published table.

    The report's, on which `mapping.registry.report` asks for corrections, is read; a template may hold no row yet.
    """
    report, explained = _find_sheet(sheets, _OF_CORRECTIONS), _find_sheet(sheets, EXPLANATION_COLUMNS[:3])
    ours = find_ours(sheets).union([] if explained is None else [explained], find_explaining(sheets))
    return Asides(ours, report, explained is not None)


def find_ours(sheets: Sequence[Sheet]) -> frozenset[int]:
    """Return which sheets a report writes itself: its list of problems and the values of the lists."""
    is_template = _find_sheet(sheets, EXPLANATION_COLUMNS[:3]) is not None
    report = _find_sheet(sheets, _OF_CORRECTIONS)
    return frozenset(i for i, sheet in enumerate(sheets) if i == report or _holds_lists(sheet, is_template))


def _holds_lists(sheet: Sheet, is_template: bool) -> bool:
    head = {fold_header(text[:100]) for text in sheet.head[0].cells} if sheet.head else set()
    full = sheet.name.startswith(LISTS) and head == set(map(fold_header, LISTED))
    return full or (is_template and sheet.name == LISTS)


def find_added(headers: Sequence[str]) -> tuple[int, ...]:
    """Return where the columns stand that a report adds beside the keeper's own, which come last of their title."""
    titles = {text.strip().casefold(): at for at, text in enumerate(headers)}
    decided = [at for at, text in enumerate(headers) if is_decision(text)]
    return tuple(sorted({*decided, *(titles[told] for told in TOLD.values() if told in titles)}))


def is_decision(header: str) -> bool:
    """Return whether a header is that of the keeper's decisions about rows that may repeat another."""
    return header.strip().casefold() in DECISION.values()


def _find_sheet(sheets: Sequence[Sheet], headers: Sequence[str]) -> int | None:
    """Return the index of the first visible sheet whose first row has all ``headers``, or None."""
    for index, sheet in enumerate(sheets):
        if sheet.visible and sheet.head and set(headers) <= {fold_header(text[:100]) for text in sheet.head[0].cells}:
            return index
    return None


def lists_problems(texts: Iterable[str]) -> bool:
    """Return whether a row is the header of a list of problems: below it, «denominazione» names a column to correct."""
    return {fold_header(text[:100]) for text in texts} >= {_RIGA, _COLONNA, _VALORE, _PROBLEMA}


def read_corrections(records: Iterable[Record]) -> list[Correction]:
    """Return the corrections that were filled in."""
    stream = (record for record in records if any(record.cells))
    head = next(stream, None)
    if head is None:
        return []
    columns = {fold_header(text[:100]): column for column, text in enumerate(head.cells)}
    wanted = [columns.get(name) for name in (*_OF_CORRECTIONS, _VALORE)]
    rows = (["" if at is None else record.cells[at].strip() for at in wanted] for record in stream)
    return [Correction(int(riga), name, text, was) for riga, name, text, was in rows if text and riga.isdecimal()]


def correct(table: Table, corrections: Sequence[Correction]) -> Table:
    """Return the table with the corrections in their cells; those that fit nowhere become problems."""
    cells: dict[tuple[int, Place], str] = {}
    problems = list(table.problems)
    for riga, name, text, was in corrections:
        meant = table.saying(riga, name, partial(_speaks_of, was))
        if meant:
            cells[riga, meant[0]] = text
        else:
            known = riga if riga in table.rows.index else 0
            problems.append(Problem("correzione-non-applicata", known, valore=shown(text)))
    return replace(table.with_cells(cells), problems=tuple(problems))


def _speaks_of(was: str, cell: str) -> bool:
    """Return whether the report may have quoted this cell: in part, in normal form, or masked."""
    said, found = ("".join(c for c in text.casefold() if c.isalnum()) for text in (was, cell))
    return MASK in was or "…" in was or said in found or (found != "" and found in said)
