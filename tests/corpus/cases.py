# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All files of the corpus. ``python -m corpus.cases FOLDER`` (from ``tests/``) writes them, to be looked at."""

import sys
from functools import cache
from pathlib import Path

from corpus import adversary_files
from corpus.book_files import books, documents
from corpus.case import Case
from corpus.refused_files import refusals
from corpus.text_files import encodings, headers, separators, shapes
from corpus.value_files import cells, rows

ADVERSARY = (adversary_files.texts, adversary_files.books, adversary_files.cells)
GROUPS = (encodings, separators, shapes, headers, cells, rows, books, documents, refusals, *ADVERSARY)


@cache
def all_cases() -> tuple[Case, ...]:
    """Return every case; the names of the files are unique."""
    return tuple(case for group in GROUPS for case in group())


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case in all_cases():
        (folder / case.file).write_bytes(case.data)
    print(len(all_cases()), "file")
