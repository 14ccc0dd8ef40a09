# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .address_cell import AddressPlace, read_address
from .area_cell import Area, read_province, read_region
from .comune_cell import Reading, names_several, read_comune
from .extent import COMUNE, REGION, Extent, find_extent
from .gazetteer import Gazetteer
from .index import Level, Meaning
from .keys import fold, loose, words
from .misspellings import Similar, find_similar
from .nation_cell import is_nationwide
from .shipped import load_gazetteer, prepare_gazetteer

__all__ = [
    "COMUNE",
    "REGION",
    "AddressPlace",
    "Area",
    "Extent",
    "Gazetteer",
    "Level",
    "Meaning",
    "Reading",
    "Similar",
    "find_extent",
    "find_similar",
    "fold",
    "is_nationwide",
    "load_gazetteer",
    "loose",
    "names_several",
    "prepare_gazetteer",
    "read_address",
    "read_comune",
    "read_province",
    "read_region",
    "words",
]
