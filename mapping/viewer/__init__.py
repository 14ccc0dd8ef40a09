# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page: a Folium map with the registry, its list and its tables, in one file without any request."""

from mapping.viewer.kit import render_kit
from mapping.viewer.map import AssociationMap, build_map
from mapping.viewer.page import render_page

__all__ = ["AssociationMap", "build_map", "render_kit", "render_page"]
