# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library of the files that Folium's elements link: scripts, style sheets, fonts, images.

Gathered when the package is built (`mapping.inlining.gather`); the scripts that Folium carries itself are those of the
installed one.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import unquote, urlsplit

from mapping.errors import GeodataError

_TYPES = {
    "js": "text/javascript",
    "css": "text/css",
    "png": "image/png",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "eot": "application/vnd.ms-fontobject",
    "json": "application/json",
    "geojson": "application/geo+json",
    "topojson": "application/json",
    "mjs": "text/javascript",
    "avif": "image/avif",
    "bmp": "image/bmp",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "ogv": "video/ogg",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "vtt": "text/vtt",
    "pdf": "application/pdf",
}
_PACKAGE = re.compile(r"((?:@[^/]+/)?[^/@]+@[^/]+)/")


@dataclass(frozen=True)
class LibraryFile:
    """A file of the library: its name there, its bytes, and the package it came in ("" for what the build made)."""

    name: str
    content: bytes
    package: str


def library_file(url: str) -> bytes | None:
    """Return the bytes of the file behind an address, or None where the library has none.

    Query, fragment, ``http`` for ``https`` and a version called «latest» make no difference; text that is no address
    has no file.

    Raises
    ------
    GeodataError
        If the library was never gathered (a checkout that was not installed).
    """
    found = find(url)
    return found.content if found else None


def find(url: str) -> LibraryFile | None:
    """Return the file behind an address with its name and package, or None where the library has none."""
    name = _index().get(plain_address(url), "")
    if not name:
        return None
    if name.startswith("folium:"):
        path = files("folium").joinpath("templates", name.removeprefix("folium:"))
        return LibraryFile(name, path.read_bytes(), "folium") if path.is_file() else None
    package = _PACKAGE.match(name)
    return LibraryFile(name, _dist().joinpath(name).read_bytes(), package[1] if package else "")


def plain_address(url: str) -> str:
    """Return an address as the library compares it; "" for what is none."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return ""
    if not host or parts.scheme not in {"http", "https", ""}:
        return ""
    path = re.sub("/{2,}", "/", unquote(parts.path))
    return f"https://{host}{re.sub('@latest(?=/|$)', '', path)}"


def content_type(name: str) -> str:
    """Return the media type of a file by the end of its name; binary data where it tells nothing."""
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def stated(part: str) -> dict[str, str]:
    """Return a part of ``library.json``: ``addresses``, ``nearest``, ``missing``."""
    return _stated()[part]


def notice(package: str) -> str:
    """Return the licence notice of a package of the library."""
    if package == "folium":
        return f"folium {distribution('folium').version}\n\n{_folium_licence()}"
    return _dist().joinpath("licences", f"{package}.txt").read_text(encoding="utf-8")


def world_package() -> str:
    """Return the package that `world` comes from, for its notice."""
    return next(
        path.name.removesuffix(".txt")
        for path in _dist().joinpath("licences").iterdir()
        if path.name.startswith("world-atlas@")
    )


def world() -> dict[str, Any]:
    """Return the countries of the world (Natural Earth 1:50m, simplified) as a topology: transform, arcs, countries."""
    return json.loads(_dist().joinpath("world.json").read_bytes())  # type: ignore[no-any-return] # the file is ours


def _folium_licence() -> str:
    paths = [path for path in distribution("folium").files or [] if "licen" in path.name.lower()]
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in paths) or "Licence: MIT"


@cache
def _stated() -> dict[str, dict[str, str]]:
    text = files("mapping.inlining").joinpath("library.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return] # the file is ours


@cache
def _index() -> dict[str, str]:
    index = json.loads(_dist().joinpath("index.json").read_text(encoding="utf-8"))
    return {plain_address(address): name for address, name in index.items()}


def _dist() -> Traversable:
    folder = files("mapping.inlining").joinpath("dist")
    if not folder.joinpath("index.json").is_file():
        raise GeodataError("Manca la raccolta dei file di Folium: eseguire «python mapping/inlining/gather.py».")
    return folder
