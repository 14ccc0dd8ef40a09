# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors, formulas never computed and hidden rows of an XLSX sheet.

Looked for with patterns rather than with a parser: they are rare, and the sheet may be large.
"""

import re
import zipfile
from posixpath import normpath
from xml.etree import ElementTree

from mapping.files.child.container import column_number
from mapping.files.child.extras import NOT_COMPUTED, Look

_BLOCK = 4 << 20
_CELL = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(rb'\st="e"')
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_CLOSED = re.compile(rb"</(?:\w+:)?c>")
_NOT_COMPUTED = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*+)>\s*+<(?:\w+:)?f\b(?:[^<>]*+(?<=/)>|[^<>]*+(?<!/)>[^<]*+</(?:\w+:)?f>)"
    rb"\s*+(?:<(?:\w+:)?v\s*+/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?+\s*+</(?:\w+:)?c>"
)
"""A cell with a formula and no value; nothing in it is tried twice, and a tag ends where another begins."""
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_IS_ROW = re.compile(rb"<(?:\w+:)?row\b")
_ROW = re.compile(rb'\sr="(\d{1,7})"')
_TAG = 2_000
"""Characters of a tag, and of what an error's cell holds, that are looked at."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def look_at_xlsx(path: str, name: str) -> Look:
    """Return what a sheet of an XLSX holds beside its values; nothing, where its part is not found."""
    look = Look()
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, name)
        if not part:
            return look
        with archive.open(part) as stream:
            tail = b""
            while block := stream.read(_BLOCK):
                whole = tail + block
                cut = whole.rfind(b"</") if len(block) == _BLOCK else len(whole)
                end = max(whole.rfind(b"<row", 0, cut), whole.rfind(b":row", 0, cut)) if len(block) == _BLOCK else cut
                end = end if end > 0 else cut
                _scan(whole[:end], look)
                tail = whole[end:][-_BLOCK:]
            _scan(tail, look)
    return look


def _part_of(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return ""
    # No entities can be defined here: `container.refuse_definitions` looked at these parts.
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - no entities, see container
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - no entities, see container
    key = next((s.get(_RELATION) for s in book.iter() if s.tag.endswith("}sheet") and s.get("name") == name), None)
    target = next((r.get("Target", "") for r in relations if key and r.get("Id") == key), "")
    part = normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return part if part in names else ""


def _scan(text: bytes, look: Look) -> None:
    for found in _ERROR.finditer(text):
        attributes, end = _tag_around(text, found.start())
        inside = text[end : end + _TAG]
        closed = _CLOSED.search(inside) if end and not attributes.endswith(b"/") else None
        if closed:
            value = _VALUE.search(inside, 0, closed.start())
            _put(look, attributes, value[1].decode("utf-8", "replace") if value else "#N/D")
    if b"<f" in text or b":f" in text:
        for attributes in _NOT_COMPUTED.findall(text):
            if b't="str"' not in attributes:  # an empty text is a result too
                _put(look, attributes, NOT_COMPUTED)
    for found in _HIDDEN.finditer(text):
        attributes, end = _tag_around(text, found.start())
        number = _ROW.search(attributes) if end and _IS_ROW.match(attributes) else None
        if number:
            look.hidden.add(int(number[1]))


def _tag_around(text: bytes, position: int) -> tuple[bytes, int]:
    """Return the tag in which something stands, and where it ends; 0: it has no end nearby, or holds another."""
    start = text.rfind(b"<", max(0, position - _TAG), position)
    end = text.find(b">", position, position + _TAG)
    return (text[start:end], end + 1) if start >= 0 and end > 0 and text.find(b"<", position, end) < 0 else (b"", 0)


def _put(look: Look, attributes: bytes, text: str) -> None:
    cell = _CELL.search(attributes)
    if cell:
        look.put(int(cell[2]), column_number(cell[1]) - 1, text)
