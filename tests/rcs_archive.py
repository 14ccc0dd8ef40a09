# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up ``Dati_RCS_cittadinanza_ANNO.zip`` of the real one's shape: comuni first, then the levels above them."""

import zipfile
from pathlib import Path

from mapping.shipped_tables import read_table

HEADER = (
    "Anno;Codice Istat;Denominazione;Codice stato di cittadinanza;Stato di cittadinanza;Zona;Continente;"
    "Maschi;Femmine;Totale"
)
PARTS = {"Nord-ovest": "1", "Nord-est": "2", "Centro": "3", "Sud": "4", "Isole": "5"}
Counts = dict[tuple[str, str, str], int]
"""(comune, code of the citizenship, its name) -> residents."""


def row(place: str, name: str, code: str, citizenship: str, count: int) -> str:
    zone = ";" if code in {"100", "999"} else "Una zona;Un continente"
    return f"{place};{name};{code};{citizenship};{zone};{count // 3};{count - count // 3};{count}"


def rows_of(counts: Counts) -> list[str]:
    """Return the rows of every level of the country that the comuni make, the finest first."""
    province = read_table("gazetteer/province.csv").set_index("codice_provincia")["codice_regione"]
    areas = read_table("gazetteer/regioni.csv").set_index("codice_regione")["ripartizione"]
    newer = read_table("gazetteer/sardegna_2026.csv")["codice_2026"].str[:3]
    region_of = {**dict.fromkeys(newer, "20"), **province}
    levels: list[dict[tuple[str, str, str], int]] = [{} for _ in range(5)]
    for (comune, code, citizenship), count in counts.items():
        region = region_of[comune[:3]]
        places = (comune, comune[:3], region, PARTS[areas[region]], "IT")
        for level, place in zip(levels, places, strict=True):
            key = place, code, citizenship
            level[key] = level.get(key, 0) + count
    return [
        row(place, f"Luogo {place}", code, citizenship, count)
        for level in levels
        for (place, code, citizenship), count in level.items()
    ]


def write_rcs(folder: Path, rows: list[str], *, encoding: str = "utf-8", end: str = "\r\n", year: int = 2025) -> Path:
    """Write the rows into the archive of the year and return its path."""
    folder.mkdir(exist_ok=True)
    text = end.join([HEADER, *(f"{year};{line}" for line in rows), ""])
    path = folder / f"Dati_RCS_cittadinanza_{year}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"Dati_cittadinanza_{year}.csv", text.encode(encoding))
    return path
