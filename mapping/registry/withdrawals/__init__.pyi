# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .decided import write_decided
from .entry import KEEP, WITHDRAW, Barred, Entry, Withdrawals
from .judgement import JUDGED, Judged, judge, judge_shifted
from .listing import read_withdrawals
from .mentions import WithdrawnCells
from .names import Names, names_of, without_legal_form
from .nearness import covers, shortened, slips
from .understanding import written_code

__all__ = [
    "JUDGED",
    "KEEP",
    "WITHDRAW",
    "Barred",
    "Entry",
    "Judged",
    "Names",
    "Withdrawals",
    "WithdrawnCells",
    "covers",
    "judge",
    "judge_shifted",
    "names_of",
    "read_withdrawals",
    "shortened",
    "slips",
    "without_legal_form",
    "write_decided",
    "written_code",
]
