# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .backup import backup_path
from .contents import published_places, stale_files
from .files import Facts, Files, FolderFiles, HeldFiles
from .locks import hold
from .staging import staged
from .swap import replace_folder, restore_folder

__all__ = [
    "Facts",
    "Files",
    "FolderFiles",
    "HeldFiles",
    "backup_path",
    "hold",
    "published_places",
    "replace_folder",
    "restore_folder",
    "staged",
    "stale_files",
]
