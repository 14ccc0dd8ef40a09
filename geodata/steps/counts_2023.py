# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The residents of 1 January 2023 by region, citizenship and sex, with the damaged numbers repaired."""

from functools import cache
from pathlib import Path

import pandas as pd

from geodata.steps.common import check, read_raw
from geodata.steps.gazetteer import regions

FOLDER = "nfmmendes_stranieri-in-italia/data-regioni"
NUMBERS = {"Maschi": "maschi", "Femmine": "femmine", "Totale": "totale"}


@cache
def counts_2023(raw: Path) -> pd.DataFrame:
    """Return one row per region and citizenship, with its area and the counts of `NUMBERS`."""
    parts = [_of_region(raw, code, name) for code, name in regions(raw)[["codice_regione", "nome"]].to_numpy()]
    frame = pd.concat(parts, ignore_index=True)
    sums = frame["maschi"] + frame["femmine"]
    check(sums.equals(frame["totale"]), "Maschi e femmine non fanno il totale.")
    return frame


def _of_region(raw: Path, code: str, name: str) -> pd.DataFrame:
    file = name.lower().replace("'", "").replace(" ", "-")
    table = read_raw(raw / FOLDER / f"{file}.csv", sep=";")
    table = table[~table["Paese"].str.startswith("Totale")]
    numbers = {ours: table[theirs].map(whole) for theirs, ours in NUMBERS.items()}
    return pd.DataFrame({"codice_regione": code, "cittadinanza": table["Paese"], "area": table["Area"], **numbers})


def whole(damaged: str) -> int:
    """Return the count whose thousands were read as decimals: «44.51» was 44.510, «973.0» was 973.

    «1.0» could have been 1 or 1.000: it is 1, and males plus females must make the total.
    """
    thousands, _, units = damaged.partition(".")
    return int(thousands + units.ljust(3, "0")) if units.strip("0") else int(thousands)
