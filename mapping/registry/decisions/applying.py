# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decisions in their places: cells corrected where the old text still stands, pairs of rows found; the rest is told."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from mapping.cells import clean_cell, shown
from mapping.problems import Problem
from mapping.registry.decisions.file import SAME, TWO
from mapping.registry.decisions.kept import CellDecision, Decisions, PairDecision, RowKey, is_blank, same_text
from mapping.registry.decisions.seek import Rows
from mapping.registry.model import DecidedPair, Place, Table

Cell = tuple[int, str]
_SHOWN = 60


class Applied(NamedTuple):
    """The table with the decisions, and without.

    ``written`` is what the file itself says where a correction now stands. ``before`` are the rows that a correction is
    about, as the file writes them, or wrote them when it was taken.
    """

    table: Table
    before: Table
    written: dict[Cell, str]


@dataclass
class _Placed:
    """What was found of the decisions: ``cells`` are (row, place) -> text, ``written`` what the file says there.

    ``once`` is what it no longer says, as the office put it right itself.
    """

    cells: dict[tuple[int, Place], str] = field(default_factory=dict)
    once: dict[tuple[int, Place], str] = field(default_factory=dict)
    written: dict[Cell, str] = field(default_factory=dict)
    pairs: list[DecidedPair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def apply_decisions(table: Table, decisions: Decisions) -> Applied:
    """Return the table with the decisions.

    A correction is applied where its row is found, and found once, and still says the old text; a pair where both rows
    are. Whatever is not applied is told.
    """
    if not decisions:
        return Applied(table, replace(table, rows=table.rows.head(0)), {})
    keys = [one.key for one in decisions.corrections]
    keys += [key for pair in decisions.pairs for key in (pair.one, pair.other)]
    rows = Rows(table, keys, decisions.corrections)
    placed = _Placed()
    for (riga, column), meant in _by_cell(decisions.corrections, rows, placed).items():
        _correct(table, riga, column, meant, placed)
    for pair in decisions.pairs:
        _pair(pair, rows, placed)
    problems = (*table.problems, *placed.problems)
    after = replace(table.with_cells(placed.cells), pairs=tuple(placed.pairs), problems=problems)
    touched = sorted({riga for riga, _ in (*placed.cells, *placed.once)})
    few = replace(table, rows=table.rows.loc[touched])
    return Applied(after, few.with_cells(placed.once), placed.written)


def _by_cell(corrections: Iterable[CellDecision], rows: Rows, placed: _Placed) -> dict[Cell, list[CellDecision]]:
    """Return the corrections of each cell; those whose row is not found, or found twice, are told."""
    found: dict[Cell, list[CellDecision]] = {}
    for one in corrections:
        named = _named(one.key)
        told = {
            "decisione": f"La correzione della colonna {one.column} per {named}",
            "decisione_en": f"The correction of the column {one.column} for {named}",
        }
        if riga := _only(rows.find(one.key), told, placed):
            found.setdefault((riga, one.column), []).append(one)
    return found


def _correct(table: Table, riga: int, column: str, meant: list[CellDecision], placed: _Placed) -> None:
    """Put the text into the one cell that it is meant for, or tell why there is none."""
    one = meant[0]
    places = table.places(column)
    cells = [table.cell(riga, place) for place in places]
    said = next((text for text in cells if not is_blank(text)), "")
    standing = table.saying(riga, column, lambda text: _stands(one.old, text))
    if any(not same_text(one.new, other.new) for other in meant):
        placed.problems.append(Problem("correzioni-discordi", riga, column, shown(said, column)))
    elif not cells:
        placed.problems.append(Problem("correzione-senza-colonna", riga, column, shown(one.new, column)))
    elif any(same_text(text, one.new) for text in cells):
        placed.once[riga, places[0]] = one.old
        placed.problems.append(Problem("correzione-superata", riga, column, shown(one.new, column)))
    elif not standing or (said and is_blank(one.old)):
        told = {"era": shown(one.old, column), "nuovo": shown(one.new, column)}
        placed.problems.append(Problem("correzione-cambiata", riga, column, shown(said, column), told["nuovo"], told))
    else:
        placed.written[riga, column] = table.cell(riga, standing[0])
        placed.cells[riga, standing[0]] = one.new


def _stands(old: str, cell: str) -> bool:
    """Return whether a cell still says what was corrected: in other capitals, or without the zeros of a code."""
    one, other = (clean_cell(text).value.casefold() for text in (old, cell))
    return one == other or (one.isdecimal() and other.isdecimal() and one.lstrip("0") == other.lstrip("0"))


def _pair(pair: PairDecision, rows: Rows, placed: _Placed) -> None:
    both, both_en = (f" {word} ".join(map(_named, (pair.one, pair.other))) for word in ("e", "and"))
    word = SAME if pair.same else TWO
    told = {
        "decisione": f"La decisione «{word}» su {both}",
        "decisione_en": f"The decision «{word}» on {both_en}",
    }
    found = [rows.find(pair.one), rows.find(pair.other)]
    if found[0] == found[1] and len(found[0]) == 2:  # two rows that say the same of themselves are the two
        found = [[riga] for riga in found[0]]
    one, other = (_only(rigas, told, placed) for rigas in found)
    if one == other != 0:  # one of the two is gone, or both were made one
        _only([], told, placed)
    elif one and other:
        placed.pairs.append(DecidedPair(one, other, pair.same))


def _only(rigas: list[int], told: dict[str, str], placed: _Placed) -> int:
    """Return the row, 0 if there is none or are several, which is told once."""
    if len(rigas) == 1:
        return rigas[0]
    several = {"righe": ", ".join(map(str, rigas[:10])) + (", …" if len(rigas) > 10 else "")} if rigas else {}
    problem = Problem("decisione-ambigua" if rigas else "decisione-senza-riga", dati=told | several)
    if problem not in placed.problems:
        placed.problems.append(problem)
    return 0


def _named(key: RowKey) -> str:
    name = shown(key.denominazione[:_SHOWN], "denominazione") or shown(key.codice_fiscale[:_SHOWN], "codice_fiscale")
    return f"«{name}»" + (f" ({shown(key.comune[:_SHOWN], 'comune')})" if key.comune else "")
