# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A register of any size: ``python -m tests.benchmarks.made_register ROWS FILE.csv``.

Every name is another, made of syllables: names that only differ by a serial number pack, fold and compare better than
real ones do. The comuni are drawn by their residents, the rest of a row is that of a shipped association.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mapping.shipped import geodata_path

_SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "ka", "lu"]
_KINDS = ["Associazione", "Comunità", "Circolo", "Unione", "Centro culturale", "Amici di", "Donne di", "Gruppo"]
_OF_A_PLACE = ("comune", "provincia", "regione", "codice_comune", "indirizzo", "cap", "acronimo", "codice_fiscale")


def word(number: int) -> str:
    """Return a word of seven syllables, another one for every number below 16**7."""
    mixed = number * 0x9E3779B1 % 16**7
    return "".join(_SYLLABLES[mixed >> shift & 15] for shift in range(0, 28, 4))


def name(number: int) -> str:
    """Return a name of two made words, another one for every number below 16**7."""
    first = word(number)
    return f"{_KINDS[number % len(_KINDS)]} {first[:6].title()} {first[6:].title()}"


def _rows_of(path: str) -> list[dict[str, str]]:
    with geodata_path(path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def records(count: int) -> Iterator[dict[str, str]]:
    """Yield rows with the columns of the shipped register."""
    shipped, comuni = _rows_of("registry/associazioni.csv"), _rows_of("gazetteer/comuni.csv")
    weights = np.array([float(row["residenti_2020"] or 0) for row in comuni])
    drawn = np.random.default_rng(0).choice(len(comuni), count, p=weights / weights.sum())
    for number in range(count):
        comune = comuni[drawn[number]]
        yield shipped[number % len(shipped)] | dict.fromkeys(_OF_A_PLACE, "") | {
            "denominazione": name(number), "comune": comune["nome"], "codice_comune": comune["codice_comune"],
            "provincia": comune["sigla"],
        }  # fmt: skip


def make_register(path: Path, count: int) -> Path:
    """Write a register of so many rows."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(_rows_of("registry/associazioni.csv")[0]))
        writer.writeheader()
        writer.writerows(records(count))
    return path


def main() -> None:
    """Write the register that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int)
    parser.add_argument("file", type=Path)
    given = parser.parse_args()
    make_register(given.file, given.rows)


if __name__ == "__main__":
    main()
