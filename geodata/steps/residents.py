# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foreign residents by citizenship and place, with the totals that rates divide by."""

from pathlib import Path

import pandas as pd

from geodata.steps.citizenships import citizenships, counts_2014, iso2_of_2014, iso2_of_2023, iso2_of_2025
from geodata.steps.common import check, levels_first, read_exceptions, to_csv
from geodata.steps.counts_2023 import counts_2023
from geodata.steps.counts_2025 import counts_2025
from geodata.steps.gazetteer import provinces, regions
from geodata.steps.levels import by_citizenship
from geodata.steps.totals import totals

YEARS = range(2003, 2018)
PRINTED = {
    **{"AL": 416_829, "MA": 415_088, "CN": 307_038, "UA": 249_613, "BD": 174_058, "IN": 167_333},
    **{"PH": 158_926, "EG": 147_797, "PK": 144_129, "SN": 112_598, "LK": 109_828, "MD": 109_804},
    **{"TN": 102_422, "PE": 98_733, "EC": 63_211, "RS": 30_835},
}
"""Foreign residents of 1 January 2023 that ISTAT prints for the 16 communities."""


def tables(raw: Path) -> dict[str, bytes]:
    """Return the tables of ``residents/``."""
    long = series(raw)
    return {
        "residents/cittadinanze.csv": to_csv(citizenships(raw)),
        "residents/stranieri_2025.csv": to_csv(by_place_2025(raw)),
        "residents/stranieri_2023.csv": to_csv(by_region_2023(raw)),
        "residents/stranieri_2014.csv": to_csv(by_place_2014(long)),
        "residents/stranieri_serie.csv": to_csv(by_region_and_year(long)),
        "residents/totali.csv": to_csv(totals(raw, long)),
    }


def by_place_2025(raw: Path) -> pd.DataFrame:
    """Return the foreign residents of 1 January 2025: 20 regions and 107 provinces by citizenship."""
    counts = counts_2025(raw)
    return by_citizenship(counts.assign(paese=counts["codice_istat"].map(iso2_of_2025(raw))))


def by_region_2023(raw: Path) -> pd.DataFrame:
    """Return the residents of 1 January 2023: one row per region and citizenship found there."""
    frame = counts_2023(raw)
    frame = frame.assign(paese=frame["cittadinanza"].map(iso2_of_2023(raw)))
    sums = frame.groupby("paese")["totale"].sum()
    check(all(sums[country] == count for country, count in PRINTED.items()), "I 16 non sono quelli di ISTAT.")
    check(not frame.duplicated(["codice_regione", "paese"]).any(), "Una cittadinanza compare due volte.")
    columns = ["codice_regione", "paese", "maschi", "femmine", "totale"]
    return frame[columns].sort_values(["codice_regione", "paese"])


def series(raw: Path) -> pd.DataFrame:
    """Return residents 2003-2017, long: livello, codice, paese, anno, totale; only what is not zero.

    The regions hold Trentino-Alto Adige as the sum of Trento and Bolzano, which stand among the provinces.
    """
    regional = _long(raw, "region", _region_codes(raw)).assign(livello="regione")
    provincial = _long(raw, "prov", _province_codes(raw)).assign(livello="provincia")
    keys = ["livello", "codice", "paese", "anno"]
    both = pd.concat([regional, provincial]).groupby(keys, as_index=False).sum()
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
    table = regions(raw)
    plain = dict(zip(table["nome"], table["codice_regione"], strict=True))
    return plain | {"Provincia Autonoma di Bolzano": "04", "Provincia Autonoma di Trento": "04"}


def _province_codes(raw: Path) -> dict[str, str]:
    table, old = provinces(raw), read_exceptions("province_2014.csv")
    plain = dict(zip(table["nome"], table["codice_provincia"], strict=True))
    return plain | dict(zip(old["nome_2014"], old["codice_provincia"], strict=True))


def by_place_2014(long: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of 1 January 2014: 20 regions and the 110 provinces of then."""
    chosen = long.loc[long["anno"] == 2014, ["livello", "codice", "paese", "totale"]]
    regional = chosen.loc[chosen["livello"] == "regione", "totale"]
    check(regional.sum() == 4_875_017, "Il 2014 non somma 4.875.017.")
    return chosen.sort_values(["livello", "codice", "paese"], key=levels_first)


def by_region_and_year(long: pd.DataFrame) -> pd.DataFrame:
    """Return one row per region and citizenship, one column per year; a zero is a zero of the source."""
    regional = long[long["livello"] == "regione"]
    wide = regional.pivot_table(index=["codice", "paese"], columns="anno", values="totale", fill_value=0)
    return wide.astype(int).reset_index().rename(columns={"codice": "codice_regione"})
