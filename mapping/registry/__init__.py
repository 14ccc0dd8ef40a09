# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read a registry file of any office: rows in normal form, and what to correct."""

from mapping.registry.model import Registry
from mapping.registry.read import read_registry

__all__ = ["Registry", "read_registry"]
