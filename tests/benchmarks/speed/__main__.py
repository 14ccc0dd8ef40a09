# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast and how light all this is: ``python -m tests.benchmarks.speed``, some ten minutes, prints tables.

Registers are made (`tests.benchmarks.made_register`); every command runs in a fresh process, several times where it is
short, and its median is told in seconds of the processor, beside the same in units of ``import geopandas, folium`` of
this very run: machines differ and are noisy, ratios less so. Below stands how time grows with the rows.

``--rows 2114 130000 1000000`` chooses the sizes; ``--before CHECKOUT`` measures another checkout (its ``.venv`` and
front end built) with the same registers; ``--peers PYTHON`` is the interpreter of an environment with folium-offline,
lonboard and pydeck, which are left out otherwise; ``--without browser peers steps`` leaves parts out.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tests.benchmarks.made_register import make_register
from tests.benchmarks.speed.browser import OPENING, Opened, usual_opening
from tests.benchmarks.speed.peers import FOLIUM_WAYS, WAYS
from tests.benchmarks.speed.processes import ROOT, CommandError, Cost, answer, cost, usual_cost

SIZES = (503, 2_114, 20_000, 130_000)
PEERS_UP_TO = 20_000
"""Beyond, most of the other ways take minutes, or more memory than there is."""
_SHORT = 5_000
"""Registers with fewer rows are measured several times."""
_SAID_ANYTHING = (0, 1)
"""``check`` ends with 1 where something is to be corrected; made names may be near to withdrawn ones."""


class Program(NamedTuple):
    """A checkout of this program."""

    name: str
    root: Path

    @property
    def python(self) -> str:
        """The interpreter of its own environment."""
        return str(self.root / ".venv" / "bin" / "python")

    def words(self, *given: str) -> list[str]:
        """Return a command of the program."""
        return [self.python, "-m", "mapping", *given]


class Made(NamedTuple):
    """A register; by the name of each program the folder it makes of it, and the seconds that took."""

    rows: int
    register: Path
    folders: dict[str, Path]
    seconds: dict[str, float]


def row(cells: Iterable[object]) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"


def head(names: list[str]) -> Iterator[str]:
    """Yield the head of a table."""
    yield row(names)
    yield row(["---"] * len(names))


def told(spent: Cost, unit: float) -> str:
    """Return a cost in words."""
    return f"{spent.seconds:.2f} s, {spent.seconds / unit:.1f} ×, {spent.megabytes:.0f} MB"


def commands(program: Program, made: list[Made], times: int, unit: float) -> Iterator[str]:
    """Yield a line for each command; make the folders."""
    for words in ("--help",), ("columns",):
        yield row(
            [program.name, f"`{words[0]}`", "", told(usual_cost(program.words(*words), times, program.root), unit)]
        )
    for one in made:
        repeated = times if one.rows < _SHORT else 1
        checked = usual_cost(program.words("check", str(one.register)), repeated, program.root, _SAID_ANYTHING)
        yield row([program.name, "`check`", f"{one.rows:,}", told(checked, unit)])
        out = ["build", str(one.register), "--out", str(one.folders[program.name])]
        built = usual_cost(program.words(*out), repeated, program.root)
        one.seconds[program.name] = built.seconds
        yield row([program.name, "`build`", f"{one.rows:,}", told(built, unit)])


def fit(program: Program, made: list[Made]) -> str:
    """Return how the time of a build grows: a line through the measured sizes, and how far they are from it."""
    rows = np.array([one.rows for one in made])
    seconds = np.array([one.seconds[program.name] for one in made])
    slope, start = np.polyfit(rows, seconds, 1)
    away = np.abs(np.polyval((slope, start), rows) / seconds - 1).max()
    return f"{program.name}: {start:.1f} s + {slope * 1e6:.0f} s per million rows; no size is farther than {away:.0%}"


def steps(program: Program, made: list[Made]) -> Iterator[str]:
    """Yield a line for each step of a build, with a column for each size."""
    found = []
    for one in made:
        with tempfile.TemporaryDirectory() as folder:
            words = [program.python, "-m", "tests.benchmarks.speed.steps", str(one.register), f"{folder}/out"]
            found.append(answer(words, program.root))
    yield from head([program.name, *(f"{one.rows:,}" for one in made)])
    for name in max(found, key=len):
        cells = (one.get(name, [0.0, 0.0]) for one in found)
        yield row([name, *(f"{seconds:.2f} s, {megabytes:.0f} MB" for seconds, megabytes in cells)])


