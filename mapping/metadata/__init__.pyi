# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .part import of_part, words_of_part
from .publisher import (
    accessibility,
    described,
    has_address_points,
    holder,
    known,
    load_metadata,
    modified_date,
    page_words,
    register_kind,
    report_contact,
    to_confirm,
)
from .schema_org import jsonld
from .tables import STATES, Accessibility, Licence, Metadata

__all__ = [
    "STATES",
    "Accessibility",
    "Licence",
    "Metadata",
    "accessibility",
    "described",
    "has_address_points",
    "holder",
    "jsonld",
    "known",
    "load_metadata",
    "modified_date",
    "of_part",
    "page_words",
    "register_kind",
    "report_contact",
    "to_confirm",
    "words_of_part",
]
