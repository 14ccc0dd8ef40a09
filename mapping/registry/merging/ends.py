# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns whose header tells what a cell means for the end of a body («Attiva» = NO), in words of the registry's."""

import pandas as pd

from mapping.registry.headers import end_kind, read_end
from mapping.registry.model import Table

_COLUMNS = ("stato_ente", "data_cessazione")


def with_ends(table: Table) -> Table:
    """Return the table with these cells as «Stato» and «Data cessazione» would say them; others stay as they are."""
    rows = table.rows.copy(deep=False)
    for at, (name, header) in enumerate(zip(table.names, table.headers, strict=True)):
        if name in _COLUMNS and end_kind(header):
            rows[at] = _read(rows[at], header)
    return table.with_rows(rows, table.problems)


def _read(column: "pd.Series[str]", header: str) -> "pd.Series[str]":
    said = {text: read_end(header, text.strip()) for text in map(str, column.unique())}
    told = {text: text if found is None else found for text, found in said.items()}
    return column.map(told).astype("str")
