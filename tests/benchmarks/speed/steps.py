# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each step of a build costs: ``python -m tests.benchmarks.speed.steps REGISTER.csv FOLDER`` prints it as JSON.

The program's own functions are timed where they are called, in one process. A step within another is counted once, in
the inner one. Memory is the largest resident set while the step ran, which Linux alone can tell (elsewhere: NaN).
"""

import importlib
import json
import re
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

STEPS = {
    "read": "mapping.placed:read_registry",
    "place": "mapping.atlas:place_registry",
    "measure": "mapping.atlas:measure",
    "tables": "mapping.publish.site:public_tables",
    "data files": "mapping.publish.site:_put_data",
    "territories": "mapping.publish.site:territory_files",
    "images": "mapping.publish.site:render_images",
    "catalogue": "mapping.publish.site:catalogue_files",
    "page": "mapping.publish.site:_put_page",
    "leak guard": "mapping.publish.site:refuse_leaks",
    "folder": "mapping.publish.site:replace_folder",
}
_CLEAR, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


class Meter:
    """Seconds and megabytes of named steps, each without those inside it."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self.seconds: dict[str, float] = {}
        self.peaks: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        """Give the time and the peak since the last turn to the innermost step, and begin anew."""
        if self._open:
            name = self._open[-1]
            self.seconds[name] = self.seconds.get(name, 0) + _processor() - self._since
            self.peaks[name] = max(self.peaks.get(name, 0), _peak())
        _forget_peak()
        self._since = _processor()

    def watch(self, name: str, place: str) -> None:
        """Put a measured function where a module looks for its own."""
        module_name, attribute = place.split(":")
        module = importlib.import_module(module_name)
        setattr(module, attribute, self._measured(name, getattr(module, attribute)))

    def _measured(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def measured(*args: Any, **kwargs: Any) -> Any:
            with self.step(name):
                return function(*args, **kwargs)

        return measured


def _processor() -> float:
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def _forget_peak() -> None:
    if _CLEAR.exists():
        _CLEAR.write_text("5")


def _peak() -> float:
    found = re.search(r"VmHWM:\s+(\d+)", _STATUS.read_text()) if _STATUS.exists() else None
    return int(found.group(1)) / 1024 if found else float("nan")


def main() -> None:
    """Build one folder and print what each step took."""
    register, folder = sys.argv[1:]
    meter = Meter()
    with meter.step("all else"):
        with meter.step("imports"):
            for name, place in STEPS.items():
                meter.watch(name, place)
            from mapping import build_atlas, write_site  # noqa: PLC0415 - the import is what is measured
        write_site(build_atlas(register), folder)
    print(json.dumps({name: [spent, meter.peaks[name]] for name, spent in meter.seconds.items()}))


if __name__ == "__main__":
    main()
