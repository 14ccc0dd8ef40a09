# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places: an offline geocoder for Italian places, and the join of points to the regions.

``geocode(frame)`` works on any frame with some of the columns comune, provincia, regione, cap, codice_comune,
latitudine, longitudine; ``notebooks/02_places.ipynb`` shows it. How a row is resolved, module by module:

=======================  =============================================================================
``names/keys``           a name to a key
``names/gazetteer``      every key with what it may mean (``index``): today, in other years, hamlets
``names/area_cell``      what a cell of province or region says; ``comune_cell``: one of comune
``names/abbreviations``  names cut short, contracted, or only their first words; ``misspellings``: slips
``points``               where coordinates point to: ``location``, and ``frontier`` for what is in no comune
``weighing/clues``       the clues for and against each candidate; ``comune``: one is taken, or none;
                         ``area``: then only the province or region
``weighing/resolver``    one row and its verdict; ``keeper_notes``: what a keeper should look at
``geocoding``            a frame; ``join``: the areas by geometry
``streets``              streets, on request only: ``addresses``, by ``questions`` to a ``server``
=======================  =============================================================================
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
