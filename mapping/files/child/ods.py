# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors and hidden rows of an ODS sheet."""

import zipfile
from typing import IO
from xml.etree import ElementTree

from mapping.files.child.extras import Look

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HIDDEN = {"collapse", "filter"}
_SIGNS = (b'"error"', b'"collapse"', b'"filter"', b"<text:p>#", b"<text:p>Err:")
_BLOCK = 4 << 20
_FAR = 1_048_576


def look_at_ods(path: str) -> dict[str, Look]:
    """Return what each sheet holds beside its values; the file is only parsed if a sign of it is found."""
    with zipfile.ZipFile(path) as archive:
        with archive.open("content.xml") as stream:
            if not _has_signs(stream):
                return {}
        with archive.open("content.xml") as stream:
            return _walk(stream)


def _has_signs(stream: IO[bytes]) -> bool:
    tail = b""
    while block := stream.read(_BLOCK):
        if any(sign in tail + block for sign in _SIGNS):
            return True
        tail = block[-20:]
    return False


def _walk(stream: IO[bytes]) -> dict[str, Look]:
    looks: dict[str, Look] = {}
    row, look = 1, Look()
    # No entities can be defined here: `container.refuse_definitions` looked at this part.
    for event, element in ElementTree.iterparse(stream, events=("start", "end")):  # noqa: S314 - no entities, see container
        if element.tag == f"{_TABLE}table":
            named = event == "start"
            row, look = 1, looks.setdefault(element.get(f"{_TABLE}name", ""), Look()) if named else Look()
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            if row < _FAR:
                _note(element, row, look)
                row += _repeated(element, "rows")
            element.clear()
    return looks


def _note(element: ElementTree.Element, row: int, look: Look) -> None:
    if element.get(f"{_TABLE}visibility") in _HIDDEN and _repeated(element, "rows") == 1:
        look.hidden.add(row)
    column = 0
    for cell in element:
        text = "".join(part.text or "" for part in cell.iter(f"{_TEXT}p"))
        if text.startswith(("#", "Err:")) and any(key.endswith("}formula") for key in cell.attrib):
            look.put(row, column, text)
        column += _repeated(cell, "columns")


def _repeated(element: ElementTree.Element, what: str) -> int:
    number = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(number) if number.isdecimal() and len(number) < 9 else 1
