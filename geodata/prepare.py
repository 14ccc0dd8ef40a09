# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make every derived table of this folder: ``python -m geodata.prepare FOLDER`` (the folder of raw inputs).

The same inputs always give the same bytes. Raw inputs that are not those of ``sources.toml`` stop the work
before anything is written, unless ``--seal`` says that they are meant and the new hashes are to be recorded.
"""

import argparse
import sys
from pathlib import Path

from geodata import index
from geodata.seal import changed_inputs, seal
from geodata.steps import (
    boundaries,
    gazetteer,
    ground,
    places_alias,
    places_cap,
    places_frazioni,
    places_storici,
    registry,
    residents,
)
from geodata.steps.common import StepError
from mapping.sources import load_inputs

HERE = Path(__file__).parent
STEPS = (
    boundaries.tables,
    ground.tables,
    gazetteer.tables,
    residents.tables,
    places_alias.tables,
    places_cap.tables,
    places_frazioni.tables,
    places_storici.tables,
    registry.tables,
)


def make(raw: Path) -> dict[str, bytes]:
    """Return every table made from the raw inputs, by its name inside ``geodata/``."""
    return {name: data for step in STEPS for name, data in step(raw).items()}


def write(tables: dict[str, bytes], folder: Path) -> None:
    """Write the tables below the folder and say which of them changed."""
    for name, data in sorted(tables.items()):
        path = folder / name
        before = path.read_bytes() if path.is_file() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{len(data):>10,} {name}{'' if data == before else '  (cambiato)'}")


def main() -> int:
    """Read the command line, check the inputs, write the tables; 1 if nothing was written."""
    parser = argparse.ArgumentParser(prog="python -m geodata.prepare", description=__doc__)
    parser.add_argument("raw", type=Path, help="the folder of raw inputs")
    parser.add_argument("--out", type=Path, default=HERE, help="where to write (default: geodata/)")
    parser.add_argument("--seal", action="store_true", help="take these inputs as good, record the new hashes")
    options = parser.parse_args()
    if options.seal and options.out != HERE:
        parser.error("--seal records the tables of geodata/: it does not go with --out")
    try:
        changed = changed_inputs(options.raw, load_inputs())
        if changed and not options.seal:
            raise StepError("non sono gli ingressi descritti in sources.toml: " + ", ".join(changed))
        tables = make(options.raw)
    except (StepError, OSError) as error:
        print(f"Nulla è stato scritto: {error}", file=sys.stderr)
        return 1
    write(tables, options.out)
    if options.out == HERE:
        index.write()
    if options.seal:
        seal(options.raw)
    return 0


if __name__ == "__main__":
    sys.exit(main())
