# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The problems as a table, and as the text beside a row."""

from collections.abc import Iterable, Sequence

import pandas as pd

from mapping.files import write_csv_bytes
from mapping.problems import WEIGHTS, Problem
from mapping.registry.returned_report import REPORT_COLUMNS


def report_csv(problems: Iterable[Problem], *, lang: str = "it") -> bytes:
    """Return the problems as CSV."""
    return write_csv_bytes(to_frame(problems, lang), bom=True)


def to_frame(problems: Iterable[Problem], lang: str = "it") -> pd.DataFrame:
    """Return one row per problem with `REPORT_COLUMNS`, in the order of the registry's rows."""
    ordered = sorted(problems, key=lambda p: (p.riga, WEIGHTS.index(p.peso), p.colonna, p.codice, p.valore))
    rows = [(p.riga, p.colonna, p.valore, p.text(lang), p.proposta, p.peso, p.codice) for p in ordered]
    return pd.DataFrame(rows, columns=list(REPORT_COLUMNS))


def by_row(problems: Sequence[Problem], lang: str) -> dict[int, str]:
    """Return what is told of each row, as one text."""
    told: dict[int, list[str]] = {}
    for problem in problems:
        where = f"{problem.colonna}: " if problem.colonna else ""
        told.setdefault(problem.riga, []).append(where + problem.text(lang))
    return {riga: " ".join(texts) for riga, texts in told.items()}


def heaviest(problems: Sequence[Problem]) -> dict[tuple[int, str], str]:
    """Return ``(row, column) -> heaviest weight`` of what is told."""
    ordered = sorted(problems, key=lambda problem: WEIGHTS.index(problem.peso), reverse=True)
    return {(problem.riga, problem.colonna): problem.peso for problem in ordered}
