# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the tables that ship with the package lie, and the one way to read a CSV of ours."""

from pathlib import Path

import pandas as pd

from mapping.errors import GeodataError

PACKAGE = Path(__file__).parent
"""The folder of the package."""


def geodata_path(name: str) -> Path:
    """Return the path of a shipped table such as ``gazetteer/comuni.csv``.

    An installed package has ``geodata`` inside it, a checkout has it beside it.

    Raises
    ------
    GeodataError
        If neither place holds the file.
    """
    for root in (PACKAGE, PACKAGE.parent):
        path = root / "geodata" / name
        if path.exists():
            return path
    raise GeodataError(f"La tabella «{name}» del pacchetto manca: reinstallare il pacchetto.")


def read_table(name: str) -> pd.DataFrame:
    """Read a shipped CSV with every cell as text, the empty one as ``""``: NA is Napoli, 001272 is Torino."""
    return pd.read_csv(geodata_path(name), dtype=str, keep_default_na=False, encoding="utf-8")
