# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Readers of ISTAT's archives as they are downloaded, one module per kind; see ``geodata.refresh``."""
