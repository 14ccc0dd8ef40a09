# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .cells import names_somebody, with_own
from .headers import absent, header_fault, own_positions, unread

__all__ = ["absent", "header_fault", "names_somebody", "own_positions", "unread", "with_own"]
