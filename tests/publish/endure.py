# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a published folder must endure, in a process of its own: ``endure.py FOLDER KILLS``.

Ends with an error as soon as a folder is not whole: one edition in all its files, and what is not ours.
"""

import os
import random
import resource
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from mapping.errors import OutputError
from mapping.publish.swap import replace_folder

NAMES = [f"dati/{number}.bin" for number in range(6)]


def edition(letter: str, size: int = 100_000) -> dict[str, bytes]:
    return {name: letter.encode() * size for name in NAMES}


def start(folder: Path) -> Path:
    out = folder / "out"
    replace_folder(out, edition("a"))
    (out / "theirs.txt").write_text("theirs")
    return out


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def check_whole(out: Path) -> None:
    assert len({(out / name).read_bytes() for name in NAMES}) == 1
    assert (out / "theirs.txt").read_text() == "theirs"


def killed(folder: Path, times: int) -> str:
    """Kill -9 a writer at random moments."""
    out = start(folder)
    began = time.monotonic()
    replace_folder(out, edition("b"))
    usual = time.monotonic() - began
    chance, early = random.Random(7), 0  # noqa: S311 - moments to kill at, not secrets
    for turn in range(times):
        child = os.fork()
        if child == 0:
            replace_folder(out, edition("ab"[turn % 2]))
            os._exit(0)
        time.sleep(chance.uniform(0, 1.2 * usual))
        os.kill(child, signal.SIGKILL)
        early += os.waitpid(child, 0)[1] == signal.SIGKILL
        check_whole(out)
    replace_folder(out, edition("c"))
    assert listed(folder) == ["out"], listed(folder)
    return f"killed {times} times, {early} of them before the end"


def at_once(folder: Path) -> str:
    """Let four writers write into one folder, ten times each."""
    out = start(folder)

    def write(letter: str) -> None:
        for _ in range(10):
            replace_folder(out, edition(letter, 1000))

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, "abcd"))
    check_whole(out)
    assert listed(folder) == ["out"], listed(folder)
    return "four at once"


def full(folder: Path) -> str:
    """Write where no file may grow beyond a limit, as on a full disk; in place too."""
    out = start(folder)
    before = listed(out)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    for place in (out, Path()):
        try:
            replace_folder(place, {**edition("z"), "last.bin": b"z" * 300_000})
        except OutputError as error:
            assert "lo spazio non basta" in str(error), error
        else:
            raise AssertionError("written in spite of the limit")
        os.chdir(out)
    check_whole(out)
    assert listed(out) == before, listed(out)
    assert listed(folder) == ["out"], listed(folder)
    return "refused on a full disk"


def main() -> None:
    top, times = Path(sys.argv[1]), int(sys.argv[2])
    for name, act in {
        "at_once": at_once,
        "killed": lambda folder: killed(folder, times),
        "full": full,
    }.items():
        (top / name).mkdir()
        print(act(top / name))


main()
