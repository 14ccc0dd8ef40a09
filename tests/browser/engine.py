# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which Chromium the tests, the pictures and the benchmarks drive."""

import shutil

ENGINES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Programs that may be on the path, the lightest first: a window takes longer to open than the page in it."""

READER = "it-IT"
"""The language of whoever opens a page: where no link names another, the page speaks it."""


def engine() -> str | None:
    """Return the path of the first that is there; None for Playwright's own."""
    return next((found for name in ENGINES if (found := shutil.which(name))), None)
