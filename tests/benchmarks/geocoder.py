# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often the geocoder is right, silent or wrong, and how fast: ``python -m tests.benchmarks.geocoder``.

Prints a table for the README. A row is *right* if the comune found is the true one (where only the region is known
to be true: if the region is), *wrong* if a comune or a region was named and it is not the true one, else *unknown*.
``--wrong`` prints the wrong rows too.
"""

import argparse
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from mapping.places.geocoding import geocode
from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.shipped import load_gazetteer
from tests.benchmarks.rivals import RIVALS
from tests.benchmarks.sets import EvaluationSet, hamlets, languages, official, past, slips, spelled, strangers
from tests.benchmarks.spellings import SLIPS, accents_as_apostrophes, misspelt

SAMPLE = 300
"""Rows of each set that the baseline is asked: it is slow."""


class Score(NamedTuple):
    """How many rows were right, unknown, wrong, and rows per second of processor time."""

    rows: int
    right: int
    unknown: int
    wrong: int
    speed: float


def score(asked: EvaluationSet, *, show: bool = False) -> Score:
    """Ask the geocoder and compare with what is true."""
    start = time.process_time()
    frame = geocode(asked.asked, gazetteer=asked.gazetteer).frame
    seconds = time.process_time() - start
    code, region = frame["luogo_codice_comune"].to_numpy(), frame["luogo_codice_regione"].to_numpy()
    wrong = ((asked.code != "") & (code != "") & (code != asked.code)) | (
        (asked.region != "") & (region != "") & (region != asked.region)
    )
    right = np.where(asked.code != "", code == asked.code, (asked.region != "") & (region == asked.region)) & ~wrong
    if show and wrong.any():
        columns = [*asked.asked.columns, "luogo_comune", "luogo_provincia", "metodo"]
        print(frame.loc[wrong, columns].assign(vero=asked.code[wrong]).to_string())
    unknown = len(frame) - int(right.sum()) - int(wrong.sum())
    return Score(len(frame), int(right.sum()), unknown, int(wrong.sum()), len(frame) / max(seconds, 1e-9))


def speed(gaz: Gazetteer) -> list[str]:
    """Return lines on speed: exact matches, distinct names, similar names."""
    comuni = gaz.comuni.reset_index()
    names = pd.DataFrame(
        {"comune": comuni["nome"].map(accents_as_apostrophes).str.upper(), "provincia": comuni["sigla"]}
    )
    odd = pd.DataFrame(
        {"comune": [misspelt(name, SLIPS[0], 3) for name in comuni["nome"]], "provincia": comuni["sigla"]}
    )
    tasks = {
        "corrispondenze esatte, 315.840 righe": pd.concat([names] * 40, ignore_index=True),
        "nomi distinti esatti": names,
        "nomi simili distinti, con la provincia": odd,
        "nomi simili distinti, nome solo": odd[["comune"]],
    }
    lines = []
    for task, frame in tasks.items():
        rates = []
        for _ in range(3):
            start = time.process_time()
            geocode(frame)
            rates.append(len(frame) / (time.process_time() - start))
        lines.append(f"| {task} | {f'{max(rates):,.0f}'.replace(',', '.')} |")
    return lines


def baseline(asked: EvaluationSet, find: Callable[[str, str], str]) -> Score:
    """Return the score of one of `RIVALS` on a sample of the rows."""
    sample = np.arange(0, len(asked.asked), max(1, len(asked.asked) // SAMPLE))
    rows = asked.asked.reindex(columns=["comune", "provincia"], fill_value="").iloc[sample]
    start = time.process_time()
    found = np.array([find(row.comune, row.provincia) for row in rows.itertuples()], dtype=object)
    seconds = time.process_time() - start
    true = asked.code[sample]
    right, wrong = (
        int(((found == true) & (true != "")).sum()),
        int(((found != true) & (found != "") & (true != "")).sum()),
    )
    return Score(len(sample), right, len(sample) - right - wrong, wrong, len(sample) / max(seconds, 1e-9))


def share(count: int, rows: int) -> str:
    """Return a percentage with two decimals, Italian."""
    return f"{count / rows:.2%}".replace(".", ",").replace("%", " %")


def print_baseline(gaz: Gazetteer) -> None:
    """Print how what one would otherwise write does on the sets that name comune and province."""
    heads = " | ".join(f"{name}: giuste | sbagliate" for name in RIVALS)
    print(f"\n| campione | righe | {heads} |\n| --- | ---: |{' ---: |' * 2 * len(RIVALS)}")
    totals: dict[str, list[Score]] = {name: [] for name in RIVALS}
    for source in (official, past, hamlets, spelled, slips):
        for asked in source(gaz):
            if "provincia" in asked.asked and "regione" not in asked.name and "CAP" not in asked.name:
                scores = {name: baseline(asked, find) for name, find in RIVALS.items()}
                for name, found in scores.items():
                    totals[name].append(found)
                print(f"| {asked.group}: {asked.name} | {_naive_row(list(scores.values()))} |")
    sums = [Score(*(sum(column) for column in list(zip(*found, strict=True))[:4]), 0.0) for found in totals.values()]
    print(f"| **tutti** | {_naive_row(sums)} |")


def _naive_row(scores: list[Score]) -> str:
    cells = [f"{share(found.right, found.rows)} | {share(found.wrong, found.rows)}" for found in scores]
    return " | ".join([str(scores[0].rows), *cells])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print the wrong rows")
    parser.add_argument("--baseline", action="store_true", help="compare with the plain use of rapidfuzz")
    options = parser.parse_args()
    gaz = load_gazetteer()
    totals: dict[tuple[str, str], list[Score]] = {}
    for source in (official, past, languages, hamlets, spelled, slips, strangers):
        for asked in source(gaz):
            totals.setdefault((asked.group, asked.name), []).append(score(asked, show=options.wrong))
    print("| insieme | righe | giuste | senza risposta | **sbagliate** |\n| --- | ---: | ---: | ---: | ---: |")
    rows = wrong = 0
    for (group, name), scores in totals.items():
        count, right, unknown, bad = (sum(column) for column in list(zip(*scores, strict=True))[:4])
        rows, wrong = rows + count, wrong + bad
        print(f"| {group}: {name} | {count} | {share(right, count)} | {share(unknown, count)} | {bad} |")
    print(f"| **tutti** | {rows} | | | **{wrong}** ({wrong / rows * 10_000:.2f} su 10.000) |")
    if options.baseline:
        print_baseline(gaz)
    print("\n| velocità (righe al secondo, un processore) | |\n| --- | ---: |")
    print("\n".join(speed(gaz)))


if __name__ == "__main__":
    main()
