# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: a broken file is read, or refused in a sentence; the long run is `fuzz_registry.py`."""

import fuzz_registry
import pytest


@pytest.mark.slow
def test_a_few_hundred_broken_files() -> None:
    outcomes = fuzz_registry.run(300, 7, books=0.03)
    assert outcomes.total() == 300
    assert set(outcomes) <= {"read", "refused"}
    assert outcomes["read"] > 100
