# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What in a published folder is ours and what is somebody else's.

Ours is a file that the folder's manifest names and that is still, byte for byte, what the manifest says. Whatever else
is there is somebody's: a file that no manifest names, and one of ours that somebody has changed since.
"""

import errno
import hashlib
import os
import re
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mapping.publish.edition import MANIFEST, read_manifest
from mapping.publish.folder.files import Facts, FolderFiles

STAGING_PREFIX = ".mappa-in-scrittura-"
"""Of the folder in which the next one is prepared; what carries it is never anybody's."""
SITE_FOLDERS = ("dati", "registro", "immagini")
"""Every file of a site stands in one of these, or at the top."""
NEWS = frozenset({"registro/novita.csv", "registro/novita.html"})
"""Never somebody's own beside an edition of ours: left over, they tell readers of an older one."""
_SHA256 = re.compile("[0-9a-f]{64}")


class Standing(NamedTuple):
    """An edition of ours that stands in a folder.

    ``named`` are the paths it was written with, ``kept`` those still as written, ``altered`` those that hold
    something else now. All are empty where there is no manifest of ours.
    """

    named: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether there is an edition, and every file of it is as it was written."""
        return bool(self.named) and self.kept == self.named


Mark = tuple[int, int, int]
"""By what a file is known again without reading it."""


def listed_files(folder: Path) -> dict[str, str]:
    """Return ``path -> SHA-256`` as the manifest in ``folder`` names them; nothing if there is none of ours."""
    listed = read_manifest(folder).get("file")
    try:
        found = {str(name): str(about["sha256"]) for name, about in dict(listed or {}).items()}
    except (ValueError, TypeError, KeyError):
        return {}
    return found if all(_is_plain(name) and _SHA256.fullmatch(digest) for name, digest in found.items()) else {}


def _is_plain(path: str) -> bool:
    """Return whether a path leads to a place below the folder, on every system."""
    return not re.search(r"[\\:\0]", path) and all(part not in ("", ".", "..") for part in path.split("/"))


def find_standing(folder: Path) -> Standing:
    """Return the edition of ours in ``folder``."""
    listed = listed_files(folder)
    if not listed:
        return Standing()
    there = {path for path in {*listed, *NEWS} if is_there(folder / path)}
    kept = {path for path in there & set(listed) if _is_as_listed(folder, path, listed[path])}
    return Standing(
        frozenset(listed) | (there & NEWS) | {MANIFEST}, frozenset(kept) | {MANIFEST}, frozenset(there - kept)
    )


def _is_as_listed(folder: Path, path: str, digest: str) -> bool:
    return is_plain_file(folder, path) and _sha256(folder / path) == digest


def clashes(folder: Path, files: Mapping[str, Facts], standing: Standing) -> list[str]:
    """Return, sorted, what of somebody's in ``folder`` would be lost if ``files`` took the place of our edition."""
    new = (path for path in files if path not in standing.kept and is_there(folder / path))
    return sorted(standing.altered | {path for path in new if not _holds(folder, path, files[path])})


def stale_files(folder: Path, files: Collection[str]) -> list[str]:
    """Return the paths of ours that stand in ``folder`` and are no longer among ``files``, sorted."""
    standing = find_standing(folder)
    return sorted((standing.kept | standing.altered) - set(files))


def is_same(folder: Path, files: Mapping[str, Facts], standing: Standing) -> bool:
    """Return whether the edition in ``folder`` is ``files``, byte for byte, and nothing else."""
    return standing.kept == set(files) and all(_holds(folder, path, told) for path, told in files.items())


def strange_files(folder: Path) -> list[str]:
    """Return what stands in ``folder`` and is no file of an edition of ours as it was written, sorted."""
    kept = find_standing(folder).kept
    return sorted(path for path in walk_files(folder) if path not in kept)


def occupied(folder: Path, files: Iterable[str]) -> Path | None:
    """Return what stands in the way even of a replacement: a folder for a file, a file or a link for a folder."""
    for path in files:
        place = folder / path
        if place.is_dir() and not place.is_symlink():
            return place
        for parent in list(place.relative_to(folder).parents)[:-1]:
            if is_there(folder / parent) and not _is_folder(folder / parent):
                return folder / parent
    return None


def published_places(folder: Path) -> Iterator[Path]:
    """Yield every path in ``folder`` that is, or could be, a file of a site."""
    with suppress(OSError):
        yield from folder.iterdir()
    for name in SITE_FOLDERS:
        yield from (folder / name / path for path in walk_files(folder / name))
    yield from (folder / path for path in listed_files(folder))


def walk_files(folder: Path) -> Iterator[str]:
    """Yield the relative path of every file and link below ``folder``, with ``/``, links not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if not n.startswith(STAGING_PREFIX))
        links = [n for n in folders if Path(parent, n).is_symlink()]
        for name in sorted([*names, *links]):
            yield Path(parent, name).relative_to(folder).as_posix()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (relative path -> bytes) below the existing ``folder``, down to the disk.

    Those that stand in a folder already are given a second name.
    """
    for path in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(files, FolderFiles):
            link_or_copy(files.folder / path, place)
        else:
            place.write_bytes(files[path])
        with place.open("rb+") as stream:
            os.fsync(stream.fileno())


def is_there(path: Path) -> bool:
    """Return whether something stands at ``path``, a link that leads nowhere included."""
    return os.path.lexists(path)


def is_plain_file(folder: Path, path: str) -> bool:
    """Return whether an ordinary file stands at ``path`` below ``folder``, reached through no link."""
    place = folder / path
    parents = [folder / part for part in list(place.relative_to(folder).parents)[:-1]]
    return place.is_file() and not any(part.is_symlink() for part in (place, *parents))


def mark(path: Path) -> Mark | None:
    """Return by what the file is known again; None if there is none."""
    try:
        found = path.lstat()
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTDIR):
            raise
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def marks(folder: Path, paths: Iterable[str]) -> dict[str, Mark]:
    """Return the marks of those of ``paths`` that are there."""
    found = {path: mark(folder / path) for path in paths}
    return {path: known for path, known in found.items() if known}


def staging_name(target: Path) -> str:
    """Return the same short name at every run for the same folder, however long its own name is."""
    return STAGING_PREFIX + hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter, in the place of one that a killed run left.

    Not on Windows: there a file that is moved out of such a folder would stay closed to others.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o777 if sys.platform == "win32" else 0o700)


def link_or_copy(source: str | Path, place: str | Path) -> None:
    """Let the file be at ``place`` too; copied where the file system, or the system, knows no second name."""
    try:
        os.link(source, place, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(source, place, follow_symlinks=False)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _holds(folder: Path, path: str, told: Facts) -> bool:
    place = folder / path
    return is_plain_file(folder, path) and place.stat().st_size == told.size and _sha256(place) == told.sha256


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
