# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an atlas to the folder that can be published as it is."""

from mapping.publish.restore import restore_site
from mapping.publish.site import check_site, site_files, write_site

__all__ = ["check_site", "restore_site", "site_files", "write_site"]
