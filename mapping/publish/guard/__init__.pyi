# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .leaks import refuse_leaks
from .memory import forgotten, hidden_again, remember, remembered_path
from .named import tell_named
from .refusals import Tell, carried, refuse_worse

__all__ = [
    "Tell",
    "carried",
    "forgotten",
    "hidden_again",
    "refuse_leaks",
    "refuse_worse",
    "remember",
    "remembered_path",
    "tell_named",
]
