# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residents by province and citizenship summed to the levels that are told, each apart from the others.

``counts`` has codice_provincia, codice_regione, codice_istat (of the citizenship, the Italian one too), paese (its
ISO code, anything for the Italian one) and totale.
"""

import pandas as pd

from geodata.steps.common import levels_first

ITALIAN = "100"
"""ISTAT's code of the Italian citizenship."""
PLACES = {"italia": "italia", "regione": "codice_regione", "provincia": "codice_provincia"}
"""The column that holds the places of each level."""
FROM_RCS = "ISTAT RCS, popolazione residente per cittadinanza"


def by_citizenship(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the foreign residents: livello (regione, provincia), codice, paese, totale; only what is not zero."""
    foreign = counts[(counts["codice_istat"] != ITALIAN) & (counts["totale"] > 0)]
    parts = [_summed(foreign, level, ["paese"]) for level in ("regione", "provincia")]
    both = pd.concat(parts)[["livello", "codice", "paese", "totale"]]
    return both.sort_values(["livello", "codice", "paese"], key=levels_first)


def in_all(counts: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return all residents and the foreign ones of Italy, regions, provinces: the columns of ``totali.csv``."""
    foreign = counts[counts["codice_istat"] != ITALIAN]
    keys = ["livello", "codice"]
    people, strangers = (pd.concat(_summed(part, level, []) for level in PLACES) for part in (counts, foreign))
    both = people.merge(strangers, on=keys, how="left", suffixes=("", "_stranieri")).fillna(0)
    named = both.rename(columns={"totale": "popolazione", "totale_stranieri": "stranieri"})
    whole = named.astype({"stranieri": int}).assign(anno=year, fonte=FROM_RCS)
    return whole[[*keys, "anno", "popolazione", "stranieri", "fonte"]].sort_values(keys, key=levels_first)


def _summed(counts: pd.DataFrame, level: str, keys: list[str]) -> pd.DataFrame:
    summed = counts.assign(italia="IT").groupby([PLACES[level], *keys])["totale"].sum().reset_index()
    return summed.rename(columns={PLACES[level]: "codice"}).assign(livello=level)
