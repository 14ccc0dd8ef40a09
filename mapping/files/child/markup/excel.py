# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The XML of Excel 2003 (SpreadsheetML), which some programs still write as «.xls» or «.xml»."""

from collections.abc import Iterator
from typing import Any

from mapping.files.child.markup.parsing import name_of, text_in
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.row import HIDDEN, MERGED, Row, number_of

_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WIDEST, _TALLEST = 16_384, 1_048_576
_FARTHEST = 10**9
"""What any larger number of a row or a column is taken for."""


class ExcelSheets:
    """The sheets of a workbook in one XML."""

    told: tuple[()] = ()

    def __init__(self, root: Any, bounds: Bounds) -> None:
        self.bounds = bounds
        self.found = [element for element in root if name_of(element) == "Worksheet"]
        if not self.found:
            raise Refusal("damaged")

    def sheets(self) -> list[tuple[str, bool]]:
        """Return (name, visible) of each sheet."""
        return [(sheet.get(f"{_SPACE}Name", ""), not _is_hidden(sheet)) for sheet in self.found]

    def rows(self, index: int) -> Iterator[Row]:
        """Yield the rows with their numbers; a value that goes over several holds for each."""
        number, left = 0, self.bounds.cells
        above: dict[int, tuple[int, str]] = {}
        for row in (row for table in _named(self.found[index], "Table") for row in _named(table, "Row")):
            number = _number(row, "Index", _FARTHEST) or number + 1
            farthest = max((_number(cell, "Index", _FARTHEST) for cell in _named(row, "Cell")), default=1)
            if number > _TALLEST or farthest > _WIDEST:
                name = self.found[index].get(f"{_SPACE}Name", "")
                raise Refusal("far", foglio=name[:60], riga=number, colonna=max(farthest, 1))
            cells, merged = _cells(row, number, above)
            left -= len(cells) + 1
            if left < 0:
                raise Refusal("memory")
            flags = [MERGED] if merged else []
            yield Row(number, cells, [*flags, HIDDEN] if row.get(f"{_SPACE}Hidden") == "1" else flags)


def _cells(row: Any, number: int, above: dict[int, tuple[int, str]]) -> tuple[list[str], bool]:
    found: dict[int, str] = {at: text for at, (last, text) in above.items() if number <= last}
    merged = any(found.values())
    at = -1
    for cell in _named(row, "Cell"):
        given = _number(cell, "Index", _WIDEST)
        at = given - 1 if given else next(free for free in range(at + 1, _WIDEST + len(found) + 2) if free not in found)
        found[at] = "\n".join(map(_value, _named(cell, "Data")))
        down = _number(cell, "MergeDown", _TALLEST)
        if down:
            above[at] = (number + down, found[at])
        at += _number(cell, "MergeAcross", _WIDEST)
    width = min(max(found, default=-1) + 1, _WIDEST)
    return [found.get(column, "") for column in range(width)], merged


def _value(data: Any) -> str:
    text, kind = text_in(data), data.get(f"{_SPACE}Type")
    if kind == "Boolean":
        return "VERO" if text == "1" else "FALSO"
    if kind == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00")
    if kind == "Number":
        try:
            return number_of(float(text))
        except (ValueError, OverflowError):
            return text
    return text


def _named(element: Any, name: str) -> Iterator[Any]:
    return (part for part in element if name_of(part) == name)


def _number(element: Any, name: str, most: int) -> int:
    text = element.get(f"{_SPACE}{name}", "")
    if not (text.isascii() and text.isdecimal()):
        return 0
    return min(int(text), most) if len(text) <= len(str(most)) else most


def _is_hidden(sheet: Any) -> bool:
    options = (part for each in _named(sheet, "WorksheetOptions") for part in _named(each, "Visible"))
    return any((part.text or "").strip() in ("SheetHidden", "SheetVeryHidden") for part in options)
