# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an atlas to the folder that can be published as it is."""

from mapping.publish.guard import refuse_no_list
from mapping.publish.restore import restore_site
from mapping.publish.site import MAX_LOSS, check_site, site_files, write_site

__all__ = ["MAX_LOSS", "check_site", "refuse_no_list", "restore_site", "site_files", "write_site"]