def pages(programs: list[Program], made: list[Made], times: int, *, open_them: bool) -> Iterator[str]:
    """Yield a line for each page: its bytes, and what it costs the browser."""
    for one in made:
        for program in programs:
            path = one.folders[program.name] / "index.html"
            kilobytes = f"{path.stat().st_size / 1000:,.0f} kB"
            yield row(
                [program.name, f"{one.rows:,}", kilobytes, *(_opened(path, times, own=True) if open_them else ())]
            )


def _opened(path: Path, times: int, *, own: bool) -> list[str]:
    found: Opened = usual_opening(path, times, own=own)
    used = "; ".join(
        f"{step} {busy.whole:.0f}, {busy.longest:.0f}" for step, busy in found.steps.items() if step != OPENING
    )
    opening = found.steps[OPENING]
    return [f"{opening.whole:.0f}, {opening.longest:.0f}", f"{found.heap:.1f} MB", used]


def peers(python: str | None, made: list[Made], times: int, unit: float, *, open_them: bool) -> Iterator[str]:
    """Yield a line for each other way to make a map of the same rows."""
    script = str(Path(__file__).with_name("peers.py"))
    for one in made:
        table = str(next(iter(one.folders.values())) / "dati" / "associazioni.csv")
        for way in WAYS if python else FOLIUM_WAYS:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / "map.html"
                interpreter = sys.executable if way in FOLIUM_WAYS else str(python)
                repeated = times if one.rows < _SHORT else 1
                spent = usual_cost([interpreter, script, way, table, str(target)], repeated)
                kilobytes = f"{target.stat().st_size / 1000:,.0f} kB"
                seen = ["", "", ""]
                if open_them and way in FOLIUM_WAYS:
                    cost([interpreter, script, way, table, str(target), "--whole"])
                    seen = _opened(target, times, own=False)
                yield row([way, f"{one.rows:,}", told(spent, unit), kilobytes, *seen[:2]])


def main() -> None:
    """Measure and print."""
    given = _asked()
    programs = [Program("this", ROOT), *([Program("before", given.before.resolve())] if given.before else [])]
    for program in programs:  # an installed package has its bytecode, a checkout may have none
        cost([program.python, "-m", "compileall", "-q", "mapping"], program.root)
    unit = usual_cost([sys.executable, "-c", "import geopandas, folium"], given.times).seconds
    print(f"`import geopandas, folium`: {unit:.2f} s of the processor; × is this.\n")
    with tempfile.TemporaryDirectory() as folder:
        made = [_made(Path(folder), rows, programs) for rows in given.rows]
        _print(given, programs, made, unit)


def _made(folder: Path, rows: int, programs: list[Program]) -> Made:
    folders = {program.name: folder / f"{program.name}-{rows}" for program in programs}
    return Made(rows, make_register(folder / f"{rows}.csv", rows), folders, {})


def _print(given: argparse.Namespace, programs: list[Program], made: list[Made], unit: float) -> None:
    show, small = set(given.without).isdisjoint, [one for one in made if one.rows <= PEERS_UP_TO]
    print(*head(["program", "command", "rows", "cost"]), sep="\n")
    for program in programs:
        for line in commands(program, made, given.times, unit):
            print(line, flush=True)
    print(*("", *(fit(program, made) for program in programs), ""), sep="\n")
    if show({"steps"}):
        print(*steps(programs[0], made), "", sep="\n")
    watched = ["opening, ms: all tasks, longest", "heap"] if show({"browser"}) else []
    print(
        *head(["page", "rows", "bytes", *watched, *(["each step, ms: all tasks, longest"] if watched else [])]),
        sep="\n",
    )
    for line in pages(programs, made, given.times, open_them=show({"browser"})):
        print(line, flush=True)
    if show({"peers"}) and small:
        print("", *head(["other way", "rows", "cost", "bytes", "opening, ms", "heap"]), sep="\n")
        for line in peers(given.peers, small, given.times, unit, open_them=show({"browser"})):
            print(line, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--times", type=int, default=3, help="how often what is short is measured")
    parser.add_argument("--before", type=Path, help="another checkout")
    parser.add_argument("--peers", help="interpreter of an environment with the other libraries")
    parser.add_argument("--without", nargs="+", default=[], choices=["browser", "peers", "steps"])
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except CommandError as error:
        sys.exit(str(error))
