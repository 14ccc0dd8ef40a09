# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .backup import backup_path
from .contents import published_places, stale_files
from .swap import replace_folder, restore_folder

__all__ = [
    "backup_path",
    "published_places",
    "replace_folder",
    "restore_folder",
    "stale_files",
]
