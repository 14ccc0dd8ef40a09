# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .atlas import Atlas, build_atlas
from .comparison import Comparison, compare_registries
from .coverage import (
    beside_registry,
    indicators,
    load_initiatives,
    load_series,
    load_territory,
    measure,
    verdict_if_none,
)
from .errors import GeodataError, InputError, MappingError, NotPublishable, OutputError
from .inlining import save_inline
from .layers import association_layer, initiative_layer, region_layer
from .metadata import load_metadata
from .placed import Placed, place_registry
from .places import geocode, join_regions, load_boundaries
from .publish import check_site, site_files, write_site
from .register_kind import RegisterKind, read_kind
from .registry import Registry, read_registry
from .verdict import Verdict, judge_file
from .viewer import AssociationMap, build_map, render_page

__all__ = [
    "AssociationMap",
    "Atlas",
    "Comparison",
    "GeodataError",
    "InputError",
    "MappingError",
    "NotPublishable",
    "OutputError",
    "Placed",
    "RegisterKind",
    "Registry",
    "Verdict",
    "association_layer",
    "beside_registry",
    "build_atlas",
    "build_map",
    "check_site",
    "compare_registries",
    "geocode",
    "indicators",
    "initiative_layer",
    "join_regions",
    "judge_file",
    "load_boundaries",
    "load_initiatives",
    "load_metadata",
    "load_series",
    "load_territory",
    "measure",
    "place_registry",
    "read_kind",
    "read_registry",
    "region_layer",
    "render_page",
    "save_inline",
    "site_files",
    "verdict_if_none",
    "write_site",
]
