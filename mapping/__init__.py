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
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
