# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""CSV and XLSX in which no cell is run as a formula when a spreadsheet opens them; same table, same bytes."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pandas as pd

from mapping.files.writing import Distinct, Written, cells_of, fill_sheets, written_rows

if TYPE_CHECKING:
    import xlsxwriter

_SIGN_SET = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
_SIGNS = re.escape("".join(sorted(_SIGN_SET)))
_UNSEEN = "\x00-\x20\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
"""Blanks and marks of no width, which a program may trim before it looks for a sign."""
_BREAK = re.compile("[,;|\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
"""Where another separator, or a reader that knows no quotes, lets a new cell begin."""
_BREAKS = re.compile(rf"{_BREAK.pattern}[,;|'\"{_UNSEEN}]*")
"""One with all that may stand before a sign: a quote there would be taken for the one that opens the cell."""
_MARKED = re.compile(rf"({_BREAK.pattern})'")
_RISKY_START = re.compile(rf"['{_UNSEEN}]*[{_SIGNS}\t\r\n]")
_RISKY_WITHIN = re.compile(rf"[,;|'\"{_UNSEEN}][{_SIGNS}]")
"""Signs that may open a cell: of what stands before one no more is looked at than its last letter, which is quick."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""A negative number is a number: it runs nothing."""

CELL_LIMIT = 32_767
"""UTF-16 units that a cell of a workbook may hold: a sign outside the first plane, as an emoji, counts twice."""
_SHORTENED = "… (testo accorciato)"

_FIXED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Workbooks carry a date of creation; a clock there would make two builds differ."""


def safe_cell(text: str) -> str:
    """Return the text with an apostrophe before anything that a spreadsheet would run.

    Enough only together with quotes around every field, as `write_csv_bytes` puts them. The page's own download is
    made by the same rule (``viewer/src/text/safe-cell.js``); ``tests/vectors/safe_cells.json`` holds both to it.
    """
    if not (_RISKY_START.match(text) or _RISKY_WITHIN.search(text)) or _NUMBER.fullmatch(text):
        return text
    marked = _BREAKS.sub(lambda run: _BREAK.sub(r"\g<0>'", run[0]) if _before_sign(run) else run[0], text)
    return f"'{marked}" if _RISKY_START.match(marked) else marked


def unsafe_cell(text: str) -> str:
    """Return the text that `safe_cell` was given: the apostrophes it added are taken away."""
    bare = text[1:] if text[:1] == "'" and _RISKY_START.match(text) else text
    return _BREAKS.sub(lambda run: _MARKED.sub(r"\1", run[0]) if _before_sign(run) else run[0], bare)


def _before_sign(run: re.Match[str]) -> bool:
    return run.string[run.end() : run.end() + 1] in _SIGN_SET


def fits_cell(text: str) -> bool:
    """Return whether a cell of a workbook can hold the text."""
    return len(text) <= CELL_LIMIT // 2 or _units(text) <= CELL_LIMIT


def shorten(text: str) -> str:
    """Return the text; one that a cell of a workbook cannot hold is cut, and says so at its end."""
    if fits_cell(text):
        return text
    room = CELL_LIMIT - len(_SHORTENED)
    return text.encode("utf-16-le", "surrogatepass")[: 2 * room].decode("utf-16-le", "ignore") + _SHORTENED


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def write_csv_bytes(frame: pd.DataFrame, *, bom: bool = False) -> bytes:
    """Return the frame, without its index, as UTF-8 CSV: commas, every field quoted, text cells made safe.

    Parameters
    ----------
    frame : pandas.DataFrame
        Text and numbers; a missing value becomes the empty cell.
    bom : bool
        Put the mark by which Excel recognises UTF-8; for files meant for a person rather than a program.
    """
    return b"".join(csv_portions(frame, bom=bom))


def csv_portions(frame: pd.DataFrame, *, bom: bool = False) -> Iterator[bytes]:
    """Yield the same, some rows at a time."""
    header = ",".join(_field(str(name)) for name in frame.columns)
    yield f"{header}\n".encode("utf-8-sig" if bom else "utf-8")
    columns = [Distinct.of(frame.iloc[:, position]) for position in range(frame.shape[1])]
    for rows in written_rows([Written.of(column, _field, '""') for column in columns]):
        yield "".join([f"{','.join(row)}\n" for row in rows]).encode()


def write_xlsx_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Return a workbook, one sheet per frame: text as text, numbers as numbers, never a formula."""
    return b"".join(xlsx_portions(sheets))


def xlsx_portions(sheets: Mapping[str, pd.DataFrame]) -> Iterator[bytes]:
    """Yield the same, one part of it at a time."""
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, frame in sheets.items():
            write_sheet(book.add_worksheet(name[:31]), frame.head(0), header=bold)
    yield from fill_sheets(buffer.getvalue(), sheets.values(), shorten)


def new_workbook(buffer: io.BytesIO, *, in_order: bool = False) -> "xlsxwriter.Workbook":
    """Return an empty workbook that turns no text into a formula, a number or a link, and holds no clock.

    If ``in_order``, only one row of it is held in memory: they must be written one after the other, sheet by sheet.
    """
    import xlsxwriter  # noqa: PLC0415 - every cell is read with this module, a workbook is seldom written

    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options | ({"constant_memory": True} if in_order else {"in_memory": True}))
    book.set_properties({"created": _FIXED})
    return book


def write_sheet(
    sheet: "xlsxwriter.worksheet.Worksheet",
    frame: pd.DataFrame,
    *,
    header: "xlsxwriter.format.Format | None" = None,
    cell: "xlsxwriter.format.Format | None" = None,
) -> None:
    """Write the frame, without its index, below a frozen header row; a text too long for a cell says it was cut."""
    for position, name in enumerate(frame.columns):
        sheet.write_string(0, position, shorten(str(name)), header)
    columns = [cells_of(frame.iloc[:, position]) for position in range(frame.shape[1])]
    for row, values in enumerate(zip(*columns, strict=True), start=1):
        for position, value in enumerate(values):
            _write_value(sheet, row, position, value, cell)
    sheet.freeze_panes(1, 0)


def _write_value(
    sheet: "xlsxwriter.worksheet.Worksheet",
    row: int,
    column: int,
    value: object,
    cell: "xlsxwriter.format.Format | None",
) -> None:
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, shorten(value), cell)
    elif value is not None:
        sheet.write(row, column, value, cell)


def _field(value: object) -> str:
    """Return a field in quotes, text made safe; a number is a number even where it begins with a minus."""
    text = safe_cell(value) if isinstance(value, str) else str(value)
    return '"' + text.replace('"', '""') + '"'
