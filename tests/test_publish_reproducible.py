# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Same input, same bytes: whatever the folder, the hour, the time zone, the locale, the hash seed."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mapping.atlas import Atlas
from mapping.publish import check_site, write_site

BUILD = """
import hashlib, json, sys
from mapping.atlas import build_atlas
from mapping.publish.site import site_files
files = site_files(build_atlas())
print(json.dumps({path: hashlib.sha256(data).hexdigest() for path, data in files.items()}))
"""


def built_elsewhere(folder: Path, **environment: str) -> dict[str, str]:
    """Return path -> hash of a site built in another process, started in another folder."""
    root = Path(__file__).parent.parent
    paths = [path for path in [os.environ.get("PYTHONPATH")] if path]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BUILD],
        capture_output=True, text=True, check=True, cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(root), *paths]), **environment},
    )  # fmt: skip
    hashes: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return hashes


ELSEWHERE = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "it_IT", "COLUMNS": "40"}


def test_another_process_gives_the_same_bytes(site: dict[str, bytes], tmp_path: Path) -> None:
    here = {path: hashlib.sha256(data).hexdigest() for path, data in site.items()}
    there = built_elsewhere(tmp_path, **ELSEWHERE)
    assert {path for path in here if here[path] != there.get(path)} == set()
    assert set(here) == set(there)


@pytest.mark.usefixtures("without_images")
def test_check_tells_what_is_not_current(atlas: Atlas, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert all(line.endswith("manca") for line in check_site(atlas, out))
    assert not out.exists()
    written = write_site(atlas, out)
    assert check_site(atlas, out) == []
    (out / "theirs.txt").write_text("theirs")
    (out / "index.html").write_text("changed")
    (out / "dati" / "associazioni.csv").unlink()
    (out / "registro" / "novita.csv").write_text("of an edition before")
    before = sorted(out.rglob("*"))
    assert check_site(atlas, out) == [
        "dati/associazioni.csv manca",
        "index.html è diverso",
        "registro/novita.csv non è più tra i file pubblicati",
    ]
    assert sorted(out.rglob("*")) == before
    manifest = out / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"pandas": "', '"pandas": "0.'), "utf-8")
    assert check_site(atlas, out)[-1].startswith("scritta con pandas 0.")
    assert set(write_site(atlas, out)) == set(written)
    assert check_site(atlas, out) == []


def test_archives_hold_no_clock_and_no_zlib(site: dict[str, bytes], tmp_path: Path) -> None:
    for path in [path for path in site if path.endswith(".xlsx")]:
        (tmp_path / "book.xlsx").write_bytes(site[path])
        with zipfile.ZipFile(tmp_path / "book.xlsx") as book:
            assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {member.compress_type for member in book.infolist()} == {zipfile.ZIP_STORED}
            assert {member.create_system for member in book.infolist()} == {3}


def test_nothing_of_the_machine_is_in_a_file(site: dict[str, bytes], root: Path) -> None:
    for path, data in site.items():
        assert str(root).encode() not in data, path
        assert str(Path.home()).encode() + b"/" not in data, path
