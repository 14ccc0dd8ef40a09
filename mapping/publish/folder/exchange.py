# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exchange a folder with the one prepared beside it, in one step of the file system (Linux).

What is somebody else's is in both at that step, as the very same files. Then the folder that was taken away is gone
through once more: what somebody put or changed there in the meantime is carried over, and folders that are wholly
somebody's go back themselves, with their owner, their dates and whoever stands in them. What cannot be carried that way
raises `ExchangeError`, before anything is changed.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mapping.publish.folder.backup import keep_backup
from mapping.publish.folder.contents import STAGING_PREFIX, Mark, is_there, mark, marks, walk_files, write_files

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_CANNOT_EXCHANGE = {
    errno.EXDEV, errno.EBUSY, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EROFS,
    errno.EMLINK,
}  # fmt: skip
_RECORD = "scambio.json"


class ExchangeError(OSError):
    """Here folders cannot be exchanged; nothing was changed."""


class DisturbedError(OSError):
    """Somebody wrote to a place of ours at the same moment; the folder is as that person left it."""


def exchange_folder(
    work: Path, target: Path, files: Mapping[str, bytes], watched: Collection[str], *, backup: bool
) -> None:
    """Put a new folder with ``files`` into the place of ``target``.

    ``work`` is a new folder beside it; ``watched`` are the paths that are ours, in the old edition or in the new;
    with ``backup`` the old edition is kept (`keep_backup`).
    """
    new = work / "new"
    seen = marks(target, watched)
    try:
        new.mkdir()
        write_files(new, files)
        written = marks(new, files)
        _copy_look(target, new)
        linked = dict(_link_foreign(target, new, watched))
        record = {"inode": new.stat().st_ino, "seen": seen, "backup": backup}
        (work / _RECORD).write_text(json.dumps(record), encoding="utf-8")
        _exchange(new, target)
    except OSError as error:
        shutil.rmtree(work, ignore_errors=True)
        if error.errno in _CANNOT_EXCHANGE:
            raise ExchangeError(error.errno, error.strerror, str(target)) from error
        raise
    if marks(new, watched) != seen:
        _exchange(new, target)
        _settle(new, target, written)
        shutil.rmtree(work, ignore_errors=True)
        raise DisturbedError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(target))
    for path, known in linked.items():
        if not is_there(new / path) and mark(target / path) == known:
            (target / path).unlink()  # taken away, or renamed, by its owner in the meantime
    _finish(work, target, seen, backup=backup)


def recover_exchange(work: Path, target: Path) -> None:
    """Bring to its end what a run that was killed left in ``work``."""
    try:
        record = json.loads((work / _RECORD).read_text(encoding="utf-8"))
        exchanged = (work / "new").stat().st_ino != record["inode"]
    except (OSError, ValueError):
        exchanged = False
    if exchanged:
        _finish(work, target, {path: tuple(known) for path, known in record["seen"].items()}, backup=record["backup"])
    else:
        shutil.rmtree(work)


def _finish(work: Path, target: Path, seen: Mapping[str, Mark], *, backup: bool) -> None:
    for folder in _foreign_folders(work / "new", seen):
        _give_back(work / "new" / folder, target / folder)
    _settle(work / "new", target, seen)
    if backup:
        keep_backup(work / "new", target)
    (work / _RECORD).unlink()  # first: half of what is cleared away must not be taken for an edition
    shutil.rmtree(work, ignore_errors=True)


def _settle(old: Path, target: Path, ours: Mapping[str, Mark]) -> None:
    """Carry everything in ``old`` into ``target`` but the files of ours, known by their marks."""
    while foreign := [path for path in walk_files(old) if mark(old / path) != ours.get(path, ())]:
        for path in foreign:
            _carry(old / path, target / path)
    for parent, folders, _ in os.walk(old, topdown=False):
        for name in folders:
            with suppress(OSError):  # it is not empty, or nobody's to remove
                Path(parent, name).rmdir()


def _foreign_folders(folder: Path, ours: Collection[str]) -> Iterator[str]:
    """Yield the outermost folders in ``folder`` that hold nothing of ours."""
    for parent, folders, _ in os.walk(folder):
        paths = [Path(parent, n).relative_to(folder).as_posix() for n in sorted(folders)]
        foreign = [path for path in paths if not any(name.startswith(f"{path}/") for name in ours)]
        yield from (path for path in foreign if not (folder / path).is_symlink())
        folders[:] = [Path(path).name for path in paths if path not in foreign]


def _give_back(folder: Path, place: Path) -> None:
    """Put the folder itself into the place of the copy that stood in for it; the copy is gone through afterwards."""
    if any(parent.is_symlink() for parent in (place, place.parent)):
        return
    # A run that was killed may have given it back already and emptied the copy: that one would hide its files.
    if not set(walk_files(place)) <= set(walk_files(folder)):
        return
    with suppress(OSError):  # then its files are carried one by one
        if place.is_dir():
            _exchange(folder, place)
        elif place.parent.is_dir():
            folder.rename(place)


def _carry(path: Path, place: Path) -> None:
    """Move a file that is not ours; where its place holds another one, the newer of the two stays."""
    while place.is_dir() and not place.is_symlink():
        place = place.with_name(f"{place.name}~")
    known, other = path.lstat(), place.lstat() if is_there(place) else None
    place.parent.mkdir(parents=True, exist_ok=True)
    if other and (other.st_ino == known.st_ino or other.st_mtime_ns > known.st_mtime_ns):
        path.unlink()
    else:
        path.replace(place)


def _link_foreign(old: Path, new: Path, watched: Collection[str]) -> Iterator[tuple[str, Mark | None]]:
    """Bring into ``new`` whatever in ``old`` is not ours, as the same files; yield their paths and marks."""
    for parent, folders, names in os.walk(old, onerror=_raise):
        folders[:] = [n for n in folders if not n.startswith(STAGING_PREFIX)]
        links = [n for n in folders if Path(parent, n).is_symlink()]
        for name in set(folders) - set(links):
            _make_like(Path(parent, name), new / Path(parent, name).relative_to(old))
        for path in (Path(parent, n).relative_to(old).as_posix() for n in [*names, *links]):
            if path not in watched:
                with suppress(FileNotFoundError):  # gone in the meantime
                    _link(old / path, new / path)
                    yield path, mark(new / path)


def _link(source: Path, place: Path) -> None:
    try:
        os.link(source, place, follow_symlinks=False)
    except (FileNotFoundError, FileExistsError):
        raise
    except (OSError, NotImplementedError) as error:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(source)) from error


def _make_like(source: Path, place: Path) -> None:
    if os.path.ismount(source):
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(source))
    if not os.access(source, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(source))
    if not place.is_dir():
        place.mkdir()
        _copy_look(source, place)


def _copy_look(source: Path, place: Path) -> None:
    """Give a folder the owner, the mode, the dates and the attributes of another."""
    there, here = source.stat(), place.stat()
    if (there.st_uid, there.st_gid) != (here.st_uid, here.st_gid) and sys.platform != "win32":
        os.chown(place, there.st_uid, there.st_gid)
    shutil.copystat(source, place)


def _exchange(one: Path, other: Path) -> None:
    """Exchange the names of two folders in one step, or raise ``OSError``."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))


def _raise(error: OSError) -> None:
    raise error
