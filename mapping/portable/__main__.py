# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``python -m mapping.portable``: put the folder together (`make folder`)."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from mapping.portable.assemble import NAME, assemble, pack

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Build the wheel, unless one is given, and put the folder together."""
    parser = argparse.ArgumentParser(
        prog="python -m mapping.portable", description="Put the folder for keepers together."
    )
    parser.add_argument("--out", type=Path, default=Path("dist"), help="where the folder and its ZIP are written")
    parser.add_argument("--wheel", type=Path, help="the package; built from this checkout unless given")
    parser.add_argument("--uv", type=Path, action="append", default=[], help="uv or uv.exe, to stand in the folder")
    parser.add_argument("--packages", type=Path, help="wheels of the lock, for machines without network")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        wheel = asked.wheel or _built(Path(made))
        folder = assemble(asked.out / NAME, wheel, ROOT / "requirements.lock", uv=asked.uv, packages=asked.packages)
    print(folder, pack(folder), sep="\n")


def _built(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)  # noqa: S603 - ours
    (wheel,) = folder.glob("*.whl")
    return wheel


if __name__ == "__main__":
    main()
