# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A zip whose bytes depend on what is in it alone.

`zipfile` deflates with the zlib of the machine, and the several zlibs write several streams for one text. libdeflate
brings its own code: one version of it writes the same everywhere (github.com/ebiggers/libdeflate/issues/400). It wants
each part as a whole; so its sizes stand before it, where the simplest readers look for them.
"""

import struct
from collections.abc import Iterable, Iterator

from deflate import crc32, deflate_compress

LEVEL = 6
"""Of libdeflate: higher ones take several times as long for a few percent."""
_TOLD = struct.Struct("<5H3L2H")
"""Version, flags, method, hour, day, checksum, size packed, size, length of the name, of what comes behind it."""
_VERSION, _UNIX, _UTF8, _DEFLATED = 20, 3, 0x800, 8
_HOUR, _DAY = 0, (1 << 5) | 1
"""Midnight of 1 January 1980, the first that a zip can tell: a clock would make two builds differ."""
_FOR_ITS_OWNER = 0o600 << 16
_MOST = 2**32 - 1


def zip_portions(parts: Iterable[tuple[str, bytes | bytearray]]) -> Iterator[bytes]:
    """Yield a zip of parts (name, content), each packed as its turn comes.

    Raises
    ------
    OverflowError
        If it would be larger than the 4 GB of which every reader can tell the places.
    """
    listed: list[bytes] = []
    place = 0
    for name, content in parts:
        about, packed = _packed(name.encode(), content)
        listed.append(_entry(about, name.encode(), place))
        yield from (head := b"PK\3\4" + about + name.encode(), packed)
        place += len(head) + len(packed)
    directory = b"".join(listed)
    if place + len(directory) > _MOST:
        raise OverflowError(f"A zip of {place} bytes.")
    yield directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(listed), len(listed), len(directory), place, 0)


def _packed(name: bytes, content: bytes | bytearray) -> tuple[bytes, bytes]:
    if len(content) > _MOST:
        raise OverflowError(f"{len(content)} bytes in one part of a zip.")
    packed = bytes(deflate_compress(content, LEVEL))
    sizes = crc32(content), len(packed), len(content), len(name), 0
    return _TOLD.pack(_VERSION, _UTF8, _DEFLATED, _HOUR, _DAY, *sizes), packed


def _entry(about: bytes, name: bytes, place: int) -> bytes:
    """Return what the directory at the end tells of a part."""
    made = struct.pack("<4s2B", b"PK\1\2", _VERSION, _UNIX)
    return made + about + struct.pack("<3H2L", 0, 0, 0, _FOR_ITS_OWNER, min(place, _MOST)) + name
