# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Interactive maps of the migrant associations in Italy, with per-region coverage."""
