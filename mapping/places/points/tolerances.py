# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a point may lie from the place it is taken for, and the projection in which that is measured."""

METRIC = "EPSG:32632"
"""UTM 32N: metres, off by less than 1 % at the far end of Puglia."""
COMUNE_METRES = 500.0
"""A point so near to a comune may be meant to lie in it: the polygons are generalised."""
COMUNE_SHORE_METRES = 2_000.0
"""A point at sea so near to the coast is taken for a place of that comune (harbours, piers, islets)."""
SHIFT_METRES = 225.0
"""How far the generalised boundaries of regions and provinces are off: the 99th percentile."""
AREA_METRES = 500.0
"""A point so near to the region or province of its code agrees with it: the boundaries are generalised, and nine town
points lie up to 143 m at sea or over a border."""
AREA_SHORE_METRES = 5_000.0
"""A point in no region belongs to the nearest one within this distance: islets and piers are not in the boundaries."""
