# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .form import is_blank
from .judge import MASK, find_personal, mask_personal, shown
from .people import is_somebody
from .rest import without_clauses
from .sweep import suspects
from .words import is_first_name

__all__ = [
    "MASK",
    "find_personal",
    "is_blank",
    "is_first_name",
    "is_somebody",
    "mask_personal",
    "shown",
    "suspects",
    "without_clauses",
]
