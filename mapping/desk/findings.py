# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was read, as plain facts that the pages show: columns with examples, findings with their values, pairs."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import islice
from typing import Any

import pandas as pd

from mapping.desk.wording import spoken
from mapping.files import open_whole
from mapping.placed import Placed
from mapping.problems import Problem
from mapping.registry import ASKED, UNMATCHED, WITHHELD, Registry, labels, row_key, table_score, written_cell
from mapping.schema import COLUMNS, INPUT_COLUMNS, SEPARATOR
from mapping.verdict import group_findings, judge_file, told_rows

MOST_VALUES = 400
"""Different values of one group that are shown to be corrected; the others follow once these are done."""
MOST_PAIRS = 400
_OF_SEVERAL = ("choices", "countries", "sources")
"""Kinds of columns of which a cell holds several values."""
_EXAMPLES = 3
_LOOKED_AT = 60
"""Rows below the header among which examples are looked for."""
_LONG = 80


def facts_of(placed: Placed) -> dict[str, Any]:
    """Return everything that the pages tell of a register that was read."""
    registry, told = placed.registry, judge_file(placed)
    sheets, examples = _sheets_and_examples(registry)
    groups = [_group(found, registry) for found in group_findings(_to_correct(placed.problems))]
    pairs = _pairs(placed)
    asked = {row["riga"] for group in groups for value in group["valori"] for row in value["righe"]}
    asked |= {riga for pair in pairs for riga in (pair["prima"], pair["seconda"])}
    return {
        "file": registry.name,
        "fogli": sheets,
        "frasi": [spoken(sentence) for sentence in told.sentences()],
        "rifiuto": told.refusal(),
        "colonne": [
            {
                "intestazione": read.header,
                "colonna": read.column,
                "come": read.how,
                "esempi": examples.get(read.header, []),
            }
            for read in registry.columns
        ],
        "gruppi": groups,
        "coppie": pairs,
        "chiavi": {str(riga): list(row_key(registry, riga)) for riga in sorted(asked)},
        "trattenute": [
            {"riga": problem.riga, "nome": problem.valore, "voce": problem.dati.get("voce", "")}
            for problem in placed.problems if problem.codice == WITHHELD
        ],
        "ritirate": int(registry.rows["stato"].eq("ritirata").sum()),
        "voci": registry.listed,
        "senza_riga": [problem.text() for problem in placed.problems if problem.codice == UNMATCHED],
    }  # fmt: skip


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
    return [p for p in problems if p.codice not in (*ASKED, WITHHELD, UNMATCHED, "ritirata")]


def _group(found: tuple[Problem, ...], registry: Registry) -> dict[str, Any]:
    first = found[0]
    header = next((header for column, header in registry.headers if column == first.colonna), "")
    values: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in found if _is_cell(first, registry) else ():
        said = str(registry.raw.iloc[:, registry.stands[problem.colonna]].get(problem.riga, problem.valore))
        # Rows that say nothing have nothing in common: each is corrected by itself.
        values[said or f"\0{problem.riga}", problem.proposta].append(problem)
    return {
        "id": f"{first.codice}.{first.colonna or '-'}",
        "colonna": first.colonna,
        "intestazione": header,
        "peso": first.peso,
        "frase": spoken(first.text()),
        "volte": len(found),
        "dove": told_rows(problem.riga for problem in found),
        "valori": [_value(said, told, registry) for (said, _), told in islice(values.items(), MOST_VALUES)],
        "altri": max(0, len(values) - MOST_VALUES),
    }


def _is_cell(problem: Problem, registry: Registry) -> bool:
    """Return whether the problem is one of a cell that stands in the file."""
    return problem.riga > 0 and problem.colonna in registry.stands


def _value(said: str, problems: list[Problem], registry: Registry) -> dict[str, Any]:
    first, names = problems[0], registry.rows["denominazione"]
    rows = dict.fromkeys(problem.riga for problem in problems)
    if "quante" in first.dati:  # told once for all rows that say the same
        cells = registry.raw.iloc[:, registry.stands[first.colonna]]
        rows = dict.fromkeys(cells.index[cells == said].tolist())
    return {
        "scritto": said.partition("\0")[0],
        "frase": spoken(first.text()),
        "proposte": _proposals(first),
        "dove": told_rows(rows),
        "righe": [
            {"riga": riga, "nome": str(names[riga]), "era": written_cell(registry, riga, first.colonna)}
            for riga in rows if riga in names.index and row_key(registry, riga).says_whom()
        ],
    }  # fmt: skip


def _proposals(problem: Problem) -> list[str]:
    """Return each text that is proposed; of a column of several values, or of an edition, they are one text."""
    several = problem.colonna not in COLUMNS or COLUMNS[problem.colonna].kind in _OF_SEVERAL
    return [problem.proposta] if several and problem.proposta else [*filter(None, problem.proposta.split(SEPARATOR))]


def _pairs(placed: Placed) -> list[dict[str, Any]]:
    """Return what may be one association twice, with what each of the two rows says."""
    rows, own = placed.registry.rows, [column.name for column in placed.registry.own]
    asked = (problem for problem in placed.problems if problem.codice in ASKED)
    pairs = ((problem, int(problem.dati["altra"])) for problem in asked)
    return [_pair(problem, other, rows, (*INPUT_COLUMNS, *own)) for problem, other in islice(pairs, MOST_PAIRS)]


def _pair(problem: Problem, other: int, rows: pd.DataFrame, columns: Iterable[str]) -> dict[str, Any]:
    one, two = rows.loc[other], rows.loc[problem.riga]
    told = [name for name in columns if one.get(name) or two.get(name)]
    return {
        "prima": other,
        "seconda": problem.riga,
        "nomi": [str(one["denominazione"]), str(two["denominazione"])],
        "celle": [(name, str(one[name]), str(two[name])) for name in told],
    }
