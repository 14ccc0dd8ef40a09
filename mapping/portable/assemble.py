# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder: the package, its lock, what starts it on each system, and how to; the same bytes from the same parts."""

import hashlib
import os
import shutil
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

from mapping.portable.lock import part_of_lock

NAME = "Mappa delle associazioni"
_PARTS = Path(__file__).parent / "parts"
_PROGRAM = "programma"
_PACKAGES = "pacchetti"
_STARTERS = {f"{NAME}.sh": "start.sh", f"{NAME}.command": "start.sh", f"{NAME}.cmd": "start.cmd"}
_EPOCH = 1_580_601_600
"""The second of February 2020, as in the wheel: the date of every file, unless SOURCE_DATE_EPOCH says another."""


def assemble(folder: Path, wheel: Path, lock: Path, *, uv: Iterable[Path] = (), packages: Path | None = None) -> Path:
    """Write the folder and return it.

    Parameters
    ----------
    folder
        What stood there goes.
    wheel
        The package.
    lock
        That of the checkout; what only the build needs is left out.
    uv
        The program ``uv`` for Linux or macOS, ``uv.exe`` for Windows.
    packages
        A folder with the wheels of the lock, for machines without network.
    """
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / _PROGRAM
    program.mkdir(parents=True)
    locked = part_of_lock(lock.read_text(encoding="utf-8"))
    _write(program / "requirements.lock", locked)
    shutil.copyfile(wheel, program / wheel.name)
    for one in uv:
        shutil.copyfile(one, program / one.name)
        (program / one.name).chmod(0o755)
    if packages:
        (program / _PACKAGES).mkdir()
        for one in sorted(packages.glob("*.whl")):
            shutil.copyfile(one, program / _PACKAGES / one.name)
    edition = hashlib.sha256(wheel.read_bytes() + locked.encode()).hexdigest()[:16]
    for name, part in _STARTERS.items():
        text = (_PARTS / part).read_text(encoding="utf-8").replace("@EDITION@", edition).replace("@WHEEL@", wheel.name)
        _write(folder / name, text, windows=part.endswith(".cmd"), runs=True)
    _write(folder / "LEGGIMI.txt", (_PARTS / "LEGGIMI.txt").read_text(encoding="utf-8"), windows=True)
    return folder


def _write(path: Path, text: str, *, windows: bool = False, runs: bool = False) -> None:
    path.write_bytes((text.replace("\n", "\r\n") if windows else text).encode("utf-8"))
    path.chmod(0o755 if runs else 0o644)


def pack(folder: Path) -> Path:
    """Write a ZIP beside the folder, in which files stay startable, and return it."""
    target = folder.with_name(f"{folder.name}.zip")
    when = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", _EPOCH)))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", when)
            runs = path.suffix in {".sh", ".command"} or path.name == "uv"
            entry.create_system, entry.external_attr = 3, (0o100755 if runs else 0o100644) << 16
            archive.writestr(entry, path.read_bytes())
    return target
