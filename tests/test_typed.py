# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever installs the package gets its types: mypy, run elsewhere, knows what each public name is."""

import subprocess
import sys
from pathlib import Path

import pytest

import mapping

USE = """\
import mapping
from mapping import Atlas, build_atlas, read_registry
atlas: Atlas = build_atlas()
states: dict[str, int] = atlas.states
read_registry(3)
"""


def mypy(folder: Path, code: str) -> list[str]:
    (folder / "users.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / "cache"), "users.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout.splitlines()


@pytest.mark.slow
def test_mypy_knows_the_types_of_an_installed_package(tmp_path: Path) -> None:
    names = "".join(f"reveal_type(mapping.{name})\n" for name in mapping.__all__)
    told = mypy(tmp_path, USE + names)
    (error,) = [line for line in told if "error:" in line]
    assert error.startswith('users.py:5: error: Argument 1 to "read_registry" has incompatible type "int"')
    revealed = [line for line in told if "Revealed type" in line]
    assert len(revealed) == len(mapping.__all__)
    assert [line for line in revealed if 'is "Any"' in line] == []
