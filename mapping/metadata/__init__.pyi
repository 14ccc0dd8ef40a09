# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .edited import Value, edited_edition
from .faults import EditionError
from .logo import logo_fault, logo_kind
from .look import OUR_LOOK, Look
from .new_file import blank_edition, write_new_edition
from .own_file import value_at
from .own_layers import licences_of, shown_files
from .part import of_part, words_of_part
from .publisher import (
    accessibility,
    as_published,
    atlas_options,
    described,
    has_address_points,
    holder,
    known,
    load_metadata,
    modified_date,
    named_inputs,
    page_look,
    page_words,
    placing_options,
    report_contact,
    to_confirm,
)
from .schema_org import jsonld
from .tables import STATES, Accessibility, Licence, Metadata

__all__ = [
    "OUR_LOOK",
    "STATES",
    "Accessibility",
    "EditionError",
    "Licence",
    "Look",
    "Metadata",
    "Value",
    "accessibility",
    "as_published",
    "atlas_options",
    "blank_edition",
    "described",
    "edited_edition",
    "has_address_points",
    "holder",
    "jsonld",
    "known",
    "licences_of",
    "load_metadata",
    "logo_fault",
    "logo_kind",
    "modified_date",
    "named_inputs",
    "of_part",
    "page_look",
    "page_words",
    "placing_options",
    "report_contact",
    "shown_files",
    "to_confirm",
    "value_at",
    "words_of_part",
    "write_new_edition",
]
