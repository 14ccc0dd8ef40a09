# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .cell_kinds import is_comune, is_region
from .columns_file import write_columns
from .ends import end_kind, read_end
from .header import NAME, OF_EDITION, SETTLED, UNREAD, Header, Read, is_ours
from .matching import (
    LIST_KINDS,
    find_column,
    find_place_column,
    header_score,
    known_headers,
    may_be_of_the_seat,
    may_hold_both,
    speaks_of_persons,
)
from .name_words import looks_like_a_person
from .search import HeaderFound, find_header, table_score
from .seats import find_seats
from .settled import (
    LISTED,
    NOTHING_SETTLED,
    AbsentHeaderError,
    Columns,
    Settled,
    labels,
    read_settled,
    refuse_absent,
    settled_columns,
)

__all__ = [
    "LISTED",
    "LIST_KINDS",
    "NAME",
    "NOTHING_SETTLED",
    "OF_EDITION",
    "SETTLED",
    "UNREAD",
    "AbsentHeaderError",
    "Columns",
    "Header",
    "HeaderFound",
    "Read",
    "Settled",
    "end_kind",
    "find_column",
    "find_header",
    "find_place_column",
    "find_seats",
    "header_score",
    "is_comune",
    "is_ours",
    "is_region",
    "known_headers",
    "labels",
    "looks_like_a_person",
    "may_be_of_the_seat",
    "may_hold_both",
    "read_end",
    "read_settled",
    "refuse_absent",
    "settled_columns",
    "speaks_of_persons",
    "table_score",
    "write_columns",
]
