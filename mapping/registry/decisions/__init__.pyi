# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .applying import apply_decisions
from .bodies import Bodies, join, join_all, part
from .file import decisions_beside, lists_decisions, load_decisions, read_decided, write_decisions
from .kept import CellDecision, Decided, Decisions, PairDecision, RowKey
from .rows import row_key, written_cell
from .written import as_written

__all__ = [
    "Bodies",
    "CellDecision",
    "Decided",
    "Decisions",
    "PairDecision",
    "RowKey",
    "apply_decisions",
    "as_written",
    "decisions_beside",
    "join",
    "join_all",
    "lists_decisions",
    "load_decisions",
    "part",
    "read_decided",
    "row_key",
    "write_decisions",
    "written_cell",
]
