# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .house_numbers import add_house_numbers, filled
from .seats import seat_columns
from .whole_places import one_place

__all__ = ["add_house_numbers", "filled", "one_place", "seat_columns"]
