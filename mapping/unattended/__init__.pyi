# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .run import Order, regenerate
from .settings import read_settings

__all__ = [
    "Order",
    "read_settings",
    "regenerate",
]
