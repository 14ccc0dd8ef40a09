# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .table import check_output, default_output, place_table, placed_lines, write_placed

__all__ = [
    "check_output",
    "default_output",
    "place_table",
    "placed_lines",
    "write_placed",
]
