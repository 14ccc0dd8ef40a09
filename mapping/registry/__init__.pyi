# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .decisions import (
    Decided,
    Decisions,
    RowKey,
    decisions_beside,
    load_decisions,
    row_key,
    write_decisions,
    written_cell,
)
from .editions import pair_editions, refuse_renamed, renamed_withdrawals
from .editions.difference import RegistryDiff, diff_registries, write_diff
from .headers import (
    NOTHING_SETTLED,
    OF_EDITION,
    SETTLED,
    UNREAD,
    AbsentHeaderError,
    Columns,
    Read,
    Settled,
    find_place_column,
    labels,
    may_hold_both,
    names_somebody,
    read_settled,
    refuse_absent,
    settled_columns,
    table_score,
    write_columns,
)
from .hidden import UNMATCHED, WITHHELD
from .identity import add_keys
from .model import Registry
from .own import header_fault, refuse_doubled
from .pairing import COMPARED, A, B, Difference, Matched, Pair, differences, match_registries
from .probable_duplicates import ASKED
from .reading import read_other, read_registry
from .report import write_report
from .returned_report import find_asides
from .template import write_template
from .withdrawals import KEEP, WITHDRAW, Barred, Entry, judge, read_withdrawals, without_legal_form, write_decided

__all__ = [
    "ASKED",
    "COMPARED",
    "KEEP",
    "NOTHING_SETTLED",
    "OF_EDITION",
    "SETTLED",
    "UNMATCHED",
    "UNREAD",
    "WITHDRAW",
    "WITHHELD",
    "A",
    "AbsentHeaderError",
    "B",
    "Barred",
    "Columns",
    "Decided",
    "Decisions",
    "Difference",
    "Entry",
    "Matched",
    "Pair",
    "Read",
    "Registry",
    "RegistryDiff",
    "RowKey",
    "Settled",
    "add_keys",
    "decisions_beside",
    "diff_registries",
    "differences",
    "find_asides",
    "find_place_column",
    "header_fault",
    "judge",
    "labels",
    "load_decisions",
    "match_registries",
    "may_hold_both",
    "names_somebody",
    "pair_editions",
    "read_other",
    "read_registry",
    "read_settled",
    "read_withdrawals",
    "refuse_absent",
    "refuse_doubled",
    "refuse_renamed",
    "renamed_withdrawals",
    "row_key",
    "settled_columns",
    "table_score",
    "without_legal_form",
    "write_columns",
    "write_decided",
    "write_decisions",
    "write_diff",
    "write_report",
    "write_template",
    "written_cell",
]
