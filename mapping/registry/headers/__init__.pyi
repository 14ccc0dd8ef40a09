# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
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
from .somebody import names_a_resident, names_somebody

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
    "is_ours",
    "known_headers",
    "labels",
    "may_be_of_the_seat",
    "may_hold_both",
    "names_a_resident",
    "names_somebody",
    "read_end",
    "read_settled",
    "refuse_absent",
    "settled_columns",
    "speaks_of_persons",
    "table_score",
    "write_columns",
]
