# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any Folium map as one file that asks nobody for anything."""

from mapping.inlining.library import library_file

__all__ = ["library_file"]
