# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .applying import apply_decisions
from .file import decisions_beside, load_decisions, read_decided, write_decisions
from .kept import CellDecision, Decided, Decisions, PairDecision, RowKey
from .rows import row_key, written_cell

__all__ = [
    "CellDecision",
    "Decided",
    "Decisions",
    "PairDecision",
    "RowKey",
    "apply_decisions",
    "decisions_beside",
    "load_decisions",
    "read_decided",
    "row_key",
    "write_decisions",
    "written_cell",
]
