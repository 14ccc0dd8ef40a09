# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .atlas import Atlas, build_atlas
from .coverage import indicators, load_initiatives, load_series, load_territory, measure
from .errors import GeodataError, InputError, MappingError, NotPublishable, OutputError
from .inlining import save_inline
from .layers import association_layer, initiative_layer, region_layer
from .places import geocode, join_regions, load_boundaries
from .publish import check_site, site_files, write_site
from .registry import Registry, read_registry
from .viewer import AssociationMap, build_map, render_page

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
    "load_series",
    "load_territory",
    "measure",
    "read_registry",
    "region_layer",
    "render_page",
    "save_inline",
    "site_files",
    "write_site",
]
