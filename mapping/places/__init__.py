# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places: an offline geocoder for Italian places, and the join of points to the regions.

``geocode(frame)`` works on any frame with some of the columns comune, provincia, regione, cap, codice_comune,
latitudine, longitudine; ``notebooks/06_places.ipynb`` shows it. How a row is resolved, room by room:

================  ====================================================================================
``names/``        a name to a key; every key with what it may mean (today, in other years, hamlets, other
                  languages); what the cells of province, region and comune say, cut short or mistyped
``points/``       where coordinates point to, the boundaries, the shore
``weighing/``     the clues for and against each candidate: a comune, or only the province or region; one
                  row, its verdict and what a keeper should look at
``geocoding``     a frame; ``join``: the areas by geometry
``streets/``      streets, on request only: questions to a server
================  ====================================================================================
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
