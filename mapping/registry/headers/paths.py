# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headers that are paths into an object: «address.addressLocality», «comune.nome», «posizione/coordinate/0»."""

import re
from functools import cache
from typing import NamedTuple

from mapping.cells import fold_header
from mapping.toml_files import read_toml

_PATH = re.compile(r"[^\s./:]+([./:][^\s./:]+)+")
_BETWEEN = re.compile(r"[./:]")
_POINT = {"latitude", "latitudine", "lat", "longitude", "longitudine", "lon", "lng"}
_POSITIONS = {"0": "longitudine", "1": "latitudine"}
"""What the numbers of a position are, in the order of GeoJSON."""


class Path(NamedTuple):
    """The plain header that a path stands for; ``certain``: the objects around it are nothing but wrapping."""

    plain: str
    certain: bool = False


_NO_PATH = Path("")


def is_path(text: str) -> bool:
    """Return whether a header is the path of a part of an object, as a JSON file gives them."""
    return "." in text and _PATH.fullmatch(text.strip()) is not None


def read_path(text: str) -> Path:
    """Return what a path stands for; of most objects a part is no column of ours, and the plain header is ``""``."""
    # "Nome/Cognome" is a heading that somebody wrote, "posizione/coordinate" one that a program did.
    if not _PATH.fullmatch(text) or ("/" in text and text != text.lower()):
        return _NO_PATH
    parts = _BETWEEN.split(text)
    *around, last = parts
    if last in _POSITIONS and fold_header(around[-1]) in _words("positions"):
        return Path(_POSITIONS[last])
    if any(part.isdecimal() and part != "0" for part in parts) or last == "0":
        return _NO_PATH
    around = [fold_header(part) for part in around if part != "0"]
    own = fold_header(last)
    if own in _words("own") and around and around[-1] in _words("named"):
        last = around.pop()
    elif own in _POINT:
        return _NO_PATH if set(around) & _words("named") else Path(last)
    certain = all(name in _words("wrapping") for name in around)
    open_to = certain or all(name in _words("around") | _words("wrapping") for name in around)
    return Path(last, certain) if open_to else _NO_PATH


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold_header, read_toml("registry/aliases.toml")["paths"][kind]))
