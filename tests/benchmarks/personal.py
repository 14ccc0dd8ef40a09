# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often personal data leave, and how often what is not personal is held back.

``python tests/benchmarks/personal.py [FILE.csv …] [--forms 20000] [--seed 1]`` tries disguises of the tests' grammar
and prints how many leaked, kind by kind; then, for each file, the cells of its known columns that are held back, and
how long a cell takes. The files are read, and nothing of them is kept.
"""

import argparse
import csv
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from personal_grammar import in_text, in_url, innocent, leaks, published

from mapping.cells.personal import find_personal
from mapping.schema import INPUT_COLUMNS


def try_forms(count: int, seed: int) -> None:
    """Print forms tried and leaked, and innocent cells tried and lost."""
    chance = random.Random(seed)  # noqa: S311 - the same forms every time
    cases = [(in_text if number % 4 else in_url)(chance.choice) for number in range(count)]
    leaked = [case for case in cases if leaks(case)]
    print(f"forms tried {count}, different {len(set(cases))}, leaked {len(leaked)}")
    print(dict(Counter(case.column for case in leaked)))
    for case in dict.fromkeys(leaked[:40]):
        print(
            "   leaked",
            case.column,
            ascii(case.cell) if "--ascii" in sys.argv else repr(case.cell),
            "->",
            repr(published(case.column, case.cell)),
        )
    cells = {innocent(chance.choice) for _ in range(count)}
    lost = [(column, cell) for column, cell in cells if find_personal(cell, column)]
    print(f"innocent cells tried {len(cells)}, held back {len(lost)}")
    for column, cell in sorted(lost)[:40]:
        print("   held back", column, repr(cell), find_personal(cell, column))


def try_file(path: Path) -> None:
    """Print the cells of a registry that would be held back."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        cells = [
            (name, row[name]) for row in csv.DictReader(stream) for name in row if name in INPUT_COLUMNS and row[name]
        ]
    begun = time.process_time()
    held = [(name, cell) for name, cell in cells if name != "note" and find_personal(cell, name)]
    seconds = time.process_time() - begun
    print(f"{path.name}: {len(cells)} cells, held back {len(held)}, {1e6 * seconds / max(1, len(cells)):.1f} µs a cell")
    for name, cell in held:
        print("   held back", name, repr(cell), find_personal(cell, name))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--forms", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try_forms(options.forms, options.seed)
    for file in options.files:
        try_file(file)
