# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a published folder must endure, in a process of its own: ``endure.py FOLDER KILLS``.

Ends with an error as soon as a folder is not whole: one edition in all its files, and what is not ours; and as soon as
the edition before it is not whole either, or a file is lost that somebody else wrote there at the same time.
"""

import hashlib
import json
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
from mapping.publish.folder.staging import staged
from mapping.publish.folder.swap import replace_folder, restore_folder

LEFT = ["out", "out.precedente"]
NAMES = [f"dati/{number}.bin" for number in range(6)]


def edition(letter: str, size: int = 100_000) -> dict[str, bytes]:
    return with_manifest({name: letter.encode() * size for name in NAMES})


def with_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    told = {name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    return files | {"manifest.json": json.dumps({"file": told}).encode()}


def stream(out: Path, files: dict[str, bytes]) -> None:
    """Put the files beside the folder as they are made, a piece at a time, then into their places."""
    with staged(out) as made:
        for name, data in files.items():
            made.put(name, (data[at : at + 10_000] for at in range(0, len(data), 10_000)))
        replace_folder(out, made)


def start(folder: Path) -> Path:
    out = folder / "out"
    replace_folder(out, edition("a"))
    (out / "theirs.txt").write_text("theirs")
    (out / "sub").mkdir()
    (out / "sub" / "theirs.txt").write_text("theirs")
    return out


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def check_whole(out: Path) -> None:
    assert len({(out / name).read_bytes() for name in NAMES}) == 1
    assert (out / "theirs.txt").read_text() == "theirs"
    assert (out / "sub" / "theirs.txt").read_text() == "theirs"


def check_before(out: Path) -> None:
    """The edition before can be brought back after any crash, and then is whole."""
    restore_folder(out)
    check_whole(out)


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
            if turn % 3 == 0:
                restore_folder(out)
            elif turn % 3 == 1:
                stream(out, edition("ab"[turn % 2]))
            else:
                replace_folder(out, edition("ab"[turn % 2]))
            os._exit(0)
        time.sleep(chance.uniform(0, 1.2 * usual))
        os.kill(child, signal.SIGKILL)
        early += os.waitpid(child, 0)[1] == signal.SIGKILL
        check_whole(out)
        if turn % 10 == 0:
            check_before(out)
    stream(out, edition("c"))
    assert listed(folder) == LEFT, listed(folder)
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
    assert listed(folder) == LEFT, listed(folder)
    return "four at once"


def killed_in_place(folder: Path, times: int) -> str:
    """Kill -9 a writer that replaces file by file: the next run finds one edition, and needs no permission."""
    out = start(folder)
    began = time.monotonic()
    os.chdir(out)
    replace_folder(out, edition("b"))
    usual = time.monotonic() - began
    chance, early = random.Random(8), 0  # noqa: S311 - moments to kill at, not secrets
    for turn in range(times):
        child = os.fork()
        if child == 0:
            replace_folder(out, edition("ab"[turn % 2]))
            os._exit(0)
        time.sleep(chance.uniform(0, 1.2 * usual))
        os.kill(child, signal.SIGKILL)
        early += os.waitpid(child, 0)[1] == signal.SIGKILL
        replace_folder(out, edition("c"))
        check_whole(out)
        check_before(out)
    assert listed(folder) == LEFT, listed(folder)
    assert listed(out) == ["dati", "manifest.json", "sub", "theirs.txt"], listed(out)
    os.chdir(folder)
    return f"killed in place {times} times, {early} of them before the end"


def written_into(folder: Path, times: int) -> str:
    """Let somebody write into the folder all the time: every file that was written stays, in its last form."""
    out = start(folder)
    child = os.fork()
    if child == 0:
        write_on(out)
    for turn in range(times):
        replace_folder(out, edition("ab"[turn % 2], 1000))
    os.kill(child, signal.SIGTERM)
    os.waitpid(child, 0)
    check_whole(out)
    told = (folder / "told").read_text().split()
    there = {path.name for path in [*out.iterdir(), *(out / "sub").iterdir()]}
    lost = [name for name in told if name not in there]
    assert not lost, f"{len(lost)} of {len(told)} lost: {lost[:5]}"
    last = [int((out / where / "counter").read_text()) for where in (".", "sub")]
    assert last == [int(number) for number in (folder / "last").read_text().split()], last
    return f"{len(told)} files of others written during {times} swaps, none lost"


def write_on(out: Path) -> None:
    """Write new files and change two, until told to end; note what was written once it is there."""
    going = [True]
    signal.signal(signal.SIGTERM, lambda *_: going.clear())
    number = 0
    with (out.parent / "told").open("w") as told:
        while going:
            number += 1
            name = f"n{number}" if number % 2 else f"sub/n{number}"
            (out / name).write_text("theirs")
            told.write(f"n{number}\n")
            for where in (".", "sub"):
                while not written_anew(out / where / "counter", str(number)):
                    pass
    (out.parent / "last").write_text(f"{number} {number}")
    os._exit(0)


def written_anew(path: Path, text: str) -> bool:
    """Write as editors do; at the moment of a swap the file beside may be gone, and the editor must try again."""
    beside = path.with_name(f"{path.name}~")
    try:
        beside.write_text(text)
        beside.replace(path)
    except FileNotFoundError:
        return False
    return True


def full(folder: Path) -> str:
    """Write where no file may grow beyond a limit, as on a full disk; in place too."""
    out = start(folder)
    before = listed(out)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    for place in (out, Path()):
        try:
            replace_folder(place, with_manifest({**edition("z"), "last.bin": b"z" * 300_000}))
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
        "killed_in_place": lambda folder: killed_in_place(folder, times // 3),
        "written_into": lambda folder: written_into(folder, 15),
        "full": full,
    }.items():
        (top / name).mkdir()
        print(act(top / name))


main()
