# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much a registry file may be. Beyond these figures it is refused, in one sentence."""

MAX_TEXT_BYTES = 600_000_000
"""A CSV: a million rows of the registry that ships are 260 MB."""
MAX_BOOK_BYTES = 100_000_000
"""A workbook or a JSON file; 200,000 rows of the registry that ships are 25 MB as XLSX."""
MAX_ROWS = 1_048_575
"""What a sheet holds below its header."""
MAX_COLUMNS = 2_000
MAX_LINE = 1_000_000
"""Characters of a physical line of a CSV."""
HEADER_SEARCH = 100
"""The header is looked for among so many rows that are not blank."""

BOOK_MEMORY = 1_000_000_000
"""Bytes of address space of the child process that reads a workbook or a JSON file."""
BOOK_SECONDS = 12
"""Seconds of processor time of that child for a small file; one more for every 4 MB unpacked."""
MAX_UNPACKED = 1_500_000_000
"""Bytes of a workbook once unpacked."""
MAX_RATIO = 250
"""Bytes unpacked per byte packed, for anything above 20 MB unpacked."""
MAX_CELLS = 40_000_000
"""Rows × columns between the first and the last cell of a sheet: what the reader sets aside memory for."""
