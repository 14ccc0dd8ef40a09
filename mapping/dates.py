# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates of any precision, as a language writes them."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_skeleton


def date_text(iso: str, locale: Locale | str) -> str:
    """Return a date of any precision (``2025``, ``2025-03``, ``2025-03-31``) as CLDR's ``locale`` writes it."""
    parts = [int(part) for part in iso.split("-") if part]
    if len(parts) == 3:
        return str(format_date(date(parts[0], parts[1], parts[2]), format="long", locale=locale))
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", datetime(parts[0], parts[1], 1), locale=locale))
    return iso
