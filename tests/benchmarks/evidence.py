# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers with a known truth: how many cells called «probabilmente_assente» are not, and how many are found.

``python -m tests.benchmarks.evidence [--registers N] [--seed S]`` prints a line per scenario. In the truth the
associations of region and community are Poisson with the residents of today times a rate, a gamma margin of the region
and of the community, and a gamma of the cell (k); some cells are empty whoever lives there. The register then holds
each with the share of its region, and knows its community or not. What is measured is `mapping.coverage.evidence`.

called
    cells called «probabilmente_assente» in a register
wrong
    of these, how many have an association
power
    of the cells that are empty where the truth expects 3 or more, how many are called
exists: said, true
    of the cells where none was seen, how many have one by the sum of ``p_esiste``, and how many do
to find
    the sum of ``da_trovare``, divided by what is to be found
"""

import argparse
import time
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mapping.coverage.evidence import ABSENT, add_evidence, seen_share, told_share
from mapping.coverage.evidence.elsewhere import NAMES
from mapping.coverage.rates import FEW_RESIDENTS
from mapping.coverage.territory import load_territory
from mapping.register_kind import LIST, RegisterKind

PLACE = "codice_regione"
TOTAL = 2_500
"""Associations that exist in the truth, times communities: about as many as the Ministry's mapping counted."""
PLACES_SIZE, COMMUNITIES_SIZE = 5.0, 1.0
LEAST = 3.0
"""Of the cells that are empty those are to be found where so many were to be expected in the truth."""


@dataclass(frozen=True)
class Scenario:
    """How a world and its register are drawn: ``share`` (lowest, highest) by region, ``declared`` in the metadata."""

    name: str
    k: float = 1.0
    empty: float = 0.0
    share: tuple[float, float] = (1.0, 1.0)
    declared: float = 1.0
    unknown: float = 0.0


@dataclass
class Tally:
    """Sums over registers."""

    called: int = 0
    wrong: int = 0
    empty: int = 0
    found: int = 0
    expected_there: float = 0.0
    there: int = 0
    expected_to_find: float = 0.0
    to_find: int = 0


LISTS = [Scenario(f"complete list, k = {k}", k=k) for k in (0.5, 1.0, 2.0, 5.0)]
EMPTY = [Scenario(f"complete list, {empty:.0%} of cells empty by nature", empty=empty) for empty in (0.1, 0.3)]
UNKNOWN = [
    Scenario(f"complete list, {unknown:.0%} of unknown community, {empty:.0%} empty", unknown=unknown, empty=empty)
    for unknown in (0.1, 0.3)
    for empty in (0.0, 0.3)
]
SHARES = [
    Scenario(f"share {share:.0%} and declared so, {empty:.0%} empty", share=(share, share), declared=share, empty=empty)
    for share in (0.9, 0.8, 0.5, 0.2)
    for empty in (0.0, 0.3)
]
EVEN = [
    Scenario(f"share {share:.0%} and declared so, k = {k}, {empty:.0%} empty", k, empty, (share, share), declared=share)
    for share in (0.9, 0.8)
    for k in (2.0, 5.0)
    for empty in (0.0, 0.05)
]
WRONG = [
    Scenario("share 70-100 % by region, declared 85 %", share=(0.7, 1.0), declared=0.85),
    Scenario("share 70-100 % by region, declared 85 %, 30% empty", share=(0.7, 1.0), declared=0.85, empty=0.3),
    *(
        Scenario(
            f"share {share:.0%}, declared {share + 0.1:.0%}, k = {k}", k, share=(share, share), declared=share + 0.1
        )
        for share in (0.9, 0.8)
        for k in (0.5, 1.0, 2.0)
    ),
    Scenario("share 80%, declared 90%, 10% unknown, k = 0.5", 0.5, 0.0, (0.8, 0.8), 0.9, 0.1),
]
SCENARIOS = [*LISTS, *EMPTY, *UNKNOWN, *SHARES, *EVEN, *WRONG]


