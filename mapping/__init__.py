# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Interactive maps of the migrant associations in Italy, with per-region coverage.

The notebook door::

    from mapping import build_atlas, build_map

    atlas = build_atlas("registro.xlsx")
    atlas.coverage.regions          # 20 rows, every indicator
    build_map(atlas)                # a folium.Map: shows itself, takes whatever Folium can draw
    region_layer(atlas)             # a Folium layer for any other map
    save_inline(map_, "mappa.html") # any Folium map as one file that asks nobody for anything
"""

from mapping.atlas import Atlas, build_atlas
from mapping.coverage import indicators, load_initiatives, measure
from mapping.errors import GeodataError, InputError, MappingError, NotPublishable, OutputError
from mapping.inlining import save_inline
from mapping.layers import association_layer, initiative_layer, region_layer
from mapping.places import geocode, join_regions
from mapping.places.boundaries import load_boundaries
from mapping.publish import check_site, site_files, write_site
from mapping.registry import Registry, read_registry
from mapping.viewer import AssociationMap, build_map, render_page

__all__ = [
    "AssociationMap",
    "Atlas",
    "GeodataError",
    "InputError",
    "MappingError",
    "NotPublishable",
    "OutputError",
    "Registry",
    "association_layer",
    "build_atlas",
    "build_map",
    "check_site",
    "geocode",
    "indicators",
    "initiative_layer",
    "join_regions",
    "load_boundaries",
    "load_initiatives",
    "measure",
    "read_registry",
    "region_layer",
    "render_page",
    "save_inline",
    "site_files",
    "write_site",
]
