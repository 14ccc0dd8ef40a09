# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places: an offline geocoder for Italian places, and the join of points to the regions.

``geocode(frame)`` works on any frame with some of the columns comune, provincia, regione, cap, codice_comune,
latitudine, longitudine; ``notebooks/02_places.ipynb`` shows it. How a row is resolved, module by module:

====================  ================================================================================
``fold``              a name to a key
``names, gazetteer``  every key with what it may mean: today, in other years, hamlets, other languages
``areas, reading``    what the cells of province, region and comune say
``points, outside``   where coordinates point to
``shortened``         names cut short, contracted, said by their first words
``similar``           names that only resemble
``evidence, decide``  the clues weighed for and against each candidate; ``wider``: only the province or region
``resolve, report``   one row, its verdict and what a keeper should look at
``geocode``           a frame; ``join``: the areas by geometry
``addresses``         streets, on request only: ``asking`` questions of a ``street_server``
====================  ================================================================================
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
