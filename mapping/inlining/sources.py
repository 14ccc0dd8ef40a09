# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a file behind an address is found: the folder of whoever saves the map, then the library."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mapping.errors import InputError, system_says
from mapping.inlining.library import LibraryFile, content_type, find

BLANK_IMAGE = "data:image/svg+xml;base64," + base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
    b'<path fill="#e3ebf1" stroke="#6b7a89" '
    b'd="M1.5 1.5h21v21h-21z"/><path fill="none" stroke="#6b7a89" d="m8 8 8 8m0-8-8 8"/></svg>'
).decode("ascii")
"""Stands where an image is missing."""


@dataclass
class Sources:
    """The two places, and what was taken from them, asked in vain, or must be told."""

    folder: Path | None = None
    packages: set[str] = field(default_factory=set)
    missing: dict[str, None] = field(default_factory=dict)
    """Addresses that neither place has, in the order in which they were asked for."""
    mentioned: int = 0
    """How many addresses of images stand in scripts where nothing tells whether they are loaded or shown as text."""

    def take(self, address: str) -> LibraryFile | None:
        """Return the file behind an address; one that is nowhere is remembered as missing."""
        found = self.look(address)
        if found is None:
            self.missing.setdefault(address)
        elif found.package:
            self.packages.add(found.package)
        return found

    def look(self, address: str) -> LibraryFile | None:
        """Return the file behind an address: by host and path in the folder, in the library, by its bare name."""
        host, path = _host_and_path(address)
        return (
            (self._from_folder(f"{host}/{path}") if host and path else None)
            or find(address)
            or self._from_folder(path.rpartition("/")[2])
        )

    def data_address(self, address: str) -> str | None:
        """Return the file behind an address as a ``data:`` address, or None where it is missing."""
        found = self.take(address)
        return data_address(found) if found else None

    def _from_folder(self, name: str) -> LibraryFile | None:
        if self.folder is None or not name:
            return None
        path = self.folder / name
        try:
            if not path.resolve().is_relative_to(self.folder.resolve()) or not path.is_file():
                return None
            return LibraryFile(path.name, path.read_bytes(), "")
        except ValueError:  # a name that no file can have
            return None
        except OSError as error:
            raise InputError(
                f"Il file «{path}» della cartella data non si può leggere: {system_says(error)}."
            ) from None


def given_folder(folder: str | Path | None) -> Path | None:
    """Return the folder that was given.

    Raises
    ------
    InputError
        If it is no folder.
    """
    if folder is None:
        return None
    if not Path(folder).is_dir():
        raise InputError(
            f"La cartella «{folder}» non c'è: indicare con folder= quella che contiene i file da inserire."
        )
    return Path(folder)


def data_address(file: LibraryFile, change: Callable[[bytes], bytes] = lambda content: content) -> str:
    """Return a file as a ``data:`` address, its content changed first."""
    return f"data:{content_type(file.name)};base64,{base64.b64encode(change(file.content)).decode('ascii')}"


def _host_and_path(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        return parts.hostname or "", unquote(parts.path).lstrip("/")
    except ValueError:
        return "", ""
