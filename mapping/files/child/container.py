# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A look into a file that may be a workbook before a reader opens it: what it is, how much it would unpack to.

Every look goes through the bytes once, forwards: a search that may start again at each sign would let a small file
keep this process busy for its whole time.
"""

import re
import zipfile
from pathlib import Path
from typing import IO
from xml.parsers import expat

from mapping.files.child.refusal import Bounds, Refusal

_CHUNK = 1 << 20
_SMALL = 20_000_000
_PARTS = 5_000
_PROLOG = 1 << 20
"""Bytes of an XML part within which its first element must begin."""
_START = 200_000
_REFERENCE = re.compile(rb'\sr="([A-Z]{0,7})(\d{1,9})"')
"""The number of a row (``r="12"``) or the reference of a cell (``r="B12"``), in whatever element it stands."""
_DOCUMENTS = {
    "word/document.xml": "docx", "ppt/presentation.xml": "slides", "content.xml": "odt", "index/document.iwa": "apple",
}  # fmt: skip
"""What other programs keep in a zip, by a part that only they have."""
_LONGEST = 24
"""Characters of a `_REFERENCE` at most."""


def kind_of_ole(path: str) -> str:
    """Return ``xls``, or say what else uses the same container: a workbook with a password is one."""
    data = Path(path).read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refusal("password")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "xls"
    if "WordDocument".encode("utf-16-le") in data:
        raise Refusal("doc")
    raise Refusal("container")


def kind_of_zip(path: str, bounds: Bounds) -> str:
    """Return ``xlsx``, ``xlsb`` or ``ods`` if the zip is a workbook within the bounds, ``packed`` if it is an archive.

    Raises
    ------
    Refusal
        If it is a document, has a password, holds definitions of XML, or would unpack to too much.
    """
    with zipfile.ZipFile(path) as archive:
        kind = _kind(archive)
        if kind == "packed":
            return kind
        _check_sizes(archive, Path(path).stat().st_size, bounds)
        for info in archive.infolist():
            _check_part(archive, info, bounds)
        return kind


def _kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if len(names) > _PARTS:
        raise Refusal("parts", numero=len(names))
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise Refusal("password")
    lower = {entry.lower() for entry in names}
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if any(entry.startswith("xl/") and entry.endswith(".xml") for entry in lower):
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in _start(archive, "content.xml"):
        if "META-INF/manifest.xml" in names and b"encryption-data" in _start(archive, "META-INF/manifest.xml"):
            raise Refusal("password")
        return "ods"
    if document := next((what for entry, what in _DOCUMENTS.items() if entry in lower), ""):
        raise Refusal(document)
    return "packed"


def _start(archive: zipfile.ZipFile, entry: str) -> bytes:
    with archive.open(entry) as part:
        return part.read(_START)


def _check_sizes(archive: zipfile.ZipFile, packed: int, bounds: Bounds) -> None:
    unpacked = sum(info.file_size for info in archive.infolist())
    ratio = unpacked / max(1, packed)
    if unpacked > bounds.unpacked or (unpacked > _SMALL and ratio > bounds.ratio):
        raise Refusal("swells", mega=round(unpacked / 1e6), volte=round(ratio))


def _check_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, bounds: Bounds) -> None:
    with archive.open(info) as part:
        start = part.read(_CHUNK)
        if _is_markup(start):
            refuse_definitions(start)
        if re.fullmatch(r"(?i)xl/worksheets/[^/]*\.xml", info.filename):
            _check_extent(start, part, Path(info.filename).stem, bounds)


def _is_markup(start: bytes) -> bool:
    """Return whether a part is XML, whatever its name and encoding: a picture or a printer's settings are not."""
    return start[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def refuse_definitions(start: bytes) -> None:
    """Refuse a part with a DOCTYPE: it is what defines entities, and no spreadsheet writes one.

    XML knows it only before the first element, so the parser is followed up to there; ``start`` are the first bytes of
    the part, as many as `_PROLOG` or all of them.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _stop
    try:
        parser.Parse(start[:_PROLOG], False)
    except _ElementBegun:
        return
    except expat.ExpatError:
        return  # whoever reads XML stops here too
    if len(start) >= _PROLOG:
        raise Refusal("definitions")  # a megabyte of comments, behind which anything may stand


class _ElementBegun(Exception):  # noqa: N818 - it is what was waited for
    """The first element begins."""


def _refuse(*_: object) -> None:
    raise Refusal("definitions")


def _stop(*_: object) -> None:
    raise _ElementBegun


def _check_extent(block: bytes, part: IO[bytes], sheet: str, bounds: Bounds) -> None:
    """Refuse two cells so far apart that the rectangle between them would fill the memory."""
    first, last, widest = 1 << 30, 0, 1
    tail = b""
    while block:
        text = tail + block
        found = _REFERENCE.findall(text)
        numbers = [int(row) for _, row in found]
        first, last = min([first, *numbers]), max([last, *numbers])
        widest = max([widest, *map(column_number, {letters for letters, _ in found})])
        tail = text[-_LONGEST:]
        block = part.read(_CHUNK)
    if last and (last - first + 1) * widest > bounds.cells:
        raise Refusal("far", foglio=sheet, riga=last, colonna=widest)


def column_number(letters: bytes) -> int:
    """Return the number of a column from its letters, counted from 1; of more than four only those."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number
