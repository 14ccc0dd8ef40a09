# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a case is one line of a table
"""Workbooks and JSON files that must be read."""

import datetime
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlsxwriter
import xlwt

from corpus.case import HEADER, ROWS, Case

UNREAD = ((0, "", "fogli-non-letti"),)


def workbook(fill: Callable[[Any, Any], None]) -> bytes:
    """Return an XLSX whose sheet ``Foglio1`` was filled by ``fill(book, sheet)``."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        fill(book, book.add_worksheet("Foglio1"))
    return buffer.getvalue()


def rows_into(sheet: Any, first: int = 0, rows: Any = ROWS, header: Any = HEADER) -> None:
    """Write the table as text from row ``first`` (counted from 0) on."""
    for number, row in enumerate([header, *rows], start=first):
        for place, value in enumerate(row):
            sheet.write_string(number, place, value)


def _typed(book: Any, sheet: Any) -> None:
    """CAP, tax code and year as numbers, the year of one row as a date, as Excel makes them."""
    rows_into(sheet)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(ROWS, start=1):
        for place in (1, 2, 7):
            if row[place]:
                sheet.write_number(number, place, int(row[place]))
    sheet.write_datetime(1, 7, datetime.datetime(1998, 4, 3), day)


def _merged(_: Any, sheet: Any) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][3:5] = rows[0][3:5]
    rows_into(sheet, rows=rows)
    sheet.merge_range(1, 3, 2, 3, "Roma")
    sheet.merge_range(1, 4, 2, 4, "RM")


def _hidden(book: Any, sheet: Any) -> None:
    rows_into(sheet)
    sheet.set_row(3, None, None, {"hidden": True})
    extra = book.add_worksheet("Vecchio")
    extra.write_string(0, 0, "denominazione")
    extra.write_string(1, 0, "Associazione nascosta")
    extra.hide()


def _errors(_: Any, sheet: Any) -> None:
    rows_into(sheet)
    sheet.write_formula(1, 7, "=1/0", None, "#DIV/0!")
    sheet.write_formula(2, 3, '=CONCAT("Na","poli")', None, "Napoli")
    sheet.write_boolean(3, 6, True)


def _not_computed(_: Any, sheet: Any) -> None:
    rows_into(sheet)
    sheet.write_formula(1, 7, "=1990+8", None, "")


def _titled(_: Any, sheet: Any) -> None:
    sheet.merge_range(0, 0, 0, 7, "Registro delle associazioni, anno 2024")
    rows_into(sheet, first=3)


def _two_line_header(_: Any, sheet: Any) -> None:
    rows_into(sheet, first=1)
    for place in (0, 1, 5, 6, 7):
        sheet.merge_range(0, place, 1, place, HEADER[place])
    sheet.merge_range(0, 2, 0, 4, "Sede")


def _several(book: Any, sheet: Any) -> None:
    sheet.write_string(0, 0, "Leggimi: il registro è nel secondo foglio")
    rows_into(book.add_worksheet("Registro 2024"))
    book.add_worksheet("Vuoto")


def _twins(book: Any, sheet: Any) -> None:
    rows_into(sheet)
    rows_into(book.add_worksheet("Foglio2"), rows=ROWS[:1])


def _offset(_: Any, sheet: Any) -> None:
    for number, row in enumerate([HEADER, *ROWS], start=4):
        for place, value in enumerate(row, start=2):
            sheet.write_string(number, place, value)


def _commented(_: Any, sheet: Any) -> None:
    rows_into(sheet)
    sheet.write_comment(1, 0, "telefono del presidente: 333 1234567")


def books() -> list[Case]:
    plain = workbook(lambda _, sheet: rows_into(sheet))
    changed = {(2, "tipologia"): "", (0, "anno_costituzione"): ""}
    return [
        Case("plain.xlsx", plain),
        Case("macro.xlsm", _renamed_main_part(plain)),
        Case("xlsx-called.csv", plain, problems=((0, "", "estensione-diversa"),)),
        Case("numbers-and-dates.xlsx", workbook(_typed)),
        Case("merged-cells.xlsx", workbook(_merged), problems=((3, "", "celle-unite"),),
             changes={(1, "comune"): "Roma", (1, "provincia"): "RM"}),
        Case("hidden-row-and-sheet.xlsx", workbook(_hidden), problems=(*UNREAD, (4, "", "riga-nascosta"))),
        Case("formula-error.xlsx", workbook(_errors), changes=changed,
             problems=((2, "anno_costituzione", "formula-in-errore"), (4, "tipologia", "testo-non-capito"))),
        Case("formula-not-computed.xlsx", workbook(_not_computed), changes={(0, "anno_costituzione"): ""},
             problems=((2, "anno_costituzione", "formula-non-calcolata"),)),
        Case("title-and-blank-rows.xlsx", workbook(_titled)),
        Case("two-line-header.xlsx", workbook(_two_line_header)),
        Case("second-sheet.xlsx", workbook(_several), problems=UNREAD),
        Case("sheet-asked-for.xlsx", workbook(_twins), sheet="foglio1", problems=UNREAD),
        Case("two-registries.xlsx", workbook(_twins), refused=("«Foglio1», «Foglio2»", "--sheet")),
        Case("no-such-sheet.xlsx", workbook(_twins), sheet="Foglio9", refused=("«Foglio9»", "«Foglio1»")),
        Case("away-from-the-corner.xlsx", workbook(_offset)),
        Case("comments.xlsx", workbook(_commented)),
        Case("written-by-openpyxl.xlsx", _openpyxl()),
        Case("old.xls", old_workbook()),
        Case("xls-called.xlsx", old_workbook(), problems=((0, "", "estensione-diversa"),)),
        Case("libreoffice.ods", ods()),
        Case("error-and-hidden-row.ods", _ods_errors(), changes={(0, "anno_costituzione"): ""},
             problems=((2, "anno_costituzione", "formula-in-errore"), (3, "", "riga-nascosta"))),
        Case("error-and-hidden-row.xls", old_workbook(error=True), changes={(0, "anno_costituzione"): ""},
             problems=((2, "anno_costituzione", "formula-in-errore"), (3, "", "riga-nascosta"))),
    ]  # fmt: skip


def _renamed_main_part(data: bytes) -> bytes:
    """Return the workbook with the content type of one that has macros, and a part that would hold them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
            new.writestr(name, content)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 never opened")
    return out.getvalue()


