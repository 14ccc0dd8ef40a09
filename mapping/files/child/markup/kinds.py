# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file in angle brackets is, and its sheets."""

import re
from pathlib import Path

from mapping.files.child.markup.excel import ExcelSheets
from mapping.files.child.markup.html import HtmlTables
from mapping.files.child.markup.maps import placemarks, waypoints
from mapping.files.child.markup.parsing import parse_html, parse_xml
from mapping.files.child.objects import Records
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.encoding import decode

_ROOT = re.compile(
    r"(?>\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>))*+\s*<(?:\w+:)?(\w+)", re.DOTALL | re.IGNORECASE
)
"""The name of the first element; what was passed over is never tried another way."""
_START = 100_000
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DECLARED = 4_000


def open_markup(path: str, bounds: Bounds) -> tuple[str, "HtmlTables | ExcelSheets | Records"]:
    """Return what the file is and its sheets.

    Raises
    ------
    Refusal
        If it holds no table, no place and no point.
    """
    data = Path(path).read_bytes()
    text = _decoded(data)
    root = (found[1] if (found := _ROOT.match(text[:_START])) else "").lower()
    if root == "workbook":
        return "xls-xml", ExcelSheets(parse_xml(text), bounds)
    if root == "kml":
        return "kml", Records([("", placemarks(parse_xml(text)))], bounds)
    if root == "gpx":
        return "gpx", Records([("", waypoints(parse_xml(text)))], bounds)
    if re.search(r"<t(?:able|r)[\s>]", text, re.IGNORECASE):
        return "html", HtmlTables(parse_html(text), bounds)
    raise Refusal("xml" if text.lstrip().startswith("<?xml") and "<html" not in text[:_START].lower() else "webpage")


def _decoded(data: bytes) -> str:
    """Return the text: UTF-8 if it is, else as the file declares, else by what it looks like."""
    if b"\0" in data[:_DECLARED]:
        return decode(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:_DECLARED])
    try:
        name = named[1].decode().lower() if named else ""
        # What calls itself Latin-1 is cp1252, as in every browser.
        if name and name not in ("utf-8", "utf8", "utf-16"):
            return data.decode("cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name, "replace")
    except LookupError:
        pass
    return decode(data)
