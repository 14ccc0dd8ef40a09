# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Same input, same bytes: whatever the folder, the user, the time zone, the locale, the hash seed, the processor."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from mapping.atlas import Atlas
from mapping.errors import OutputError
from mapping.files.writing.zipped import zip_portions
from mapping.publish import check_site, write_site
from mapping.publish.manifest import LIBRARIES

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "it_IT.UTF-8",
    "COLUMNS": "40",
    # An older processor: without the instructions that numpy, OpenBLAS and Arrow choose where they find them.
    "NPY_DISABLE_CPU_FEATURES": "X86_V3,X86_V4,AVX512_ICL,AVX512_SPR",
    "OPENBLAS_CORETYPE": "Nehalem",
    "ARROW_USER_SIMD_LEVEL": "NONE",
}
TASTES = "font.size: 19\naxes.facecolor: red\nsavefig.bbox: tight\npatch.antialiased: False\n"
"""A `matplotlibrc`, which matplotlib reads from the folder one stands in."""


def built_elsewhere(folder: Path, root: Path, *words: str, **environment: str) -> dict[str, bytes]:
    """Return what the command line writes, run by a copy of the package in another place, for another user."""
    code, home, desk = folder / "un'altra cartella, più in là", folder / "home", folder / "scrivania"
    home.mkdir()
    desk.mkdir()
    (desk / "matplotlibrc").write_text(TASTES, encoding="utf-8")
    unneeded = shutil.ignore_patterns("__pycache__", "node_modules", "src", "steps")
    for name in ("mapping", "geodata"):
        shutil.copytree(root / name, code / name, ignore=unneeded)
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "mapping", "build", "--out", "sito", *words],
        capture_output=True, text=True, check=True, cwd=desk,
        env=os.environ | {"PYTHONPATH": str(code), "HOME": str(home), **environment},
    )  # fmt: skip
    out = desk / "sito"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_another_place_user_hour_language_and_processor_give_the_same_bytes(
    site: dict[str, bytes], tmp_path: Path, root: Path
) -> None:
    there = built_elsewhere(tmp_path, root, **ELSEWHERE)
    assert set(site) == set(there)
    assert [path for path in site if site[path] != there[path]] == []


@pytest.mark.slow
@pytest.mark.usefixtures("light_site")
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
    here = version("pandas")
    assert check_site(atlas, out)[0] == f"le librerie sono altre: pandas {here} invece di 0.{here}"
    with pytest.raises(OutputError, match="--replace"):
        write_site(atlas, out)
    assert set(write_site(atlas, out, replace=True)) == set(written)
    assert check_site(atlas, out) == []


def test_every_library_that_can_change_a_byte_is_in_the_manifest(root: Path) -> None:
    """All that the package asks for, but for what only talks: the command line, the desk (its forms too), the doors."""
    asked = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {Requirement(line).name for line in asked}
    assert set(LIBRARIES) == names - {"click", "lazy-loader", "python-multipart", "starlette", "tomlkit", "uvicorn"}


def test_archives_hold_no_clock_and_no_zlib(site: dict[str, bytes], tmp_path: Path) -> None:
    for path in [path for path in site if path.endswith(".xlsx")]:
        (tmp_path / "book.xlsx").write_bytes(site[path])
        with zipfile.ZipFile(tmp_path / "book.xlsx") as book:
            assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            again = b"".join(zip_portions((name, book.read(name)) for name in book.namelist()))
            assert again == site[path], "packed by another compressor than libdeflate"
            assert {member.create_system for member in book.infolist()} == {3}


def test_nothing_of_the_machine_is_in_a_file(site: dict[str, bytes], root: Path) -> None:
    for path, data in site.items():
        assert str(root).encode() not in data, path
        assert str(Path.home()).encode() + b"/" not in data, path
