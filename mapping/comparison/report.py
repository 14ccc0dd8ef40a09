# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report of a comparison: a workbook with a sheet for each answer, or one table."""

from pathlib import Path

import pandas as pd

from mapping.comparison.comparing import Comparison
from mapping.files import write_workbook_or_table

SAME, PERHAPS, ONLY_A, ONLY_B = "Uguali", "Forse uguali", "Solo in A", "Solo in B"


def write_comparison(comparison: Comparison, path: str | Path, *, replace: bool = False) -> None:
    """Write the report as XLSX or CSV, by the extension of ``path``; a file that is there only with ``replace``.

    The workbook has a sheet for each table and a summary; the CSV has every row once, or with each row that may be the
    same, under ``insieme``, with what differs beside it.

    Raises
    ------
    InputError
        If the extension is another, or the file is there already.
    OutputError
        If the file cannot be written.
    """
    write_workbook_or_table(
        path, "Il confronto", sheets=lambda: _sheets(comparison), table=lambda: _table(comparison), replace=replace
    )


def _sheets(comparison: Comparison) -> dict[str, pd.DataFrame]:
    return {
        "Riepilogo": pd.DataFrame(comparison.summary(), columns=["che cosa", "quanto"]),
        SAME: comparison.same,
        PERHAPS: comparison.perhaps,
        ONLY_A: comparison.only_a,
        ONLY_B: comparison.only_b,
        "Differenze": comparison.differences,
    }


def _table(comparison: Comparison) -> pd.DataFrame:
    alone = [
        frame.rename(columns={name: f"{name}_{side}" for name in frame if name != "nota"}).assign(insieme=kind)
        for frame, side, kind in ((comparison.only_a, "a", ONLY_A), (comparison.only_b, "b", ONLY_B))
    ]
    pairs = [comparison.same.assign(insieme=SAME), comparison.perhaps.assign(insieme=PERHAPS)]
    rows = pd.concat([*pairs, *alone], ignore_index=True)
    first = ["insieme", "riga_a", "riga_b", *comparison.same.columns[2:], "nota"]
    rows = rows[first].astype({"riga_a": "Int64", "riga_b": "Int64"})
    told = _told(comparison.differences)
    differ = [told.get(key, "") for key in zip(rows["riga_a"], rows["riga_b"], strict=True)]
    texts = rows.select_dtypes(exclude="number").columns
    return rows.assign(differenze=differ, **{name: rows[name].fillna("") for name in texts})


def _told(differences: pd.DataFrame) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], list[str]] = {}
    columns = (differences[name].tolist() for name in ("riga_a", "riga_b", "colonna", "in_a", "in_b"))
    for riga_a, riga_b, column, in_a, in_b in zip(*columns, strict=True):
        found.setdefault((riga_a, riga_b), []).append(f"{column}: «{in_a}» in A, «{in_b}» in B")
    return {key: "; ".join(texts) for key, texts in found.items()}
