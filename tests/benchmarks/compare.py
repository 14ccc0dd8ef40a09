# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two registers made from one by known changes: what `mapping.compare_registries` finds of it.

    python -m tests.benchmarks.compare [--registry FILE] [--draws 20] [--seed 1] [--speed ROWS]

Each body of a register is in A with one chance and in B with another, in another order, under other headers; in B its
name may be misspelt, abbreviated, turned round or in capitals, its comune another, its tax code lost. Some bodies have
a homonym in their comune, which is another body. Printed are, for the shipped register and for a made one, the
precision and the recall of the matches, those of «perhaps the same», and in how many draws the interval holds how many
there are. ``--speed`` compares two registers of so many rows instead.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from mapping import Comparison, Registry, compare_registries, read_registry
from mapping.cells import tax_code_is_right
from mapping.completeness import Count
from mapping.places import load_gazetteer
from mapping.shipped import shipped_registry
from tests.benchmarks.made_register import make_register

MADE_ROWS = 2_114
LISTED = (0.6, 0.5)
"""The chance of a body to be in A, and in B."""
HEADERS = {"denominazione": "Nome dell'ente", "codice_fiscale": "C.F.", "comune": "Città", "provincia": "Prov.",
           "indirizzo": "Via", "sito_web": "Sito internet"}  # fmt: skip
COLUMNS = ["denominazione", "codice_fiscale", "indirizzo", "comune", "provincia", "sito_web", "paesi_origine"]
SHORT = (("Associazione", "Ass."), ("Comunità", "Com."), ("Culturale", "Cult."), ("culturale", "cult."),
         ("Circolo", "Circ."), ("Centro", "C.tro"), ("Unione", "Un."))  # fmt: skip
CODED, HOUSED, TWINS = 0.4, 0.4, 0.02
"""Shares of the bodies that are given a tax code, an address, a homonym."""
Row = dict[str, str]
Change = Callable[[Row, random.Random], Row]


def slipped(row: Row, chance: random.Random) -> Row:
    name = row["denominazione"]
    at = chance.randrange(1, len(name)) if len(name) > 1 else 0
    return row | {
        "denominazione": chance.choice([name[:at] + name[at + 1 :], name[:at] + name[at - 1 : at] + name[at:]])
    }


def abbreviated(row: Row, chance: random.Random) -> Row:  # noqa: ARG001 - what every change is given
    name = row["denominazione"]
    for long, short in SHORT:
        name = name.replace(long, short)
    return row | {"denominazione": name}


def with_legal_form(row: Row, chance: random.Random) -> Row:
    return row | {"denominazione": row["denominazione"] + chance.choice([" APS", " - ODV", " ETS", " (Onlus)"])}


def turned(row: Row, chance: random.Random) -> Row:  # noqa: ARG001 - what every change is given
    first, *rest = row["denominazione"].split()
    return row | {"denominazione": " ".join([*rest, first])}


def in_capitals(row: Row, chance: random.Random) -> Row:  # noqa: ARG001 - what every change is given
    return row | {"denominazione": row["denominazione"].upper()}


def moved(row: Row, chance: random.Random) -> Row:
    comuni = load_gazetteer().comuni
    place = comuni.iloc[chance.randrange(len(comuni))]
    return row | {"comune": place["nome"], "provincia": place["sigla"], "indirizzo": ""}


def without_place(row: Row, chance: random.Random) -> Row:  # noqa: ARG001 - what every change is given
    return row | {"comune": "", "indirizzo": ""}


def without_code(row: Row, chance: random.Random) -> Row:  # noqa: ARG001 - what every change is given
    return row | {"codice_fiscale": ""}


CHANGES: tuple[tuple[Change, float], ...] = (
    (slipped, 0.08), (abbreviated, 0.1), (with_legal_form, 0.08), (turned, 0.02), (in_capitals, 0.2), (moved, 0.03),
    (without_place, 0.02), (without_code, 0.3),
)  # fmt: skip
"""What happens to a row of B, and how often; several may."""


class Made(NamedTuple):
    """Two registers of the same bodies, with the body of each row by its number in the file."""

    a: Registry
    b: Registry
    of_a: dict[int, int]
    of_b: dict[int, int]
    places: list[str]
    changes: dict[int, tuple[str, ...]]


def bodies(rows: list[Row], chance: random.Random) -> list[Row]:
    """Return the bodies of a register, some with a tax code and an address, and homonyms of some."""
    found = []
    for row in rows:
        own = row | {name: row[name] for name in COLUMNS}
        if not own["codice_fiscale"] and chance.random() < CODED:
            own["codice_fiscale"] = tax_code(chance)
        if not own["indirizzo"] and chance.random() < HOUSED:
            own["indirizzo"] = street(chance)
        found.append(own)
        if own["comune"] and chance.random() < TWINS:
            found.append(own | {"codice_fiscale": "", "indirizzo": street(chance), "sito_web": ""})
    return found


def street(chance: random.Random) -> str:
    return f"Via {chance.choice(['Roma', 'Verdi', 'Po', 'Garibaldi', 'Dante', 'Cavour'])} {chance.randrange(1, 200)}"


def tax_code(chance: random.Random) -> str:
    stem = f"9{chance.randrange(10**9):09}"
    return next(stem + str(digit) for digit in range(10) if tax_code_is_right(stem + str(digit)))


