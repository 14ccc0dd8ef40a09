# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .ends import with_ends
from .house_numbers import add_house_numbers, filled
from .left_out import LEFT_OUT, UNSAID, bare_site, not_published, said_otherwise
from .row_sources import with_numbered_sources
from .seats import seat_columns
from .sections import rows_below, stand_out
from .standing_between import SIGNED, no_bodies
from .whole_places import one_place

__all__ = [
    "LEFT_OUT",
    "SIGNED",
    "UNSAID",
    "add_house_numbers",
    "bare_site",
    "filled",
    "no_bodies",
    "not_published",
    "one_place",
    "rows_below",
    "said_otherwise",
    "seat_columns",
    "stand_out",
    "with_ends",
    "with_numbered_sources",
]
