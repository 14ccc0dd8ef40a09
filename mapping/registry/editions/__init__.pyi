# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .carried import barred_names, refuse_renamed, renamed_withdrawals, shown_and_hidden
from .pairs import pair_editions

__all__ = [
    "barred_names",
    "pair_editions",
    "refuse_renamed",
    "renamed_withdrawals",
    "shown_and_hidden",
]
