# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .boundaries import Boundaries, load_boundaries
from .location import Located, comuni_polygons, locate, to_degrees
from .tolerances import AREA_METRES, AREA_SHORE_METRES, METRIC

__all__ = [
    "AREA_METRES",
    "AREA_SHORE_METRES",
    "METRIC",
    "Boundaries",
    "Located",
    "comuni_polygons",
    "load_boundaries",
    "locate",
    "to_degrees",
]
