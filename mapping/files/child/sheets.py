# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a workbook, read by calamine: values only, no formula is computed, no macro is run."""

import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from mapping.files.child.extras import Look
from mapping.files.child.ods import look_at_ods
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.row import HIDDEN, MERGED, Row, number_of
from mapping.files.child.xls import look_at_xls
from mapping.files.child.xlsx import look_at_xlsx

_SUFFIXES = {"xlsx": (".xlsx", ".xlsm"), "xlsb": (".xlsb",), "xls": (".xls",), "ods": (".ods",)}
_KINDS = {float: "n", int: "n", bool: "b", datetime.date: "d", datetime.datetime: "d"}
_TALLEST = 10_000
"""Rows of a merged range that is followed; a taller one is a formatting of the whole column."""
_MERGED = 2_000_000
"""Cells of all the merged ranges that are followed."""


def text_of(value: object) -> str:
    """Return a cell as text: numbers without exponent, dates in ISO order, booleans as an Italian sheet shows them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "VERO" if value else "FALSO"
    if isinstance(value, float):
        return number_of(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    return "" if value is None else str(value)


def _duration(value: datetime.timedelta) -> str:
    """Return a duration as a sheet shows it: 30:00:00, not «1 day, 6:00:00»."""
    seconds = round(abs(value).total_seconds())
    sign = "-" if value < datetime.timedelta() else ""
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def kinds_of(values: list[Any]) -> str:
    """Return one letter for the kind of each cell."""
    return "".join([_KINDS.get(type(value), "t") for value in values])


class Merges:
    """Merged ranges: the value at the top left holds for every row of the first column, the rest is covered."""

    def __init__(self, sheet: Any) -> None:
        self.by_row: dict[int, list[tuple[int, int, int]]] = {}
        self.carried: dict[tuple[int, int], Any] = {}
        left = sheet.start[1] if sheet.start else 0
        cells = 0
        for (top, first), (bottom, last) in sheet.merged_cell_ranges or ():
            if bottom - top < _TALLEST:
                cells += (bottom - top + 1) * (last - first + 1)
                if cells > _MERGED:
                    raise Refusal("memory")
                for row in range(top + 1, bottom + 2):
                    self.by_row.setdefault(row, []).append((top + 1, first - left, last - left))

    def apply(self, number: int, cells: list[Any]) -> bool:
        """Change the cells of a row in place; return whether a value from above was put in."""
        filled = False
        for top, first, last in self.by_row.get(number, ()):
            if not 0 <= first < len(cells):
                continue
            cells[first + 1 : last + 1] = [""] * len(cells[first + 1 : last + 1])
            if number == top:
                self.carried[top, first] = cells[first]
            else:
                cells[first] = self.carried.get((top, first), "")
                filled = filled or cells[first] != ""
        return filled


class Book:
    """A workbook; one sheet at a time stays in memory; if ``typed``, its rows tell the kinds of their cells."""

    typed = False

    told: tuple[()] = ()

    def __init__(self, path: str, kind: str, bounds: Bounds) -> None:
        self.path, self.kind, self.bounds = path, kind, bounds
        named_right = path.lower().endswith(_SUFFIXES[kind])
        # from_path believes the extension; the other way tries every format, and its errors tell less.
        self.book = (
            CalamineWorkbook.from_path(path)
            if named_right
            else CalamineWorkbook.from_filelike(io.BytesIO(Path(path).read_bytes()))
        )
        self.kept: tuple[int, Any] = (-1, None)
        self.looks: dict[str, Look] | None = None

    def sheets(self) -> list[tuple[str, bool]]:
        """Return (name, visible) of each sheet."""
        return [
            (found.name, found.visible == SheetVisibleEnum.Visible and found.typ == SheetTypeEnum.WorkSheet)
            for found in self.book.sheets_metadata
        ]

    def rows(self, index: int) -> Iterator[Row]:
        """Yield the rows of a sheet from its first on, with their numbers and the codes of what is odd about them."""
        if self.book.sheets_metadata[index].typ != SheetTypeEnum.WorkSheet:
            return  # a chart or a macro: no cells
        sheet = self._sheet(index)
        merges = Merges(sheet)
        look = self._look(index, sheet.name)
        left = sheet.start[1] if sheet.start else 0
        for number, values in enumerate(sheet.iter_rows(), start=1):
            if values.count("") == len(values) and number not in merges.by_row and number not in look.texts:
                continue  # a stray cell a million rows below the table makes a million of them
            flags = [MERGED] if number in merges.by_row and merges.apply(number, values) else []
            for column, text in look.texts.get(number, ()):
                if 0 <= column - left < len(values):
                    values[column - left] = text
            flags += [HIDDEN] if number in look.hidden else []
            cells = [text_of(value) for value in values]
            yield Row(number, cells, flags, kinds_of(values) if self.typed else "")

    def _look(self, index: int, name: str) -> Look:
        if self.kind == "xlsx":
            return look_at_xlsx(self.path, name)
        if self.kind == "ods":
            if self.looks is None:  # all its sheets lie in one part
                self.looks = look_at_ods(self.path)
            return self.looks.get(name, Look())
        return look_at_xls(self.path, index) if self.kind == "xls" else Look()

    def _sheet(self, index: int) -> Any:
        if self.kept[0] != index:
            self.kept = (-1, None)
            sheet = self.book.get_sheet_by_index(index)
            if sheet.height * sheet.width > self.bounds.cells:
                raise Refusal("memory")
            self.kept = (index, sheet)
        return self.kept[1]
