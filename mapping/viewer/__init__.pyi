# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .borders import PackedBorders, arc_text, region_borders_block
from .code import leaflet_code, page_code
from .deflated import open_data
from .document import PageFigure
from .editor_page import HOST_SCRIPT, frame_code, host_script, render_kit
from .fields import closed_lists, filtered_columns
from .figures import IndicatorBlock, indicator_block
from .initiatives import PLACES, InitiativeBlock, tables_block, told_facts
from .languages import (
    DEFAULT,
    LANGUAGES,
    OwnWords,
    country_name,
    languages_of,
    own_text,
    register_words,
    strings,
    translate,
    unspoken,
)
from .link_page import render_link
from .map import AssociationMap, build_map, render_page
from .markup import bundle, encodable, json_block, printable
from .messages import Argument, arguments
from .options import check_atlas, check_language, find_indicator
from .packing import Cell, Table, plain, table_block
from .page_words import WordBlock, figure_name, wordbook
from .part_texts import part_words
from .payload import place_table, row_table
from .sharing import OEMBED
from .stable import elements, stable_ids
from .told import Pair, drafts, fingerprint
from .verbatim import Verbatim

__all__ = [
    "DEFAULT",
    "HOST_SCRIPT",
    "LANGUAGES",
    "OEMBED",
    "PLACES",
    "Argument",
    "AssociationMap",
    "Cell",
    "IndicatorBlock",
    "InitiativeBlock",
    "OwnWords",
    "PackedBorders",
    "PageFigure",
    "Pair",
    "Table",
    "Verbatim",
    "WordBlock",
    "arc_text",
    "arguments",
    "build_map",
    "bundle",
    "check_atlas",
    "check_language",
    "closed_lists",
    "country_name",
    "drafts",
    "elements",
    "encodable",
    "figure_name",
    "filtered_columns",
    "find_indicator",
    "fingerprint",
    "frame_code",
    "host_script",
    "indicator_block",
    "json_block",
    "languages_of",
    "leaflet_code",
    "open_data",
    "own_text",
    "page_code",
    "part_words",
    "place_table",
    "plain",
    "printable",
    "region_borders_block",
    "register_words",
    "render_kit",
    "render_link",
    "render_page",
    "row_table",
    "stable_ids",
    "strings",
    "table_block",
    "tables_block",
    "told_facts",
    "translate",
    "unspoken",
    "wordbook",
]
