# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days that the published data speak of, for the catalogue; they come from the data, never from a clock."""

import calendar
from collections.abc import Iterable
from datetime import date

from mapping.atlas import Atlas
from mapping.coverage import EARLIER_YEAR, with_registry
from mapping.row_sources import split_sources


def periods(atlas: Atlas) -> dict[str, tuple[str, str]]:
    """Return ``data set -> (first day, last day)``, ISO; a data set whose days are not known is left out.

    Associations: the dates of their sources. Coverage: the days of the residents (1 January), the dates of the
    associations' sources and the years of the published counts. Initiatives: the years of the projects.
    """
    sources = [source.date for cell in atlas.associations["fonti"].unique() for source in split_sources(cell)]
    counted = with_registry(atlas.coverage.regions, atlas.extent)["anno"]
    days = [f"{year}-01-01" for year in (EARLIER_YEAR, atlas.coverage.year)]
    years = atlas.initiatives.projects["periodo_it"].str.findall(r"\b\d{4}\b").explode().dropna()
    found = {
        "associazioni": span(sources),
        "copertura": span([*days, *sources, *counted]),
        "iniziative": span(years),
    }
    return {name: days for name, days in found.items() if days}


def source_years(atlas: Atlas) -> str:
    """Return the years of the sources of the published associations: ``2001-2026``; in words, if none has a date."""
    days = span(atlas.associations["fonte_data"].unique())
    years = sorted({day[:4] for day in days or ()})
    return "-".join(years) or "date delle fonti non note"


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
