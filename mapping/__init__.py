# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Interactive maps of the migrant associations in Italy, with per-region coverage.

The notebook door::

    from mapping import build_atlas, build_map

    atlas = build_atlas("registro.xlsx")
    atlas.coverage.regions          # 20 rows, every indicator
    build_map(atlas)                # a folium.Map: shows itself, takes whatever Folium can draw
    region_layer(atlas)             # a Folium layer for any other map
    save_inline(map_, "mappa.html") # any Folium map as one file that asks nobody for anything

This package and each room in it have one door: ``__init__.pyi`` names what is handed out, and a name is loaded when
it is first used (lazy_loader, as the packages around SciPy do). So ``import mapping`` and ``mapping --help`` wait for
nothing heavy, type checkers read the doors, and nobody imports from behind one (``tests/test_architecture.py``).
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
