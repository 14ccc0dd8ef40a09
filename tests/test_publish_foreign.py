# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is not ours in the folder stays, and stays the file or folder that it is."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mapping.errors import OutputError
from mapping.publish.folder import exchange
from mapping.publish.folder import in_place as inplace
from mapping.publish.folder.contents import MANIFEST
from mapping.publish.folder.swap import replace_folder
from tests.folders import contents, edition, fail, holds, siblings

OURS = ("index.html", "manifest.json", "dati/a.csv")


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("kind", ["file", "link", "dangling"])
def test_what_we_did_not_write_is_not_replaced(tmp_path: Path, name: str, kind: str) -> None:
    out, theirs = tmp_path / "out", tmp_path / "theirs"
    theirs.write_text("theirs")
    (out / name).parent.mkdir(parents=True)
    if kind == "file":
        (out / name).write_text("theirs")
    else:
        (out / name).symlink_to(theirs if kind == "link" else "nowhere")
    before = sorted(out.rglob("*"))
    with pytest.raises(OutputError, match=f"«{name}».*--replace"):
        replace_folder(out, edition("one"))
    assert (sorted(out.rglob("*")), theirs.read_text()) == (before, "theirs")
    replace_folder(out, edition("one"), replace=True)
    assert holds(out, edition("one"))
    assert not (out / name).is_symlink()
    assert theirs.read_text() == "theirs"


@pytest.mark.parametrize("name", ["index.html", "dati/a.csv", "dati/old.csv"])
@pytest.mark.parametrize("standing", [False, True])
def test_what_somebody_has_changed_in_ours_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, standing: bool
) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("zero"))
    replace_folder(out, edition("one", "index.html", "dati/a.csv", "dati/old.csv"))
    (out / name).write_text("corrected by hand")
    before, kept = contents(out), contents(tmp_path / "out.precedente")
    if standing:
        monkeypatch.chdir(out)
    with pytest.raises(OutputError, match=f"che qualcuno ha cambiato.*«{name}».*--replace"):
        replace_folder(out, edition("two"))
    assert (contents(out), contents(tmp_path / "out.precedente")) == (before, kept)
    replace_folder(out, edition("two"), replace=True)
    assert contents(out) == edition("two")
    assert contents(tmp_path / "out.precedente") == edition("zero"), "what is no edition is no backup"


def test_a_failure_in_a_folder_that_is_not_ours_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "theirs.txt").write_text("theirs")
    real = inplace._put
    monkeypatch.setattr(
        inplace, "_put", lambda one, other: fail(errno.EIO)() if other.name == MANIFEST else real(one, other)
    )
    with pytest.raises(OutputError, match="il disco dà errore"):
        replace_folder(out, edition("one"))
    assert [path.name for path in out.rglob("*")] == ["theirs.txt"]


def test_the_same_bytes_are_nobodys_loss(tmp_path: Path) -> None:
    """A copy of the folder without its manifest, as some tools make it, is no reason to refuse."""
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    (out / "manifest.json").unlink()
    replace_folder(out, edition("one"))
    assert contents(out) == edition("one")


def test_a_folder_that_is_not_ours_stays_the_folder_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "sub").mkdir(parents=True)
    (out / "sub" / "theirs.txt").write_text("theirs")
    os.utime(out / "sub", (1, 1))
    out.chmod(0o2750)
    before = out.stat()
    replace_folder(out, edition("one"))
    after = out.stat()
    assert (after.st_ino, after.st_mode, after.st_uid) == (before.st_ino, before.st_mode, before.st_uid)
    assert (out / "sub").stat().st_mtime == 1
    assert sorted(path.name for path in out.iterdir()) == ["dati", "index.html", "manifest.json", "sub"]
    assert siblings(out) == ["out"]


def test_somebodys_folders_stay_the_folders_they_are(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    for name in ("sub", "dati/theirs", "sub/deep"):
        (out / name).mkdir()
        (out / name / "b.txt").write_text("theirs")
    names = ("sub", "dati/theirs", "sub/deep", "sub/deep/b.txt")
    for name in ("sub/deep", "sub", "dati/theirs"):
        os.utime(out / name, (1, 1))
    before = [((out / name).stat().st_ino, (out / name).stat().st_mtime) for name in names]
    with subprocess.Popen(["sleep", "60"], cwd=out / "sub" / "deep") as sleeper:
        replace_folder(out, edition("two"))
        stands = Path(f"/proc/{sleeper.pid}/cwd").readlink() if sys.platform == "linux" else out / "sub" / "deep"
        sleeper.kill()
    assert stands == out / "sub" / "deep"
    assert [((out / name).stat().st_ino, (out / name).stat().st_mtime) for name in names] == before
    assert holds(out, edition("two"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells where others stand, and exchanges folders")
@pytest.mark.parametrize("where", [".", "dati"])
def test_whoever_stands_in_the_folder_goes_on_standing_there(tmp_path: Path, where: str) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    with subprocess.Popen(["sleep", "60"], cwd=out / where) as sleeper:
        replace_folder(out, edition("two"))
        stands = Path(f"/proc/{sleeper.pid}/cwd").readlink()
        sleeper.kill()
    assert stands == (out / where).resolve()
    assert holds(out, edition("two"))


@pytest.mark.parametrize("name", ["index.html", "dati/a.csv", "dati/new.csv"])
@pytest.mark.parametrize("standing", [False, True])
def test_what_somebody_changes_during_the_swap_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, standing: bool
) -> None:
    """At the last moment somebody saves a file where one of ours is or will be."""
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    (out / "sub").mkdir()
    if standing:
        monkeypatch.chdir(out)
        real, hook = inplace._put, "_put"
    else:
        real, hook = exchange._exchange, "_exchange"
    done: list[int] = []

    def meddle(one: Path, other: Path) -> None:
        if not done:
            (out / name).write_text("saved just now")
            (out / "sub" / "late.txt").write_text("theirs")
        done.append(1)
        real(one, other)

    monkeypatch.setattr(inplace if standing else exchange, hook, meddle)
    # In place the first file is past the look that precedes its move; any other is seen.
    new = edition(
        "two",
        *([] if name == "index.html" and not standing else ["first.html"]),
        "index.html",
        "dati/a.csv",
        "dati/new.csv",
    )
    with pytest.raises(OutputError, match="qualcuno ha cambiato"):
        replace_folder(out, new)
    assert contents(out) == edition("one") | {name: b"saved just now", "sub/late.txt": b"theirs"}
    assert siblings(out) == ["out"]


class KilledError(BaseException):
    """The program ends here."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
def test_somebodys_file_is_in_sight_while_what_a_killed_run_left_is_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had given the folder back and emptied the copy of it, which is not to be put into its place again."""
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    (out / "sub").mkdir()
    (out / "sub" / "theirs.txt").write_text("theirs")
    carry, seen = exchange._carry, []

    def carry_and_end(path: Path, place: Path) -> None:
        carry(path, place)
        raise KilledError

    def look(one: Path, other: Path) -> None:
        swapped(one, other)
        seen.append((out / "sub" / "theirs.txt").exists())

    monkeypatch.setattr(exchange, "_carry", carry_and_end)
    with pytest.raises(KilledError):
        replace_folder(out, edition("two"))
    monkeypatch.setattr(exchange, "_carry", carry)
    swapped = exchange._exchange
    monkeypatch.setattr(exchange, "_exchange", look)
    replace_folder(out, edition("three"))
    assert seen and all(seen)
    assert contents(out) == edition("three") | {"sub/theirs.txt": b"theirs"}
