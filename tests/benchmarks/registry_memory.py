# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much memory and time the largest registries take to read.

``python tests/benchmarks/registry_memory.py`` makes a workbook of 200,000 rows with every column and a CSV of a
million, in a temporary folder, reads each in a fresh process, and prints the peak of that process, of the child that
opens the workbook, and the seconds. ``--rows`` and ``--lines`` make them smaller.
"""

import argparse
import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from mapping.registry import read_registry
from mapping.schema import INPUT_COLUMNS
from mapping.shipped import geodata_path

_SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "ka", "lu"]


def towns() -> list[tuple[str, str]]:
    """Return (name, code) of every comune: a registry of this size has no two of its names alike in one town."""
    with geodata_path("gazetteer/comuni.csv").open(encoding="utf-8", newline="") as stream:
        return [(row["nome"], row["codice_comune"]) for row in csv.DictReader(stream)]


def word(number: int) -> str:
    """Return a name of seven syllables, another one for every number below 16**7."""
    mixed = number * 0x9E3779B1 % 16**7
    return "".join(_SYLLABLES[mixed >> shift & 15] for shift in range(0, 28, 4))


def records(count: int) -> Iterator[list[str]]:
    """Yield rows in which every column is filled and every name is another."""
    places = towns()
    for number in range(count):
        town, code = places[number % len(places)]
        row = dict.fromkeys(INPUT_COLUMNS, "") | {
            "denominazione": f"{word(number)} {word(number + 1)}", "acronimo": f"A{number}",
            "indirizzo": f"Via Roma {number}",
            "cap": "00184", "comune": town, "codice_comune": code,
            "latitudine": "41.9028", "longitudine": "12.4964", "paesi_origine": "Senegal; Mali", "note": "nessuna nota",
            "composizione": "plurinazionale", "tipologia": "volontariato", "ambiti_attivita": "cultura; sport",
            "raggio_azione": "comunale", "anno_costituzione": "1998", "numero_soci": str(number % 300),
            "sito_web": f"https://www.example.org/{number}", "stato_verifica": "verificata", "fonte_tipo": "elenco",
            "fonte_url": "https://www.example.org", "fonte_data": "2024-01-31", "data_verifica": "2024-02",
        }  # fmt: skip
        yield list(row.values())


def make_book(path: Path, count: int) -> None:
    """Write a workbook, row by row."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Registro")
        for place, row in enumerate([list(INPUT_COLUMNS), *records(count)]):
            sheet.write_row(place, 0, row)


def make_csv(path: Path, count: int) -> None:
    """Write a CSV."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(INPUT_COLUMNS)
        writer.writerows(records(count))


def read(path: Path) -> str:
    """Read a file in this process and return what it took."""
    begun = time.monotonic()
    rows = len(read_registry(path).rows)
    seconds = time.monotonic() - begun
    own, child = (resource.getrusage(who).ru_maxrss / 1_000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    size = path.stat().st_size / 1e6
    return f"{path.name}: {size:.0f} MB, {rows} rows, {seconds:.0f} s, peak {own:.0f} MB, child {child:.0f} MB"


def main() -> None:
    """Make the files, and read each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the workbook")
    parser.add_argument("--lines", type=int, default=1_000_000, help="rows of the CSV")
    parser.add_argument("--read", type=Path, help="only read this file")
    options = parser.parse_args()
    if options.read:
        print(read(options.read))
        return
    with tempfile.TemporaryDirectory() as folder:
        for path, make, count in (
            (Path(folder) / "registro.xlsx", make_book, options.rows),
            (Path(folder) / "registro.csv", make_csv, options.lines),
        ):
            make(path, count)
            subprocess.run([sys.executable, __file__, "--read", str(path)], check=True)


if __name__ == "__main__":
    main()
