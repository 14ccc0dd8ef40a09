# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way to read a CSV of ours."""

import pandas as pd

from mapping.shipped import geodata_path


def read_table(name: str) -> pd.DataFrame:
    """Read a shipped CSV with every cell as text, the empty one as ``""``: NA is Napoli, 001272 is Torino."""
    return pd.read_csv(geodata_path(name), dtype=str, keep_default_na=False, encoding="utf-8")
