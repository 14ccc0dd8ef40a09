# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder is whole at every moment: the old edition or the new one, never something between."""

import errno
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mapping.errors import OutputError
from mapping.publish.folder import exchange, locks, swap
from mapping.publish.folder.contents import stale_files
from mapping.publish.folder.swap import replace_folder, restore_folder
from tests.folders import contents, edition, fail, holds, siblings


def test_writes_a_new_folder_and_replaces_it(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    replace_folder(out, edition("one"))
    replace_folder(out, edition("two"))
    assert holds(out, edition("two"))
    assert siblings(out) == ["out", "out.precedente"]


def test_keeps_what_is_not_ours_and_drops_what_we_no_longer_write(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one", "index.html", "dati/a.csv", "dati/old.csv"))
    (out / "robots.txt").write_text("theirs")
    (out / "dati" / "theirs").mkdir()
    (out / "dati" / "theirs" / "b.csv").write_text("theirs")
    (out / "empty").mkdir()
    (out / "link").symlink_to("nowhere")
    inode = (out / "robots.txt").stat().st_ino
    assert stale_files(out, edition("two")) == ["dati/old.csv"]
    replace_folder(out, edition("two"))
    assert holds(out, edition("two"))
    assert not (out / "dati" / "old.csv").exists()
    assert (out / "robots.txt").stat().st_ino == inode
    assert (out / "dati" / "theirs" / "b.csv").read_text() == "theirs"
    assert (out / "empty").is_dir()
    assert (out / "link").readlink() == Path("nowhere")


def test_a_manifest_that_is_not_ours_makes_nothing_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").write_text('{"file": 3}')
    (out / "precious.txt").write_text("theirs")
    (tmp_path / "outside.txt").write_text("theirs")
    replace_folder(out, edition("one"), replace=True)
    digest = hashlib.sha256(b"theirs").hexdigest()
    for name in ("../outside.txt", "precious.txt", "/etc/hostname", "..\\outside.txt"):
        (out / "manifest.json").write_text(json.dumps({"file": {name: {"sha256": digest[:-1]}}}))
        replace_folder(out, edition("two"), replace=True)
        (out / "manifest.json").write_text(json.dumps({"file": {"../outside.txt": {"sha256": digest}}}))
        replace_folder(out, edition("one"), replace=True)
    assert (out / "precious.txt").exists()
    assert (tmp_path / "outside.txt").exists()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    replace_folder(tmp_path / "out", edition("one"))
    replace_folder(tmp_path / "out", edition("two"))
    assert (tmp_path / "out").is_symlink()
    assert holds(tmp_path / "real", edition("two"))


def test_the_folder_keeps_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o2750)
    replace_folder(out, edition("one"))
    assert out.stat().st_mode & 0o7777 == 0o2750


def test_a_folder_one_stands_in_is_written_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one", "index.html", "dati/old.csv"))
    monkeypatch.chdir(out)
    inode = out.stat().st_ino
    replace_folder(Path(), edition("two"))
    assert out.stat().st_ino == inode
    assert holds(out, edition("two"))
    assert sorted(p.name for p in out.rglob("*")) == ["a.csv", "dati", "index.html", "manifest.json"]


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EBUSY, errno.ENOSYS, errno.EINVAL])
def test_where_folders_cannot_be_exchanged_files_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one", "index.html", "dati/old.csv"))
    monkeypatch.setattr(exchange, "_exchange", fail(code))
    replace_folder(out, edition("two"))
    assert holds(out, edition("two"))
    assert not (out / "dati" / "old.csv").exists()
    assert siblings(out) == ["out", "out.precedente"]


