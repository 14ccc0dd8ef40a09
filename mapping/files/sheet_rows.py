# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a workbook written straight into its parts: the bytes are XlsxWriter's own, in a part of its time.

XlsxWriter keeps an object for every cell, and asks of each what it is, before it writes the first.
"""

import io
import math
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby

import numpy as np
import pandas as pd

Row = tuple[int, list[int], str]
"""The number of a row, the places of its cells that are not empty, and these cells."""

_UNIX = 3  # otherwise a zip tells on which system it was written
_TOGETHER = 16
"""Rows that say of each other from which column to which they reach."""
_BOLD = ' s="1"'
"""The one format of the workbooks that are filled here: their headers'."""
_DIMENSION = re.compile('<dimension ref="[^"]*"/>')
_DATA = re.compile("<sheetData>.*</sheetData>", re.DOTALL)
_STRINGS = "xl/sharedStrings.xml"
_TABLE = re.compile("<sst ([^ ]*) .*</sst>", re.DOTALL)
_LIKE_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_KEPT = re.compile(r"^\s|\s$")
"""Blanks that a reader of XML would take away."""


def cells_of(column: "pd.Series[str]") -> list[object]:
    """Return the cells of a column, None for those that have no value."""
    return column.astype(object).where(column.notna(), None).tolist()


def fill_sheets(
    workbook: bytes, frames: Iterable[pd.DataFrame], fitted: Callable[[str], str], *, stored: bool = False
) -> bytes:
    """Return the workbook with the frames in its sheets, of which it has only the headers, in one format.

    Parameters
    ----------
    workbook
        One sheet per frame.
    frames
        What belongs into them, the headers too; a missing value or ``""`` is a cell that is not there.
    fitted
        What shortens a text that no cell holds.
    stored
        Whether the parts are left as they are: compressed bytes depend on the zlib of the machine (there are several).
    """
    strings = _Strings(fitted)
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts = {member: source.read(member) for member in source.infolist()}
    sheets = {f"xl/worksheets/sheet{at}.xml": frame for at, frame in enumerate(frames, start=1)}
    filled = {name: _data(frame, strings) for name, frame in sheets.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for member, part in parts.items():
            whole = part
            if member.filename in filled:
                whole = _with_rows(part.decode(), *filled[member.filename]).encode()
            elif member.filename == _STRINGS:
                whole = _TABLE.sub(lambda found: strings.table(found[1]), part.decode()).encode()
            target.writestr(_plain(member.filename) if stored else member, whole)
    return buffer.getvalue()


def _plain(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)  # of 1 January 1980, as every member
    member.create_system = _UNIX
    return member


class _Strings:
    """The texts of a workbook, each once, in the order in which they come."""

    def __init__(self, fitted: Callable[[str], str]) -> None:
        self.fitted = fitted
        self.places: dict[str, int] = {}
        self.count = 0

    def place(self, text: str) -> int:
        """Return where a text stands, as often as it is asked for one cell more."""
        self.count += 1
        known = self.places.get(text)
        return self.places.setdefault(self.fitted(text), len(self.places)) if known is None else known

    def table(self, namespace: str) -> str:
        """Return the element that holds them all."""
        items = "".join(map(_item, self.places))
        return f'<sst {namespace} count="{self.count}" uniqueCount="{len(self.places)}">{items}</sst>'


def _item(text: str) -> str:
    marked = _ESCAPED.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _LIKE_ESCAPED.sub(r"_x005F\1", text))
    kept = ' xml:space="preserve"' if _KEPT.search(marked) else ""
    return f"<si><t{kept}>{marked.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</t></si>"


def _with_rows(part: str, rows: str, corner: str) -> str:
    """Return a sheet with these rows, which reach down to a corner; one without columns stays as it is."""
    ends = f"A1:{corner}".removesuffix(":A1").removesuffix(":")
    return _DATA.sub(lambda _: f"<sheetData>{rows}</sheetData>", _DIMENSION.sub(f'<dimension ref="{ends}"/>', part, 1))


def _data(frame: pd.DataFrame, strings: _Strings) -> tuple[str, str]:
    """Return the rows of a sheet, and the cell of the last row and column."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - as in `mapping.files.spreadsheet`

    letters = [xl_col_to_name(position) for position in range(frame.shape[1])]
    header = _row(1, list(map(str, frame.columns)), letters, strings, _BOLD)
    cells = zip(*(cells_of(frame.iloc[:, position]) for position in range(frame.shape[1])), strict=True)
    rows = (_row(number, values, letters, strings) for number, values in enumerate(cells, start=2))
    filled = [row for row in chain([header], rows) if row[1]]
    return "".join(_written(filled)), f"{letters[-1]}{filled[-1][0]}" if filled else ""


def _row(number: int, values: Sequence[object], letters: list[str], strings: _Strings, style: str = "") -> Row:
    filled = [place for place, value in enumerate(values) if value is not None and (value != "" or style)]
    return number, filled, "".join(_cell(f"{letters[at]}{number}", values[at], strings, style) for at in filled)


def _cell(name: str, value: object, strings: _Strings, style: str) -> str:
    if isinstance(value, str):
        return f'<c r="{name}"{style} t="s"><v>{strings.place(value)}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float) and math.isfinite(value):
        return f'<c r="{name}"><v>{value:.16G}</v></c>'
    if isinstance(value, np.generic) and not isinstance(value.item(), np.generic):
        return _cell(name, value.item(), strings, style)
    raise TypeError(f"No cell holds {value!r}.")


def _written(rows: list[Row]) -> Iterator[str]:
    for _, block in groupby(rows, key=lambda row: (row[0] - 1) // _TOGETHER):
        together = list(block)
        spans = f"{min(row[1][0] for row in together) + 1}:{max(row[1][-1] for row in together) + 1}"
        yield from (f'<row r="{number}" spans="{spans}">{cells}</row>' for number, _, cells in together)
