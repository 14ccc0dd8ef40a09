# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residents and foreign residents per place and year: what the rates divide by."""

from pathlib import Path

import pandas as pd

from geodata.steps.common import check, levels_first, read_exceptions, read_raw
from geodata.steps.counts_2025 import counts_2025
from geodata.steps.gazetteer import municipalities, provinces
from geodata.steps.levels import PLACES, in_all

BALANCE = "mjavadf_DeMi/Italy, regions, provinces (IT1,29_316_DF_DCIS_POPSTRBIL1_1,1.0).csv"
PLACE = ["livello", "codice", "anno"]


def totals(raw: Path, series: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place and year (1 January): livello, codice, anno, popolazione, stranieri, fonte.

    ``popolazione`` is known for 2020 and 2025, ``stranieri`` from 2003 to 2017 and from 2019 to 2025; what is
    not known is empty. 2024 is the balance's 31 December 2023. ``series`` is that of `residents.series`.
    """
    foreign = pd.concat([_from_series(series), _from_balance(raw)])
    frame = foreign.merge(_population_2020(raw), on=PLACE, how="outer", validate="1:1")
    sources = frame[["fonte", "fonte_popolazione"]].fillna("")
    frame["fonte"] = ["; ".join(filter(None, pair)) for pair in sources.itertuples(index=False)]
    frame = pd.concat([frame, in_all(counts_2025(raw), 2025)])
    whole = frame.astype({"popolazione": "Int64", "stranieri": "Int64"})
    ordered = whole.sort_values(PLACE, key=levels_first)
    return ordered[[*PLACE, "popolazione", "stranieri", "fonte"]]


def _from_series(series: pd.DataFrame) -> pd.DataFrame:
    regional = series[series["livello"] == "regione"]
    italy = regional.assign(livello="italia", codice="IT")
    summed = pd.concat([italy, series]).groupby(PLACE)["totale"].sum().reset_index(name="stranieri")
    return summed.assign(fonte="ISTAT DCIS_POPSTRCIT1, somma delle cittadinanze")


def _from_balance(raw: Path) -> pd.DataFrame:
    """Return the foreign residents of 1 January 2019-2024; NUTS areas become ISTAT codes by ``nuts.csv``."""
    table = read_raw(raw / BALANCE)
    table = table[table["SEX"].eq("9") & table["DATA_TYPE"].isin(["FJAN", "FDEC_CP"])]
    january = table["DATA_TYPE"].eq("FJAN")
    last = ~january & table["TIME_PERIOD"].eq("2023")
    table = table.assign(anno=table["TIME_PERIOD"].astype(int) + last)[january | last]
    places = read_exceptions("nuts.csv").drop(columns="nome")
    joined = table.merge(places, left_on="REF_AREA", right_on="nuts", validate="m:1")
    joined["stranieri"] = joined["OBS_VALUE"].astype(int)
    summed = joined.groupby(PLACE)["stranieri"].sum().reset_index()
    _check_levels(summed)
    return summed.assign(fonte="ISTAT DCIS_POPSTRBIL1")


def _check_levels(frame: pd.DataFrame) -> None:
    """Italy, the regions and the provinces must tell the same sum in every year."""
    by_level = frame.groupby(["livello", "anno"])["stranieri"].sum()
    same = by_level["italia"].equals(by_level["regione"]) and by_level["italia"].equals(by_level["provincia"])
    check(same, "Italia, regioni e province non danno gli stessi stranieri.")


def _population_2020(raw: Path) -> pd.DataFrame:
    """Return the residents of 1 January 2020, summed from the comuni."""
    comuni = municipalities(raw)
    counted = comuni.assign(totale=pd.to_numeric(comuni["residenti_2020"]), italia="IT")
    parts = []
    for level, column in PLACES.items():
        summed = counted.groupby(column)["totale"].sum().rename_axis("codice").reset_index(name="popolazione")
        parts.append(summed.assign(livello=level))
    frame = pd.concat(parts).assign(anno=2020, fonte_popolazione="ISTAT DCIS_POPRES1, somma dei comuni")
    check(provinces(raw)["codice_provincia"].isin(frame["codice"]).all(), "Una provincia è senza residenti.")
    return frame
