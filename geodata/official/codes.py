# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes of 1 January 2025 and of 2026: in between, 377 comuni of Sardegna changed theirs."""

import pandas as pd

from mapping.shipped_tables import read_table


def of_2025(codes: pd.Series) -> pd.Series:
    """Return each comune's code of 2025; a code that did not change, or is of 2025 already, stays."""
    table = read_table("gazetteer/sardegna_2026.csv").set_index("codice_2026")["codice_comune"]
    # Some codes mean one comune in 2025 and another in 2026: only a column with a new code is of 2026.
    new_only = set(table.index) - set(table)
    return codes.map(table).fillna(codes) if codes.isin(new_only).any() else codes


def provinces_of(codes: pd.Series) -> pd.Series:
    """Return the province of the gazetteer of comuni of either year, ``None`` where it has none.

    It is the first three digits of a comune's code of 2025: of a comune that has merged since, too.
    """
    province = of_2025(codes).str[:3]
    return province.where(province.isin(read_table("gazetteer/province.csv")["codice_provincia"]))
