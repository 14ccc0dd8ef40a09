# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was read, as plain facts that the pages show: columns with examples, findings with their values, pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import pandas as pd

from mapping.desk.wording import spoken
from mapping.files import open_whole
from mapping.placed import Placed
from mapping.problems import Problem
from mapping.registry import ASKED, WITHHELD, Registry, labels, table_score
from mapping.schema import INPUT_COLUMNS, choices
from mapping.verdict import group_findings, judge_file, told_rows

MOST_VALUES = 400
"""Different values of one group that are shown to be corrected; the others follow once these are done."""
MOST_PAIRS = 400
_EXAMPLES = 3
_LOOKED_AT = 60
"""Rows below the header among which examples are looked for."""
_LONG = 80


def facts_of(placed: Placed) -> dict[str, Any]:
    """Return everything that the pages tell of a register that was read."""
    registry, told = placed.registry, judge_file(placed)
    sheets, examples = _sheets_and_examples(registry)
    return {
        "file": registry.name,
        "foglio": registry.sheet,
        "fogli": sheets,
        "righe": len(placed.located),
        "frasi": [spoken(sentence) for sentence in told.sentences()],
        "rifiuto": told.refusal(),
        "stati": [(choices("stato")[state]["it"], rows) for state, rows in placed.states.items() if rows],
        "pubblicabili": told.published,
        "sulla_mappa": told.mapped,
        "colonne": [
            {"intestazione": read.header, "colonna": read.column, "come": read.how, "esempi": examples.get(read.header, [])}
            for read in registry.columns
        ],
        "gruppi": [_group(found, registry) for found in group_findings(_to_correct(placed.problems))],
        "coppie": _pairs(placed),
        "trattenute": [_withheld(problem) for problem in placed.problems if problem.codice == WITHHELD],
        "ritirate": int(registry.rows["stato"].eq("ritirata").sum()),
        "voci": registry.listed,
        "senza_riga": [problem.text() for problem in placed.problems if problem.codice == "ritiri-senza-riga"],
    }


def _sheets_and_examples(registry: Registry) -> tuple[list[str], dict[str, list[str]]]:
    """Return the sheets to choose from, and a few values of each header of the one that was read."""
    origin = registry.origin
    if origin is None:
        return [], {}
    whole = open_whole(origin.path, score=partial(table_score, settled=origin.settled), sheet=origin.asked)
    records = whole.records
    wanted = next(islice(records, origin.sheet, None), iter(()))
    found: dict[str, list[str]] = {}
    names: list[str] = []
    for record in wanted:
        if record.riga < origin.layout.header_row:
            continue
        if not names:
            names = labels(record.cells)
            continue
        if record.riga > origin.layout.header_row + _LOOKED_AT:
            break
        _remember(found, names, record.cells)
    close = getattr(records, "close", None)
    if close:
        close()
    return [sheet.name for sheet in whole.sheets if sheet.visible and sheet.name], found


def _remember(found: dict[str, list[str]], names: list[str], cells: list[str]) -> None:
    for name, cell in zip(names, cells, strict=False):
        seen = found.setdefault(name, [])
        text = cell.strip()[:_LONG]
        if text and text not in seen and len(seen) < _EXAMPLES:
            seen.append(text)


def _to_correct(problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings that have no step of their own."""
    return [p for p in problems if p.codice not in ASKED and p.codice not in (WITHHELD, "ritiri-senza-riga", "ritirata")]


def _group(found: tuple[Problem, ...], registry: Registry) -> dict[str, Any]:
    first = found[0]
    cell = registry.stands.get(first.colonna)
    values: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in found:
        values[_written(registry, problem, cell), problem.proposta].append(problem)
    header = next((header for column, header in registry.headers if column == first.colonna), "")
    return {
        "id": f"{first.codice}.{first.colonna or '-'}",
        "codice": first.codice,
        "colonna": first.colonna,
        "intestazione": header,
        "peso": first.peso,
        "frase": spoken(first.text()),
        "volte": len(found),
        "dove": told_rows(problem.riga for problem in found),
        "si_scrive": cell is not None and first.riga > 0,
        "valori": [
            _value(written, problems, registry) for (written, _), problems in islice(values.items(), MOST_VALUES)
        ] if cell is not None else [],
        "altri": max(0, len(values) - MOST_VALUES),
    }  # fmt: skip


def _written(registry: Registry, problem: Problem, cell: int | None) -> str:
    """Return the cell as the keeper wrote it."""
    if cell is None or problem.riga not in registry.raw.index:
        return problem.valore
    return str(registry.raw.iloc[registry.raw.index.get_loc(problem.riga), cell])


def _value(written: str, problems: list[Problem], registry: Registry) -> dict[str, Any]:
    first = problems[0]
    names = registry.rows["denominazione"]
    return {
        "scritto": written,
        "frase": spoken(first.text()),
        "proposte": list(_proposals(first)),
        "righe": [problem.riga for problem in problems],
        "dove": told_rows(problem.riga for problem in problems),
        "nome": str(names.get(first.riga, "")),
    }


def _proposals(problem: Problem) -> Iterator[str]:
    """Yield what the library proposes to write, each proposal by itself."""
    if problem.proposta:
        yield problem.proposta


def _withheld(problem: Problem) -> dict[str, Any]:
    return {
        "riga": problem.riga,
        "nome": problem.valore,
        "frase": spoken(problem.text()),
        "voce": problem.dati.get("voce", ""),
    }


def _pairs(placed: Placed) -> list[dict[str, Any]]:
    """Return what may be one association twice, with what each of the two rows says."""
    rows = placed.registry.rows
    asked = (problem for problem in placed.problems if problem.codice in ASKED)
    pairs = ((problem, int(problem.dati["altra"])) for problem in asked)
    return [_pair(problem, other, rows) for problem, other in islice(pairs, MOST_PAIRS)]


def _pair(problem: Problem, other: int, rows: pd.DataFrame) -> dict[str, Any]:
    one, two = rows.loc[other], rows.loc[problem.riga]
    told = [name for name in INPUT_COLUMNS if one.get(name) or two.get(name)]
    return {
        "prima": other,
        "seconda": problem.riga,
        "perche": problem.codice,
        "celle": [(name, str(one[name]), str(two[name])) for name in told],
    }
