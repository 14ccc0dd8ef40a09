# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .distinct import Distinct, Written, written_rows
from .sheet_rows import cells_of, fill_sheets

__all__ = [
    "Distinct",
    "Written",
    "cells_of",
    "fill_sheets",
    "written_rows",
]
