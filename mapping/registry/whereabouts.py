# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a row says it is, as one key for every writing of the same comune."""

import pandas as pd

from mapping.places import geocode, load_gazetteer
from mapping.places.geocode import CLUES

_READ = (*CLUES, "latitudine", "longitudine")


def comune_keys(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the cadastral code of the comune of each row; ``""`` where no comune of today is known.

    «Sesto S. Giovanni» and «Sesto San Giovanni» are one comune, Castro (BG) and Castro (LE) are two. The cadastral
    code outlives the changes of provinces, which give a comune another ISTAT code.
    """
    asked = rows[[name for name in _READ if name in rows]]
    codes = geocode(asked).frame["luogo_codice_comune"]
    keys = load_gazetteer().comuni["codice_catastale"].reindex(codes)
    return pd.Series(keys.to_numpy(), index=rows.index).fillna("").astype("str")
