# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Associations that asked to be withdrawn: the list, all the names by which each goes, the rows that are meant."""

from mapping.registry.withdrawals.entry import Entry, Withdrawals
from mapping.registry.withdrawals.judged import Judged, judge, judge_shifted
from mapping.registry.withdrawals.listed import COLUMNS, read_withdrawals
from mapping.registry.withdrawals.names import without_legal_form
from mapping.registry.withdrawals.understood import written_code

__all__ = [
    "COLUMNS",
    "Entry",
    "Judged",
    "Withdrawals",
    "judge",
    "judge_shifted",
    "read_withdrawals",
    "without_legal_form",
    "written_code",
]
