# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Unattended runs with a build that only writes a manifest; ``python -m tests.unattended_job FOLDER``.

Each run but the first is ended, as by a loss of power, when it touches the disk for the first, second … time; the one
after it is not. A line of JSON tells how it was left, until a run comes to its own end.
"""

import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

from mapping.unattended import Order, regenerate, state
from mapping.unattended import fingerprint as program

ON_DISK = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "shutil.rmtree"}


def build(words: dict[str, Any], out: Path) -> None:
    text = Path(words["file"]).read_text("utf-8")
    before = Path(words["previous"]).read_text("utf-8") if words.get("previous") else ""
    out.mkdir(exist_ok=True)
    (out / "fresh").write_text(json.dumps({"righe": 1, "stati": {}, "text": text, "before": before}))
    (out / "fresh").replace(out / "manifest.json")


def run(folder: Path) -> None:
    out = folder / "out"
    order = Order(folder / "registro.csv", out, None, None, {}, {}, None)
    regenerate(lambda: order, folder / "state", lambda words: build(words, out), lambda _: None)


def end_at(step: int, folder: Path) -> None:
    """End the process without a word when it touches something in the folder for the last of ``step`` times."""
    left = [step]

    def touched(event: str, given: tuple[Any, ...]) -> None:
        if event in ON_DISK and str(folder) in str(given[0]):
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    sys.addaudithook(touched)


def forked(folder: Path, step: int = 0) -> int:
    """Run in a process of its own, and return how it ended."""
    if not os.fork():
        if step:
            end_at(step, folder)
        run(folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.wait()[1])


def left(folder: Path) -> dict[str, Any]:
    """Return what is in the folder: the edition, what can be read by others, the copies kept and those remembered."""
    place = folder / "state"
    facts = state.read_facts(place)
    return {
        "edition": json.loads((folder / "out" / "manifest.json").read_text()),
        "open": [str(path) for path in (place, *place.rglob("*")) if path.stat().st_mode & 0o077],
        "kept": sorted(path.name for path in (place / state.REGISTERS).iterdir()),
        "remembered": sorted(one.key for one in (facts.last, facts.before) if one),
        "at work": (place / state.AT_WORK).exists(),
    }


def main(folder: Path) -> None:
    """Run again and again, each time one step farther."""
    program._program = lambda: "as it is"  # which reads a thousand files and writes none
    (folder / "registro.csv").write_text("0")
    run(folder)
    for step in itertools.count(1):
        (folder / "registro.csv").write_text(str(step))
        code = forked(folder, step)
        again = forked(folder)
        sys.stdout.write(json.dumps({"code": code, "again": again, **left(folder)}) + "\n")
        if code == 0:
            break


if __name__ == "__main__":
    main(Path(sys.argv[1]))
