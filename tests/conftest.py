# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What several test files share."""

from pathlib import Path

import pytest

from mapping.atlas import Atlas, build_atlas


ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas of the registry that ships; frozen, so that every test may share it."""
    return build_atlas()


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT
