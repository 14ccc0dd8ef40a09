# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much less than before may be published unasked."""

MAX_LOSS = 10.0
"""Per cent of the associations of the edition before that may be missing, if nobody says otherwise."""
