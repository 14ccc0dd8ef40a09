# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .detection import known_share, seen_share, told_share
from .elsewhere import seen_elsewhere
from .if_none import verdict_if_none
from .nearest_count import published_share
from .search_first import where_to_look
from .states import ABSENT, ELSEWHERE, FEW, PRESENT, UNCERTAIN, add_evidence

__all__ = [
    "ABSENT",
    "ELSEWHERE",
    "FEW",
    "PRESENT",
    "UNCERTAIN",
    "add_evidence",
    "known_share",
    "published_share",
    "seen_elsewhere",
    "seen_share",
    "told_share",
    "verdict_if_none",
    "where_to_look",
]
