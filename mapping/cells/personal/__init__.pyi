# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .form import is_blank
from .judge import MASK, SOMEBODY, find_personal, mask_personal, shown
from .people import has_first_name, is_somebody
from .rest import without_clauses
from .streets import before_street, is_named_after, is_time
from .sweep import suspects

__all__ = [
    "MASK",
    "SOMEBODY",
    "before_street",
    "find_personal",
    "has_first_name",
    "is_blank",
    "is_named_after",
    "is_somebody",
    "is_time",
    "mask_personal",
    "shown",
    "suspects",
    "without_clauses",
]