def test_in_place_too_a_failure_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    old = edition("one", "index.html", "dati/old.csv")
    replace_folder(out, old)
    (out / "registro").write_text("a file where a folder should be")
    monkeypatch.chdir(out)
    with pytest.raises(OutputError, match="occupa il posto"):
        replace_folder(out, edition("two", "index.html", "nuovo.html", "registro/righe.csv"))
    assert holds(out, old)
    assert sorted(p.name for p in out.iterdir()) == ["dati", "index.html", "manifest.json", "registro"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "lo spazio non basta"),
        (errno.EDQUOT, "lo spazio non basta"),
        (errno.EIO, "il disco dà errore"),
    ],
)
def test_a_failure_leaves_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    monkeypatch.setattr(exchange, "_copy_look", fail(code))
    with pytest.raises(OutputError, match=words) as told:
        replace_folder(out, edition("two"))
    assert "rimasta com'era" in str(told.value)
    assert holds(out, edition("one"))
    assert siblings(out) == ["out"]


def test_a_closed_folder_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", fail(errno.EACCES))
    with pytest.raises(OutputError, match="manca il permesso"):
        replace_folder(tmp_path / "out", edition("one"))


def test_a_closed_parent_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    monkeypatch.setattr(swap, "make_private", fail(errno.EACCES))
    replace_folder(out, edition("two"))
    assert holds(out, edition("two"))


def test_names_that_cannot_be_are_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(OutputError, match="troppo lungo"):
        replace_folder(tmp_path / ("x" * 300), edition("one"))
    with pytest.raises(OutputError, match="occupa il posto"):
        replace_folder(tmp_path / "file", edition("one"))
    with pytest.raises(OutputError, match="occupa il posto"):
        replace_folder(tmp_path / "file" / "out", edition("one"))
    assert (tmp_path / "file").read_text() == "a file"


def test_the_longest_name_is_fine(tmp_path: Path) -> None:
    out = tmp_path / ("x" * 255)
    replace_folder(out, edition("one"))
    replace_folder(out, edition("two"))
    assert holds(out, edition("two"))


def test_somebody_elses_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one", "dati/a.csv"))
    (out / "index.html").mkdir()
    (out / "index.html" / "theirs").write_text("theirs")
    with pytest.raises(OutputError, match="occupa il posto"):
        replace_folder(out, edition("two"))
    assert holds(out, edition("one", "dati/a.csv"))
    assert (out / "index.html" / "theirs").exists()


def test_waits_for_another_run_and_gives_up_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.1)
    with locks.locked(out, ".lock"), pytest.raises(OutputError, match="Un'altra esecuzione"):
        replace_folder(out, edition("two"))
    assert holds(out, edition("one"))
    replace_folder(out, edition("two"))
    assert holds(out, edition("two"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the exchange of two folders, and its kill -9, are Linux's")
def test_endures_kills_a_full_disk_and_other_writers(tmp_path: Path) -> None:
    here = Path(__file__).parent
    command = [sys.executable, str(here / "publish" / "endure.py"), str(tmp_path), "100"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=here.parent, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "killed 100 times" in done.stdout
    assert "killed in place 33 times" in done.stdout
    assert "none lost" in done.stdout
    assert "refused on a full disk" in done.stdout


@pytest.mark.parametrize("platform", ["darwin", "linux"])
def test_a_system_without_second_names_and_owners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """No hard links, no owners, no mount points, no locks: files are replaced one by one, and nothing is lost."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "link", fail(errno.EPERM))
    monkeypatch.setattr(Path, "is_mount", fail(errno.ENOSYS))
    monkeypatch.delattr(os, "chown")
    monkeypatch.delattr(locks, "fcntl")
    out = tmp_path / "out"
    replace_folder(out, edition("one", "index.html", "dati/old.csv"))
    (out / "sub").mkdir()
    (out / "sub" / "theirs.txt").write_text("theirs")
    replace_folder(out, edition("two"))
    assert contents(out) == edition("two") | {"sub/theirs.txt": b"theirs"}
    restore_folder(out)
    assert contents(out) == edition("one", "index.html", "dati/old.csv") | {"sub/theirs.txt": b"theirs"}
    assert contents(tmp_path / "out.precedente") == edition("two")
    assert siblings(out) == ["out", "out.precedente"]
