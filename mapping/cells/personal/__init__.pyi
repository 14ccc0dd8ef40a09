# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .form import is_blank
from .judge import MASK, find_personal, mask_personal, shown
from .people import has_first_name, is_somebody, is_street
from .rest import without_clauses
from .sweep import suspects

__all__ = [
    "MASK",
    "find_personal",
    "has_first_name",
    "is_blank",
    "is_somebody",
    "is_street",
    "mask_personal",
    "shown",
    "suspects",
    "without_clauses",
]
