# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the tables of this folder are made from the raw inputs; nothing here ships with the package."""
