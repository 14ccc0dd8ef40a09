# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The residents of 1 January 2025 by province and citizenship."""

from functools import cache
from pathlib import Path

import pandas as pd

from geodata.steps.common import check, read_raw
from geodata.steps.gazetteer import provinces
from geodata.steps.levels import ITALIAN

COUNTS = "derived/residenti_2025_provincia_cittadinanza.csv"
FOREIGNERS, RESIDENTS, CITIZENSHIPS = 5_371_251, 58_943_464, 196
"""What ISTAT prints for Italy on that day; the citizenships include the Italian one and the stateless."""


@cache
def counts_2025(raw: Path) -> pd.DataFrame:
    """Return codice_provincia, codice_regione, codice_istat (of the citizenship), nome_istat_2025, totale.

    All citizenships are there, the Italian one and the stateless too.
    """
    table = read_raw(raw / COUNTS).rename(
        columns={"codice_stato_cittadinanza": "codice_istat", "stato_cittadinanza": "nome_istat_2025"}
    )
    table["totale"] = table["totale"].astype(int)
    places = provinces(raw).set_index("codice_provincia")["codice_regione"]
    check(set(table["codice_provincia"]) == set(places.index), "Le province del 2025 non sono quelle del gazetteer.")
    check(not table.duplicated(["codice_provincia", "codice_istat"]).any(), "Una cittadinanza compare due volte.")
    foreign = table[table["codice_istat"] != ITALIAN]
    told = (foreign["totale"].sum(), table["totale"].sum(), table["codice_istat"].nunique())
    check(told == (FOREIGNERS, RESIDENTS, CITIZENSHIPS), "Le somme del 2025 non sono quelle di ISTAT.")
    return table.assign(codice_regione=table["codice_provincia"].map(places))
