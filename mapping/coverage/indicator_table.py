# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each figure described once (``indicators.toml``): its words, unit, formula, denominator and source."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from mapping.toml_files import read_toml

DEFAULT_YEAR = 2025
"""Year of the residents by citizenship unless another is asked for."""
EARLIER_YEAR = 2014
"""Year of IN.CO.NT.RO, whose residents always stand beside: columns end in ``_2014``."""
_TABLES = read_toml("coverage/indicators.toml")


@dataclass(frozen=True)
class Indicator:
    """One column of a coverage table.

    ``scheme`` says how its choropleth is cut, ``""`` if it has none. ``year`` is that of the
    denominator or of the source, ``""`` where only the registry counts. ``limits`` names the figure whose interval
    (``…_inf``, ``…_sup``) says how sure a place's class is, ``""`` where it is counted, not estimated.
    ``short_it`` and ``short_en`` stand above its column where there is little room, ``""`` for the full name;
    ``out_of`` names the figure of the whole that a count is told of (``comuni_totali``).
    """

    name: str
    it: str
    en: str
    decimals: int
    group: str = ""
    unit: str = ""
    unit_en: str = ""
    formula_it: str = ""
    formula_en: str = ""
    denominator: str = ""
    source: str = ""
    source_en: str = ""
    year: str = ""
    scheme: str = ""
    short_it: str = ""
    short_en: str = ""
    out_of: str = ""
    limits: str = ""


@cache
def indicators(year: int = DEFAULT_YEAR) -> dict[str, Indicator]:
    """Return the figures of regions, provinces and Italy by name, in the order to show.

    ``year`` is that of the residents by citizenship (`Coverage.year`), named in years and sources.

    Examples
    --------
    >>> from mapping import indicators
    >>> rate = indicators()["tasso_10000"]
    >>> rate.unit_en, rate.year
    ('per 10,000 foreign residents', '2025')
    """
    return {row["name"]: _dated(row, year) for row in _TABLES["indicator"]}


def shown_in(part: str) -> tuple[str, ...]:
    """Return the names of the figures that are shown in a part of what is published, in the order to show.

    Parameters
    ----------
    part
        ``page``, ``table``, ``sheet`` or ``image``, as ``indicators.toml`` explains them.
    """
    return tuple(_TABLES["shown"][part])


FIRST: str = _TABLES["shown"]["first"]
"""The figure that colours the regions as a map opens."""


@cache
def community_columns(year: int = DEFAULT_YEAR) -> dict[str, Indicator]:
    """Return the columns of the tables region × community and province × community by name, in the order to show."""
    return {row["name"]: _dated(row, year) for row in _TABLES["community_column"]}


@cache
def search_columns(year: int = DEFAULT_YEAR) -> dict[str, Indicator]:
    """Return the columns of the list of where to look first: those of a community, and its own."""
    return community_columns(year) | {row["name"]: _dated(row, year) for row in _TABLES["search_column"]}


def words(column: str) -> dict[str, dict[str, str]]:
    """Return ``value -> {"it": …, "en": …}`` of ``evidenza``, ``confronto_italia`` or ``scheme``."""
    found: dict[str, dict[str, str]] = _TABLES["words"][column]
    return found


def groups() -> dict[str, dict[str, str]]:
    """Return ``group -> {"it": …, "en": …}`` of the indicators' groups, in the order to show."""
    found: dict[str, dict[str, str]] = _TABLES["group"]
    return found


def _dated(row: dict[str, Any], year: int) -> Indicator:
    dated = {name: row[name].format(anno=year) for name in ("source", "source_en", "year") if name in row}
    return Indicator(**(row | dated))
