# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A wheel built from the source archive installs and runs in an empty environment, and writes ``output/`` as it is."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest


def call(*words: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(w) for w in words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=root)
    (archive,) = folder.glob("*.tar.gz")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    call(*pip, "--wheel-dir", folder, archive, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_bundle_and_the_tables_and_nothing_of_the_workshop(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "mapping/viewer/dist/viewer.js",
        "mapping/viewer/dist/viewer.css",
        "mapping/inlining/dist/index.json",
        "mapping/inlining/dist/leaflet@1.9.3/dist/leaflet.js",
        "mapping/inlining/library.json",
        "mapping/py.typed",
        "mapping/schema.toml",
        "mapping/geodata/registry/associazioni.csv",
        "mapping/geodata/boundaries/province.topojson",
    ):
        assert wanted in names
    assert [n for n in names if "node_modules" in n or n.startswith(("tests/", "mapping/viewer/src/"))] == []


def test_the_wheel_runs_in_an_empty_environment(wheel, root, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    call(
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
        root / "requirements.lock",
        cwd=tmp_path,
    )
    call(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel, cwd=tmp_path)
    call(tmp_path / "env" / "bin" / "mapping", "build", "--out", "sito", cwd=tmp_path)
    made = {p.relative_to(tmp_path / "sito"): p.read_bytes() for p in (tmp_path / "sito").rglob("*") if p.is_file()}
    committed = {path: (root / "output" / path).read_bytes() for path in made}
    assert [str(path) for path in made if made[path] != committed[path]] == []
