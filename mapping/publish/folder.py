# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What in a published folder is ours and what is somebody else's."""

import errno
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mapping.publish.edition import MANIFEST, read_manifest

STAGING_PREFIX = ".mappa-in-scrittura-"
"""Of the folder in which the next one is prepared; what carries it is never anybody's."""
_ONCE = ("registro/segnalazioni.csv", "registro/segnalazioni.xlsx")
"""What earlier versions published and must not stand there any more: the keeper's report."""
KNOWN = frozenset({MANIFEST, "registro/novita.csv", "registro/novita.html", *_ONCE})
"""Ours even where no manifest names them."""


def our_files(folder: Path) -> frozenset[str]:
    """Return the relative paths that an earlier run wrote into ``folder``, as its manifest names them."""
    listed = read_manifest(folder).get("file")
    # No manifest, or not one of ours: then nothing else is known to be ours.
    return KNOWN | frozenset(listed) if isinstance(listed, dict) else KNOWN


def stale_files(folder: Path, files: Collection[str]) -> list[str]:
    """Return the paths of ours that stand in ``folder`` and are no longer among ``files``, sorted."""
    return sorted(path for path in foreign_walk(folder) if path in our_files(folder) and path not in files)


def foreign_walk(folder: Path) -> Iterator[str]:
    """Yield the relative path of every file and link below ``folder``, with ``/``, links not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if not n.startswith(STAGING_PREFIX))
        links = [n for n in folders if Path(parent, n).is_symlink()]
        for name in sorted([*names, *links]):
            yield Path(parent, name).relative_to(folder).as_posix()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (relative path -> bytes) below the existing ``folder``, down to the disk."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())


def is_there(path: Path) -> bool:
    """Return whether something stands at ``path``, a link that leads nowhere included."""
    return path.is_symlink() or path.exists()


def set_aside(source: Path, place: Path) -> None:
    """Keep what is at ``source``, if anything, at ``place`` too; it stays where it is."""
    if is_there(source):
        place.parent.mkdir(parents=True, exist_ok=True)
        _link(source, place)


def copy_foreign(old: Path, new: Path, files: Collection[str]) -> None:
    """Bring into ``new`` whatever in ``old`` is not ours, as the same files (hard links) where possible."""
    shutil.copymode(old, new)
    with suppress(PermissionError):
        owner = old.stat()
        os.chown(new, owner.st_uid, owner.st_gid)
    ours = our_files(old) | frozenset(files)
    for parent, folders, names in os.walk(old):
        folders[:] = [n for n in folders if not n.startswith(STAGING_PREFIX)]
        for name in folders:
            _copy_folder(Path(parent, name), new / Path(parent, name).relative_to(old))
        for name in names:
            path = Path(parent, name).relative_to(old)
            if path.as_posix() not in ours:
                _link(Path(parent, name), new / path)


def _copy_folder(source: Path, place: Path) -> None:
    if source.is_symlink():
        place.symlink_to(source.readlink())
    elif source.is_mount():
        raise OSError(errno.EBUSY, "mount point", str(source))
    elif not place.is_dir():
        place.mkdir()
        shutil.copystat(source, place)


def _link(source: Path, place: Path) -> None:
    try:
        os.link(source, place, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        shutil.copy2(source, place, follow_symlinks=False)
