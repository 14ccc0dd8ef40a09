# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheets of the keeper's file, cell by cell as they were; that of the registry with what is told and asked."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from mapping.errors import InputError
from mapping.files import MAX_COLUMNS, MAX_ROWS, refuse_long_cell, shorten
from mapping.problems import Problem
from mapping.registry.headers import NAME
from mapping.registry.model import Layout, Registry
from mapping.registry.outcomes import REALIGN
from mapping.registry.probable_duplicates import ASKED, DECISIONS
from mapping.registry.report.original import Line, OriginalSheet
from mapping.registry.report.problem_list import by_row, heaviest
from mapping.registry.returned_report import DECISION, TOLD
from mapping.registry.row_lengths import LONG, NO_OBJECT
from mapping.registry.template import lists_of_values, validation
from mapping.schema import COLUMNS

_WHAT = "la segnalazione"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_LONG = 10_000
"""Characters of a row up to which each of its cells fits a sheet."""
_MORE = 1_000
"""Rows below the last one that have the drop-down lists too."""
_HELP = {
    "it": "Correggere le celle colorate qui, o scriverle nel primo foglio: il file si può rimandare così. Il colore "
    "dice il peso, come nel primo foglio.",
    "en": "Correct the coloured cells here, or write the correction on the first sheet: the file can be sent back. The "
    "colour tells the weight, as on the first sheet.",
}


class Names(NamedTuple):
    """The names of the sheets of a report: the problems first, then those of the original, the lists last."""

    first: str
    copied: list[str]
    last: str


def sheet_names(copied: Sequence[str], first: str, last: str) -> Names:
    """Return names that a workbook may have, each once: those of the original stay, ours make way."""
    taken: set[str] = {"history"}  # which Excel keeps for itself
    found = [_free_name(name, taken) for name in copied]
    return Names(_free_name(first, taken), found, _free_name(last, taken))


def _free_name(name: str, taken: set[str]) -> str:
    bare = _NOT_IN_NAMES.sub(" ", name.encode("utf-8", "replace").decode()).strip("' ") or "Foglio"
    number, found = 2, bare[:_LONGEST_NAME]
    while found.casefold() in taken:
        end = f" {number}"
        number, found = number + 1, bare[: _LONGEST_NAME - len(end)] + end
    taken.add(found.casefold())
    return found


class Styles:
    """The formats of cells, by kind and by colour, each made once."""

    def __init__(self, book: Any, weights: dict[str, str], heading: str) -> None:
        self.book, self.weights = book, weights
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": heading})
        self.of = cache(self._made)

    def _made(self, shape: str, weight: str) -> Any:
        colour = {"bg_color": self.weights[weight]} if weight else {}
        return self.book.add_format({"num_format": shape} | colour)


def copy_sheet(sheet: Any, original: OriginalSheet, styles: Styles) -> None:
    """Write a sheet of the original as it was; one that was hidden stays so."""
    for line in original.lines:
        for column, text in enumerate(_fitting(line).cells):
            if text:
                _write(sheet, line, column, styles)
    if not original.visible:
        sheet.hide()


