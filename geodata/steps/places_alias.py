# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Other names in use for comuni, provinces and regions, and names that say the place is abroad."""

from pathlib import Path

import pandas as pd
from babel import Locale

from geodata.steps.common import check, read_exceptions, read_raw, rows_of, to_csv
from geodata.steps.gazetteer import municipalities
from mapping.places.names.keys import fold

NATIONS = "gardainformatica_gi_db_comuni/csv/gi_nazioni.csv"
ABROAD = ("Estero", "EE", "Stato estero", "Paese estero", "Foreign", "Abroad", "Unione Europea", "Europa", "Africa")


def tables(raw: Path) -> dict[str, bytes]:
    """Return the tables of other names."""
    return {
        "gazetteer/alias.csv": to_csv(aliases(raw)),
        "gazetteer/province_alias.csv": to_csv(read_exceptions("province_alias.csv")),
        "gazetteer/regioni_alias.csv": to_csv(read_exceptions("regioni_alias.csv")),
        "gazetteer/estero.csv": to_csv(abroad(raw)),
    }


def aliases(raw: Path) -> pd.DataFrame:
    """Return the hand-made names with the code of the comune they mean."""
    table = with_code(raw, read_exceptions("alias.csv"))
    return table[["nome", "codice_comune", "genere", "motivo"]].sort_values(["nome", "codice_comune"])


def with_code(raw: Path, table: pd.DataFrame) -> pd.DataFrame:
    """Return the hand-made table with ``codice_comune`` found by its columns ``comune`` and ``sigla``."""
    comuni = municipalities(raw)[["nome", "sigla", "codice_comune"]].rename(columns={"nome": "comune"})
    merged = table.merge(comuni, on=["comune", "sigla"], how="left", validate="many_to_one")
    lost = merged[merged["codice_comune"].isna()]
    check(lost.empty, f"Comuni che non esistono: {', '.join(lost['comune'] + ' ' + lost['sigla'])}.")
    return merged


def abroad(raw: Path) -> pd.DataFrame:
    """Return the names of foreign countries (Italian and English, CLDR; the tax office's) and of their cities.

    A name that a comune of Italy bears or bore is left out: what it means is for the other columns to say.
    """
    rows = [(name, "", "estero") for name in ABROAD]
    for language in ("it", "en"):
        territories = Locale(language).territories
        rows += [(name, code, "paese") for code, name in territories.items() if len(code) == 2 and code.isalpha()]
    for name in read_raw(raw / NATIONS, sep=";")["denominazione_nazione"]:
        rows += [(part.strip(), "", "paese") for part in name.split("=")]
    for cities in rows_of(read_exceptions("citta_estere.csv")):
        rows += [(name, cities.paese, "città") for name in cities.nomi.split("; ")]
    frame = pd.DataFrame(rows, columns=["nome", "paese", "genere"])
    frame = frame[~frame["paese"].isin(["IT", "EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"])]
    key = frame["nome"].map(fold)
    ours = {*municipalities(raw)["nome"].map(fold), "italia", "italy"}
    kept = frame[~key.duplicated() & ~key.isin(ours) & key.str.len().gt(1)]
    return kept.sort_values(["nome", "paese"])
