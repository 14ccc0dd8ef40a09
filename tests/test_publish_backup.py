# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One edition is kept: the one before, which can be brought back."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mapping.errors import InputError, NotPublishable, OutputError
from mapping.publish.folder.swap import replace_folder, restore_folder
from tests.folders import contents, edition, siblings


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
