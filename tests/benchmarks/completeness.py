# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Simulated registers of known size: how often the intervals of `mapping.completeness` hold it.

    python -m tests.benchmarks.completeness [REGISTERS]

draws so many registers (1,000 by default, some minutes) of each kind and prints, for each kind and method, in how many
there was an estimate, how many of its intervals hold the truth, the median of the estimate by the truth and the median
width of the interval by the truth. Beside a lower bound «holds» is that its interval does not begin above the truth.
"""

import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from mapping.completeness.areas import ITALY, NO_METHOD, estimate_area
from mapping.completeness.counted import Count


class Kind(NamedTuple):
    """A kind of register: associations that there are, the chance of each list to hold one, and what binds them.

    ``bound``: in the second list those of the first are so many times likelier (a list that draws on another).
    ``unequal``: the coefficient of variation of the odds to be listed (some are easier to see than others).
    """

    name: str
    truth: int
    chances: tuple[float, ...]
    bound: float = 1.0
    unequal: float = 0.0

    @property
    def bounded_only(self) -> bool:
        """Whether the lower bound alone is meant for such a register."""
        return self.unequal > 0


KINDS = (
    Kind("two lists", 100, (0.4, 0.4)),
    Kind("two lists", 300, (0.3, 0.2)),
    Kind("two lists", 1_000, (0.15, 0.3)),
    Kind("two lists", 5_000, (0.05, 0.05)),
    Kind("two lists", 5_000, (0.4, 0.02)),
    Kind("two lists, nearly whole", 400, (0.9, 0.8)),
    Kind("three lists", 150, (0.4, 0.4, 0.4)),
    Kind("three lists", 500, (0.3, 0.2, 0.2)),
    Kind("three lists of unequal size", 2_000, (0.5, 0.1, 0.05)),
    Kind("three lists", 5_000, (0.1, 0.1, 0.1)),
    Kind("four lists", 400, (0.3, 0.3, 0.2, 0.2)),
    Kind("three lists, a pair bound a little", 1_000, (0.3, 0.25, 0.2), bound=1.2),
    Kind("three lists, a pair bound", 1_000, (0.3, 0.25, 0.2), bound=1.8),
    Kind("three lists, a pair bound", 4_000, (0.2, 0.2, 0.2), bound=2.5),
    Kind("three lists, some easier to see", 1_000, (0.2, 0.2, 0.2), unequal=0.5),
    Kind("three lists, some easier to see", 1_000, (0.3, 0.2, 0.1), unequal=1.0),
)


class Told(NamedTuple):
    """What became of the registers of a kind by one method; shares, and medians by the truth."""

    estimated: float
    holds: float
    value: float
    width: float


def lists_of(kind: Kind, chance: np.random.Generator) -> pd.DataFrame:
    """Return a register: its associations × lists."""
    base = np.array(kind.chances)
    odds = np.tile(base / (1 - base), (kind.truth, 1))
    if kind.unequal:
        shape = 1 / kind.unequal**2
        odds = odds * chance.gamma(shape, 1 / shape, (kind.truth, 1))
    drawn = chance.random(odds.shape)
    held = drawn < odds / (1 + odds)
    held[:, 1] = drawn[:, 1] < np.where(held[:, 0], np.minimum(kind.bound * base[1], 1), odds[:, 1] / (1 + odds[:, 1]))
    return pd.DataFrame(held, columns=[f"elenco {n + 1}" for n in range(held.shape[1])])


def simulate(kind: Kind, registers: int, chance: np.random.Generator) -> dict[str, Told]:
    """Return what each method told of so many registers of a kind."""
    found: dict[str, list[Count]] = {}
    for _ in range(registers):
        for told in estimate_area(ITALY, lists_of(kind, chance)):
            counts = found.setdefault(told.method, [])
            counts += [told.found] if isinstance(told.found, Count) else []
    return {name: _told(name, kind, counts, registers) for name, counts in found.items() if name != NO_METHOD}


def _told(name: str, kind: Kind, counts: list[Count], registers: int) -> Told:
    if not counts:
        return Told(0.0, np.nan, np.nan, np.nan)
    low, high = (np.array([getattr(count, side) for count in counts]) for side in ("low", "high"))
    holds = (low <= kind.truth) & ((high >= kind.truth) | (name == "chao" and kind.bounded_only))
    value = np.array([count.value for count in counts]) / kind.truth
    width = np.median(high - low) / kind.truth
    return Told(len(counts) / registers, float(holds.mean()), float(np.median(value)), float(width))


def meant(kind: Kind, method: str) -> bool:
    """Return whether a method says that its interval holds the truth of such a register."""
    return method == "chao" if kind.bounded_only else not (method == "chao" and kind.bound > 1)


def table(registers: int) -> Iterator[tuple[Kind, str, Told]]:
    """Yield what every method that is meant for a kind told of its registers."""
    for number, kind in enumerate(KINDS):
        for method, told in simulate(kind, registers, np.random.default_rng([14, number])).items():
            if meant(kind, method):
                yield kind, method, told


def main(write: Callable[[str], None] = print) -> None:
    """Print the table."""
    registers = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    heads = f"{'estimated':>9} {'holds':>6} {'value':>6} {'width':>6}"
    write(f"{'register':36} {'truth':>6} {'chances':20} {'method':12} {heads}")
    for kind, method, told in table(registers):
        chances = " ".join(f"{100 * share:.0f}%" for share in kind.chances)
        figures = f"{told.estimated:9.0%} {told.holds:6.1%} {told.value:6.2f} {told.width:6.2f}"
        write(f"{kind.name:36} {kind.truth:6} {chances:20} {method:12} {figures}")


if __name__ == "__main__":
    main()