def _openpyxl() -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.active.append([value or None for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def old_workbook(error: bool = False) -> bytes:
    """Return an XLS, with an error and a hidden row if asked for."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Foglio1", cell_overwrite_ok=True)
    for number, row in enumerate((HEADER, *ROWS)):
        for place, value in enumerate(row):
            sheet.write(number, place, int(value) if value.isdecimal() and number else value)
    if error:
        sheet.row(1).set_cell_error(7, 7)
        sheet.row(2).hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _ods_errors() -> bytes:
    """The year of the first row is an error, the second row is hidden."""
    error = '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>'
    cell = '<table:table-cell office:value-type="string"><text:p>1998</text:p></table:table-cell>'
    lines = [_ods_row(row) for row in (HEADER, *ROWS)]
    lines[1] = lines[1].replace(cell, error)
    lines[2] = lines[2].replace("<table:table-row>", '<table:table-row table:visibility="collapse">')
    return ods("".join(lines))


def ods(body: str = "", extra: str = "") -> bytes:
    """Return an ODS as LibreOffice lays it out, with its millions of repeated empty rows and columns."""
    names = {"table": "table", "text": "text", "office": "office"}
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in names.items()
    )
    lines = "".join(_ods_row(row) for row in (HEADER, *ROWS))
    blank = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{extra}<office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Foglio1">{body or lines + blank}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return buffer.getvalue()


def _ods_row(row: tuple[str, ...]) -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return f"<table:table-row>{''.join(cell.format(escape(value)) for value in row)}</table:table-row>"


def documents() -> list[Case]:
    records = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    typed = [record | {"anno_costituzione": int(record["anno_costituzione"] or 0) or None,
                       "paesi_origine": record["paesi_origine"].split("; ")} for record in records]  # fmt: skip
    features = [{"type": "Feature", "properties": record, "geometry": None} for record in records]
    features[0]["geometry"] = {"type": "Point", "coordinates": [12.4964, 41.9028]}
    features[1]["geometry"] = {"type": "LineString", "coordinates": [[7.5, 45.1], [7.68, 45.07], [7.9, 45]]}
    on_the_line = {(1, "latitudine"): "45.07", (1, "longitudine"): "7.68"}
    located = {"type": "FeatureCollection", "features": features}
    return [
        Case("array.json", json.dumps(records).encode()),
        Case("array-bom.json", json.dumps(records, ensure_ascii=False).encode("utf-8-sig")),
        Case("under-one-key.json", json.dumps({"meta": {"n": 5}, "associazioni": records}).encode()),
        Case("typed-values.json", json.dumps(typed).encode()),
        Case("sparse-keys.json", json.dumps([{k: v for k, v in record.items() if v} for record in records]).encode()),
        Case("points.geojson", json.dumps(located).encode(), problems=((3, "", "punto-rappresentativo"),),
             changes={(0, "latitudine"): "41.9028", (0, "longitudine"): "12.4964"} | on_the_line),
        Case("point-elsewhere.geojson", json.dumps(_elsewhere(features)).encode(),
             problems=((2, "latitudine", "colonne-discordi"), (3, "", "punto-rappresentativo")),
             changes={(0, "latitudine"): "41.9028", (0, "longitudine"): "12.4964"} | on_the_line),
        Case("json-called.csv", json.dumps(records).encode(), problems=((0, "", "estensione-diversa"),)),
        Case("nested.json", json.dumps([records[0] | {"comune": {"nome": "Roma"}}, *records[1:]]).encode(),
             ),
    ]  # fmt: skip


def _elsewhere(features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the features, of which the first says another latitude than that of its point."""
    first = features[0] | {"properties": features[0]["properties"] | {"latitudine": "45,46"}}
    return {"type": "FeatureCollection", "features": [first, *features[1:]]}
