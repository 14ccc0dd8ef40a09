# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way to read a CSV of ours."""

from functools import cache
from pathlib import Path

import pandas as pd

from mapping.shipped import geodata_path


def read_table(name: str) -> pd.DataFrame:
    """Read a shipped CSV with every cell as text, the empty one as ``""``: NA is Napoli, 001272 is Torino."""
    path = geodata_path(name)
    return _read_once(path, path.stat().st_mtime_ns).copy(deep=False)  # pandas copies what is then written to


@cache
def _read_once(path: Path, _written: int) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
