# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days that the published data speak of, for the catalogue; they come from the data, never from a clock."""

import calendar
from collections.abc import Iterable
from datetime import date

from mapping.atlas import Atlas
from mapping.row_sources import split_sources


def periods(atlas: Atlas) -> dict[str, tuple[str, str]]:
    """Return ``data set -> (first day, last day)``, ISO; a data set whose days are not known is left out.

    Associations: the dates of their sources. Coverage: the day of the residents (1 January) and the newest date of
    the associations. Initiatives: the years of the projects.
    """
    sources = [source.date for cell in atlas.associations["fonti"] for source in split_sources(cell)]
    years = atlas.initiatives.projects["periodo_it"].str.findall(r"\b\d{4}\b").explode().dropna()
    found = {
        "associazioni": span(sources),
        "copertura": span([f"{atlas.coverage.year}-01-01", atlas.data_date]),
        "iniziative": span(years),
    }
    return {name: days for name, days in found.items() if days}


def span(dates: Iterable[str]) -> tuple[str, str] | None:
    """Return the first and the last day of dates of any precision (``2025``, ``2025-03``, ``2025-03-31``)."""
    days = [_days(text) for text in set(dates) if text]
    if not days:
        return None
    return min(first for first, _ in days).isoformat(), max(last for _, last in days).isoformat()


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of a day, a month or a year."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)
