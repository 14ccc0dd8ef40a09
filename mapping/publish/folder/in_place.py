# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Replace the files of a folder one by one, each in one step, the manifest last; the folder itself stays.

For folders that are somebody's, that someone stands in, or that cannot be exchanged (a mount point, macOS, Windows).
Everything is first written into a folder inside, and what is replaced is set aside there. If one of the files cannot be
put into its place those before it are taken back; after a crash the next run takes them back.
"""

import errno
import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mapping.publish.folder.backup import keep_backup
from mapping.publish.folder.contents import Mark, is_there, link_or_copy, make_private, mark, marks, write_files
from mapping.publish.folder.exchange import DisturbedError

_PLAN, _DONE = "piano.json", "fatto"


def replace_in_place(
    work: Path, target: Path, files: Mapping[str, bytes], watched: Collection[str], *, backup: bool
) -> None:
    """Put ``files`` into ``target`` and take away what of ``watched`` is not among them.

    ``work`` is a folder to be made inside ``target``; ``watched`` are the paths that are ours, in the old edition or in
    the new; with ``backup`` the old edition is kept (`keep_backup`).
    """
    make_private(work)
    new, old = work / "new", work / "old"
    try:
        new.mkdir()
        old.mkdir()
        write_files(new, files)
        seen = marks(target, watched)
        for path in seen:
            _set_aside(target / path, old / path)
        order = [*files, *(path for path in seen if path not in files)]
        made = _folders_to_make(target, files)
        plan = {"order": order, "new": marks(new, files), "folders": made, "backup": backup}
        (work / _PLAN).write_text(json.dumps(plan), encoding="utf-8")
        for path in order:
            if mark(target / path) != seen.get(path):
                raise DisturbedError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(target / path))
            _put(new / path, target / path)
    except OSError:
        recover_in_place(work, target)
        raise
    (work / _DONE).touch()
    recover_in_place(work, target)


def recover_in_place(work: Path, target: Path) -> None:
    """Take back what a run that did not come to its end has put into ``target``; end the work of one that did."""
    try:
        plan = json.loads((work / _PLAN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        plan = {"order": [], "new": {}, "folders": [], "backup": False}
    if (work / _DONE).exists():
        if plan["backup"]:
            keep_backup(work / "old", target)
    else:
        for path in plan["order"]:
            _take_back(work / "old" / path, target / path, plan["new"].get(path))
        for path in plan["folders"]:
            with suppress(OSError):  # it is not there, or somebody has put something into it
                (target / path).rmdir()
    (work / _PLAN).unlink(missing_ok=True)  # first: half of what is cleared away must not be taken for an edition
    shutil.rmtree(work, ignore_errors=True)


def _folders_to_make(target: Path, files: Collection[str]) -> list[str]:
    """Return the folders that the files need and that are not there, the deepest first."""
    parents = {parent.as_posix() for path in files for parent in PurePosixPath(path).parents}
    return sorted((path for path in parents if not is_there(target / path)), key=len, reverse=True)


def _take_back(old: Path, place: Path, ours: list[int] | None) -> None:
    """Put the old file back, unless somebody has put another there; take ours away where there was none."""
    known: Mark | None = tuple(ours) if ours else None  # type: ignore[assignment]
    if mark(place) != known:
        return
    if is_there(old):
        place.parent.mkdir(parents=True, exist_ok=True)
        old.replace(place)
    else:
        place.unlink(missing_ok=True)


def _set_aside(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    link_or_copy(source, place)


def _put(source: Path, place: Path) -> None:
    """Move ``source`` to ``place`` in one step; where there is no source, nothing shall be there."""
    if is_there(source):
        place.parent.mkdir(parents=True, exist_ok=True)
        source.replace(place)
    else:
        place.unlink(missing_ok=True)
