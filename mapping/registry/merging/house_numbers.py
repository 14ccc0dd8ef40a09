# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The house number in a column of its own, and the street before it."""

import numpy as np
import pandas as pd

from mapping.cells import says_nothing

_LONGEST = 12
"""Characters of a house number: a longer text is something else."""


def add_house_numbers(raw: pd.DataFrame) -> pd.DataFrame:
    """Return the address with the house number that stands in a column of its own, unless it ends so already."""
    if not {"indirizzo", "civico"} <= set(raw):
        return raw
    street, number = raw["indirizzo"].str.strip(), filled(raw["civico"]).str.strip()
    pairs = zip(street, number, strict=True)
    ends = pd.Series([words.split()[-1:] == [last] for words, last in pairs], index=raw.index, dtype=bool)
    told = (street == "") | (number == "") | (number.str.len() > _LONGEST) | ends
    return raw.assign(indirizzo=raw["indirizzo"].where(told, street + " " + number))


def filled(column: "pd.Series[str]") -> "pd.Series[str]":
    """Return the column with nothing where its cell says nothing («NULL», «n.d.»): another column may."""
    codes, texts = pd.factorize(column)
    said = np.array(["" if says_nothing(str(text)) else str(text) for text in texts], dtype=object)
    return pd.Series(said[codes] if len(texts) else "", index=column.index, dtype="str")
