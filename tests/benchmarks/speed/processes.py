# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a command costs, run in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[3]
_OF_MAXRSS = 1024 if sys.platform == "darwin" else 1
"""macOS counts the largest resident set in bytes, Linux in KiB."""


class Cost(NamedTuple):
    """Seconds of the processor (user and system, children too) and the largest resident set of one process, in MB."""

    seconds: float
    megabytes: float


class CommandError(Exception):
    """A measured command ended with an error: its figures would be those of something else."""


def cost(words: Sequence[str], cwd: Path = ROOT, accepted: Sequence[int] = (0,)) -> Cost:
    """Run a command once and return what it cost.

    Raises
    ------
    CommandError
        If it ends with a code that is not among ``accepted``.
    """
    done = _run([sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")), *words], cwd)
    code, seconds, largest = json.loads(done.stdout)
    if code not in accepted:
        raise CommandError(f"{' '.join(words)} → {code}\n{done.stderr[-2000:]}")
    return Cost(seconds, largest / _OF_MAXRSS / 1024)


def usual_cost(words: Sequence[str], times: int, cwd: Path = ROOT, accepted: Sequence[int] = (0,)) -> Cost:
    """Return the median of several runs."""
    runs = [cost(words, cwd, accepted) for _ in range(times)]
    return Cost(median(run.seconds for run in runs), median(run.megabytes for run in runs))


def answer(words: Sequence[str], cwd: Path = ROOT) -> Any:
    """Run a command and return the JSON that it prints last."""
    done = _run(words, cwd)
    if done.returncode:
        raise CommandError(f"{' '.join(words)} → {done.returncode}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def compiled(python: str, cwd: Path) -> None:
    """Compile the modules of a checkout, as installing them does: no measured command is the first to need one."""
    _run([python, "-m", "compileall", "-q", "mapping", "tests/benchmarks/speed"], cwd)


def _run(words: Sequence[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(cwd), "PYTHONWARNINGS": "ignore"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # with it each command compiles three hundred modules anew
    return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
