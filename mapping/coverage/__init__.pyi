# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .classes import NO_DATA, UNSURE, ZERO, Classes, classify, spanned_classes
from .funnel import LEVELS, Funnel, fit_funnel
from .indicator_table import (
    EARLIER_YEAR,
    FIRST,
    Indicator,
    community_columns,
    indicators,
    shown_in,
    words,
)
from .initiatives import Initiatives, load_initiatives
from .measurement import Coverage, measure
from .published_counts import beside_registry, with_registry
from .rates import FEW_RESIDENTS, poisson_limits
from .residents import load_series
from .territory import Territory

__all__ = [
    "EARLIER_YEAR",
    "FEW_RESIDENTS",
    "FIRST",
    "LEVELS",
    "NO_DATA",
    "UNSURE",
    "ZERO",
    "Classes",
    "Coverage",
    "Funnel",
    "Indicator",
    "Initiatives",
    "Territory",
    "beside_registry",
    "classify",
    "community_columns",
    "fit_funnel",
    "indicators",
    "load_initiatives",
    "load_series",
    "measure",
    "poisson_limits",
    "shown_in",
    "spanned_classes",
    "with_registry",
    "words",
]
