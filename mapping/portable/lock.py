# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A part of the lock: what the package itself needs, without Node, a fifth of the whole; or what a group needs.

``python mapping/portable/lock.py requirements.lock [GROUP]`` needs nothing but Python: the image is built with it.
"""

import re
import sys
from pathlib import Path

_PROJECT = "mappa-associazioni-migranti"
_BEGIN = re.compile(r"(?m)^(?=[a-z0-9])")
_VIA = re.compile(r"^    # (?:via |  )(\S+)(.*)$", re.MULTILINE)


def part_of_lock(text: str, group: str = "") -> str:
    """Return the entries of a lock that the package itself needs; or the group, a name of ``pyproject.toml``."""
    head, *entries = _BEGIN.split(text)
    named = {entry.partition("==")[0]: entry for entry in entries}
    wanted: set[str] = set()
    while more := {name for name, entry in named.items() if name not in wanted and _needed(entry, wanted, group)}:
        wanted |= more
    return head + "".join(entry for name, entry in named.items() if name in wanted)


def _needed(entry: str, wanted: set[str], group: str) -> bool:
    asks = f" (pyproject.toml:{group})" if group else " (pyproject.toml)"
    return any(name in wanted or (name == _PROJECT and rest == asks) for name, rest in _VIA.findall(entry))


if __name__ == "__main__":
    sys.stdout.write(part_of_lock(Path(sys.argv[1]).read_text(encoding="utf-8"), *sys.argv[2:]))
