# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All residents by comune (``POSAS_ANNO_it_Comuni.zip``)."""

import re
from pathlib import Path

import pandas as pd

from geodata.official.archives import read_table, whole
from geodata.steps.common import check

TOTAL_AGE = "999"


def population(archive: Path) -> tuple[int, pd.DataFrame]:
    """Return the year, and all residents of 1 January by comune: codice_comune, popolazione.

    The year stands in the title above the table, else in the name of the file. Age 999 is the sum of the
    ages: it is taken where it is there, and must be their sum.

    Raises
    ------
    StepError
        If no year is told, or the ages do not make the total.
    """
    title, table = read_table(archive, ("Codice comune", "Età", "Totale"))
    told = re.search(r"gennaio (\d{4})", title) or re.search(r"_(\d{4})_", archive.name)
    check(told, f"{archive.name}: l'anno non è indicato.")
    table = table.assign(n=whole(table["Totale"], f"{archive.name}, Totale"), code=table["Codice comune"].str.zfill(6))
    is_total = table["Età"] == TOTAL_AGE
    ages = table[~is_total].groupby("code")["n"].sum()
    totals = table[is_total].set_index("code")["n"]
    check(totals.index.is_unique, f"{archive.name}: un comune ha due totali.")
    both = totals.index.intersection(ages.index)
    check(totals[both].eq(ages[both]).all(), f"{archive.name}: le età non fanno il totale.")
    found = totals.combine_first(ages).astype(int).sort_index()
    return int(told[1]) if told else 0, found.rename_axis("codice_comune").rename("popolazione").reset_index()
