# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of a file that would be published, taken out of its packing."""

import base64
import binascii
import codecs
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from mapping.publish.guard.page_texts import page_texts
from mapping.publish.guard.sieve import EVERYTHING, Sieve, lines_between, portions, spans
from mapping.publish.guard.table_texts import csv_texts, geopackage_texts, parquet_texts, sheet_texts
from mapping.publish.guard.texts import Texts, by_name, leaves
from mapping.publish.guard.workbooks import kept_of

_XML_TEXT = re.compile(r">([^<>]+)<|<!--(.*?)-->|=\"([^\"]*)\"|='([^']*)'|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_NO_TEXT = re.compile(r' (?:d="[^"]*"|r="[A-Z]{1,3}\d{1,7}")')
"""The paths of an SVG and the places of a sheet's cells."""
_RUNS = bytes.maketrans(bytes([*range(32), 127]), b"\n" * 33)
"""What is no letter ends a run."""
_SHORTEST = 4
_FEATURE = b'{"type": "Feature", ', b"},\n"
"""How the line of a whole feature begins and ends, with another behind it."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = b"IDAT"
_PICTURE = re.compile(rb"data:image/(svg|png)(?:\+xml)?;base64,([A-Za-z0-9+/=]+)")
"""Within a page: a logo."""


def unpack(path: str, data: bytes, sieve: Sieve = EVERYTHING) -> Iterator[Texts]:
    """Yield the texts of a file: cells, keys, escapes undone, archives within archives opened.

    What is no text (and every packing as it came) is searched for runs of letters. What the sieve does not keep may be
    left out.
    """
    yield Texts("", [path])
    for begins, texts in _PACKINGS.items():
        if data.startswith(begins):
            yield from texts(path, data, sieve)
            return
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield from raw_texts(data, sieve)
        return
    yield from _TEXTS.get(path.rpartition(".")[2].lower(), _lines)(data, sieve)


def raw_texts(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    """Yield every run of four letters and more among the bytes."""
    parted = data.translate(_RUNS)
    for many in (64, 8, 2):  # a database has more ends in a row than letters
        parted = parted.replace(b"\n" * many, b"\n")
    runs = sieve.lines(io.BytesIO(parted))
    found = [run.decode("utf-8", "replace") for run in dict.fromkeys(runs) if len(run) >= _SHORTEST]
    yield Texts("", list(dict.fromkeys(found)), mixed=True)


def _zip(path: str, data: bytes, sieve: Sieve) -> Iterator[Texts]:
    workbook = path.endswith(".xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = kept_of(archive, sieve) if workbook else None
        if workbook:
            yield from sheet_texts(kept.workbook, kept.numbers) if kept else sheet_texts(data)
        yield Texts("", [archive.comment.decode("utf-8", "replace"), *archive.namelist()])
        for name in archive.namelist():
            part = kept.parts.get(name) if kept else None
            inner = unpack(name, archive.read(name) if part is None else part, sieve)
            # The cells were read with their rows; here they stand without.
            yield from (Texts(name, found.texts, mixed=True) for found in inner) if workbook else inner


def _gzip(path: str, data: bytes, sieve: Sieve) -> Iterator[Texts]:
    yield from unpack(path.removesuffix(".gz"), gzip.decompress(data), sieve)


def _sqlite(_path: str, data: bytes, sieve: Sieve) -> Iterator[Texts]:
    yield from geopackage_texts(data, sieve)
    yield from raw_texts(data, sieve)


def _parquet(_path: str, data: bytes, sieve: Sieve) -> Iterator[Texts]:
    yield from parquet_texts(data, sieve)
    yield from raw_texts(data, sieve)


def _png(_path: str, data: bytes, sieve: Sieve) -> Iterator[Texts]:
    """Yield the texts beside the pixels, which are drawn from the same words as the SVG beside it."""
    place = len(_PNG)
    while place < len(data):
        size, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        chunk = data[place + 8 : place + 8 + size]
        if kind != _PIXELS:
            yield from raw_texts(chunk, sieve)
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            yield from raw_texts(_inflated(chunk), sieve)
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


def _json(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    """Yield the texts of JSON, where none goes over the end of a line, without the features that are not kept."""
    kept, lines = [], 0
    for portion in portions(io.BytesIO(data)):
        marked = sieve.marks(portion)
        lines += int(marked.sum())
        kept += [portion[start:end] for start, end in spans(portion, marked | ~_features(portion))]
    for text in (b"".join(kept), data) if lines else ():
        try:
            value = json.loads(text.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            continue
        yield from by_name(leaves(value))
        return
    yield from _lines(data, sieve)


def _features(portion: bytes) -> NDArray[np.bool_]:
    return lines_between(portion, *_FEATURE)


def _xml(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    text = data.decode("utf-8-sig") if sieve.holds(data) else ""
    found = (part for groups in _XML_TEXT.findall(_NO_TEXT.sub("", text)) for part in groups if part)
    yield Texts("", list(dict.fromkeys(found)))


def _lines(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    kept = (line.decode("utf-8", "replace") for line in sieve.lines(io.BytesIO(data)))
    yield Texts("", list(dict.fromkeys(text for line in kept for text in line.splitlines())))


def _page(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    yield from page_texts(data.decode("utf-8-sig"), sieve)
    for ending, packed in dict.fromkeys(_PICTURE.findall(data)):
        with suppress(binascii.Error):
            yield from unpack(f".{ending.decode()}", base64.b64decode(packed), sieve)


def _sixteen(path: str, data: bytes, sieve: Sieve) -> Iterator[Texts]:
    yield from raw_texts(data, sieve)
    yield from unpack(path, data.decode("utf-16", "replace").encode("utf-8", "replace"), sieve)


_Unpacking = Callable[[str, bytes, Sieve], Iterator[Texts]]
_PACKINGS: dict[bytes, _Unpacking] = {
    b"PK": _zip, b"\x1f\x8b": _gzip, b"SQLite format 3\0": _sqlite, b"PAR1": _parquet, _PNG: _png,
    codecs.BOM_UTF16_LE: _sixteen, codecs.BOM_UTF16_BE: _sixteen,
}  # fmt: skip
_TEXTS: dict[str, Callable[[bytes, Sieve], Iterator[Texts]]] = {
    "csv": csv_texts, "json": _json, "geojson": _json, "jsonld": _json, "html": _page,
    "svg": _xml, "xml": _xml, "rels": _xml, "vml": _xml,
}  # fmt: skip
"""By the ending of the file's name; of any other each line is a text."""
