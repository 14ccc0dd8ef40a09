# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the evaluation sets of the geocoder: ``python -m tests.benchmarks.make_data FOLDER`` (the raw inputs).

What is true is told by sources that the gazetteer does not use for it, as far as there are any: cadastral codes of
ANPR for names and codes of other years, GeoNames' region for its places, another gazetteer's points.
"""

import json
import sys
from pathlib import Path

import pandas as pd

from geodata.steps.common import read_raw
from geodata.steps.gazetteer import municipalities
from geodata.steps.places_frazioni import GEONAMES, caps, located_places
from geodata.steps.places_versions import History
from mapping.places.names.keys import fold

HERE = Path(__file__).parent / "data"
STATES = {
    "Abruzzi": "13",
    "Basilicata": "17",
    "Calabria": "18",
    "Campania": "15",
    "Emilia-Romagna": "08",
    "Friuli-Venezia Giulia": "06",
    "Lazio": "12",
    "Liguria": "07",
    "Lombardia": "03",
    "Marche": "11",
    "Molise": "14",
    "Piemonte": "01",
    "Puglia": "16",
    "Sardegna": "20",
    "Sicilia": "19",
    "Toscana": "09",
    "Trentino-Alto Adige": "04",
    "Umbria": "10",
    "Valle D'Aosta": "02",
    "Veneto": "05",
}


def archive(raw: Path) -> pd.DataFrame:
    """Return every name a comune has had since 1861 with the province of the time (ISTAT), and where it lies today.

    Not independent: it is the history that the gazetteer is made from. ``codice`` is empty where the territory was
    split or ceded, ``regione`` where it was ceded.
    """
    history, comuni = History(raw), municipalities(raw).set_index("codice_comune")
    rows = set()
    for version in history.versions:
        codes = sorted(history.fate(version).codes)
        region = comuni.at[codes[0], "codice_regione"] if codes else ""
        rows.add((version.name, version.sigla, codes[0] if len(codes) == 1 else "", region))
    return pd.DataFrame(sorted(rows), columns=["comune", "provincia", "codice", "regione"])


def anpr(raw: Path) -> pd.DataFrame:
    """Return ANPR's names and codes whose cadastral code is that of a comune of today."""
    table = read_raw(raw / "italia_anpr/ANPR_archivio_comuni.csv")
    comuni = municipalities(raw)
    today = dict(zip(comuni["codice_catastale"], comuni["codice_comune"], strict=True))
    table["codice"] = table["CODCATASTALE"].map(today).fillna("")
    columns = {
        "DENOMINAZIONE_IT": "comune",
        "ALTRADENOMINAZIONE": "altra_lingua",
        "SIGLAPROVINCIA": "provincia",
        "CODISTAT": "codice_allora",
        "STATO": "stato",
        "codice": "codice",
    }
    found = table[table["codice"].ne("")].rename(columns=columns)[list(columns.values())]
    return found.drop_duplicates().sort_values(list(columns.values()))


def geonames(raw: Path) -> pd.DataFrame:
    """Return GeoNames' places; ``codice`` where the name is a comune's there, or where CAP and point name the same one.

    The region is GeoNames' own, and independent of the gazetteer; the comune of a hamlet is not.
    """
    table, served = read_raw(raw / GEONAMES), caps(raw)
    inside = located_places(raw)["poligono"]
    comuni = municipalities(raw)
    named: dict[tuple[str, str], list[str]] = {}
    for row in comuni.itertuples():
        named.setdefault((fold(row.nome), row.sigla), []).append(row.codice_comune)
    codes = []
    for row, polygon in zip(table.itertuples(), inside, strict=True):
        here = named.get((fold(row.place), row.province_code), [])
        alone = polygon if len(served.get(row.zipcode, ())) == 1 else ""
        codes.append(here[0] if len(here) == 1 else alone)
    frame = table.rename(columns={"place": "comune", "province_code": "provincia", "zipcode": "cap"})
    frame = frame.rename(columns={"latitude": "latitudine", "longitude": "longitudine"})
    frame = frame.assign(codice=codes, regione=table["state"].map(STATES))
    kept = ["comune", "provincia", "cap", "latitudine", "longitudine", "codice", "regione"]
    return frame[kept].drop_duplicates().sort_values(kept)


def points(raw: Path) -> pd.DataFrame:
    """Return the point that another gazetteer gives to each comune; many are rounded to the minute."""
    rows = json.loads((raw / "Samurai016_Comuni-ITA/comuni.json").read_text(encoding="utf-8"))
    regions = municipalities(raw).set_index("codice_comune")["codice_regione"]
    found = [(regions[r["codice"]], str(r["coordinate"]["lat"]), str(r["coordinate"]["lng"])) for r in rows]
    return pd.DataFrame(sorted(found), columns=["regione", "latitudine", "longitudine"])


def main() -> None:
    """Write the sets as compressed CSV, always in the same bytes."""
    raw = Path(sys.argv[1])
    HERE.mkdir(exist_ok=True)
    for make in (archive, anpr, geonames, points):
        path = HERE / f"{make.__name__}.csv.gz"
        make(raw).to_csv(path, index=False, lineterminator="\n", compression={"method": "gzip", "mtime": 0})
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
