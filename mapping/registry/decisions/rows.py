# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row of a registry as its file writes it, for whoever takes a decision about it."""

from mapping.registry.decisions.kept import KEY, RowKey
from mapping.registry.model import Registry


def row_key(registry: Registry, riga: int) -> RowKey:
    """Return the key under which a decision about a row is kept.

    It is what the file writes, not what a correction made of it: so that it is found again as long as the office that
    keeps the register has corrected nothing.
    """
    return RowKey(*(written_cell(registry, riga, name) for name in KEY))


def written_cell(registry: Registry, riga: int, column: str) -> str:
    """Return what the file writes in a cell of the registry, also where a decision corrected it; ``""`` if nothing.

    Parameters
    ----------
    registry
        As `mapping.read_registry` returns it. Of a withdrawn row nothing is known.
    riga
        A row of ``registry.rows``.
    column
        A column of `mapping.schema.INPUT_COLUMNS`, or the name of one that an edition adds; of several headers for it
        the clearest counts.
    """
    written = registry.decided.written if registry.decided else {}
    if (riga, column) in written:
        return written[riga, column]
    position = registry.stands.get(column)
    return "" if position is None else str(registry.raw.iloc[:, position].at[riga])
