# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is made from the tables of this folder for whoever reads them: ``python -m geodata.index``.

Nothing in it is a fact of its own; `mapping.places.names.prepared` says what the file holds and why it is there.
"""

from pathlib import Path

from mapping.places import prepare_gazetteer

HERE = Path(__file__).parent
GAZETTEER = HERE / "prepared" / "gazetteer.jsonl"


def write() -> None:
    """Write the file anew from the tables as they are now."""
    GAZETTEER.parent.mkdir(exist_ok=True)
    GAZETTEER.write_bytes(prepare_gazetteer())


if __name__ == "__main__":
    write()
