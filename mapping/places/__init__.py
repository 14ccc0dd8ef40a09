# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places: an offline geocoder for Italian places, and the join of points to the regions.

``geocode(frame)`` works on any frame with some of the columns comune, provincia, regione, cap, codice_comune,
latitudine, longitudine.
"""

from mapping.places.gazetteer import Gazetteer, load_gazetteer
from mapping.places.geocode import Geocoded, geocode
from mapping.places.join import join_regions

__all__ = ["Gazetteer", "Geocoded", "geocode", "join_regions", "load_gazetteer"]
