# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bytes to text: which encoding a text file is in, and what to do with bytes of another one."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from mapping.errors import InputError
from mapping.files import single_byte
from mapping.files.input_file import label
from mapping.files.limits import MAX_LINE

_CHUNK = 1 << 20
_LOOKED_AT = 16 << 20
"""Bytes of a text that is no UTF-8 by which its encoding is told."""
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
    """Return the encoding of a text file, told by its bytes; ``utf-8`` of one in which others may stand too."""
    with path.open("rb") as raw:
        named = find_encoding(raw.read(_CHUNK))
        if named != "utf-8":
            return named
        raw.seek(0)
        if _is_utf8(iter(lambda: raw.read(_CHUNK), b"")):
            return named
        raw.seek(0)
        return _by_its_looks(raw.read(_LOOKED_AT))


def decode(data: bytes) -> str:
    """Return the text of bytes, decoded as `encoding_of` would tell."""
    named = find_encoding(data[:_CHUNK])
    if named == "utf-8" and not _is_utf8(iter([data])):
        named = _by_its_looks(data[:_LOOKED_AT])
    errors = "mapping.cp1252" if named == "utf-8" else "replace"
    return data.decode(named, errors).removeprefix("\ufeff")


def _is_utf8(blocks: Iterator[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in blocks:
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _by_its_looks(data: bytes) -> str:
    """Return the encoding of one byte a letter that a text is plainly in; ``utf-8`` where it may hold that as well."""
    found = single_byte.USUAL if _UTF8.search(data) else single_byte.guess(single_byte.words_in(data))
    return "utf-8" if found == single_byte.USUAL else found


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
