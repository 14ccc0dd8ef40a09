# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .cells import with_own
from .headers import absent, header_fault, own_positions, refuse_doubled, seated, unread, with_own_read

__all__ = [
    "absent",
    "header_fault",
    "own_positions",
    "refuse_doubled",
    "seated",
    "unread",
    "with_own",
    "with_own_read",
]
