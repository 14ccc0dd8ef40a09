# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The repository as a public administration publishes it: licences, publiccode.yml, regeneration."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from mapping.cli import commands as cli
from mapping.metadata import load_metadata, to_confirm

SOURCES = {".py", ".js", ".mjs", ".css", ".toml", ".yml", ".sh", ".j2", ".service", ".timer"}
SKIPPED = {".venv", ".engines", "node_modules", "dist", "output", ".git", "build", "actual", "site"}
TAG = "SPDX-License" + "-Identifier: "  # in two parts, so that it is not taken for this file's own
CATEGORIES = {"data-analytics", "data-collection", "data-visualization", "geographic-information-systems"}
SCOPES = {"culture", "local-authorities", "society", "welfare"}
"""Of the lists of publiccode.yml, those that fit."""


@pytest.fixture(scope="module")
def publiccode(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((root / "publiccode.yml").read_text(encoding="utf-8"))
    return found


def source_files(root: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(root):
        folders[:] = [n for n in folders if n not in SKIPPED and not (n.startswith(".") and n != ".github")]
        found += [Path(parent, name) for name in names if Path(name).suffix in SOURCES]
    return found


def test_every_source_file_says_whose_it_is(root: Path) -> None:
    files = source_files(root)
    assert len(files) > 100
    bare = [path for path in files if TAG not in path.read_text("utf-8")[:500]]
    assert bare == []


def test_reuse_lint_is_clean(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reuse", "lint"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_licence_is_the_eupl(root: Path) -> None:
    text = (root / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert text == (root / "LICENSES" / "EUPL-1.2.txt").read_text(encoding="utf-8")


def test_publiccode_has_what_the_standard_wants(publiccode: dict[str, Any], root: Path) -> None:
    required = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
                "description", "legal", "maintenance", "localisation"}  # fmt: skip
    assert required <= set(publiccode)
    assert publiccode["publiccodeYmlVersion"].startswith("0.7")
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["maintenance"]["contacts"]
    assert {"it", "en"} <= set(publiccode["localisation"]["availableLanguages"])
    assert publiccode["softwareType"] == "standalone/other"
    assert set(publiccode["categories"]) <= CATEGORIES
    assert set(publiccode["intendedAudience"]["scope"]) <= SCOPES
    assert publiccode["organisation"]["uri"].startswith("urn:x-italian-pa:")
    assert not {"IT", "it"} & set(publiccode), "0.7 gives up the section of a country"
    assert all(contact["name"] and "@" in contact["email"] for contact in publiccode["maintenance"]["contacts"])
    for words in publiccode["description"].values():
        assert all((root / image).is_file() for image in words["screenshots"])
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_publiccode_has_the_version_of_the_package(publiccode: dict[str, Any], root: Path) -> None:
    version = re.search(r'^version = "(.+)"$', (root / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version
    assert publiccode["softwareVersion"] == version[1]


def test_the_readme_names_every_file_whose_addresses_are_examples(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    listed = [*root.glob("*.*"), *root.glob(".github/**/*.yml"), *root.glob("mapping/*.toml")]
    examples = {
        path.name for path in listed if path.is_file() and "@example.org" in path.read_text("utf-8", errors="ignore")
    }
    assert examples == {"publiccode.yml", "SECURITY.md"}
    status = readme.split("## Status")[1]
    assert all(f"({name})" in status for name in examples)


def test_the_readme_has_what_the_annex_of_agid_asks(root: Path) -> None:
    """Title and image, description, structure, requirements and installation, status, people, security, licence."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    first = readme[:1200]
    assert first.startswith("# ")
    assert re.search(r"!\[[^\]]{20,}\]\(output/immagini/\w+\.png\)", first)
    assert "make maps" in first
    for words in ("## How it is built", "pyproject.toml", "Python 3.11", "## Status, people, licences", "SECURITY.md",
                  "CONTRIBUTING.md", "EUPL-1.2", "CC BY 4.0"):  # fmt: skip
        assert words in readme


def test_the_metadata_of_the_guide_can_be_used_as_they_stand(root: Path, tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", (root / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "mine.toml").write_text(block, encoding="utf-8")
    about = load_metadata(tmp_path / "mine.toml")
    assert about["titolare"]["identificativo"] == "c_x000"
    assert to_confirm(about) == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="the unit files can only be judged by systemd")
def test_systemd_accepts_the_units(root: Path, tmp_path: Path) -> None:
    units = []
    for name in ("mappa-associazioni.service", "mappa-associazioni.timer"):
        text = (root / ".ci" / name).read_text(encoding="utf-8").replace("/opt/mappa/venv/bin/mapping", "/bin/true")
        (tmp_path / name).write_text(text, encoding="utf-8")
        units.append(str(tmp_path / name))
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="the unit files can only be judged by systemd")
def test_the_unit_may_little(root: Path) -> None:
    unit = root / ".ci" / "mappa-associazioni.service"
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=15", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout.splitlines()[-1]


def test_the_unit_calls_the_command_with_options_that_it_has(root: Path) -> None:
    unit = (root / ".ci" / "mappa-associazioni.service").read_text(encoding="utf-8")
    words = set(re.findall(r" (--[a-z-]+)", re.findall(r"^ExecStart=.* regenerate (?=--)(.*)$", " " + unit, re.M)[0]))
    assert words <= {option for param in cli.cli.commands["regenerate"].params for option in param.opts}


@pytest.mark.skipif(sys.platform == "win32", reason="the recipe is a shell script")
@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ([], []),
        ([""], []),
        (["ritiri di marzo.csv"], ["--withdrawn", "ritiri di marzo.csv"]),
        (["--metadata", "a b.toml"], ["--metadata", "a b.toml"]),
        (["ritiri.csv", "--sheet", "2026", "--strict"], ["--withdrawn", "ritiri.csv", "--sheet", "2026", "--strict"]),
    ],
)
def test_the_recipe_hands_everything_over(root: Path, tmp_path: Path, rest: list[str], words: list[str]) -> None:
    command = tmp_path / "mapping"
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 1\n')
    command.chmod(0o755)
    recipe = ["/bin/sh", str(root / ".ci" / "regenerate"), "registro nuovo.xlsx", "sito", "stato", *rest]
    done = subprocess.run(
        recipe, env=os.environ | {"MAPPING": str(command)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    always = ["regenerate", "registro nuovo.xlsx", "--out", "sito", "--state", "stato", "--max-loss", "10"]
    assert done.stdout.splitlines() == always + words


def test_the_recipe_is_documented(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in (".ci/regenerate", ".ci/mappa-associazioni.timer", ".github/workflows/regenerate.yml"):
        assert name in text
        assert (root / name).is_file()
    workflow = yaml.safe_load((root / ".github/workflows/regenerate.yml").read_text(encoding="utf-8"))
    steps = [step.get("run", "").strip() for step in workflow["jobs"]["build"]["steps"]]
    refused = next(number for number, step in enumerate(steps) if "mapping regenerate" in step)
    written = steps.index(".venv/bin/mapping build --out output")
    assert refused < written, "a loss stops the run before output/, which the tests compare with what is committed"
