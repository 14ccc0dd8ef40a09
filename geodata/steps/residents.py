# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foreign residents by citizenship and place, with the totals that rates divide by."""

from pathlib import Path

import pandas as pd

from geodata.steps.citizenships import COUNTS_2023, citizenships, counts_2014, iso2_of_2014, iso2_of_2023
from geodata.steps.common import check, read_exceptions, read_raw, to_csv
from geodata.steps.gazetteer import provinces, regions
from geodata.steps.totals import totals

YEARS = range(2003, 2018)
PRINTED = {
    **{"AL": 416829, "MA": 415088, "CN": 307038, "UA": 249613, "BD": 174058, "IN": 167333, "PH": 158926, "EG": 147797},
    **{"PK": 144129, "SN": 112598, "LK": 109828, "MD": 109804, "TN": 102422, "PE": 98733, "EC": 63211, "RS": 30835},
}
"""Foreign residents of 1 January 2023 that ISTAT prints for the 16 communities."""


def tables(raw: Path) -> dict[str, bytes]:
    """Return the tables of ``residents/``."""
    long = series(raw)
    return {
        "residents/cittadinanze.csv": to_csv(citizenships(raw)),
        "residents/stranieri_2023.csv": to_csv(by_region_2023(raw)),
        "residents/stranieri_2014.csv": to_csv(by_place_2014(long)),
        "residents/stranieri_serie.csv": to_csv(by_region_and_year(long)),
        "residents/totali.csv": to_csv(totals(raw, long)),
    }


def by_region_2023(raw: Path) -> pd.DataFrame:
    """Return the residents of 1 January 2023: one row per region and citizenship found there."""
    frame = read_raw(raw / COUNTS_2023)
    frame = frame.assign(codice_regione=frame["cod_reg"], paese=frame["cittadinanza"].map(iso2_of_2023(raw)))
    numbers = frame[["maschi", "femmine", "totale"]].astype(int)
    check((numbers["maschi"] + numbers["femmine"] == numbers["totale"]).all(), "Maschi e femmine non fanno il totale.")
    sums = numbers["totale"].groupby(frame["paese"]).sum()
    check(all(sums[country] == count for country, count in PRINTED.items()), "I 16 totali non sono quelli di ISTAT.")
    made = pd.concat([frame[["codice_regione", "paese"]], numbers], axis=1)
    check(not made.duplicated(["codice_regione", "paese"]).any(), "Una cittadinanza compare due volte.")
    return made.sort_values(["codice_regione", "paese"])


def series(raw: Path) -> pd.DataFrame:
    """Return residents 2003-2017, long: livello, codice, paese, anno, totale; only what is not zero.

    The regions hold Trentino-Alto Adige as the sum of Trento and Bolzano, which stand among the provinces.
    """
    regional = _long(raw, "region", _region_codes(raw)).assign(livello="regione")
    provincial = _long(raw, "prov", _province_codes(raw)).assign(livello="provincia")
    both = pd.concat([regional, provincial]).groupby(["livello", "codice", "paese", "anno"], as_index=False).sum()
    sums = both.groupby(["livello", "paese", "anno"])["totale"].sum()
    check(sums["regione"].equals(sums["provincia"]), "Regioni e province non danno la stessa somma.")
    return both[both["totale"] > 0].reset_index(drop=True)


def _long(raw: Path, level: str, codes: dict[str, str]) -> pd.DataFrame:
    countries = iso2_of_2014(raw)
    rows = [
        (codes[place], countries[iso3], year, int(count))
        for place, by_country in counts_2014(raw, level).items()
        for iso3, counts in by_country.items()
        for year, count in zip(YEARS, counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=["codice", "paese", "anno", "totale"])


def _region_codes(raw: Path) -> dict[str, str]:
    plain = dict(regions(raw)[["nome", "codice_regione"]].itertuples(index=False))
    return plain | {"Provincia Autonoma di Bolzano": "04", "Provincia Autonoma di Trento": "04"}


def _province_codes(raw: Path) -> dict[str, str]:
    plain = dict(provinces(raw)[["nome", "codice_provincia"]].itertuples(index=False))
    old = read_exceptions("province_2014.csv")
    return plain | dict(old[["nome_2014", "codice_provincia"]].itertuples(index=False))


def by_place_2014(long: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of 1 January 2014: 20 regions and 110 provinces, those that Sardegna had then included."""
    chosen = long.loc[long["anno"] == 2014, ["livello", "codice", "paese", "totale"]]
    check(chosen.loc[chosen["livello"] == "regione", "totale"].sum() == 4_875_017, "Il 2014 non somma 4.875.017.")
    return chosen.sort_values(["livello", "codice", "paese"], key=_regions_first)


def by_region_and_year(long: pd.DataFrame) -> pd.DataFrame:
    """Return one row per region and citizenship, one column per year; a zero is a zero of the source."""
    regional = long[long["livello"] == "regione"]
    wide = regional.pivot_table(index=["codice", "paese"], columns="anno", values="totale", fill_value=0)
    return wide.astype(int).reset_index().rename(columns={"codice": "codice_regione"})


def _regions_first(column: pd.Series) -> pd.Series:
    return column.map({"regione": 0, "provincia": 1}) if column.name == "livello" else column
