# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder that needs no knowledge of Python, and the lock without what only the build needs."""
