# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Replace a folder by a new one so that it is whole at every moment.

Everything is written into a folder beside it, together with what in the old one is not ours, and the two
names are exchanged in one step of the file system. A crash before that step leaves the old folder, a crash
after it the new one; what a crash leaves beside is removed by the next run. Where two folders cannot be
exchanged (a mount point, a system other than Linux), each file is replaced in one step, the manifest last.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from mapping.errors import OutputError
from mapping.publish.folder import STAGING_PREFIX, copy_foreign, is_there, set_aside, stale_files, write_files
from mapping.publish.words import output_sentence

if sys.platform != "win32":
    import fcntl

LOCK_SECONDS = 60.0
"""How long a run waits for another one that is writing into the same place."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_CANNOT_EXCHANGE = {errno.EXDEV, errno.EBUSY, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
_CANNOT_LOCK = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}
"""Some network file systems know no locks: better to write than to refuse."""
_PARENT_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def replace_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Make ``out`` hold ``files`` (relative path -> bytes) and, untouched, what is there and is not ours.

    A link stays a link: the folder it points to is replaced.

    Raises
    ------
    OutputError
        If it cannot be written; what stood there is untouched.
    """
    try:
        target = out.resolve()
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(out))
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            _replace(target, files)
    except OSError as error:
        raise OutputError(output_sentence(error, out, sum(map(len, files.values())))) from error


def _replace(target: Path, files: Mapping[str, bytes]) -> None:
    """Swap the folder, or replace its files where a swap is not possible."""
    if target in (Path.cwd(), *Path.cwd().parents):
        # A shell that stands in the folder would be left standing in the old one.
        _replace_in_place(target, files)
        return
    staging = target.parent / _staging_name(target)
    try:
        _swap(staging, target, files)
    except OSError as error:
        closed = error.errno in _PARENT_CLOSED and target.is_dir()
        if error.errno not in _CANNOT_EXCHANGE and not closed:
            raise
        _replace_in_place(target, files)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(staging: Path, target: Path, files: Mapping[str, bytes]) -> None:
    if staging.exists():  # left by a run that was killed
        shutil.rmtree(staging)
    staging.mkdir()
    write_files(staging, files)
    if not target.exists():
        staging.rename(target)
        return
    copy_foreign(target, staging, files)
    _exchange(staging, target)


def _replace_in_place(target: Path, files: Mapping[str, bytes]) -> None:
    """Write everything inside the folder first, then put each file into its place in one step.

    If one of them cannot be put there, those before it are taken back.
    """
    staging = target / _staging_name(target)
    shutil.rmtree(staging, ignore_errors=True)
    new, old = staging / "new", staging / "old"
    done: list[str] = []
    try:
        new.mkdir(parents=True)
        write_files(new, files)
        for path in (*files, *stale_files(target, files)):
            set_aside(target / path, old / path)
            done.append(path)
            _put(new / path, target / path)
    except OSError:
        for path in done:
            _put(old / path, target / path)
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _put(source: Path, place: Path) -> None:
    """Move ``source`` to ``place`` in one step; where there is no source, nothing shall be there."""
    if is_there(source):
        place.parent.mkdir(parents=True, exist_ok=True)
        source.replace(place)
    else:
        place.unlink(missing_ok=True)


def _staging_name(target: Path) -> str:
    """Return the same short name at every run for the same folder, however long its own name is."""
    return STAGING_PREFIX + hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]


def _exchange(one: Path, other: Path) -> None:
    """Exchange the names of two folders in one step, or raise ``OSError``."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Let one run at a time write here; the lock needs no file and ends with the process, however it ends."""
    if sys.platform == "win32":
        yield
        return
    descriptor = _open_folder(target)
    try:
        _wait_for_lock(descriptor, target)
        yield
    finally:
        os.close(descriptor)


def _open_folder(target: Path) -> int:
    with suppress(PermissionError):
        return os.open(target.parent, os.O_RDONLY)
    return os.open(target, os.O_RDONLY)


def _wait_for_lock(descriptor: int, target: Path) -> None:
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OutputError(
                    f"Un'altra esecuzione sta scrivendo in «{target.parent}» da più di {LOCK_SECONDS:.0f} "
                    "secondi: non è stato cambiato nulla, riprovare quando è finita."
                ) from None
            time.sleep(0.05)
        except OSError as error:
            if error.errno not in _CANNOT_LOCK:
                raise
            return
        else:
            return
