# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .carried import refuse_renamed, renamed_withdrawals
from .pairs import pair_editions

__all__ = [
    "pair_editions",
    "refuse_renamed",
    "renamed_withdrawals",
]
