# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder is whole at every moment: the old edition or the new one, never something between."""

import errno
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mapping.errors import InputError, NotPublishable, OutputError
from mapping.publish.folder import exchange, locks, swap
from mapping.publish.folder import in_place as inplace
from mapping.publish.folder.contents import MANIFEST, stale_files
from mapping.publish.folder.swap import replace_folder, restore_folder


def edition(text: str, *names: str) -> dict[str, bytes]:
    files = {name: f"{name} {text}".encode() for name in names or ("index.html", "dati/a.csv")}
    told = {name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    return files | {"manifest.json": json.dumps({"file": told}).encode()}


def holds(folder: Path, files: dict[str, bytes]) -> bool:
    return all((folder / name).is_file() and (folder / name).read_bytes() == data for name, data in files.items())


def siblings(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def fail(code: int) -> Callable[..., None]:
    def broken(*_args: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code), "somewhere")

    return broken


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


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


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


def test_one_edition_before_is_kept_private(tmp_path: Path) -> None:
    out, kept = tmp_path / "out", tmp_path / "out.precedente"
    replace_folder(out, edition("one"))
    (out / "robots.txt").write_text("theirs")
    assert not kept.exists()
    for letter, before in (("two", "one"), ("two", "one"), ("three", "two")):
        replace_folder(out, edition(letter))
        assert contents(kept) == edition(before)
        assert kept.stat().st_mode & 0o777 == 0o700
    assert (out / "robots.txt").stat().st_nlink == 1
    assert siblings(out) == ["out", "out.precedente"]


@pytest.mark.parametrize("standing", [False, True])
def test_restored_twice_it_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, standing: bool) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one", "index.html", "dati/old.csv"))
    replace_folder(out, edition("two"))
    (out / "robots.txt").write_text("theirs")
    if standing:
        monkeypatch.chdir(out)
    before, kept = contents(out), contents(tmp_path / "out.precedente")
    seen: list[dict[str, bytes]] = []
    restore_folder(out, lambda files: seen.append(dict(files)))
    assert contents(out) == kept | {"robots.txt": b"theirs"}
    assert contents(tmp_path / "out.precedente") == edition("two")
    restore_folder(out)
    assert (contents(out), contents(tmp_path / "out.precedente")) == (before, kept)
    assert seen == [kept]


def test_what_must_not_be_published_is_not_brought_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    replace_folder(out, edition("two"))

    def refuse(files: Mapping[str, bytes]) -> None:
        assert b"one" in files["index.html"]
        raise NotPublishable("Zz si è ritirata.")

    with pytest.raises(NotPublishable):
        restore_folder(out, refuse)
    assert contents(out) == edition("two")
    assert contents(tmp_path / "out.precedente") == edition("one")


@pytest.mark.parametrize("spoil", ["nothing", "missing", "changed", "no manifest", "link"])
def test_a_backup_that_is_none_is_not_brought_back(tmp_path: Path, spoil: str) -> None:
    out, kept = tmp_path / "out", tmp_path / "out.precedente"
    replace_folder(out, edition("one"))
    if spoil != "nothing":
        replace_folder(out, edition("two"))
    {
        "nothing": lambda: None,
        "missing": (kept / "index.html").unlink,
        "changed": lambda: (kept / "dati" / "a.csv").write_text("changed"),
        "no manifest": (kept / "manifest.json").unlink,
        "link": lambda: (kept.rename(tmp_path / "moved"), kept.symlink_to("moved")),
    }[spoil]()
    before = contents(tmp_path)
    with pytest.raises(InputError, match="edizione di prima"):
        restore_folder(out)
    assert contents(tmp_path) == before


def test_a_folder_of_somebodys_in_the_place_of_the_backup_is_kept(tmp_path: Path) -> None:
    out, kept = tmp_path / "out", tmp_path / "out.precedente"
    replace_folder(out, edition("one"))
    kept.mkdir()
    (kept / "notes.txt").write_text("theirs")
    with pytest.raises(OutputError, match=r"notes\.txt.*--replace"):
        replace_folder(out, edition("two"))
    assert contents(tmp_path) == {f"out/{k}": v for k, v in edition("one").items()} | {
        "out.precedente/notes.txt": b"theirs"
    }
    replace_folder(out, edition("two"), replace=True)
    assert contents(kept) == edition("one")


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
