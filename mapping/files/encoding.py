# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bytes to text: which encoding a text file is in, and what to do with bytes of another one."""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from mapping.errors import InputError
from mapping.files import single_byte
from mapping.files.input_file import label
from mapping.files.limits import MAX_LINE

_CHUNK = 1 << 20
_MARK_TWICE = re.compile("^\ufeff?(ï»¿|Ã¯Â»Â¿)")
"""The mark of UTF-8 in a file that was encoded twice."""
_UTF8 = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
"""An accented letter or a mark of print in UTF-8: two or three signs that stand together in no Italian word."""
_BROKEN = re.compile("[\udc80-\udcff]")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def find_encoding(start: bytes) -> str:
    """Return the encoding of a text from its first bytes: its mark, or where its zeros stand, else UTF-8."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    even, odd = start[0::2], start[1::2]
    if even and odd.count(0) > len(odd) / 2 > even.count(0) * 2:
        return "utf-16-le"
    if odd and even.count(0) > len(even) / 2 > odd.count(0) * 2:
        return "utf-16-be"
    return "utf-8"


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file, told by all its bytes; ``utf-8`` of one in which others may stand too."""
    with path.open("rb") as raw:
        start = raw.read(_CHUNK)
        named = find_encoding(start)
        return named if named != "utf-8" else _by_all_bytes(chain([start], iter(lambda: raw.read(_CHUNK), b"")))


def decode(data: bytes) -> str:
    """Return the text of bytes, decoded by all of them."""
    named = find_encoding(data[:_CHUNK])
    named = named if named != "utf-8" else _by_all_bytes([data])
    errors = "mapping.cp1252" if named.startswith("utf-8") else "replace"
    return data.decode(named, errors).removeprefix("\ufeff")


def _by_all_bytes(blocks: Iterable[bytes]) -> str:
    """Return ``utf-8``, or the encoding of one byte a letter of a text that is plainly in it and holds no UTF-8."""
    words: set[bytes] = set()
    broken = False
    tail = b""
    for block in blocks:
        if block.isascii() and not tail:
            continue
        single_byte.words_in(block, words)
        whole = tail + block
        # A character that the block cuts is looked at with the next one.
        cut = next((at for at in range(1, min(4, len(whole) + 1)) if whole[-at] >= 0xC0), 0)
        body, tail = (whole[:-cut], whole[-cut:]) if cut else (whole, b"")
        broken = broken or not _is_utf8(body)
        if broken and _UTF8.search(block):
            return "utf-8"
    found = single_byte.guess(words) if broken or tail else single_byte.USUAL
    return "utf-8" if found == single_byte.USUAL else found


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_lines(path: Path, encoding: str = "") -> Iterator[str]:
    r"""Yield the lines of a text file, without their ends (``\n``, ``\r\n`` or ``\r``).

    A byte that is not UTF-8 comes as a lone surrogate, for `repair_bytes`; a broken UTF-16 character as U+FFFD.

    Raises
    ------
    InputError
        If a line is longer than `MAX_LINE` characters: it is not a table.
    """
    encoding = encoding or encoding_of(path)
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    with path.open(encoding=encoding, errors=errors) as stream:
        number = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise InputError(
                    f"La riga {number} del file «{label(path)}» supera {MAX_LINE} caratteri: non è una tabella; "
                    "salvare di nuovo il registro come XLSX o CSV."
                )
            yield (_MARK_TWICE.sub("", line) if number == 1 else line).rstrip("\n")


def has_broken_bytes(text: str) -> bool:
    """Return whether `read_lines` met bytes in this text that are not UTF-8."""
    return _BROKEN.search(text) is not None


def repair_bytes(text: str) -> str:
    """Return the text with its bytes that are not UTF-8 read as cp1252, the encoding of Windows in Italy."""
    if not has_broken_bytes(text):
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "mapping.cp1252")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("mapping.cp1252", _as_cp1252)
