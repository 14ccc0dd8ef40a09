# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks: what is written straight into their parts is what XlsxWriter writes of the same tables."""

import io
import os
import zipfile
import zlib

import numpy as np
import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from mapping.files import new_workbook, write_sheet, write_xlsx_bytes
from mapping.files.writing import zipped

TEXTS = [
    "x", " y", "y ", "<&\"'>", "\x01_x0041_", "", None, "z\n", "\ta", "\ufffe", "è 🌍", "x", "\u00a0", "x" * 40_000,
]  # fmt: skip
NUMBERS = [1.5, 2.0, 1e-7, None, 12345678901234567890.0, 0.1 + 0.2, -0.0, 1e22, 1 / 3, 7, 0, -1, 3, 4]
WHOLE = pd.array([None, *range(13)], dtype="Int64")
TRUE = [True, False] * 7
FRAMES = {
    "every kind": pd.DataFrame({"testi": TEXTS, "numeri": NUMBERS, "interi": WHOLE, "veri": TRUE, "<è>": TEXTS}),
    "empty rows": pd.DataFrame({"a": [""] * 50 + ["b"] + [""] * 20, "b": [None] * 40 + ["c"] + [None] * 30}),
    "NumPy's numbers": pd.DataFrame(
        {"a": pd.Series([np.int64(3), np.float32(0.1), "x", np.float64("nan")], dtype=object)}
    ),
    "many rows": pd.DataFrame({"a": [f"{n % 9}" if n % 5 else "" for n in range(2500)], "b": range(2500)}),
    "no row": pd.DataFrame({"a": []}),
    "no column": pd.DataFrame(),
    "many columns": pd.DataFrame({f"c{n}": ["", "v", f"{n}"] * 12 for n in range(800)}),
    "no name": pd.DataFrame({"": ["a"], 2: ["b"]}),
}


def by_xlsxwriter(sheets: dict[str, pd.DataFrame]) -> bytes:
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, frame in sheets.items():
            write_sheet(book.add_worksheet(name), frame, header=bold)
    return buffer.getvalue()


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("second", ["every kind", "no row"])
def test_the_parts_are_those_of_xlsxwriter(name, second):
    sheets = {"uno": FRAMES[name], "due": FRAMES[second]}
    assert parts(write_xlsx_bytes(sheets)) == parts(by_xlsxwriter(sheets))


def parts(workbook: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        assert book.testzip() is None
        return [(member.filename, book.read(member)) for member in book.infolist()]


def test_the_zlib_of_the_machine_has_no_part_in_the_bytes(monkeypatch):
    once = write_xlsx_bytes({"uno": FRAMES["many rows"]})
    compressor = zlib.compressobj
    monkeypatch.setattr(zlib, "compressobj", lambda *_: compressor(0, zlib.DEFLATED, -15))
    again = write_xlsx_bytes({"uno": FRAMES["many rows"]})
    assert once == again
    assert by_xlsxwriter({"uno": FRAMES["many rows"]}) != once
    with zipfile.ZipFile(io.BytesIO(once)) as book:
        assert {member.compress_type for member in book.infolist()} == {zipfile.ZIP_DEFLATED}


@pytest.mark.parametrize("name", FRAMES)
def test_a_workbook_is_read_as_it_is_written_by_xlsxwriter(name):
    """By two programs of other makers: the cells with their kinds and styles, the widths, the frozen header."""
    sheets = {"uno": FRAMES[name], "due": FRAMES["every kind"]}
    ours, theirs = write_xlsx_bytes(sheets), by_xlsxwriter(sheets)
    assert read_by_openpyxl(ours) == read_by_openpyxl(theirs)
    assert read_by_calamine(ours) == read_by_calamine(theirs)


def read_by_openpyxl(workbook: bytes) -> list[object]:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    cells = [
        [(cell.coordinate, cell.value, cell.data_type, cell.font.b, cell.alignment.wrap_text) for cell in row]
        for sheet in book
        for row in sheet.iter_rows()
    ]
    return [cells, [(sheet.title, sheet.freeze_panes, sheet.dimensions) for sheet in book]]


def read_by_calamine(workbook: bytes) -> list[object]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]


def test_what_a_zip_cannot_tell_is_refused(monkeypatch):
    monkeypatch.setattr(zipped, "_MOST", 3000)
    with pytest.raises(OverflowError):
        list(zipped.zip_portions([("a", bytes(4000))]))
    with pytest.raises(OverflowError):
        list(zipped.zip_portions([(f"{n}", os.urandom(1500)) for n in range(3)]))


def test_a_text_that_looks_like_marks_of_a_workbook_is_text():
    """XlsxWriter takes it for marks: a name could write what it likes into the part of the texts."""
    text = "<r><t>nome</t></r>"
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx_bytes({"uno": pd.DataFrame({"a": [text]})})))
    assert book["uno"]["A2"].value == text


def test_what_no_cell_holds_is_refused():
    with pytest.raises(TypeError, match="inf"):
        write_xlsx_bytes({"uno": pd.DataFrame({"a": [float("inf")]})})
