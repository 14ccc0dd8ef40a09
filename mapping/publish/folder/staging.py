# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the next edition is written file by file, before it takes the place of the one that stands.

A folder of each run's own, beside the published one, so that its files can be given a place there without being copied.
Several may be made at the same time: only when one is done does it wait for its turn
(`mapping.publish.folder.swap.replace_folder`).
"""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
    """Return a new folder and its lock: beside the target, or in it where the folder around it is closed to us."""
    around = next(parent for parent in target.parents if parent.is_dir())  # the target's own may still be made
    name = staging_name(target)
    with locked(target if around == target.parent else around / target.name, f"{name}.lock"):
        try:
            return _made_in(around, name)
        except OSError as error:
            if error.errno not in _CLOSED or not target.is_dir():
                raise
            return _made_in(target, name)


def _made_in(around: Path, name: str) -> tuple[Path, int]:
    for left in around.glob(f"{name}-nuova-*"):
        if left.is_dir() and not left.is_symlink() and (lock := hold(left)) is not None:
            os.close(lock)
            shutil.rmtree(left, ignore_errors=True)  # of a run that was killed: its lock went with it
    folder = around / f"{name}-nuova-{secrets.token_hex(6)}"
    make_private(folder)
    lock = hold(folder)
    if lock is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(folder))
    return folder, lock
