# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows with more or fewer values than the header has columns, and what that says about them."""

from collections import Counter
from collections.abc import Iterator

from mapping.files import Record
from mapping.problems import Problem

LONG, SHORT, UNNAMED = "riga-lunga", "riga-corta", "colonna-senza-nome"
NO_OBJECT = "voce-senza-oggetto"
"""The flag of a row that was no object among objects: its value belongs below no header."""


class Lengths:
    """How long the rows of a file are; a length that most rows have is a habit of the file, not a fault of a row."""

    def __init__(self, columns: int, named: int) -> None:
        self.columns, self.named = columns, named
        self.counts: Counter[int] = Counter()
        self.long: dict[int, tuple[int, bool]] = {}
        self.short: dict[int, int] = {}
        self.bare: list[int] = []

    def note(self, record: Record) -> None:
        """Take note of a row below the header."""
        if NO_OBJECT in record.flags:
            self.bare.append(record.riga)
            return
        length = len(record.cells)
        self.counts[length] += 1
        if length > self.columns:
            self.long[record.riga] = (length, any(cell.strip() for cell in record.cells[self.columns :]))
        elif length < self.named:
            self.short[record.riga] = length

    def shifted(self) -> dict[int, Problem]:
        """Return the rows with a value beyond the last column: it is unknown which value is of which column."""
        found = {riga: self._problem(LONG, riga, n) for riga, (n, text) in self._unusual() if text}
        return found | {riga: Problem(NO_OBJECT, riga) for riga in self.bare}

    def doubtful(self) -> dict[int, Problem]:
        """Return the rows with one more separator but nothing behind it: a stray one, or a shift."""
        return {riga: self._problem(LONG, riga, n) for riga, (n, text) in self._unusual() if not text}

    def told(self) -> Iterator[Problem]:
        """Yield what is worth a note: short rows, and a column that has values but no header."""
        usual = self._usual()
        yield from (self._problem(SHORT, riga, n) for riga, n in self.short.items() if n != usual)
        if usual > self.columns and any(text for _, text in self.long.values()):
            yield Problem(UNNAMED)

    def _unusual(self) -> Iterator[tuple[int, tuple[int, bool]]]:
        usual = self._usual()
        return ((riga, found) for riga, found in self.long.items() if found[0] > usual)

    def _usual(self) -> int:
        """Return the length of more than half of the rows; if there is none, the header's."""
        length, rows = self.counts.most_common(1)[0] if self.counts else (self.columns, 0)
        return length if 2 * rows > self.counts.total() and rows > 1 else self.columns

    def _problem(self, codice: str, riga: int, length: int) -> Problem:
        columns = self.columns if codice == LONG else self.named
        return Problem(codice, riga, dati={"valori": str(length), "colonne": str(columns)})
