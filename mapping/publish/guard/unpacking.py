# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of a file that would be published, taken out of its packing."""

import csv
import gzip
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator

from mapping.publish.guard.page_texts import page_texts
from mapping.publish.guard.table_texts import geopackage_texts, parquet_texts, sheet_texts
from mapping.publish.guard.texts import Texts, by_name, leaves, table_texts

_XML_TEXT = re.compile(r">([^<>]+)<|<!--(.*?)-->|=\"([^\"]*)\"|='([^']*)'|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_NO_TEXT = re.compile(r' (?:d="[^"]*"|r="[A-Z]{1,3}\d{1,7}")')
"""The paths of an SVG and the places of a sheet's cells."""
_RUN = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = b"IDAT"


def unpack(path: str, data: bytes) -> Iterator[Texts]:
    """Yield the texts of a file: cells, keys, escapes undone, archives within archives opened.

    What is no text (and every packing as it came) is searched for runs of letters.
    """
    yield Texts("", [path])
    for begins, texts in _PACKINGS.items():
        if data.startswith(begins):
            yield from texts(path, data)
            return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield from raw_texts(data)
        return
    yield from _TEXTS.get(path.rpartition(".")[2].lower(), _lines)(text)


def raw_texts(data: bytes) -> Iterator[Texts]:
    """Yield every run of four letters and more among the bytes."""
    runs = (run.decode("utf-8", "replace") for run in _RUN.findall(data))
    yield Texts("", list(dict.fromkeys(runs)), mixed=True)


def _zip(path: str, data: bytes) -> Iterator[Texts]:
    workbook = path.endswith(".xlsx")
    if workbook:
        yield from sheet_texts(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Texts("", [archive.comment.decode("utf-8", "replace"), *archive.namelist()])
        for name in archive.namelist():
            inner = unpack(name, archive.read(name))
            # The cells were read with their rows; here they stand without.
            yield from (Texts(name, found.texts, mixed=True) for found in inner) if workbook else inner


def _gzip(path: str, data: bytes) -> Iterator[Texts]:
    yield from unpack(path.removesuffix(".gz"), gzip.decompress(data))


def _sqlite(_path: str, data: bytes) -> Iterator[Texts]:
    yield from geopackage_texts(data)
    yield from raw_texts(data)


def _parquet(_path: str, data: bytes) -> Iterator[Texts]:
    yield from parquet_texts(data)
    yield from raw_texts(data)


def _png(_path: str, data: bytes) -> Iterator[Texts]:
    """Yield the texts beside the pixels, which are drawn from the same words as the SVG beside it."""
    place = len(_PNG)
    while place < len(data):
        size, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        chunk = data[place + 8 : place + 8 + size]
        if kind != _PIXELS:
            yield from raw_texts(chunk)
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            yield from raw_texts(_inflated(chunk))
        place += 12 + size


def _inflated(chunk: bytes) -> bytes:
    """Return the packed part of a chunk, which begins after one of its zeros."""
    for start in [place + 1 for place, byte in enumerate(chunk) if byte == 0]:
        for skipped in (0, 1):
            try:
                return zlib.decompress(chunk[start + skipped :])
            except zlib.error:
                continue
    return b""


def _csv(text: str) -> Iterator[Texts]:
    csv.field_size_limit(sys.maxsize if sys.maxsize <= 2**31 - 1 else 2**31 - 1)
    headers, *rows = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    width = max(map(len, [headers, *rows]))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    names = [*headers, *(f"colonna {n}" for n in range(len(headers) + 1, width + 1))]
    yield from table_texts(names, list(zip(*padded, strict=True)) or [()] * width)


def _json(text: str) -> Iterator[Texts]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text)
        return
    yield from by_name(leaves(value))


def _xml(text: str) -> Iterator[Texts]:
    found = (part for groups in _XML_TEXT.findall(_NO_TEXT.sub("", text)) for part in groups if part)
    yield Texts("", list(dict.fromkeys(found)))


def _lines(text: str) -> Iterator[Texts]:
    yield Texts("", list(dict.fromkeys(text.splitlines())))


_Unpacking = Callable[[str, bytes], Iterator[Texts]]
_PACKINGS: dict[bytes, _Unpacking] = {
    b"PK": _zip, b"\x1f\x8b": _gzip, b"SQLite format 3\0": _sqlite, b"PAR1": _parquet, _PNG: _png,
}  # fmt: skip
_TEXTS: dict[str, Callable[[str], Iterator[Texts]]] = {
    "csv": _csv, "json": _json, "geojson": _json, "jsonld": _json, "html": page_texts,
    "svg": _xml, "xml": _xml, "rels": _xml, "vml": _xml,
}  # fmt: skip
"""By the ending of the file's name; of any other each line is a text."""
