# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .classes import NO_DATA, UNSURE, ZERO, Classes, classify, spanned_classes
from .evidence import ABSENT, ELSEWHERE, FEW, PRESENT, UNCERTAIN, verdict_if_none
from .funnel import LEVELS, Funnel, fit_funnel
from .indicator_table import (
    EARLIER_YEAR,
    FIRST,
    Indicator,
    indicators,
    search_columns,
    shown_in,
    words,
)
from .initiatives import Initiatives, initiatives_within, load_initiatives, no_initiatives
from .malaika import compare_malaika, without_names
from .measurement import Coverage, measure
from .point_layers import PREFIX, Point, PointLayer, read_point_file
from .published_counts import beside_registry, with_registry
from .rates import FEW_RESIDENTS, poisson_limits
from .residents import load_series
from .territory import Territory, by_unit, load_regions, load_territory, unit_codes, within

__all__ = [
    "ABSENT",
    "EARLIER_YEAR",
    "ELSEWHERE",
    "FEW",
    "FEW_RESIDENTS",
    "FIRST",
    "LEVELS",
    "NO_DATA",
    "PREFIX",
    "PRESENT",
    "UNCERTAIN",
    "UNSURE",
    "ZERO",
    "Classes",
    "Coverage",
    "Funnel",
    "Indicator",
    "Initiatives",
    "Point",
    "PointLayer",
    "Territory",
    "beside_registry",
    "by_unit",
    "classify",
    "compare_malaika",
    "fit_funnel",
    "indicators",
    "initiatives_within",
    "load_initiatives",
    "load_regions",
    "load_series",
    "load_territory",
    "measure",
    "no_initiatives",
    "poisson_limits",
    "read_point_file",
    "search_columns",
    "shown_in",
    "spanned_classes",
    "unit_codes",
    "verdict_if_none",
    "with_registry",
    "within",
    "without_names",
    "words",
]
