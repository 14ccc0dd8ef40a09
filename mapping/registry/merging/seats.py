# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns that tell the country of the seat, not that of the members."""

from mapping.cells import parse_countries
from mapping.registry.headers import may_be_of_the_seat
from mapping.registry.model import Table

_MOST = 0.5
"""From which share on a value is that of a column."""


def seat_columns(table: Table) -> list[int]:
    """Return where a country of the seat stands, which is not read."""
    return [position for position in table.positions("paesi_origine") if _tells_the_seat(table, position)]


def _tells_the_seat(table: Table, position: int) -> bool:
    """Return whether «Nazione» or «Country» is Italy in most rows: then it is where the seat is, no community."""
    if not may_be_of_the_seat(table.headers[position]) or table.is_settled("paesi_origine"):
        return False
    told = table.rows[position][table.rows[position].str.strip() != ""]
    return len(told) > 0 and told.map(lambda text: parse_countries(text[:100]).value == "IT").mean() > _MOST
