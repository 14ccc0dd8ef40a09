# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .certain import A, B, Pair
from .differing import COMPARED, Difference, differences
from .matched import Matched, match_registries

__all__ = ["COMPARED", "A", "B", "Difference", "Matched", "Pair", "differences", "match_registries"]