def made(folder: Path, rows: list[Row], chance: random.Random) -> Made:
    """Draw the two registers."""
    known = bodies(rows, chance)
    lists = [[at for at in range(len(known)) if chance.random() < share] for share in LISTED]
    chance.shuffle(lists[1])
    changes, changed = {}, []
    for at in lists[1]:
        row, done = known[at], []
        for change, share in CHANGES:
            if chance.random() < share:
                row, done = change(row, chance), [*done, change.__name__]
        changed.append(row)
        changes[at] = tuple(done)
    frames = (pd.DataFrame([known[at] for at in lists[0]])[COLUMNS],
              pd.DataFrame(changed)[COLUMNS].rename(columns=HEADERS))  # fmt: skip
    for name, frame in zip("ab", frames, strict=True):
        frame.to_csv(folder / f"{name}.csv", index=False)
    read = (read_registry(folder / f"{name}.csv") for name in "ab")
    numbers = (dict(enumerate(one, start=2)) for one in lists)
    return Made(*read, *numbers, [row["provincia"] for row in known], changes)


class Told(NamedTuple):
    """Counts of one draw."""

    both: int
    same: int
    same_right: int
    perhaps: int
    perhaps_right: int
    found: int


def judged(one: Made, found: Comparison) -> Told:
    """Return how many pairs there are, and how many are right."""
    alive = [set(registry.rows.index[registry.rows["stato"] == ""]) for registry in (one.a, one.b)]
    known = [{body: riga for riga, body in numbers.items() if riga in own}
             for numbers, own in zip((one.of_a, one.of_b), alive, strict=True)]  # fmt: skip
    both = known[0].keys() & known[1].keys()
    right = []
    for frame in (found.same, found.perhaps):
        pairs = zip(frame["riga_a"], frame["riga_b"], strict=True)
        right.append({one.of_a[a] for a, b in pairs if one.of_a[a] == one.of_b[b]})
    return Told(len(both), len(found.same), len(right[0]), len(found.perhaps), len(right[1]), len(right[0] | right[1]))


def truth(one: Made, regions: tuple[str, ...]) -> int:
    """Return how many bodies there are in the regions."""
    gazetteer = load_gazetteer()
    sigle = {
        sigla for code, found in gazetteer.region_sigle.items() if gazetteer.labels[code] in regions for sigla in found
    }
    return sum(place in sigle for place in one.places)


def missed(one: Made, found: Comparison) -> Counter[str]:
    """Return what had happened to the bodies in both that were not found."""
    pairs = [*zip(found.same["riga_a"], found.same["riga_b"], strict=True),
             *zip(found.perhaps["riga_a"], found.perhaps["riga_b"], strict=True)]  # fmt: skip
    hit = {one.of_a[a] for a, b in pairs if one.of_a[a] == one.of_b[b]}
    lost = (set(one.of_a.values()) & set(one.of_b.values())) - hit
    return Counter(" + ".join(one.changes[body]) or "nothing" for body in lost)


def measure(rows: list[Row], draws: int, seed: int, write: Callable[[str], None]) -> None:
    """Print what was found in so many draws."""
    told, holds, ratios, lost = [], [], [], Counter[str]()
    for draw in range(draws):
        with tempfile.TemporaryDirectory() as folder:
            one = made(Path(folder), rows, random.Random(f"{seed}-{draw}"))  # noqa: S311 - the same every time
        found = compare_registries(one.a, one.b, independent=True)
        told.append(judged(one, found))
        lost += missed(one, found)
        count = found.missing.found
        if isinstance(count, Count):
            there = truth(one, found.missing.regions)
            holds.append(count.low <= there <= count.high)
            ratios.append((count.value / there, (count.high - count.low) / there))
    sums = Told(*map(sum, zip(*told, strict=True)))
    write(f"  in both {sums.both / draws:.0f}; certain: precision {sums.same_right / sums.same:.2%}, "
          f"recall {sums.same_right / sums.both:.1%}")  # fmt: skip
    write(f"  perhaps {sums.perhaps / draws:.0f} pairs: precision {sums.perhaps_right / max(1, sums.perhaps):.1%}; "
          f"certain or perhaps: recall {sums.found / sums.both:.1%}")  # fmt: skip
    value, width = (sorted(column)[len(ratios) // 2] for column in zip(*ratios, strict=True)) if ratios else (0, 0)
    write(f"  estimated in {len(holds)} of {draws} draws; the interval holds the truth in {sum(holds)}; "
          f"value {value:.2f}, width {width:.2f} of it")  # fmt: skip
    write(f"  not found: {', '.join(f'{what} {count}' for what, count in lost.most_common(6))}")


def speed(rows: int, write: Callable[[str], None]) -> None:
    """Print the processor time of comparing two registers of so many rows, beside that of reading one."""
    with tempfile.TemporaryDirectory() as folder:
        source = records(make_register(Path(folder) / "made.csv", rows))
        begun = time.process_time()
        chance = random.Random(1)  # noqa: S311 - the same every time
        one = made(Path(folder), source, chance)
        read = time.process_time() - begun
        begun = time.process_time()
        compare_registries(one.a, one.b, independent=True)
        took = time.process_time() - begun
        write(f"{len(one.of_a)} × {len(one.of_b)} rows: {took:.1f} s, beside {read:.1f} s to make and read")


def records(path: Path) -> list[Row]:
    """Return the rows of a register as text."""
    found = pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")
    return [{str(name): str(cell) for name, cell in row.items()} for row in found]


def main(write: Callable[[str], None] = print) -> None:
    """Print what is found in registers made from the shipped one and from a made one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry", type=Path)
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speed", type=int, metavar="ROWS")
    given = parser.parse_args()
    if given.speed:
        speed(given.speed, write)
        return
    with tempfile.TemporaryDirectory() as folder:
        made_file = make_register(Path(folder) / "made.csv", MADE_ROWS)
        files = [given.registry] if given.registry else [shipped_registry(), made_file]
        for path in files:
            write(path.name)
            measure(records(path), given.draws, given.seed, write)


if __name__ == "__main__":
    main()
