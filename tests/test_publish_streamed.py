# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files are put away as they are made: no file is held whole, and whatever happens the old edition stays."""

import csv
import errno
import io
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mapping.atlas import Atlas
from mapping.errors import OutputError
from mapping.files import csv_portions
from mapping.publish import check_site, site_files, write_site
from mapping.publish.folder import FolderFiles, HeldFiles, replace_folder, staged
from mapping.publish.folder.files import facts_of
from mapping.publish.formats import WRITERS, geojson_portions, typed
from tests.folders import contents, edition, fail, siblings

ROWS = 30_000
TEXTS = ["", "a", 'b "c"', "'=1", "-3", "=x", "riga\nnuova", "è 🌍", "{x}", "}{", "%", "\\", "\u2028", None]


def made(rows: int) -> pd.DataFrame:
    """A table with long texts that all differ, texts of every kind, years, figures and points, some missing."""
    kinds = [TEXTS[row % len(TEXTS)] for row in range(rows)]
    return pd.DataFrame({
        "id": [f"{row:012x}" for row in range(rows)],
        "denominazione": [f"Associazione {row}" for row in range(rows)],
        "acronimo": pd.Series(kinds, dtype="str"),
        "anno_costituzione": ["" if row % 3 else str(1950 + row % 70) for row in range(rows)],
        "riga": pd.array([row if row % 5 else None for row in range(rows)], dtype="Int64"),
        "{quota}": np.where(np.arange(rows) % 2, -0.0, 0.0),
        "latitudine": [float("nan") if row % 7 == 0 else 40 + row / 1e5 for row in range(rows)],
        "longitudine": [float("nan") if row % 7 == 0 else 12.123456789 for row in range(rows)],
    })  # fmt: skip


def whole_csv(frame: pd.DataFrame) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(frame.astype(object).where(frame.notna(), "").values.tolist())
    return text.getvalue().encode()


def whole_geojson(frame: pd.DataFrame) -> bytes:
    features = []
    for record in typed(frame).to_dict("records"):
        told = {name: None if pd.isna(value) else value for name, value in record.items()}
        point = [told["longitudine"], told["latitudine"]]
        geometry = None if None in point else {"type": "Point", "coordinates": point}
        features.append({"type": "Feature", "id": told["id"], "geometry": geometry, "properties": told})
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


@pytest.mark.parametrize("rows", [0, 1, 14, 4096, 9000])
def test_portions_together_are_the_whole(rows: int) -> None:
    frame = made(rows)
    assert b"".join(geojson_portions(frame)) == whole_geojson(frame)
    harmless = frame.assign(acronimo=frame["acronimo"].str.replace("[-'=]", "", regex=True))
    assert b"".join(csv_portions(harmless)) == whole_csv(harmless)


@pytest.mark.parametrize("write", [csv_portions, geojson_portions])
def test_no_file_is_held(write: Callable[[pd.DataFrame], Iterable[bytes]], tmp_path: Path) -> None:
    """Longer texts make the file longer by all its rows; what is held grows by some of them."""
    files, most = FolderFiles(tmp_path, tmp_path), {}
    for name, words in {"warm": "", "short": "", "long": "n" * 1000}.items():
        frame = made(ROWS).assign(denominazione=[f"{row % 50}{words}" for row in range(ROWS)])
        tracemalloc.start()
        try:
            files.put(name, write(frame))
            _, most[name] = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert most["long"] - most["short"] < (files.facts["long"].size - files.facts["short"].size) / 2


def test_a_file_of_any_size_passes_through(tmp_path: Path) -> None:
    files, portion = FolderFiles(tmp_path, tmp_path), b"x" * 100_000
    tracemalloc.start()
    try:
        files.put("dati/a.bin", (portion for _ in range(300)))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10 * len(portion)
    assert files.facts == facts_of({"dati/a.bin": portion * 300})
    assert files["dati/a.bin"] == portion * 300


