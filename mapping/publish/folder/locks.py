# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One run at a time writes into a folder; the lock ends with the process, however it ends."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mapping.errors import OutputError

if sys.platform == "win32":
    import msvcrt
else:
    with suppress(ImportError):
        import fcntl

LOCK_SECONDS = 60.0
"""How long a run waits for another one that is writing into the same place."""
_HELD = "tenuta.lock"
"""In a folder that is held, where a system locks files only."""
_CANNOT_LOCK = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}
"""Some network file systems know no locks: better to write than to refuse."""


@contextmanager
def locked(target: Path, lock_file: str) -> Iterator[None]:
    """Let one run at a time write into ``target``.

    The folder around it is locked, without a file; where a system locks files only, ``lock_file`` is made in it.
    """
    descriptor, path = _opened(target, lock_file)
    try:
        _wait(descriptor, target)
        yield
    finally:
        os.close(descriptor)
        with suppress(OSError):  # where it stays, another run waits with it open: that one removes it
            if path:
                path.unlink()


def hold(folder: Path) -> int | None:
    """Return a lock on the folder, which ends when it is closed; None if another run holds it."""
    path = folder / _HELD if sys.platform == "win32" else folder
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT if sys.platform == "win32" else os.O_RDONLY)
    if _taken(descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _opened(target: Path, lock_file: str) -> tuple[int, Path | None]:
    for folder in (target.parent, target):
        path = folder / lock_file if sys.platform == "win32" else None
        with suppress(PermissionError):
            return os.open(path or folder, os.O_RDWR | os.O_CREAT if path else os.O_RDONLY), path
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _wait(descriptor: int, target: Path) -> None:
    deadline = time.monotonic() + LOCK_SECONDS
    while not _taken(descriptor):
        if time.monotonic() > deadline:
            raise OutputError(
                f"Un'altra esecuzione sta scrivendo in «{target.parent}» da più di {LOCK_SECONDS:.0f} "
                "secondi: non è stato cambiato nulla, riprovare quando è finita."
            )
        time.sleep(0.05)


def _taken(descriptor: int) -> bool:
    """Return whether the lock is ours now, or there are no locks here."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        elif "fcntl" in globals():
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # Windows says the latter
        return False
    except OSError as error:
        if error.errno not in _CANNOT_LOCK:
            raise
    return True
