# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Replace a folder by a new one so that it is whole at every moment, and nothing of anybody's is lost.

An edition of ours is exchanged with the next one in one step of the file system (`mapping.publish.folder.exchange`).
A folder that is not ours yet, that someone stands in, or that cannot be exchanged, stays, and its files are replaced
one by one (`mapping.publish.folder.in_place`). A crash leaves the old edition or the new one; the next run clears
away the rest. What somebody else has put into the places of our files, or has changed in them, is replaced only on
request.
"""

import errno
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from mapping.errors import OutputError
from mapping.files import real_path
from mapping.publish.folder.backup import backup_path, read_backup, refuse_strange_backup
from mapping.publish.folder.contents import (
    Standing,
    clashes,
    find_standing,
    is_same,
    is_there,
    make_private,
    occupied,
    staging_name,
    write_files,
)
from mapping.publish.folder.exchange import ExchangeError, exchange_folder, recover_exchange
from mapping.publish.folder.files import facts_of
from mapping.publish.folder.in_place import recover_in_place, replace_in_place
from mapping.publish.folder.locks import locked
from mapping.publish.folder.sentences import name_some, output_sentence


def replace_folder(out: Path, files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Make ``out`` hold ``files`` (relative path -> bytes, the manifest last) and, untouched, what is not ours.

    A link stays a link: the folder it points to is replaced. An edition that differs is kept as the one before
    (`mapping.publish.folder.backup`).

    Parameters
    ----------
    out
        The folder, made where it is not there.
    files
        What it shall hold; of those in a folder (`mapping.publish.folder.files.FolderFiles`) none is read whole.
    replace
        Replace also files that are not ours, or that somebody has changed, in the places of those to be written.

    Raises
    ------
    OutputError
        If it cannot be written, or files that are not ours would be lost; what stood there is untouched.
    """
    with _writing(out, sum(told.size for told in facts_of(files).values())) as target:
        _replace(target, out, files, replace=replace)


def restore_folder(
    out: Path, check: Callable[[Mapping[str, bytes]], None] = lambda _: None, *, replace: bool = False
) -> Path:
    """Bring back the edition before; what stood in ``out`` becomes the edition before, so that twice changes nothing.

    Parameters
    ----------
    out
        The published folder.
    check
        Called with the files to be brought back (path -> bytes), before anything changes; it raises if they must not
        be published.
    replace
        As in `replace_folder`.

    Returns
    -------
    Path
        Where the edition was kept.

    Raises
    ------
    InputError
        If there is no edition before, or it is not what its manifest says.
    OutputError
        If the folder cannot be written, or files that are not ours would be lost.
    """
    with _writing(out, 0) as target:
        files = read_backup(target)
        check(files)
        _replace(target, out, files, replace=replace)
        return backup_path(target)


@contextmanager
def _writing(out: Path, size: int) -> Iterator[Path]:
    """Give the folder to write, when no other run writes there and what killed runs left is cleared away."""
    try:
        target = real_path(out)
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(out))
        target.parent.mkdir(parents=True, exist_ok=True)
        name = staging_name(target)
        with locked(target, f"{name}.lock"):
            if (target.parent / name).is_dir():
                recover_exchange(target.parent / name, target)
            if (target / name).is_dir():
                recover_in_place(target / name, target)
            yield target
    except OSError as error:
        raise OutputError(output_sentence(error, out, size)) from error


def _replace(target: Path, out: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    standing, facts = find_standing(target), facts_of(files)
    if is_same(target, facts, standing):
        return
    if taken := occupied(target, files):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(taken))
    if not replace:
        _refuse_clashes(out, clashes(target, facts, standing), standing)
        refuse_strange_backup(target)
    _write(target, files, standing)


def _refuse_clashes(out: Path, taken: list[str], standing: Standing) -> None:
    if not taken:
        return
    what = "che qualcuno ha cambiato" if set(taken) <= standing.altered else "che questo programma non ha scritto"
    raise OutputError(
        f"Nella cartella «{out}» ci sono file {what}, al posto di quelli da scrivere ({name_some(taken)}): non è stato "
        "cambiato nulla; spostarli, indicare un'altra cartella con --out, o aggiungere --replace per sostituirli."
    )


def _write(target: Path, files: Mapping[str, bytes], standing: Standing) -> None:
    """Choose how the folder is replaced, and do it."""
    beside, inside = target.parent / staging_name(target), target / staging_name(target)
    watched = standing.named | set(files)
    if not is_there(target):
        _make_new(beside, target, files)
        return
    if standing.named and sys.platform == "linux" and not _is_stood_in(target, watched):
        with suppress(ExchangeError):
            _make_work(beside)
            exchange_folder(beside, target, files, watched, backup=standing.whole)
            return
    replace_in_place(inside, target, files, watched, backup=standing.whole)


def _make_work(work: Path) -> None:
    try:
        make_private(work)
    except PermissionError as error:  # the folder around it is closed to us
        raise ExchangeError(error.errno, error.strerror, str(work)) from error


def _make_new(work: Path, target: Path, files: Mapping[str, bytes]) -> None:
    make_private(work)
    try:
        (work / "new").mkdir()
        write_files(work / "new", files)
        (work / "new").rename(target)
    finally:
        _remove_work(work)


def _remove_work(work: Path) -> None:
    with suppress(OSError):
        recover_exchange(work, work)  # there is no record: it only clears away


def _is_stood_in(target: Path, watched: Collection[str]) -> bool:
    """Return whether a process stands in the folder, or in a folder of ours in it: it would be left in the old one."""
    return any(
        place == target or (place.is_relative_to(target) and _leads_to(place.relative_to(target).as_posix(), watched))
        for place in _stood_in()
    )


def _leads_to(folder: str, watched: Collection[str]) -> bool:
    return any(path.startswith(f"{folder}/") for path in watched)


def _stood_in() -> Iterator[Path]:
    """Yield where this process stands, and every other that the system tells of (Linux)."""
    with suppress(OSError):  # the folder we stood in is gone
        yield Path.cwd()
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            yield link.readlink()