def residents() -> pd.DataFrame:
    """Return the residents of today, regions by citizenship."""
    known = load_territory().residents
    return known.pivot(index=PLACE, columns="paese", values="residenti").fillna(0.0)


def simulate(scenario: Scenario, people: pd.DataFrame, rng: np.random.Generator, tally: Tally) -> None:
    """Draw a world and a register of it, measure it, and add what came out to the tally."""
    n, shape = people.to_numpy(), people.shape
    margins = np.outer(
        rng.gamma(PLACES_SIZE, 1 / PLACES_SIZE, shape[0]), rng.gamma(COMMUNITIES_SIZE, 1 / COMMUNITIES_SIZE, shape[1])
    )
    mean = n * margins * (TOTAL / (n * margins).sum())
    there = rng.poisson(mean * rng.gamma(scenario.k, 1 / scenario.k, shape) * (rng.random(shape) >= scenario.empty))
    held = rng.binomial(there, rng.uniform(*scenario.share, (shape[0], 1)))
    seen = rng.binomial(held, 1 - scenario.unknown)
    told = measured(scenario, people, held, seen)
    exists, large = there.ravel() > 0, n.ravel() >= FEW_RESIDENTS
    called = (told["evidenza"] == ABSENT).to_numpy()
    empty = ~exists & large & (mean.ravel() >= LEAST)
    silent = large & (seen.ravel() == 0) & told["p_esiste"].notna().to_numpy()
    tally.called += int(called.sum())
    tally.wrong += int((called & exists).sum())
    tally.empty += int(empty.sum())
    tally.found += int((called & empty).sum())
    tally.expected_there += float(told["p_esiste"][silent].sum())
    tally.there += int(exists[silent].sum())
    known = told["da_trovare"].notna().to_numpy()
    tally.expected_to_find += float(told["da_trovare"][known].sum())
    tally.to_find += int((there - seen).ravel()[known].sum())


def measured(scenario: Scenario, people: pd.DataFrame, held: np.ndarray, seen: np.ndarray) -> pd.DataFrame:
    """Return the cells of the register, region by region, with what is said of them."""
    counts = {"associazioni": held.sum(axis=1), "senza_comunita": (held - seen).sum(axis=1)}
    counted = pd.DataFrame(counts, index=people.index).assign(quota_del_conteggio=np.nan)
    share = seen_share(counted, RegisterKind(nature=LIST, share=scenario.declared))
    cells = people.stack().rename("residenti").reset_index().assign(associazioni=seen.ravel())
    nobody = pd.DataFrame(columns=[PLACE, "paese", *NAMES.values()]).astype({"altra_fonte_conteggio": float})
    seen_here = {"quota_vista": cells[PLACE].map(share), "quota_nota": cells[PLACE].map(told_share(counted))}
    return add_evidence(cells.assign(**seen_here), PLACE, nobody, may_call_absent=True)


def run(scenario: Scenario, registers: int, seed: int) -> Tally:
    """Return the tally of so many registers; the same seed gives the same."""
    people, rng, tally = residents(), np.random.default_rng(seed), Tally()
    for _ in range(registers):
        simulate(scenario, people, rng, tally)
    return tally


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--registers", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    started = time.process_time()
    print(f"{'scenario':58} {'called':>7} {'wrong':>7} {'power':>7} {'exists: said':>13} {'true':>6} {'to find':>8}")
    for scenario in SCENARIOS:
        tally = run(scenario, asked.registers, asked.seed)
        print(
            f"{scenario.name:58} {tally.called / asked.registers:7.2f} {tally.wrong / max(tally.called, 1):7.1%} "
            f"{tally.found / max(tally.empty, 1):7.1%} {tally.expected_there / asked.registers:13.1f} "
            f"{tally.there / asked.registers:6.1f} {tally.expected_to_find / max(tally.to_find, 1):8.2f}",
            flush=True,
        )
    print(f"{asked.registers} registers a line, seed {asked.seed}, {time.process_time() - started:.0f} s of one core")


if __name__ == "__main__":
    main()
