# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .run import Order, regenerate
from .settings import Kind, read_settings

__all__ = [
    "Kind",
    "Order",
    "read_settings",
    "regenerate",
]
