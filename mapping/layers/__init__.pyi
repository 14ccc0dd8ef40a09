# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .associations import association_layer
from .initiatives import initiative_layer
from .layer import AtlasLayer
from .regions import region_layer

__all__ = [
    "AtlasLayer",
    "association_layer",
    "initiative_layer",
    "region_layer",
]
