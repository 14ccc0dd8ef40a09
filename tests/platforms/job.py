# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The main job on a system that lacks what only POSIX has, in a process of its own: ``job.py PLATFORM FOLDER``.

The libraries are loaded as the real system has them; then the names are taken away, and this package is loaded anew.
"""

import os
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import joblib
import openpyxl

import mapping.cli.commands
import mapping.placed_table.table
import mapping.publish.site
import mapping.registry.report
import mapping.unattended.run

NAMES = (
    "chown", "fchown", "lchown", "chroot", "getuid", "geteuid", "getgid", "getegid", "getgroups", "getpgid", "killpg",
    "setsid", "setuid", "fork", "mkfifo", "mknod", "nice", "statvfs", "sysconf", "uname", "wait", "getloadavg",
    "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "pread", "sendfile",
)  # fmt: skip
MODULES = ("fcntl", "resource", "pwd", "grp", "termios")
ROWS = (("denominazione", "comune"), ("Associazione Tre", "Bari"))
REGISTRY = """denominazione;comune;provincia;paesi_origine
Associazione Uno;Torino;TO;Senegal
Ассоциация Два;Napoli;NA;Ucraina
Associazione Tre;Bari;BA;Albania
"""
locks: list[int] = []


def refused(*_args: object, **_options: object) -> Any:
    raise OSError(1314, "A required privilege is not held by the client")


def not_implemented(*_args: object) -> Any:
    raise NotImplementedError("Path.is_mount() is unsupported on this system")


def lose(platform: str) -> None:
    """Take away what the platform lacks; Linux here stands for one that lacks it all and says so by nothing."""
    for name in list(sys.modules):
        if name.split(".")[0] == "mapping":
            del sys.modules[name]
    for name in NAMES:
        if hasattr(os, name):
            delattr(os, name)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    os.symlink = os.link = refused
    Path.is_mount = not_implemented  # type: ignore[method-assign]
    shutil._USE_CP_SENDFILE = False  # type: ignore[attr-defined]
    if platform == "win32":
        msvcrt = ModuleType("msvcrt")
        msvcrt.LK_NBLCK = 2  # type: ignore[attr-defined]
        msvcrt.locking = lambda *told: locks.append(told[2])  # type: ignore[attr-defined]
        sys.modules["msvcrt"] = msvcrt
        shutil._use_fd_functions = False  # type: ignore[attr-defined]
        opened, renamed = os.open, os.rename
        os.open = lambda path, flags, *more, **named: opened(no_folder(path), flags, *more, **named)
        os.rename = lambda one, other, **named: renamed(one, nothing_there(other), **named)
    sys.platform = platform


def no_folder(path: Any) -> Any:
    """Windows opens no folder."""
    if not isinstance(path, int) and Path(os.fsdecode(path)).is_dir():
        raise PermissionError(13, "Permission denied", path)
    return path


def nothing_there(path: Any) -> Any:
    """Windows renames to no name that is taken."""
    if os.path.lexists(path):
        raise FileExistsError(17, "File exists", path)
    return path


def run(*words: object, code: int = 0) -> None:
    """Call the command line, which must end with ``code``."""
    import mapping.publish.site as cli_site  # noqa: PLC0415 - loaded anew
    from mapping.cli import commands as cli  # noqa: PLC0415 - loaded anew

    cli_site.render_images = lambda _atlas: {}  # type: ignore[attr-defined]
    sys.argv = ["mapping", *map(str, words)]
    try:
        cli.main()
        ended: Any = 0
    except SystemExit as end:
        ended = end.code
    assert ended == code, f"{words}: {ended}"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> None:
    platform, top = sys.argv[1], Path(sys.argv[2])
    assert all((mapping.cli.commands, mapping.placed_table.table, mapping.publish.site, mapping.registry.report))
    assert mapping.unattended.run
    assert joblib  # a library of a library's, which is loaded late
    registry, withdrawn, out = top / "registro.csv", top / "ritiri.xlsx", top / "sito"
    registry.write_text(REGISTRY, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(withdrawn)
    lose(platform)
    run("build", registry, "--out", out)
    first = contents(out)
    (out / "robots.txt").write_text("theirs")
    (out / "sub").mkdir()
    (out / "sub" / "b.txt").write_text("theirs")
    run("build", registry, "--out", out, "--withdrawn", withdrawn)
    second = contents(out)
    assert (second["robots.txt"], second["sub/b.txt"]) == (b"theirs", b"theirs")
    assert b"Associazione Tre" not in b"".join(second.values())
    assert contents(top / "sito.precedente") == first
    run("build", registry, "--out", out, "--withdrawn", withdrawn)
    assert contents(out) == second
    run("build", registry, "--out", out, "--withdrawn", withdrawn, "--check")
    run("check", registry, "--withdrawn", withdrawn, "--report", top / "segnalazioni.xlsx")
    run("check", registry, "--report", top / "segnalazioni.xlsx", code=2)
    run("check", registry, "--report", top / "segnalazioni.xlsx", "--replace")
    run("geocode", registry)
    withdrawn.with_suffix(".csv").write_text(REGISTRY.splitlines()[0] + "\nUno;Torino;TO;\n", encoding="utf-8")
    run("diff", withdrawn.with_suffix(".csv"), registry)
    run("template", top / "modello.xlsx")
    run("restore", out, code=2)
    run("restore", out, "--withdrawn", withdrawn, code=1)
    assert contents(out) == second
    another = top / "altri.csv"
    another.write_text("denominazione,comune\nTutt'altro nome,Aosta\n", encoding="utf-8")
    run("restore", out, "--withdrawn", another, code=1)
    registry.write_text(REGISTRY + "Circolo Quattro;Bari;BA;\n", encoding="utf-8")
    run("build", registry, "--out", out, "--withdrawn", withdrawn)
    third = contents(out)
    run("restore", out, "--withdrawn", withdrawn)
    assert contents(out) == second
    run("restore", out, "--withdrawn", withdrawn)
    assert contents(out) == third
    for outcome in ("pubblicata", "niente di nuovo"):
        run("regenerate", registry, "--out", out, "--withdrawn", withdrawn, "--state", top / "stato")
        assert f"\t{outcome}\t0\t" in (top / "stato" / "diario.log").read_text("utf-8").splitlines()[-1]
    assert contents(out) == third
    sys.stderr.flush()
    assert bool(locks) == (platform == "win32")
    assert sorted(path.name for path in top.iterdir()) == [
        ".sito.ritiri.json", "altri.csv", "modello.xlsx", "registro-luoghi.csv", "registro.csv", "ritiri.csv",
        "ritiri.xlsx", "segnalazioni.xlsx", "sito", "sito.precedente", "stato",
    ]  # fmt: skip
    print("done")


main()
