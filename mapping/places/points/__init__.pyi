# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .boundaries import Boundaries, load_boundaries, unit_boundaries
from .frontier import are_abroad
from .location import NOWHERE, Located, comuni_polygons, locate, to_degrees
from .tolerances import AREA_METRES, AREA_SHORE_METRES, METRIC
from .written import POINT, WrittenPoints, read_points

__all__ = [
    "AREA_METRES",
    "AREA_SHORE_METRES",
    "METRIC",
    "NOWHERE",
    "POINT",
    "Boundaries",
    "Located",
    "WrittenPoints",
    "are_abroad",
    "comuni_polygons",
    "load_boundaries",
    "locate",
    "read_points",
    "to_degrees",
    "unit_boundaries",
]
