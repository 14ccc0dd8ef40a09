# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .comparing import Comparison, compare_registries
from .report import write_comparison
from .words import IF_INDEPENDENT

__all__ = ["IF_INDEPENDENT", "Comparison", "compare_registries", "write_comparison"]
