# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lock of who runs the program and does not build it: without Node, which is a fifth of the whole.

``python portable/lock.py requirements.lock > run.lock`` needs nothing but Python: the image is built with it.
"""

import re
import sys
from pathlib import Path

_PROJECT = "mappa-associazioni-migranti"
_BEGIN = re.compile(r"(?m)^(?=[a-z0-9])")
_VIA = re.compile(r"^    # (?:via |  )(\S+)(.*)$", re.MULTILINE)


def run_lock(text: str) -> str:
    """Return the entries of a lock that the package itself needs; the rest is of the group ``build``."""
    head, *entries = _BEGIN.split(text)
    named = {entry.partition("==")[0]: entry for entry in entries}
    wanted: set[str] = set()
    while more := {name for name, entry in named.items() if name not in wanted and _needed(entry, wanted)}:
        wanted |= more
    return head + "".join(entry for name, entry in named.items() if name in wanted)


def _needed(entry: str, wanted: set[str]) -> bool:
    return any(name in wanted or (name == _PROJECT and ":" not in rest) for name, rest in _VIA.findall(entry))


if __name__ == "__main__":
    sys.stdout.write(run_lock(Path(sys.argv[1]).read_text(encoding="utf-8")))
