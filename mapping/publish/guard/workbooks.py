# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook with those of its rows alone that may hold something forbidden: no more of it is ever held at once.

A cell tells only the place of its text among the texts of the workbook. Those that the sieve keeps are looked for
first, then the rows that have one of them, or hold something themselves.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from mapping.publish.guard.sieve import Sieve, lines_with, portions, spans

_STRINGS = "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/sheet[0-9]+\.xml")
_NAMED = re.compile(b"<sheet ")
_APART = re.compile(b"<(?:r[ >]|rPh|is>|!)")
"""What may part a text into several, which a reader puts together."""
_NUMBER = re.compile(b'<row r="([0-9]+)"')
_PLACE = re.compile(b'(<row r="|<c r="[A-Z]+)[0-9]+')
_TEXT, _FIRST = b' t="s"', b'<row r="1"'
_MANY = 5000
"""Texts beside which it is no gain to leave rows out."""


class Kept(NamedTuple):
    """What is left of a workbook: the file, the parts of it that lost something, and what numbers its rows had."""

    workbook: bytes
    parts: dict[str, bytes]
    numbers: Sequence[Sequence[int]]


def kept_of(archive: zipfile.ZipFile, sieve: Sieve) -> Kept | None:
    """Return the workbook with its first rows and those that the sieve keeps.

    None for one that is put together in another way than ours are, or of which nearly all would be kept.
    """
    names = archive.namelist()
    sheets = [f"xl/worksheets/sheet{number}.xml" for number in range(1, sum(map(_is_sheet, names)) + 1)]
    known = {_STRINGS, "xl/workbook.xml", *sheets} <= set(names)
    if not known or len(_NAMED.findall(archive.read("xl/workbook.xml"))) != len(sheets):
        return None
    texts = _kept_texts(archive, sieve)
    thinned = [_thinned(archive, name, texts, sieve) for name in sheets] if texts is not None else [None]
    left = [one for one in thinned if one is not None]
    if texts is None or len(left) < len(thinned):
        return None
    parts = {name: part for name, (part, _) in zip(sheets, left, strict=True)}
    workbook = _packed({name: parts.get(name) or archive.read(name) for name in names})
    return Kept(workbook, {**parts, _STRINGS: b"".join(texts.values())}, [numbers for _, numbers in left])


def _is_sheet(name: str) -> bool:
    return _SHEET.fullmatch(name) is not None


def _parts(archive: zipfile.ZipFile, name: str, end: bytes) -> Iterator[bytes]:
    """Yield a part some elements at a time, each of them one line."""
    with archive.open(name) as stream:
        for portion in portions(stream, end):
            yield portion.replace(b"\n", b" ").replace(end, end + b"\n")


def _kept_texts(archive: zipfile.ZipFile, sieve: Sieve) -> dict[int, bytes] | None:
    """Return the elements of the texts that the sieve keeps, by their places."""
    kept: dict[int, bytes] = {}
    before = 0
    for lines in _parts(archive, _STRINGS, b"</si>"):
        marked = sieve.marks(lines)
        if _APART.search(lines) or len(kept) + marked.sum() > _MANY:
            return None
        places = (np.flatnonzero(marked) + before).tolist()
        kept |= {place: lines[start:end] for place, (start, end) in zip(places, spans(lines, marked), strict=True)}
        before += lines.count(b"\n")
    return kept


def _thinned(
    archive: zipfile.ZipFile, name: str, texts: dict[int, bytes], sieve: Sieve
) -> tuple[bytes, list[int]] | None:
    """Return a sheet with its first row and those that are kept, one below the other, and what numbers they had."""
    kept: list[bytes] = []
    told = f"><v>(?:{'|'.join(map(str, texts))})</v>" if texts else ""
    tail = b""
    for lines in _parts(archive, name, b"</row>"):
        if _APART.search(lines) or lines.count(_TEXT) != lines.count(_TEXT + b"><v>"):
            return None
        marked = sieve.marks(lines) | (lines_with(lines, told) if told else False)
        marked[0] |= not kept
        kept += [lines[start:end] for start, end in spans(lines, marked)]
        tail = lines.rpartition(b"\n")[2]
    if kept[0].count(_FIRST) != 1 or kept[0].count(b"<row ") != 1 or not kept[0].endswith(b"</row>\n"):
        return None
    kept += [] if kept[-1] == tail else [tail]
    head, *rows, tail = kept
    numbers = [int(found[1]) for row in rows if (found := _NUMBER.search(row))]
    moved = [_PLACE.sub(b"\\g<1>%d" % place, row) for place, row in enumerate(rows, start=2)]
    return b"".join([head, *moved, tail]), numbers


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()
