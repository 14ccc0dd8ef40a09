# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .edition import MANIFEST, read_manifest
from .folder import backup_path, hold, published_places
from .guard import remembered_path, tell_named
from .guard.refusals import refuse_no_list
from .headers import FRAMED, HEADERS, SAFE, TYPES
from .loss import MAX_LOSS
from .restore import restore_site
from .site import check_site, site_files, write_site

__all__ = [
    "FRAMED",
    "HEADERS",
    "MANIFEST",
    "MAX_LOSS",
    "SAFE",
    "TYPES",
    "backup_path",
    "check_site",
    "hold",
    "published_places",
    "read_manifest",
    "refuse_no_list",
    "remembered_path",
    "restore_site",
    "site_files",
    "tell_named",
    "write_site",
]
