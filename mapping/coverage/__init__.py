# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coverage: figures that tell where a community has no association, and the projects beside them."""

from mapping.coverage.classes import NO_DATA, ZERO, Classes, classify
from mapping.coverage.indicators import Indicator, community_columns, indicators, sample_notice, words
from mapping.coverage.initiatives import Initiatives, load_initiatives
from mapping.coverage.measure import Coverage, measure
from mapping.coverage.published import beside_sample, load_published, with_sample
from mapping.coverage.territory import Territory, load_territory

__all__ = [
    "NO_DATA",
    "ZERO",
    "Classes",
    "Coverage",
    "Indicator",
    "Initiatives",
    "Territory",
    "beside_sample",
    "classify",
    "community_columns",
    "indicators",
    "load_initiatives",
    "load_published",
    "load_territory",
    "measure",
    "sample_notice",
    "with_sample",
    "words",
]
