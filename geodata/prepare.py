# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make every table of this folder from the folder of raw inputs: ``python -m geodata.prepare FOLDER``."""

import argparse
import sys
from pathlib import Path

from geodata.steps import boundaries, gazetteer, residents

HERE = Path(__file__).parent
STEPS = (boundaries.tables, gazetteer.tables, residents.tables)


def make(raw: Path) -> dict[str, bytes]:
    """Return every table made from the raw inputs, by its name inside ``geodata/``."""
    return {name: data for step in STEPS for name, data in step(raw).items()}


def write(tables: dict[str, bytes], folder: Path) -> None:
    """Write the tables below the folder."""
    for name, data in sorted(tables.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{len(data):>10,} {name}")


def main() -> None:
    """Read the command line and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, help="the folder of raw inputs")
    parser.add_argument("--out", type=Path, default=HERE, help="where to write (default: this folder)")
    options = parser.parse_args()
    write(make(options.raw), options.out)


if __name__ == "__main__":
    sys.exit(main())
