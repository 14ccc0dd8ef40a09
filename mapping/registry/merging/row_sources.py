# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of another source in columns of their own («fonte_url_2», «Data fonte 2»), put together as one source."""

import re

from mapping.registry.headers import find_column
from mapping.registry.merging.house_numbers import filled
from mapping.registry.model import Table
from mapping.row_sources import COLUMN, FIRST

_NUMBER = re.compile(r"\d{1,2}\W*$")


def with_numbered_sources(table: Table) -> Table:
    """Return the table with all that is said of the source of a number in the first of its columns."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for at, (name, header) in enumerate(zip(table.names, table.headers, strict=True)):
        number = _NUMBER.search(header)
        part = find_column(header[: number.start()]) if number and name == COLUMN else None
        if number and part and part[0] in FIRST:
            groups.setdefault(number[0], []).append((FIRST.index(part[0]), at))
    rows = table.rows.copy(deep=False)
    for parts in groups.values():
        positions = [at for _, at in sorted(parts)]
        cells = zip(*(filled(table.rows[at]).str.strip() for at in positions), strict=True)
        rows[positions] = ""
        rows[min(positions)] = [" | ".join(filter(None, told)) for told in cells]
    return table.with_rows(rows, table.problems)
