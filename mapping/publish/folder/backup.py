# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``DIR.precedente``: the one edition before, beside the folder, for nobody but its owner to read.

It holds files of ours only, as they were written. It may name someone who has withdrawn since: it is never published,
and brought back only after a look at the list of withdrawals.
"""

import errno
import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from mapping.errors import InputError, OutputError
from mapping.files import real_path
from mapping.publish.edition import MANIFEST
from mapping.publish.folder.contents import is_there, link_or_copy, listed_files, staging_name, strange_files
from mapping.publish.folder.sentences import name_some

SUFFIX = ".precedente"
_CANNOT_KEEP = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG}
_OF_THE_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What looking into a folder leaves there, on some systems."""


def backup_path(folder: Path) -> Path:
    """Return where the edition before that of ``folder`` is kept."""
    target = real_path(folder)
    return target.parent / f"{target.name}{SUFFIX}"


def refuse_strange_backup(target: Path) -> None:
    """Refuse to replace a backup that holds anything but an edition of ours.

    Raises
    ------
    OutputError
        If it does.
    """
    place = backup_path(target)
    try:
        if not is_there(place):
            return
        strange = [place.name] if place.is_symlink() or not place.is_dir() else strange_files(place)
    except OSError:
        return  # no name for a backup, or no way to it: then none is kept
    if strange := [path for path in strange if Path(path).name not in _OF_THE_SYSTEM]:
        raise OutputError(
            f"«{place}», dove si conserva l'edizione di prima, contiene file che non sono di questo programma o che "
            f"qualcuno ha cambiato ({name_some(strange)}): non è stato cambiato nulla; spostare o rinominare "
            "quella cartella, o aggiungere --replace per sostituirla."
        )


def keep_backup(edition: Path, target: Path) -> None:
    """Make what is in the folder ``edition`` the backup of ``target``; the one before it goes.

    The files are linked, so that they take no room. Where the folder around ``target`` cannot be written, or the name
    would be too long, none is kept. Broken off, it can be done again as long as ``edition`` is there.
    """
    place = backup_path(target)
    fresh, gone = (place.parent / f"{staging_name(target)}-{word}" for word in ("prima", "via"))
    try:
        _remove(fresh)
        fresh.mkdir(mode=0o700)
        shutil.copytree(edition, fresh, symlinks=True, copy_function=link_or_copy, dirs_exist_ok=True)
        fresh.chmod(0o700)  # the copy took over the mode of the published folder
        _remove(gone)
        if is_there(place):
            place.rename(gone)
        fresh.rename(place)
    except (OSError, shutil.Error) as error:
        if error.errno not in _CANNOT_KEEP:
            raise
    for rest in (fresh, gone):
        with suppress(OSError):
            _remove(rest)


def read_backup(folder: Path) -> dict[str, bytes]:
    """Return the files of the edition before (path -> bytes), the manifest last.

    Raises
    ------
    InputError
        If there is none, or it is not what its manifest says.
    """
    place = backup_path(folder)
    if place.is_symlink() or not place.is_dir():
        raise InputError(
            f"Non c'è un'edizione di prima da riportare: la cartella «{place}» non esiste; la scrive «mapping build» "
            "quando sostituisce un'edizione con un'altra."
        )
    listed = listed_files(place)
    files = {path: data for path in sorted(listed) if (data := _read(place, path)) is not None}
    wrong = [path for path in sorted(listed) if hashlib.sha256(files.get(path, b"")).hexdigest() != listed[path]]
    if wrong or not listed:
        raise InputError(
            f"L'edizione di prima in «{place}» non è più come era stata scritta ({name_some(wrong or [MANIFEST])}): "
            "non è stato cambiato nulla; costruire di nuovo l'edizione dal suo registro con «mapping build»."
        )
    return files | {MANIFEST: (place / MANIFEST).read_bytes()}


def _read(folder: Path, path: str) -> bytes | None:
    place = folder / path
    return place.read_bytes() if place.is_file() and not place.is_symlink() else None


def _remove(place: Path) -> None:
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.is_dir():
        shutil.rmtree(place)
