# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a row says it is, as one key for every writing of the same comune."""

from functools import cache

import pandas as pd

from mapping.places import comune_codes, load_gazetteer


def comune_keys(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the cadastral code of the comune of each row; ``""`` where no comune of today is known.

    «Sesto S. Giovanni» and «Sesto San Giovanni» are one comune, Castro (BG) and Castro (LE) are two. The cadastral
    code outlives the changes of provinces, which give a comune another ISTAT code.
    """
    return comune_codes(rows).map(_cadastral()).fillna("").astype("str")


@cache
def _cadastral() -> dict[str, str]:
    column = load_gazetteer().comuni["codice_catastale"]
    return dict(zip(column.index, column, strict=True))
