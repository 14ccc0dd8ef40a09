# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read ISTAT's archives as they are downloaded: ``python -m geodata.refresh FOLDER --out DIR``.

FOLDER holds any of ``LimitiGGMMAAAA_g.zip``, ``Dati_RCS_cittadinanza_ANNO.zip`` (or the CSV inside it),
``POSAS_ANNO_it_Comuni.zip``, ``Elenco-comuni-soppressi.zip``. DIR receives tables of the shape of those of this
folder; nothing here is changed.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from geodata.official import boundaries, residents
from geodata.official.citizenships import has_italians, residents_by_citizenship
from geodata.official.suppressed import suppressed
from geodata.prepare import write
from geodata.steps.boundaries import parquet, topology
from geodata.steps.common import StepError, check, levels_first, to_csv
from geodata.steps.levels import by_citizenship, in_all
from mapping.shipped_tables import read_table

Tables = dict[str, bytes]


def of_boundaries(archive: Path) -> Tables:
    """Return the two files of ``boundaries/``, and say how the comuni differ from those of the gazetteer."""
    comuni = boundaries.municipalities(archive)
    here, there = set(read_table("gazetteer/comuni.csv")["codice_comune"]), set(comuni["codice_comune"])
    print(f"{archive.name}: comuni {len(there)}, non più {len(here - there)}, nuovi codici {len(there - here)}")
    return {
        "boundaries/province.topojson": topology(boundaries.provinces(archive), boundaries.regions(archive)),
        "boundaries/comuni.parquet": parquet(comuni),
    }


def of_citizenships(archive: Path) -> Tables:
    """Return the foreign residents by region and province, and ``totali.csv`` with their year put in."""
    year, counts = residents_by_citizenship(archive)
    totals = in_all(counts, year)
    italy = totals.set_index("codice").loc["IT"]
    print(f"{archive.name}: stranieri residenti al 1° gennaio {year}: {italy['stranieri']}")
    told = totals if has_italians(counts) else totals.assign(popolazione="")
    shipped = read_table("residents/totali.csv")
    both = pd.concat([shipped[shipped["anno"] != str(year)], told.astype(str)])
    return {
        f"residents/stranieri_{year}.csv": to_csv(by_citizenship(counts)),
        "residents/totali.csv": to_csv(both.sort_values(["livello", "codice", "anno"], key=levels_first)),
    }


def of_residents(archive: Path) -> Tables:
    """Return all residents by comune."""
    year, comuni = residents.population(archive)
    print(f"{archive.name}: residenti al 1° gennaio {year}: {comuni['popolazione'].sum()}")
    return {f"residents/popolazione_{year}.csv": to_csv(comuni)}


def of_suppressed(archive: Path) -> Tables:
    """Return the list of suppressed comuni."""
    rows = suppressed(archive)
    print(f"{archive.name}: soppressioni {len(rows)}, l'ultima del {rows['data'].max()}")
    return {"gazetteer/soppressi.csv": to_csv(rows)}


READERS: dict[str, Callable[[Path], Tables]] = {
    "Limiti*_g.zip": of_boundaries,
    "Dati_*cittadinanza_*.zip": of_citizenships,
    "Dati_*cittadinanza_*.csv": of_citizenships,
    "POSAS_*_it_Comuni.zip": of_residents,
    "Elenco-comuni-soppressi.zip": of_suppressed,
}
"""The name of an archive, and what it is read by."""


def make(folder: Path) -> Tables:
    """Return the tables of every archive in the folder, by their names inside ``geodata/``.

    Raises
    ------
    StepError
        If the folder holds none of the archives, or one is not what it should be.
    """
    found = [(path, reader) for pattern, reader in READERS.items() for path in sorted(folder.glob(pattern))]
    if not found:
        raise StepError(f"in «{folder}» non c'è nessuno di: {', '.join(READERS)}")
    tables: Tables = {}
    for path, reader in found:
        for name, data in reader(path).items():
            check(name not in tables, f"più di un archivio dà «{name}», l'ultimo è {path.name}: lasciarne uno.")
            tables[name] = data
    return tables


def main() -> int:
    """Read the command line and the archives, write the tables; 1 if nothing was written."""
    parser = argparse.ArgumentParser(prog="python -m geodata.refresh", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the downloaded archives")
    parser.add_argument("--out", type=Path, required=True, help="where to write")
    options = parser.parse_args()
    try:
        tables = make(options.folder)
    except (StepError, OSError) as error:
        print(f"Nulla è stato scritto: {error}", file=sys.stderr)
        return 1
    write(tables, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
