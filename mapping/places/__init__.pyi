# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .geocoding import ADDED, ADDRESS, CLUES, Geocoded, comune_codes, geocode
from .join import join_regions
from .names import COMUNE, REGION, Extent, Gazetteer, find_extent, load_gazetteer, prepare_gazetteer
from .points import POINT, Boundaries, are_abroad, load_boundaries, read_points, unit_boundaries
from .streets import KINDS, Question
from .streets.addresses import AddressSearch, locate_addresses, plan_search

__all__ = [
    "ADDED",
    "ADDRESS",
    "CLUES",
    "COMUNE",
    "KINDS",
    "POINT",
    "REGION",
    "AddressSearch",
    "Boundaries",
    "Extent",
    "Gazetteer",
    "Geocoded",
    "Question",
    "are_abroad",
    "comune_codes",
    "find_extent",
    "geocode",
    "join_regions",
    "load_boundaries",
    "load_gazetteer",
    "locate_addresses",
    "plan_search",
    "prepare_gazetteer",
    "read_points",
    "unit_boundaries",
]
