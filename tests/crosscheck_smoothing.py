# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compare our smoothed rate with esda's: ``uv run --with esda python tests/crosscheck_smoothing.py``.

Not a test: esda is no dependency of ours (`mapping.coverage.rates.smoothed` says why). The values it prints
stand in ``test_coverage_rates.py``.
"""

import numpy as np
import pandas as pd
from esda.smoothing import Empirical_Bayes

from mapping.coverage.rates import PER, smoothed

COUNT = pd.Series([43, 2, 54, 12, 99, 0, 5])
RESIDENTS = pd.Series([419_892.0, 8_371, 1_175_199, 98_186, 553_588, 24_176, 96_926])


def compare_with_esda(count: pd.Series, residents: pd.Series) -> np.ndarray:
    theirs = np.asarray(Empirical_Bayes(count.to_numpy(), residents.to_numpy()).r).ravel() * PER
    np.testing.assert_allclose(smoothed(count, residents), theirs, rtol=1e-12)
    return theirs


if __name__ == "__main__":
    print([float(value) for value in compare_with_esda(COUNT, RESIDENTS)])
    chance = np.random.default_rng(2026)
    for _ in range(1_000):
        residents = pd.Series(chance.integers(5_000, 2_000_000, 20).astype(float))
        count = pd.Series(chance.poisson(residents * chance.gamma(4, 0.25, 20) / 10_000))
        compare_with_esda(count, residents)
    print("1000 random registries: equal")
