# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .house_numbers import add_house_numbers, filled
from .seats import seat_columns

__all__ = ["add_house_numbers", "filled", "seat_columns"]
