# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The classes that the page cuts on the filtered counts are those that the package would cut."""

import json
import random
import subprocess

import pandas as pd

from mapping.coverage import classify, indicators
from tests.viewer_script import NODE, VIEWER

METRIC = VIEWER / "src" / "map" / "metric.js"
SCRIPT = "import {{ quantiles }} from {module}; console.log(JSON.stringify({cases}.map((counts) => quantiles(counts))))"


def filtered_counts() -> list[list[int]]:
    """Twenty counts each, as filters leave them: many zeros, many equal, few large."""
    chance = random.Random(2014)  # noqa: S311 - cases of a test, the same every time
    tops = [1, 2, 5, 9, 20, 60, 400]
    return [[chance.randint(0, chance.choice(tops)) for _ in range(20)] for _ in range(3_000)]


def test_the_page_cuts_classes_as_the_package_does():
    cases, about = filtered_counts(), indicators()["associazioni"]
    assert about.scheme == "Quantiles", "the page knows no other scheme"
    script = SCRIPT.format(module=json.dumps(METRIC.as_uri()), cases="JSON.parse(await read())")
    read = "const read = async () => (await import('node:fs')).readFileSync(0, 'utf8');"
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", read + script],
        input=json.dumps(cases), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for case, cut in zip(cases, json.loads(done.stdout), strict=True):
        assert tuple(cut) == classify(pd.Series(case, dtype=float), about).bounds, case
