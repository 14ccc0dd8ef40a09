# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .areas import completeness_table, estimate_areas

__all__ = ["completeness_table", "estimate_areas"]
