# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the next edition is written file by file, before it takes the place of the one that stands.

A folder of each run's own, beside the published one, so that its files can be given a place there without being copied.
Several may be made at the same time: only when one is done does it wait for its turn
(`mapping.publish.folder.swap.replace_folder`).
"""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mapping.errors import OutputError
from mapping.files import real_path
from mapping.publish.folder.contents import make_private, staging_name
from mapping.publish.folder.files import FolderFiles
from mapping.publish.folder.locks import hold, locked
from mapping.publish.folder.sentences import output_sentence

_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def staged(out: Path) -> Iterator[FolderFiles]:
    """Give the files of the next edition of ``out``; they are gone at the end, whatever happens.

    Raises
    ------
    OutputError
        If there is no room for them, or no permission.
    """
    try:
        folder, lock = _new_folder(real_path(out))
    except OSError as error:
        raise OutputError(output_sentence(error, out, 0)) from error
    try:
        yield FolderFiles(folder, out)
    finally:
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)


def _new_folder(target: Path) -> tuple[Path, int]:
    """Return a new folder and its lock: beside the target, or in it where the folder around it is closed to us.

    In it too where it is another disk: beside it there may be no room, and a file would have to be copied.
    """
    around = next(parent for parent in target.parents if parent.is_dir())  # the target's own may still be made
    name = staging_name(target)
    own = f"{name}-nuova-{hashlib.sha256(os.fsencode(target)).hexdigest()[:12]}-"
    with locked(target if around == target.parent else around / target.name, f"{name}.lock"):
        for place in (target, around):
            _clear(place, f"{name}-nuova-*")
        for place in around.parents:  # where it was made when the folders between were not there yet
            _clear(place, f"{own}*")
        if target.is_dir() and target.stat().st_dev != around.stat().st_dev:
            return _made_in(target, own)
        try:
            return _made_in(around, own)
        except OSError as error:
            if error.errno not in _CLOSED or not target.is_dir():
                raise
            return _made_in(target, own)


def _clear(place: Path, pattern: str) -> None:
    """Take away what runs left that were killed: their locks went with them."""
    for left in place.glob(pattern):
        with suppress(OSError):  # what we may not open is somebody else's
            if left.is_dir() and not left.is_symlink() and (lock := hold(left)) is not None:
                os.close(lock)
                shutil.rmtree(left, ignore_errors=True)


def _made_in(around: Path, own: str) -> tuple[Path, int]:
    folder = around / f"{own}{secrets.token_hex(6)}"
    make_private(folder)
    lock = hold(folder)
    if lock is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(folder))
    return folder, lock
