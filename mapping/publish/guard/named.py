# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of living rows that name who has withdrawn, told while the registry is checked: before anything is made."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from mapping.placed import Placed
from mapping.problems import Problem
from mapping.row_sources import COLUMN as FONTI
from mapping.row_sources import FIRST, other_sources

P = TypeVar("P", bound=Placed)


def tell_named(placed: P) -> P:
    """Return the same with a problem for each cell to be published that holds what the withdrawal list forbids."""
    barred = placed.registry.barred
    if not barred:
        return placed
    # What is published and every word of the page are loaded for a list that is not empty.
    from mapping.publish.associations import association_table, ledger_table  # noqa: PLC0415
    from mapping.publish.guard.leaks import find_leaks_of_tables  # noqa: PLC0415

    published = association_table(placed)
    stands = placed.registry.stands
    tables = {"righe": published.assign(fonti=published["fonti"].map(other_sources)), "registro": ledger_table(placed)}
    leaks = find_leaks_of_tables(tables, barred, placed.registry.rows)
    rows = {name: table["riga"].tolist() for name, table in tables.items()}
    found = {
        (int(rows[leak.file][leak.row - 2]), _column(leak.column, stands), leak.voce) for leak in leaks if leak.row
    }
    told = [Problem("ritirata-nominata", riga, column, dati={"voce": voce}) for riga, column, voce in sorted(found)]
    return replace(placed, problems=(*told, *placed.problems))


def _column(name: str, stands: Mapping[str, int]) -> str:
    """Return the column that the keeper wrote: the first source may stand among all of them."""
    return FONTI if name in FIRST and name not in stands else name
