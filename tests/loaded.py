# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which modules a command loads, in a process of its own."""

import subprocess
import sys
from typing import NamedTuple

_SCRIPT = """
import sys
from mapping.cli import main
try:
    main()
except SystemExit:
    pass
sys.stderr.write("\\n" + " ".join(sys.modules))
"""


class Loaded(NamedTuple):
    """What a command said, and the modules that were there when it ended."""

    out: str
    err: str
    modules: set[str]


def loaded_by(*words: object) -> Loaded:
    """Run a command."""
    command = [sys.executable, "-W", "ignore", "-c", _SCRIPT, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said, _, modules = done.stderr.rpartition("\n")
    return Loaded(done.stdout, said, set(modules.split()))
