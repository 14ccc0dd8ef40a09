# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes of 1 January 2025 and of 2026: in between, 377 comuni of Sardegna changed theirs."""

import pandas as pd

from geodata.steps.common import check
from mapping.shipped_tables import read_table


def of_2026(codes: pd.Series) -> pd.Series:
    """Return each comune's code of 2026; a code that did not change, or is of 2026 already, stays."""
    table = read_table("gazetteer/sardegna_2026.csv").set_index("codice_comune")["codice_2026"]
    # Some codes mean one comune in 2025 and another in 2026: only a column with no new code is an old one.
    new_only = set(table) - set(table.index)
    if codes.isin(new_only).any():
        return codes
    return codes.map(table).fillna(codes)


def region_of(codes: pd.Series) -> pd.Series:
    """Return the region of comuni of either year.

    Raises
    ------
    StepError
        If a comune is not among those of the gazetteer, which has to be renewed first.
    """
    known = read_table("gazetteer/comuni.csv").set_index("codice_comune")["codice_regione"]
    sardinian = read_table("gazetteer/sardegna_2026.csv")
    newer = dict.fromkeys(sardinian["codice_2026"], "20")
    found = codes.map({**newer, **known})
    missing = sorted(set(codes[found.isna()]))
    check(not missing, f"Comuni che il gazetteer non ha ({len(missing)}): {', '.join(missing[:10])}.")
    return found
