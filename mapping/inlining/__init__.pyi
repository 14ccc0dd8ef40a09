# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .library import library_file
from .saving import save_inline

__all__ = [
    "library_file",
    "save_inline",
]
