# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .first_step import Step
from .groups import finding_lines, group_findings, told_rows
from .judgement import Verdict, judge_file
from .wording import say

__all__ = [
    "Step",
    "Verdict",
    "finding_lines",
    "group_findings",
    "judge_file",
    "say",
    "told_rows",
]
