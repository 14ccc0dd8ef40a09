# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .given import complete
from .keeper_notes import Note, notes, proposals, reason
from .resolver import Cells, Resolver

__all__ = [
    "Cells",
    "Note",
    "Resolver",
    "complete",
    "notes",
    "proposals",
    "reason",
]