@pytest.mark.slow
@pytest.mark.usefixtures("light_site")
def test_what_is_streamed_is_what_is_returned(atlas: Atlas, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    written = write_site(atlas, out)
    files = site_files(atlas)
    assert contents(out) == files == dict(written)
    assert list(written) == list(files)
    assert siblings(out) == ["out"]
    with pytest.raises(KeyError):
        written["theirs.txt"]


@pytest.mark.slow
@pytest.mark.usefixtures("light_site")
def test_an_error_in_the_middle_of_a_file_leaves_the_old_edition(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("in the middle")

    out = tmp_path / "out"
    replace_folder(out, edition("one"))
    monkeypatch.setitem(WRITERS, "geojson", broken)
    for place in (out, tmp_path / "deep" / "new"):
        with pytest.raises(RuntimeError, match="in the middle"):
            write_site(atlas, place)
    assert contents(out) == edition("one")
    assert siblings(out) == ["out"]


def put(out: Path, text: str) -> None:
    with staged(out) as files:
        files.put_all(edition(text))
        replace_folder(out, files)


KILLED = """
import os, signal, sys
from pathlib import Path
from mapping.publish.folder import staged

def portions():
    yield b"half" * 10_000
    os.kill(os.getpid(), signal.SIGKILL)

with staged(Path(sys.argv[1])) as files:
    files.put("dati/a.csv", portions())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is POSIX's")
def test_a_kill_in_the_middle_of_a_file_leaves_the_old_edition_and_the_next_run_clears_away(
    tmp_path: Path, root: Path
) -> None:
    out = tmp_path / "out"
    put(out, "one")
    done = subprocess.run([sys.executable, "-c", KILLED, str(out)], cwd=root, check=False)
    assert done.returncode < 0
    assert contents(out) == edition("one")
    assert len(siblings(out)) == 2, "half a file is left beside"
    put(out, "two")
    assert contents(out) == edition("two")
    assert siblings(out) == ["out", "out.precedente"]


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is POSIX's")
def test_what_a_killed_run_left_is_cleared_away_though_its_folder_was_not_there_yet(tmp_path: Path, root: Path) -> None:
    out = tmp_path / "q" / "x" / "out"
    subprocess.run([sys.executable, "-c", KILLED, str(out)], cwd=root, check=False)
    assert len(siblings(out.parents[1])) == 1
    out.parent.mkdir(parents=True)
    put(out, "two")
    assert siblings(tmp_path / "q") == ["q"]


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is POSIX's")
def test_what_a_killed_run_left_inside_is_cleared_away(tmp_path: Path, root: Path) -> None:
    out = tmp_path / "out"
    put(out, "one")
    subprocess.run([sys.executable, "-c", KILLED, str(out)], cwd=root, check=False)
    (left,) = [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    left.rename(out / left.name)  # as if the folder around had been closed
    put(out, "two")
    assert contents(out) == edition("two")
    assert siblings(out) == ["out", "out.precedente"]


def test_a_folder_that_is_another_disk_needs_no_room_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, stat = tmp_path / "out", Path.stat
    put(out, "one")

    def elsewhere(path: Path, **options: bool) -> os.stat_result:
        found = list(stat(path, **options))
        return os.stat_result([*found[:2], found[2] + 1, *found[3:]]) if path == out else os.stat_result(found)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", elsewhere)
        with staged(out) as files:
            assert files.folder.parent == out
    assert contents(out) == edition("one")


def test_two_runs_at_once_do_not_clear_each_other_away(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with staged(out) as first:
        first.put("index.html", [b"index.html one"])
        put(out, "two")
        assert contents(out) == edition("two")
        first.put_all({path: data for path, data in edition("one").items() if path != "index.html"})
        replace_folder(out, first)
    assert contents(out) == edition("one")
    assert siblings(out) == ["out", "out.precedente"]


def test_a_full_disk_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    put(out, "one")
    monkeypatch.setattr(os, "fsync", fail(errno.ENOSPC))
    with pytest.raises(OutputError, match="lo spazio non basta"):
        put(out, "two")
    assert contents(out) == edition("one")
    assert siblings(out) == ["out"]


def test_where_there_is_no_room_to_check_it_is_told_in_words(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail(errno.ENOSPC))
        with pytest.raises(OutputError, match=r"non è stata controllata.*TMPDIR"):
            check_site(atlas, tmp_path / "out")
    monkeypatch.setattr("tempfile.TemporaryDirectory", fail(errno.ENOENT))
    with pytest.raises(OutputError, match=r"non è stata controllata.*TMPDIR"):
        check_site(atlas, tmp_path / "out")


def test_where_the_folder_around_is_closed_the_files_are_made_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    put(out, "one")
    mkdir = Path.mkdir

    def closed(path: Path, *args: int, **options: bool) -> None:
        if path.parent == tmp_path and not path.exists():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        mkdir(path, *args, **options)

    monkeypatch.setattr(Path, "mkdir", closed)
    put(out, "two")
    assert contents(out) == edition("two")
    with pytest.raises(OutputError, match="manca il permesso"):
        put(tmp_path / "other", "two")


def test_the_facts_are_the_same_wherever_files_are_kept(tmp_path: Path) -> None:
    held, folder = HeldFiles(), FolderFiles(tmp_path, tmp_path)
    for files in (held, folder):
        files.put_all(edition("one"))
        files.sort()
    assert dict(held) == dict(folder) == edition("one")
    assert held.facts == folder.facts == facts_of(edition("one"))
    assert list(held) == sorted(edition("one"))
