# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .areas import completeness_table, estimate_area, estimate_areas
from .counted import Count, Refusal
from .usable import LEAST
from .words import assumptions, reason

__all__ = [
    "LEAST",
    "Count",
    "Refusal",
    "assumptions",
    "completeness_table",
    "estimate_area",
    "estimate_areas",
    "reason",
]
