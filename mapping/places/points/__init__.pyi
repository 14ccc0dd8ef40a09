# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .boundaries import Boundaries, load_boundaries
from .frontier import METRIC
from .location import Located, comuni_polygons, locate, to_degrees

__all__ = [
    "METRIC",
    "Boundaries",
    "Located",
    "comuni_polygons",
    "load_boundaries",
    "locate",
    "to_degrees",
]
