# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a case is one line of a table
"""Files that must be refused: one sentence that names the file, within the bounds of time and memory."""

import io
import zipfile

from corpus.book_files import ods, old_workbook, rows_into, workbook
from corpus.case import Case
from corpus.text_files import table

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WINDOW1, _FILEPASS = b"\x3d\x00\x12\x00", b"\x2f\x00\x12\x00"
"""Heads of two records of an XLS: one any file has, and the one that says the rest is encrypted."""
_LOGIN = b"<!DOCTYPE html><html><head><title>Accesso</title></head><body><form>Password</form></body></html>"
_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _plain() -> bytes:
    return workbook(lambda _, sheet: rows_into(sheet))


def _with_sheet(xml: bytes) -> bytes:
    """Return a workbook whose first sheet is the XML given."""
    parts = _parts(_plain())
    parts["xl/worksheets/sheet1.xml"] = xml
    return _zip(parts)


def _sheet(cells: bytes) -> bytes:
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return b'<?xml version="1.0"?><worksheet ' + space + b"><sheetData>" + cells + b"</sheetData></worksheet>"


def _far_apart() -> bytes:
    """Two cells at the ends of a sheet: 17 billion between them."""
    cell = b'<row r="%d"><c r="%s" t="inlineStr"><is><t>denominazione</t></is></c></row>'
    return _with_sheet(_sheet(cell % (1, b"A1") + cell % (1048576, b"XFD1048576")))


def _bomb() -> bytes:
    """Sixty megabytes of blanks in a fifteenth of one."""
    return _with_sheet(_sheet(b"<row/>" + b" " * 60_000_000))


def _ods_bomb() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    return ods(f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>')


def _entity_workbook() -> bytes:
    xml = _sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>')
    return _with_sheet(xml.replace(b"?><worksheet", b"?>" + _ENTITIES.encode() + b"<worksheet"))


def _locked_zip() -> bytes:
    """A zip whose parts say that they are encrypted."""
    data = bytearray(_plain())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def refusals() -> list[Case]:
    locked = _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    return [
        Case("empty.csv", b"", refused=("è vuoto",)),
        Case("blank.csv", b"\xef\xbb\xbf \r\n\r\n", refused=("è vuoto",)),
        Case("only-separators.csv", b",,,\n,,,\n", refused=("è vuoto",)),
        Case("header-only.csv", table(rows=()).encode(), refused=("riga 1", "nessuna riga sotto")),
        Case("header-only.xlsx", workbook(lambda _, sheet: rows_into(sheet, rows=())), refused=("riga 1", "nessuna riga sotto")),
        Case("no-header.csv", b"Teranga,Roma\nDonne,Napoli\n", refused=("denominazione", "riga 1")),
        Case("misspelt-header.csv", b"Denominazzione,Comune\nTeranga,Roma\n", refused=("riga 1", "«Denominazzione»")),
        Case("login-page.xls", _LOGIN, refused=("pagina web",)),
        Case("html-table.csv", b"\r\n <table><tr><td>denominazione</td></tr></table>", refused=("riga 1", "nessuna riga sotto")),
        Case("spreadsheet-2003.xml", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', refused=("danneggiato",)),
        Case("with-password.xlsx", locked, refused=("password",)),
        Case("with-password-zip.xlsx", _locked_zip(), refused=("password",)),
        Case("with-password.ods", _zip({"content.xml": b"office:spreadsheet", "META-INF/manifest.xml": b"<m:encryption-data/>"}), refused=("password",)),
        Case("with-password.xls", old_workbook().replace(_WINDOW1, _FILEPASS), refused=("password",)),
        Case("truncated.xlsx", _plain()[:2000], refused=("danneggiato",)),
        Case("flipped.xlsx", _plain().replace(b"PK\x01\x02", b"PK\x01\x03"), refused=("danneggiato",)),
        Case("damaged-sheet.xlsx", _with_sheet(_sheet(b'<row r="1"><c r="A1"><v>1</c>')), refused=("danneggiato",)),
        Case("truncated.xls", _OLE + "Workbook".encode("utf-16-le") + b"\0" * 3000, refused=("danneggiato",)),
        Case("far-apart.xlsx", _far_apart(), refused=("1048576", "16384")),
        Case("zip-bomb.xlsx", _bomb(), refused=("60 MB", "sicurezza")),
        Case("repeated-cells.ods", _ods_bomb(), refused=("troppa memoria",)),
        Case("entities.xlsx", _entity_workbook(), refused=("definizioni XML",)),
        Case("entities.ods", ods(extra=_ENTITIES), refused=("definizioni XML",)),
        Case("document.docx", _zip({"word/document.xml": b"<w/>"}), refused=("documento di Word",)),
        Case("archive.xlsx", _zip({"foto.jpg": b"", "foto2.jpg": b""}), refused=("archivio",)),
        Case("portable.csv", b"%PDF-1.7 \xe2\xe3", refused=("PDF",)),
        Case("picture.xlsx", b"\x89PNG\r\n\x1a\n", refused=("immagine",)),
        Case("random.csv", bytes(range(1, 32)) * 50, refused=("non contiene testo",)),
        Case("broken.json", b'[{"denominazione": "Teranga"', refused=("JSON valido",)),
        Case("numbers.json", b"[1, 2, 3]", refused=("elenco di oggetti",)),
        Case("deep.json", b"[" * 200_000, refused=("JSON valido",)),
        Case("endless-line.csv", b"denominazione,comune\n" + b"a" * 1_100_000, refused=("riga 2",)),
    ]  # fmt: skip
