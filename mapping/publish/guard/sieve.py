# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first look at everything: which of many texts may hold something forbidden, so that only those are read closely.

Whatever is forbidden stands in a text, in each of its spellings, as its letters and figures one after the other with
signs between them at most. So of a text only these are kept, folded, and searched by an automaton (RE2, in Arrow);
where there are escapes, also those of each text that they may stand for. What is not found so is nowhere in the text;
what is found may still be nothing, as a name is that goes across two cells.
"""

import codecs
import re
import string
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import IO
from urllib.parse import unquote

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from mapping.publish.guard.readings import BUT_PERCENTS, ESCAPED, readings
from mapping.publish.guard.spellings import folded_letters

_AT_ONCE = 1 << 22
"""Bytes that are looked at together."""
_TEXTS_AT_ONCE = 1 << 14
_TOGETHER = 50_000
"""Letters that are searched for in one walk: the automaton grows with them."""
_KEPT = f"\n{string.digits}{string.ascii_letters}".encode()
_SMALL = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_SIGNS = bytes(code for code in range(128) if code not in _KEPT)


def _fold_run(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _folded(error.object[error.start : error.end]), error.end


@lru_cache(maxsize=1 << 14)
def _folded(run: str) -> bytes:
    return folded_letters(run).encode("utf-8", "ignore")


codecs.register_error("mapping.folded", _fold_run)


def letters(text: str) -> bytes:
    """Return the letters and figures of a text, folded, and its ends of lines: all that is not ASCII is met by runs."""
    return text.encode("ascii", "mapping.folded").translate(_SMALL, _SIGNS)


class Sieve:
    """Keeps the texts that may hold any of some needles."""

    def __init__(self, needles: Iterable[str]) -> None:
        searched = sorted({letters(needle).replace(b"\n", b"").decode() for needle in needles})
        longest = max(1, *map(len, searched)) if searched else 1
        self._patterns = ["|".join(map(re.escape, some)) for some in _some(searched, max(1, _TOGETHER // longest))]

    def marks(self, data: bytes) -> NDArray[np.bool_]:
        """Return of each line of a text in UTF-8 whether it may hold any."""
        text = data.decode("utf-8", "ignore")
        held = self._found(letters(text))
        lines = _lines(data)
        escaped = np.flatnonzero(_matches(lines, ESCAPED) & ~held)
        if escaped.size:
            told = lines.take(pa.array(escaped)).cast(pa.large_binary()).to_pylist()
            held[escaped] = self._stand_for_any([line.decode("utf-8", "replace").rstrip("\n") for line in told])
        return held

    def _stand_for_any(self, texts: list[str]) -> NDArray[np.bool_]:
        """Return of each text with escapes whether one that it stands for may hold any."""
        # Most escapes are those of web addresses, and undone once they leave none: all of these are read at once.
        whole = "\n".join(texts)
        plain = unquote(whole)
        alone = plain.count("\n") == len(texts) - 1
        held = self._found(letters(plain if alone else whole))
        others = lines_with(_bytes(whole), BUT_PERCENTS) | (lines_with(_bytes(plain), ESCAPED) if alone else True)
        places = np.flatnonzero(others)
        if places.size:
            read = [readings(texts[place]) for place in places.tolist()]
            said = "\n".join(" ".join(one.texts).replace("\n", " ") for one in read)
            held[places] = self._found(letters(said)) | [not one.complete for one in read]
        return held

    def of(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield those of the texts that may hold any."""
        for some in _some(texts, _TEXTS_AT_ONCE):
            told = "\n".join([text.replace("\n", " ") for text in some])
            for place in np.flatnonzero(self.marks(_bytes(told))).tolist():
                yield some[place]

    def holds(self, data: bytes) -> bool:
        """Return whether bytes in UTF-8 may, taken as one text, hold any."""
        return bool(self.marks(data.replace(b"\n", b" ")).any())

    def lines(self, stream: IO[bytes]) -> Iterator[bytes]:
        """Yield the lines that may hold any, without their ends."""
        for portion in portions(stream):
            for start, end in spans(portion, self.marks(portion)):
                yield portion[start:end].rstrip(b"\n")

    def _found(self, text: bytes) -> NDArray[np.bool_]:
        lines = _lines(text)
        found = np.zeros(len(lines), dtype=bool)
        for pattern in self._patterns:
            found |= _matches(lines, pattern)
        return found


def portions(stream: IO[bytes], end: bytes = b"\n") -> Iterator[bytes]:
    """Yield what is in a stream some at a time; each portion but the last stops behind an ``end``."""
    rest = b""
    while read := stream.read(_AT_ONCE):
        whole, found, rest = (rest + read).rpartition(end)
        if found:
            yield whole + found
    if rest:
        yield rest


def spans(data: bytes, marked: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the marked lines reach, their ends too."""
    offsets = _offsets(data)
    places = np.flatnonzero(marked)
    yield from zip(offsets[places].tolist(), offsets[places + 1].tolist(), strict=True)


def lines_with(data: bytes, pattern: str) -> NDArray[np.bool_]:
    """Return of each line whether it has what a pattern of RE2 says."""
    return _matches(_lines(data), pattern)


def lines_between(data: bytes, start: bytes, end: bytes) -> NDArray[np.bool_]:
    """Return of each line whether it begins and ends so."""
    lines = _lines(data)
    both = pc.and_(pc.starts_with(lines, start), pc.ends_with(lines, end))
    found: NDArray[np.bool_] = both.to_numpy(zero_copy_only=False)
    return found


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _some(texts: Iterable[str], many: int) -> Iterator[list[str]]:
    waiting = iter(texts)
    while some := list(islice(waiting, many)):
        yield some


def _offsets(data: bytes) -> NDArray[np.int64]:
    ends = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == ord("\n")) + 1
    return np.concatenate([[0], ends, [len(data)]]).astype(np.int64)


def _lines(data: bytes) -> pa.LargeStringArray:
    offsets = _offsets(data)
    return pa.LargeStringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(data))


def _matches(lines: pa.LargeStringArray, pattern: str) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = pc.match_substring_regex(lines, pattern).to_numpy(zero_copy_only=False)
    return found


EVERYTHING = Sieve([""])
"""Keeps every text."""
