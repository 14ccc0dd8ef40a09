# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .codes import ZEROS, parse_cap, parse_comune_code, parse_tax_code, read_cap, tax_code_is_right
from .coordinates import parse_coordinate, split_pair
from .countries import forget_country_proposals, parse_countries
from .dates_and_numbers import parse_date, parse_members, parse_year
from .folding import fold, fold_header, plain
from .geometries import find_srid
from .lists import forget_choice_proposals, parse_choice, parse_choices
from .nothing import says_nothing
from .parsed import NOTHING, Finding, Parsed
from .personal import MASK, find_personal, is_suspect, mask_personal, shown, without_clauses
from .standing import parse_end, parse_standing
from .text import TEXT_LIMIT, clean_cell
from .urls import parse_url

__all__ = [
    "MASK",
    "NOTHING",
    "TEXT_LIMIT",
    "ZEROS",
    "Finding",
    "Parsed",
    "clean_cell",
    "find_personal",
    "find_srid",
    "fold",
    "fold_header",
    "forget_choice_proposals",
    "forget_country_proposals",
    "is_suspect",
    "mask_personal",
    "parse_cap",
    "parse_choice",
    "parse_choices",
    "parse_comune_code",
    "parse_coordinate",
    "parse_countries",
    "parse_date",
    "parse_end",
    "parse_members",
    "parse_standing",
    "parse_tax_code",
    "parse_url",
    "parse_year",
    "plain",
    "read_cap",
    "says_nothing",
    "shown",
    "split_pair",
    "tax_code_is_right",
    "without_clauses",
]
