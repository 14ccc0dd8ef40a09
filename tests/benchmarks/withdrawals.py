# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How withdrawals hold: names tried and published, other associations withheld, the time of a long list.

    python -m tests.benchmarks.withdrawals [--cases 4000] [--seed 1] [--registry FILE]

The names and their disguises are those of `tests/test_withdrawal_names.py`, drawn by chance; the false alarms are
counted on a real registry, of which fifty associations at a time are withdrawn. The long list names 10,000
associations of Milano against 5,000 rows of Milano: nothing is told apart by its place.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from mapping.registry import read_registry
from mapping.schema import INPUT_COLUMNS
from mapping.shipped import shipped_registry
from tests import test_withdrawal_names as grammar

HIDDEN = ("ritirata", "trattenuta")
STEPS = 2


def disguised(chance: random.Random, town: str) -> tuple[str, str]:
    """Return a name and one of its other writings."""
    name = f"{chance.choice(grammar.FIRST)} {chance.choice(grammar.SECOND)}"
    steps = chance.sample(grammar.WRITINGS, chance.randrange(STEPS + 1))
    if chance.random() < 0.5:
        steps.append(grammar.unseen(chance.choice(grammar.INVISIBLE), chance.randrange(30)))
    slipped = grammar.slip(chance.randrange(40)) if chance.random() < 0.4 else None
    added = chance.choice([None, *grammar.ADDED])
    other = grammar.disguised(name, steps, slipped, added, slip_last=chance.random() < 0.5)
    return name, other.replace(grammar.TOWN, town)


def published(folder: Path, cases: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield each (listed, row) of which the row is published all the same."""
    chance = random.Random(seed)  # noqa: S311 - the same names every time, no secret
    towns = grammar.towns()
    for start in range(0, cases, len(towns)):
        here = towns[: min(len(towns), cases - start)]
        pairs = [disguised(chance, town)[:: chance.choice((1, -1))] for town in here]
        listed = [{"denominazione": a, "comune": town} for (a, _), town in zip(pairs, here, strict=True)]
        rows = [{"denominazione": b, "comune": town} for (_, b), town in zip(pairs, here, strict=True)]
        states = grammar.written(folder, rows, listed)["stato"].tolist()
        yield from (pair for pair, state in zip(pairs, states, strict=True) if state not in HIDDEN)


def alarms(folder: Path, registry: str | None) -> tuple[int, int]:
    """Return how many associations were withdrawn, and how many others went with them."""
    rows = read_registry(registry or shipped_registry()).rows
    alive = rows[rows["stato"] == ""].sample(frac=1, random_state=1)
    others = 0
    for start in range(0, len(alive), 50):
        chosen = alive.iloc[start : start + 50]
        listed = chosen[["denominazione", "comune", "provincia"]].to_dict("records")
        found = grammar.written(folder, alive[list(INPUT_COLUMNS)].to_dict("records"), listed)
        others += int(found["stato"].isin(HIDDEN).sum()) - len(chosen)
    return len(alive), others


def seconds(folder: Path) -> float:
    """Return the processor time of the long list, beyond that of reading the registry without it."""
    chance = random.Random(1)  # noqa: S311 - the same names every time, no secret
    syllables = [a + b for a in "bcdfglmnprstvz" for b in "aeiou"]
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(20_000)]
    names = [f"{chance.choice(grammar.FIRST)} {a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]
    pd.DataFrame({"denominazione": names[:5_000], "comune": "Milano"}).to_csv(folder / "r.csv", index=False)
    pd.DataFrame({"denominazione": names[:10_000], "comune": "Milano"}).to_csv(folder / "l.csv", index=False)
    begun = time.process_time()
    read_registry(folder / "r.csv")
    without = time.process_time() - begun
    read_registry(folder / "r.csv", withdrawn=folder / "l.csv")
    return time.process_time() - begun - 2 * without


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--registry")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        left = list(published(Path(place), options.cases, options.seed))
        print(f"names tried {options.cases}, published {len(left)}", *left[:20], sep="\n  ")
        print("withdrawn {}, others withheld with them {}".format(*alarms(Path(place), options.registry)))
        print(f"10,000 entries against 5,000 rows of one comune: {seconds(Path(place)):.1f} s of processor time")
