# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .codes import ZEROS, parse_cap, parse_comune_code, parse_tax_code, read_cap, tax_code_is_right
from .coordinates import parse_coordinate, split_pair
from .countries import country_name, country_names, forget_country_proposals, parse_countries
from .dates_and_numbers import parse_date, parse_members, parse_year
from .folding import UNSEEN, fold, fold_header, plain, without_unseen
from .geometries import find_srid
from .lists import forget_choice_proposals, parse_choice, parse_choices
from .nothing import says_nothing
from .parsed import NOTHING, Finding, Parsed
from .personal import (
    MASK,
    SOMEBODY,
    before_street,
    find_personal,
    has_first_name,
    is_named_after,
    is_somebody,
    is_time,
    mask_personal,
    shown,
    suspects,
    without_clauses,
)
from .sources import parse_sources
from .standing import (
    NO,
    YES,
    ends_in_its_name,
    mentions_the_end,
    newest_year,
    parse_end,
    parse_past_date,
    parse_standing,
    says_the_end,
    title_between,
)
from .text import TEXT_LIMIT, clean_cell
from .urls import parse_url

__all__ = [
    "MASK",
    "NO",
    "NOTHING",
    "SOMEBODY",
    "TEXT_LIMIT",
    "UNSEEN",
    "YES",
    "ZEROS",
    "Finding",
    "Parsed",
    "before_street",
    "clean_cell",
    "country_name",
    "country_names",
    "ends_in_its_name",
    "find_personal",
    "find_srid",
    "fold",
    "fold_header",
    "forget_choice_proposals",
    "forget_country_proposals",
    "has_first_name",
    "is_named_after",
    "is_somebody",
    "is_time",
    "mask_personal",
    "mentions_the_end",
    "newest_year",
    "parse_cap",
    "parse_choice",
    "parse_choices",
    "parse_comune_code",
    "parse_coordinate",
    "parse_countries",
    "parse_date",
    "parse_end",
    "parse_members",
    "parse_past_date",
    "parse_sources",
    "parse_standing",
    "parse_tax_code",
    "parse_url",
    "parse_year",
    "plain",
    "read_cap",
    "says_nothing",
    "says_the_end",
    "shown",
    "split_pair",
    "suspects",
    "tax_code_is_right",
    "title_between",
    "without_clauses",
    "without_unseen",
]
