# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors and hidden rows of an XLS sheet (BIFF8 in an OLE compound file).

Layout: [MS-CFB] for the container, [MS-XLS] for the records. Whatever does not fit is left alone: the values come
from calamine, this only adds what it leaves out.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from mapping.files.child.extras import Look

_END = 0xFFFFFFFA
"""Sector numbers from here on mark ends and free sectors."""
_FORMULA, _EOF, _BOUNDSHEET, _BOOLERR, _ROW = 0x0006, 0x000A, 0x0085, 0x0205, 0x0208
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def look_at_xls(path: str, index: int) -> Look:
    """Return what the sheet of that number holds beside its values."""
    look = Look()
    try:
        stream = _workbook_stream(Path(path).read_bytes())
        starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _BOUNDSHEET]
        for kind, body in _records(stream, starts[index]):
            _note(kind, body, look)
    except (struct.error, LookupError, ValueError):
        return look
    return look


def _note(kind: int, body: bytes, look: Look) -> None:
    if kind == _ROW and struct.unpack_from("<I", body, 12)[0] & 0x20:
        look.hidden.add(struct.unpack_from("<H", body)[0] + 1)
    elif kind == _BOOLERR and body[7]:
        _put(body, body[6], look)
    elif kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":
        _put(body, body[8], look)


def _put(body: bytes, error: int, look: Look) -> None:
    row, column = struct.unpack_from("<HH", body)
    look.put(row + 1, column, _ERRORS.get(error, "#N/A"))


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, body) of the records from byte ``start`` to the end of that part of the stream."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        if kind == _EOF:
            return
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _workbook_stream(data: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    heads = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _END]
    table = [n for sector in heads for n in struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)]
    directory = _chain(data, size, table, struct.unpack_from("<I", data, 48)[0])
    entries = [directory[at : at + 128] for at in range(0, len(directory), 128)]
    named = {
        entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace"): entry
        for entry in entries
    }
    entry = named.get("Workbook") or named["Book"]
    first, length = struct.unpack_from("<II", entry, 116)
    if length < 4096:
        raise ValueError("a stream so short lies elsewhere, and holds no sheet of ours")
    return _chain(data, size, table, first)[:length]


def _chain(data: bytes, size: int, table: list[int], sector: int) -> bytes:
    parts: list[bytes] = []
    while sector < len(table) and len(parts) <= len(table):
        parts.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
