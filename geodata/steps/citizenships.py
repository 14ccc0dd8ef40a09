# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The citizenships: one code and one name for what ISTAT's tables of 2025, 2023 and 2014 call differently."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from babel import Locale

from geodata.steps.common import check, read_exceptions, read_raw
from geodata.steps.counts_2023 import counts_2023
from geodata.steps.counts_2025 import counts_2025
from geodata.steps.levels import ITALIAN
from mapping.places.names.keys import fold

COUNTS_2014 = "SaraR-1_Immigration/Statistics"
ISO_CODES = "SaraR-1_Immigration/Data_final/country_name_coherence.csv"
IN_CO_NT_RO = ("AL", "BD", "CN", "EC", "EG", "PH", "IN", "MA", "MD", "PK", "PE", "SN", "RS", "LK", "TN", "UA")
"""The 16 communities of the project of 2014."""
EUROPEAN_UNION = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT"),
    *("LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
"""The 27 member states since 1 February 2020. ISTAT's areas still count the United Kingdom among them in 2023."""


def citizenships(raw: Path) -> pd.DataFrame:
    """Return one row per citizenship of any table, by ISO code: ISTAT's code and names, and the one we show."""
    frame = _of_2023_and_2014(raw).merge(_of_2025(raw), on="paese", how="left", validate="1:1").fillna("")
    names = {
        "nome": _shown(frame, "nome", Locale("it")),
        "en": _shown(frame, "nome_en", Locale("en")),
        "dei_16": frame["paese"].isin(IN_CO_NT_RO).astype(int),
        "paese_terzo": (~frame["paese"].isin(EUROPEAN_UNION)).astype(int),
    }
    columns = ["paese", "nome", "codice_istat", "nome_istat_2025", "nome_istat_2023", "nome_istat_2014"]
    return frame.assign(**names)[[*columns, "area", "en", "dei_16", "paese_terzo"]]


def iso2_of_2025(raw: Path) -> dict[str, str]:
    """Return ISTAT's code of 2025 of a citizenship -> ISO code of two letters."""
    found = _of_2025(raw)
    return dict(zip(found["codice_istat"], found["paese"], strict=True))


def _of_2025(raw: Path) -> pd.DataFrame:
    """Return codice_istat, nome_istat_2025, paese of the foreign citizenships of 2025, known by their names."""
    counted = counts_2025(raw)[["codice_istat", "nome_istat_2025"]].drop_duplicates()
    counted = counted[counted["codice_istat"] != ITALIAN]
    older, special = _of_2023_and_2014(raw), read_exceptions("cittadinanze_2025.csv")
    names = older.assign(nome=_shown(older, "nome", Locale("it")))
    known = {
        fold(name): country
        for column in ("nome", "nome_istat_2014", "nome_istat_2023")
        for name, country in zip(names[column], names["paese"], strict=True)
    }
    by_name = dict(zip(special["nome_istat_2025"], special["paese"], strict=True))
    check(set(by_name) <= set(counted["nome_istat_2025"]), "cittadinanze_2025.csv nomina chi non c'è più.")
    found = [by_name.get(name) or known.get(fold(name), "") for name in counted["nome_istat_2025"]]
    counted = counted.assign(paese=found)
    check(counted["paese"].isin(older["paese"]).all(), "Una cittadinanza del 2025 è senza codice.")
    check(counted["paese"].is_unique, "Due cittadinanze del 2025 hanno lo stesso codice.")
    return counted


def _of_2023_and_2014(raw: Path) -> pd.DataFrame:
    older = _of_2014(raw)
    frame = _of_2023(raw).merge(older, on="paese", how="outer", validate="1:1", suffixes=("", "_2014"))
    frame["area"] = frame["area"].fillna(frame["area_2014"])
    frame = frame.fillna("").sort_values("paese", ignore_index=True)
    check((frame["area"] != "").all(), "Una cittadinanza non ha la sua area.")
    return frame


def iso2_of_2023(raw: Path) -> dict[str, str]:
    """Return ISTAT's name of 2023 -> ISO code of two letters."""
    found = _of_2023(raw)
    return dict(zip(found["nome_istat_2023"], found["paese"], strict=True))


def iso2_of_2014(raw: Path) -> dict[str, str]:
    """Return the three-letter code of the tables 2003-2017 -> ISO code of two letters."""
    plain, special = _iso(raw), read_exceptions("cittadinanze_2014.csv")
    known = dict(zip(plain["iso3"], plain["iso2"], strict=True))
    return known | dict(zip(special["iso3"], special["paese"], strict=True))


def _of_2023(raw: Path) -> pd.DataFrame:
    counted = counts_2023(raw)[["cittadinanza", "area"]].drop_duplicates()
    codes = read_raw(raw / "nfmmendes_stranieri-in-italia/codes.csv", sep=";")
    iso3 = codes.set_index("Paese")["Code"]
    special = read_exceptions("cittadinanze.csv")
    by_name = special.set_index("nome_istat_2023")["paese"]
    plain = counted["cittadinanza"].map(iso3).map(_iso(raw).set_index("iso3")["iso2"])
    counted["paese"] = counted["cittadinanza"].map(by_name).fillna(plain)
    check(counted["paese"].notna().all(), "Una cittadinanza del 2023 è senza codice.")
    check(counted["paese"].is_unique, "Due cittadinanze del 2023 hanno lo stesso codice.")
    check(by_name.index.isin(counted["cittadinanza"]).all(), "cittadinanze.csv nomina chi non c'è più.")
    return counted.rename(columns={"cittadinanza": "nome_istat_2023"}).merge(
        special[["paese", "nome", "nome_en"]], on="paese", how="left", validate="1:1"
    )


def _of_2014(raw: Path) -> pd.DataFrame:
    present = sorted({code for region in counts_2014(raw, "region").values() for code in region})
    frame = pd.DataFrame({"iso3": present})
    special = read_exceptions("cittadinanze_2014.csv").replace("", pd.NA)
    frame = frame.merge(special.drop(columns=["paese", "motivo"]), on="iso3", how="left", validate="1:1")
    frame["paese"] = frame["iso3"].map(iso2_of_2014(raw))
    names = _iso(raw).set_index("iso3")["italian name istat"]
    return frame.assign(nome_istat_2014=frame["iso3"].map(names)).drop(columns="iso3")


@cache
def counts_2014(raw: Path, level: str) -> dict[str, dict[str, list[str]]]:
    """Return place -> three-letter code -> the 15 counts (as text) of 1 January 2003 to 2017."""
    text = (raw / COUNTS_2014 / f"py_{level}_country.json").read_text(encoding="utf-8")
    counts: dict[str, Any] = json.loads(text)
    return counts


def _iso(raw: Path) -> pd.DataFrame:
    return read_raw(raw / ISO_CODES, sep="\t")


def _shown(frame: pd.DataFrame, column: str, locale: Locale) -> pd.Series:
    """Return the name to show: the exception's, else CLDR's."""
    chosen = frame[column].where(frame[column] != "", frame.get(f"{column}_2014", ""))
    plain = frame["paese"].map(dict(locale.territories.items()))
    shown = chosen.where(chosen != "", plain)
    check(shown.notna().all(), f"Una cittadinanza non ha il nome in {locale.language}.")
    return shown.str.replace("’", "'")
