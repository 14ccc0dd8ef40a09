# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .matching import (
    LIST_KINDS,
    NAME,
    Header,
    find_column,
    find_place_column,
    header_score,
    is_ours,
    known_headers,
    may_be_of_the_seat,
    may_hold_both,
)
from .search import HeaderFound, find_header

__all__ = [
    "LIST_KINDS",
    "NAME",
    "Header",
    "HeaderFound",
    "find_column",
    "find_header",
    "find_place_column",
    "header_score",
    "is_ours",
    "known_headers",
    "may_be_of_the_seat",
    "may_hold_both",
]
