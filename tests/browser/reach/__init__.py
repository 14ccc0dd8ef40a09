# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: everybody reaches it: by keyboard, by ear, on paper, with an old engine or a slow machine."""
