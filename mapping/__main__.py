# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``python -m mapping`` is the command ``mapping``."""

from mapping.cli import main

main()
