# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .editions import pair_editions, refuse_renamed, renamed_withdrawals
from .editions.difference import RegistryDiff, diff_registries, write_diff
from .headers import find_place_column, may_hold_both
from .hidden import UNMATCHED, WITHHELD
from .identity import add_keys
from .model import Registry
from .reading import read_registry
from .report import write_report
from .returned_report import find_asides
from .template import write_template
from .withdrawals import Barred, Entry, judge, read_withdrawals, without_legal_form

__all__ = [
    "UNMATCHED",
    "WITHHELD",
    "Barred",
    "Entry",
    "Registry",
    "RegistryDiff",
    "add_keys",
    "diff_registries",
    "find_asides",
    "find_place_column",
    "judge",
    "may_hold_both",
    "pair_editions",
    "read_registry",
    "read_withdrawals",
    "refuse_renamed",
    "renamed_withdrawals",
    "without_legal_form",
    "write_diff",
    "write_report",
    "write_template",
]
