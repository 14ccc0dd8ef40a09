# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our layers on anyone's map: Folium layers of an atlas, for any `folium.Map`, group or layer control."""

from mapping.layers.associations import association_layer
from mapping.layers.initiatives import initiative_layer
from mapping.layers.layer import AtlasLayer
from mapping.layers.regions import region_layer

__all__ = ["AtlasLayer", "association_layer", "initiative_layer", "region_layer"]
