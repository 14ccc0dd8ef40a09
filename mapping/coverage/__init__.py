# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coverage: figures that tell where a community has no association, and the projects beside them."""

from mapping.coverage.indicators import Indicator, indicators
from mapping.coverage.initiatives import Initiatives, load_initiatives
from mapping.coverage.measure import Coverage, measure
from mapping.coverage.territory import Territory, load_territory

__all__ = [
    "Coverage",
    "Indicator",
    "Initiatives",
    "Territory",
    "indicators",
    "load_initiatives",
    "load_territory",
    "measure",
]
