# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .publisher import (
    address,
    described,
    has_address_points,
    known,
    load_metadata,
    modified_date,
    page_words,
    register_kind,
    report_contact,
    to_confirm,
)
from .schema_org import jsonld
from .tables import Licence, Metadata

__all__ = [
    "Licence",
    "Metadata",
    "address",
    "described",
    "has_address_points",
    "jsonld",
    "known",
    "load_metadata",
    "modified_date",
    "page_words",
    "register_kind",
    "report_contact",
    "to_confirm",
]
