# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A register and what a keeper decided about it, for the promises of the decisions."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings

from mapping.registry import Decisions, Registry, read_registry, row_key, written_cell

CODE, OTHER_CODE = "92064620054", "01234567897"
HEAD = ("denominazione", "codice_fiscale", "comune", "provincia", "indirizzo", "sito_web")
Row = tuple[str, ...]
ROWS: list[Row] = [
    ("Asociazione Dia", "", "Torrino", "", "Via Po 3", ""),
    ("Casa Senegal", "", "Torino", "TO", "", "https://casa.example"),
    ("Casa del Senegal", "", "Torino", "TO", "Via Nizza 8", ""),
    ("Circolo Alfa", CODE, "Roma", "RM", "", ""),
    ("Alfa APS", CODE, "Roma", "RM", "", "https://alfa.example"),
    ("Ponte dei Sogni", "", "Sesto S. Giovanni", "MI", "", ""),
    ("Amal", "", "", "", "", ""),
    ("Teranga", "", "Lecce", "LE", "Via Uno 1", ""),
    ("Teranga", "", "Lecce", "LE", "Via Due 2", ""),
]
FEW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
WANTED = (
    (0, "comune", "Torino"),
    (0, "denominazione", "Associazione Dia"),
    (1, "sito_web", "https://casa-senegal.example"),
    (3, "denominazione", "Circolo Alfa APS"),
    (5, "indirizzo", "Via Roma 1"),
    (6, "comune", "Bari"),
    (8, "denominazione", "Teranga Due"),
)
PAIRS = ((1, 2, False), (3, 4, True), (7, 8, False))


def written(path: Path, rows: Iterable[Row], head: Row = HEAD) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    return path


def read(folder: Path, rows: Iterable[Row], decisions: Decisions, withdrawn: str = "denominazione\n") -> Registry:
    (folder / "ritiri.csv").write_text(withdrawn, encoding="utf-8")
    path = written(folder / "registro.csv", rows)
    return read_registry(path, withdrawn=folder / "ritiri.csv", decisions=decisions)


@cache
def undecided(folder: Path, rows: tuple[Row, ...], withdrawn: str = "denominazione\n") -> Registry:
    return read(folder, rows, Decisions(), withdrawn)


def corrected(folder: Path, rows: list[Row], *wanted: tuple[int, str, str]) -> Decisions:
    """Return the decisions that put a text into a column of a row (from 0) of the register as it is."""
    registry, decisions = undecided(folder, tuple(rows)), Decisions()
    for at, column, new in wanted:
        riga = at + 2
        decisions = decisions.with_correction(
            row_key(registry, riga), column, written_cell(registry, riga, column), new
        )
    return decisions


def paired(folder: Path, rows: list[Row], *wanted: tuple[int, int, bool]) -> Decisions:
    registry, decisions = undecided(folder, tuple(rows)), Decisions()
    for one, other, same in wanted:
        decisions = decisions.with_pair(row_key(registry, one + 2), row_key(registry, other + 2), same=same)
    return decisions


def codes(registry: Registry) -> dict[str, list[int]]:
    """Return ``codice -> rows`` of what is told."""
    found: dict[str, list[int]] = {}
    for problem in registry.problems:
        found.setdefault(problem.codice, []).append(problem.riga)
    return found


def said(registry: Registry) -> list[tuple[str, ...]]:
    """Return what the rows say, without the numbers of the rows and without their order."""
    rows = registry.rows
    names = rows["denominazione"].to_dict()
    first = ["" if not riga else names[int(riga)] for riga in rows["duplicata_di"]]
    return sorted(zip(*(rows[name] for name in (*HEAD, "stato")), first, strict=True))


def states(registry: Registry) -> list[str]:
    return registry.rows["stato"].tolist()


def changed(at: int, column: str, text: str) -> list[Row]:
    row = list(ROWS[at])
    row[HEAD.index(column)] = text
    return [*ROWS[:at], tuple(row), *ROWS[at + 1 :]]


@cache
def both(folder: Path) -> Decisions:
    found = corrected(folder, ROWS, *WANTED)
    return Decisions(found.corrections, paired(folder, ROWS, *PAIRS).pairs)
