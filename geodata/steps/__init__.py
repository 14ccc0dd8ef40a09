# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One module per group of tables; each has `tables(raw) -> {name: bytes}` and touches no file of ours."""
