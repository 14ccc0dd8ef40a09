# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a file behind an address is found: the folder of whoever saves the map, then the library."""

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mapping.errors import InputError, system_says
from mapping.inlining.library import LibraryFile, content_type, find
from mapping.palette import colour

_LINE = colour("bordo-forte")
BLANK_IMAGE = "data:image/svg+xml;base64," + base64.b64encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
    f'<path fill="{colour("sea", "base")}" stroke="{_LINE}" '
    f'd="M1.5 1.5h21v21h-21z"/><path fill="none" stroke="{_LINE}" d="m8 8 8 8m0-8-8 8"/></svg>'.encode()
).decode("ascii")
"""Stands where an image is missing."""
_KINDS = {
    "script": {"js", "mjs"},
    "style": {"css"},
    "image": {"png", "gif", "jpg", "jpeg", "webp", "svg", "ico", "avif", "bmp"},
    "media": {"mp4", "webm", "ogv", "mp3", "ogg", "wav"},
    "font": {"woff2", "woff", "ttf", "otf", "eot"},
    "track": {"vtt"},
    "paper": {"pdf"},
    "data": {"json", "geojson", "topojson"},
}
"""What can be loaded in each kind of place, by the end of a file's name: nothing else of a folder enters a page."""
_SIGNS = {
    b"\x89PNG\r\n": "png",
    b"GIF8": "gif",
    b"\xff\xd8\xff": "jpg",
    b"<svg": "svg",
}
"""How an image begins whose name does not say what it is."""


@dataclass
class Sources:
    """The two places, and what was taken from them, asked in vain, or must be told."""

    folder: Path | None = None
    packages: set[str] = field(default_factory=set)
    missing: dict[str, None] = field(default_factory=dict)
    """Addresses that neither place has, in the order in which they were asked for."""
    handlers: list[str] = field(default_factory=list)
    """Handlers, and links that run code, which the policy stops, as they were written."""
    frames: list[str] = field(default_factory=list)
    """Pages of others that frames would have shown."""
    told: dict[tuple[str, str], None] = field(default_factory=dict)
    """What else has to be told: its kind, and what it is."""
    mentioned: int = 0
    """How many addresses of images stand in scripts where nothing tells whether they are loaded or shown as text."""

    def take(self, address: str, *kinds: str) -> LibraryFile | None:
        """Return the file behind an address; one that is nowhere is remembered as missing."""
        found = self.look(address, *kinds)
        if found is None:
            self.missing.setdefault(address)
        elif found.package:
            self.packages.add(found.package)
        return found

    def look(self, address: str, *kinds: str) -> LibraryFile | None:
        """Return the file behind an address, of a kind that its place loads (`_KINDS`).

        It is sought by host and path in the folder, in the library, then by its bare name in the folder; data, which
        are not looked for by a name that any text may have, not by the last.
        """
        host, path = _host_and_path(address)
        return (
            self._from_folder(f"{host}/{path}" if host else path, kinds)
            or find(_with_scheme(address))
            or (self._from_folder(path.rpartition("/")[2], kinds) if "data" not in kinds else None)
        )

    def data_address(self, address: str, *kinds: str) -> str | None:
        """Return the file behind an address as a ``data:`` address, or None where it is missing."""
        found = self.take(address, *kinds)
        return data_address(found) if found else None

    def _from_folder(self, name: str, kinds: Iterable[str]) -> LibraryFile | None:
        if self.folder is None or not name or any(part.startswith(".") for part in name.split("/")):
            return None
        path = self.folder / name
        ending = path.suffix[1:].lower()
        if ending and not any(ending in _KINDS[kind] for kind in kinds) and not _is_number(ending):
            return None
        if not _is_in(path, self.folder):
            return None
        try:
            content = path.read_bytes()
        except OSError as error:
            raise InputError(
                f"Il file «{path}» della cartella data non si può leggere: {system_says(error)}."
            ) from None
        return _fitting(path.name, content, kinds)


def _fitting(name: str, content: bytes, kinds: Iterable[str]) -> LibraryFile | None:
    """Return the file, or None where neither its name nor its first bytes say that it is of these kinds."""
    if any(name.rpartition(".")[2].lower() in _KINDS[kind] for kind in kinds):
        return LibraryFile(name, content, "")
    sign = next((kind for sign, kind in _SIGNS.items() if content.startswith(sign)), None)
    return LibraryFile(f"{name}.{sign}", content, "") if sign and "image" in kinds else None


def _is_number(ending: str) -> bool:
    return ending.isdigit()  # «foto-1.200» has no ending that says what it is


def _is_in(path: Path, folder: Path) -> bool:
    """Tell whether a file is there, and in the folder; a name that no file can have, or leads in circles, is not."""
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except (ValueError, OSError, RuntimeError):
        return False


def given_folder(folder: object) -> Path | None:
    """Return the folder that was given.

    Raises
    ------
    InputError
        If it is no folder.
    """
    if folder is None:
        return None
    if not isinstance(folder, str | PathLike) or not str(folder) or isinstance(fspath(folder), bytes):
        raise InputError(
            f"folder= vuole il percorso di una cartella, non {folder!r}: indicare quella che contiene i file da "
            "inserire."
        )
    path = Path(fspath(folder))
    if _is_file(path):
        raise InputError(f"«{folder}» è un file, non una cartella: indicare con folder= quella in cui sta.")
    if not _is_folder(path):
        raise InputError(
            f"La cartella «{folder}» non c'è: indicare con folder= quella che contiene i file da inserire."
        )
    return path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def data_address(file: LibraryFile, change: Callable[[bytes], bytes] = lambda content: content) -> str:
    """Return a file as a ``data:`` address, its content changed first."""
    return f"data:{content_type(file.name)};base64,{base64.b64encode(change(file.content)).decode('ascii')}"


def _with_scheme(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _host_and_path(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        return parts.hostname or "", unquote(parts.path).lstrip("/")
    except ValueError:
        return "", ""