class RegistrySheet:
    """The sheet of the registry: its rows under their numbers, colours, lists, what is told and asked beside them."""

    def __init__(self, sheet: Any, registry: Registry, problems: Sequence[Problem], lang: str, styles: Styles) -> None:
        self.sheet, self.lang, self.styles = sheet, lang, styles
        self.layout: Layout = registry.origin.layout if registry.origin else Layout()
        self.told = by_row(problems, lang)
        self.weights: dict[int, dict[int, str]] = {}
        for (riga, name), weight in heaviest(problems).items():
            if name in self.layout.best:
                self.weights.setdefault(riga, {})[self.layout.best[name]] = weight
        self.shifted = {problem.riga for problem in problems if problem.codice in (LONG, NO_OBJECT)}
        self.asked = {problem.riga for problem in problems if problem.codice in ASKED}
        self.decisions = registry.decisions
        self.notes = self.layout.width
        self.deciding = self.notes + 1 if self.asked or self.decisions else None

    def write(self, lines: Iterator[Line], lists: str) -> None:
        """Write the lines; ``lists`` is the name of the sheet with the values of the drop-down lists."""
        last = self.layout.header_row
        titles: list[str] = []
        for line in lines:
            titles = line.cells if line.riga == self.layout.header_row else titles
            self._write_line(self._marked(_fitting(line, titles)))
            last = line.riga
        self._furnish(last, lists)

    def _marked(self, line: Line) -> Line:
        """Return the line; the name of a shifted row is marked, lest it be accepted as it is next time."""
        if line.riga not in self.shifted or not any(line.cells):
            return line
        at, cells = self.layout.best[NAME], list(line.cells)
        cells[at] = f"{REALIGN} {cells[at]}".strip()
        return Line(line.riga, cells, "")

    def _write_line(self, line: Line) -> None:
        row = line.riga - 1
        header = line.riga == self.layout.header_row
        weights = self.weights.get(line.riga, {})
        for column in range(max(len(line.cells), max(weights, default=-1) + 1)):
            form = self.styles.heading if header else None
            _write(self.sheet, line, column, self.styles, weights.get(column, ""), form)
        if header:
            self._write_our_headers(row)
            return
        if line.riga in self.told:
            self.sheet.write_string(row, self.notes, shorten(self.told[line.riga]))
        if self.deciding is not None and (line.riga in self.asked or line.riga in self.decisions):
            weight = "avviso" if line.riga in self.asked else ""
            self.sheet.write_string(row, self.deciding, self.decisions.get(line.riga, ""), self.styles.of("@", weight))

    def _write_our_headers(self, row: int) -> None:
        self.sheet.write_string(row, self.notes, TOLD[self.lang], self.styles.heading)
        self.sheet.write_comment(row, self.notes, _HELP[self.lang], {"x_scale": 2})
        if self.deciding is not None:
            self.sheet.write_string(row, self.deciding, DECISION[self.lang], self.styles.heading)

    def _furnish(self, last: int, lists: str) -> None:
        """Add widths, filter, drop-down lists; the header stays in sight."""
        top, end = self.layout.header_row, self.deciding or self.notes
        bottom = min(max(last, top) + _MORE, MAX_ROWS)
        self.sheet.set_column(0, end, 20)
        for name, column in self.layout.best.items():
            kind = COLUMNS[name].kind if name in COLUMNS else ""
            if kind == "code":  # else a spreadsheet takes the zeros of what is written there
                self.sheet.set_column(column, column, 20, self.styles.of("@", ""))
        self.sheet.set_column(self.notes, self.notes, 80)
        self.sheet.freeze_panes(top, 0)
        self.sheet.autofilter(top - 1, 0, max(last, top + 1) - 1, end)
        values = lists_of_values()
        for name, column in self.layout.best.items():
            if name in values:
                self.sheet.data_validation(top, column, bottom, column, validation(name, values, lists))
        if self.deciding is not None:
            self.sheet.data_validation(
                top, self.deciding, bottom, self.deciding, {"validate": "list", "source": list(DECISIONS)}
            )


def _fitting(line: Line, titles: Sequence[str] = ()) -> Line:
    """Return the line; refuse one that no sheet can hold; ``titles`` are the headers of its columns."""
    if line.riga > MAX_ROWS + 1 or len(line.cells) > MAX_COLUMNS + 2:
        raise InputError(
            f"La riga {line.riga} non sta in un foglio di calcolo: scrivere {_WHAT} in un file .csv, che contiene le "
            "sole segnalazioni."
        )
    if sum(map(len, line.cells)) > _LONG:
        for column, (text, title) in enumerate(zip_longest(line.cells, titles, fillvalue="")):
            refuse_long_cell(text, line.riga, title[:60].strip() or str(column + 1), _WHAT)
    return line


def _write(sheet: Any, line: Line, column: int, styles: Styles, weight: str = "", form: Any = None) -> None:
    """Write one cell as what it was: a number, a date, a boolean or a text, never a formula."""
    text = line.cells[column] if column < len(line.cells) else ""
    kind = line.kinds[column : column + 1] if text else ""
    row = line.riga - 1
    if kind == "n":
        whole = text.lstrip("-").isdigit()
        sheet.write_number(row, column, float(text), form or styles.of("0" if whole else "General", weight))
    elif kind == "b":
        sheet.write_boolean(row, column, text == "VERO", form or styles.of("General", weight))
    elif kind == "d" and text >= "1901":
        shape = "dd/mm/yyyy" if len(text) == len("2026-01-31") else "dd/mm/yyyy hh:mm:ss"
        sheet.write_datetime(row, column, datetime.fromisoformat(text), form or styles.of(shape, weight))
    elif kind == "d":  # a year that a sheet counts wrong
        day = datetime.fromisoformat(text)
        shown = f"{day:%d/%m/}{day.year:04}" + (f"{day: %H:%M:%S}" if ":" in text else "")
        sheet.write_string(row, column, shown, form or styles.of("@", weight))
    elif text or weight:
        sheet.write_string(row, column, text, form or styles.of("@", weight))
