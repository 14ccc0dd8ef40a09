# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A wheel built from the source archive runs where only the locked packages are, and writes ``output/`` as it is.

That pip can install those packages from their lock, hash by hash, is what `make` itself does each time it sets up.
"""

import re
import subprocess
import sys
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.slow
PINNED = re.compile(r"^([\w.-]+==[^\\\n]+)", re.MULTILINE)


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


def locked(lock: Path) -> list[metadata.Distribution]:
    """Return the packages that a lock names for this machine, as they are installed here."""
    found = []
    for requirement in map(Requirement, PINNED.findall(lock.read_text(encoding="utf-8"))):
        if requirement.marker is None or requirement.marker.evaluate():
            one = metadata.distribution(requirement.name)
            assert one.version in requirement.specifier, f"{requirement}: {one.version} is installed"
            found.append(one)
    return found


def lend(packages: list[metadata.Distribution], folder: Path) -> None:
    """Put the files of these packages, and of no other, where an environment of its own finds them."""
    for package in packages:
        tops = {path.parts[0] for path in package.files or ()} - {"..", "__pycache__"}
        for top in tops:
            target = Path(str(package.locate_file(top)))
            if not (folder / top).exists():
                (folder / top).symlink_to(target)


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


def test_the_wheel_asks_for_what_the_lock_holds(wheel, root):
    """Installed with its dependencies instead of the lock, it comes to the same packages, or to fewer."""
    with zipfile.ZipFile(wheel) as opened:
        (name,) = [name for name in opened.namelist() if name.endswith(".dist-info/METADATA")]
        told = metadata.PathDistribution(zipfile.Path(opened, f"{Path(name).parent}/"))
        asked = [Requirement(line) for line in told.requires or ()]
        held = {_plain(one.name): one.version for one in locked(root / "requirements.lock")}
        without_extras = [one for one in asked if one.marker is None]
    assert len(without_extras) > 20
    assert [str(one) for one in without_extras if held.get(_plain(one.name), "") not in one.specifier] == []


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_wheel_runs_in_an_empty_environment(wheel, root, tmp_path):
    venv.create(tmp_path / "env")
    python = tmp_path / "env" / "bin" / "python"
    packages = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip()
    lend(locked(root / "requirements.lock"), Path(packages))
    offline = ("--quiet", "--disable-pip-version-check", "--no-compile", "--no-deps", "--no-index")
    call(sys.executable, "-m", "pip", "--python", python, "install", *offline, wheel, cwd=tmp_path)
    others = "import importlib.util as u; print(*(n for n in ('pytest', 'playwright', 'openpyxl') if u.find_spec(n)))"
    assert call(python, "-c", others, cwd=tmp_path).strip() == ""
    call(tmp_path / "env" / "bin" / "mapping", "build", "--out", "sito", cwd=tmp_path)
    made = {p.relative_to(tmp_path / "sito"): p.read_bytes() for p in (tmp_path / "sito").rglob("*") if p.is_file()}
    committed = {path: (root / "output" / path).read_bytes() for path in made}
    assert [str(path) for path in made if made[path] != committed[path]] == []
