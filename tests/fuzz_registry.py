# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Feed the readers broken files: every one is read or refused in a sentence, nothing else.

``python tests/fuzz_registry.py --count 100000`` takes the corpus, breaks copies of it by a fixed seed, and reads them,
every tenth to the end and the others cell by cell.
Not part of the suite; `test_registry_fuzz.py` runs a few hundred.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

import pandas as pd  # noqa: E402 - the path comes first
from corpus.case import Case  # noqa: E402 - found by the line above
from corpus.cases import all_cases  # noqa: E402 - the path comes first

from mapping.errors import InputError  # noqa: E402 - the path comes first
from mapping.files.intake import open_records  # noqa: E402 - the path comes first
from mapping.problems import Problem  # noqa: E402 - the path comes first
from mapping.registry import Registry, read_registry  # noqa: E402 - the path comes first
from mapping.registry.headers import header_score  # noqa: E402 - the path comes first
from mapping.registry.normalisation import normalise_settled  # noqa: E402 - the path comes first
from mapping.registry.returned_report import correct, find_asides, read_corrections  # noqa: E402 - the path comes first
from mapping.registry.table import build_table  # noqa: E402 - the path comes first

SECONDS = 5
"""Of this process; a child that opens a workbook has its own bounds. The clock of a busy machine proves nothing."""
REPORTED = 5_000
PERSON = re.compile(r"(?<!\w)RSSMRA80A01H501U(?!\w)")
TOKENS = (
    b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe8",
    b"\xc3\xa8", b"\xed\xa0\x80", b"\xe2\x80\xae", "è".encode("utf-16-le"), b"\\ud800", b"a" * 3000,
    b"=1+1", b"@SUM(A1)", b"#N/D", b"<!ENTITY", b"{{7*7}}", b"denominazione", b"comune,", b"sep=;\n", b"[", b"{",
    b"NA", b"None", b"Totale", b"2024-02-30", b"41,9", b"9e999", b"1e400", b"SN; ML", b"92064620054",
    b"RSSMRA80A01H501U", b"333 1234567", b"http://[", b"javascript:",
)  # fmt: skip
Change = Callable[[bytearray, random.Random], None]


def flip(data: bytearray, chance: random.Random) -> None:
    """Change a byte."""
    if data:
        data[chance.randrange(len(data))] = chance.randrange(256)


def insert(data: bytearray, chance: random.Random) -> None:
    """Put a nasty token anywhere."""
    place = chance.randrange(len(data) + 1)
    data[place:place] = chance.choice(TOKENS)


def cut(data: bytearray, chance: random.Random) -> None:
    """Take a piece away."""
    place = chance.randrange(len(data) + 1)
    del data[place : place + chance.randrange(40)]


def repeat(data: bytearray, chance: random.Random) -> None:
    """Say a piece twice, somewhere else."""
    place, target = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
    data[target:target] = data[place : place + chance.randrange(60)]


def truncate(data: bytearray, chance: random.Random) -> None:
    """End early."""
    del data[chance.randrange(len(data) + 1) :]


CHANGES: tuple[Change, ...] = (flip, flip, insert, insert, insert, cut, repeat, repeat, truncate)


def broken(cases: list[Case], chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a broken file of the corpus."""
    case = chance.choice(cases)
    data = bytearray(case.data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        chance.choice(CHANGES)(data, chance)
    return case.file, bytes(data)


def read(path: Path, *, whole: bool = True) -> str:
    """Return what came of a file, ``read`` or ``refused``; raise AssertionError at a broken promise.

    Not ``whole``: every cell is read, but the rows are not held against one another, which takes ten times as long.
    """
    try:
        if whole:
            check(read_registry(path))
        else:
            check_told(read_cells(path))
    except InputError as error:
        sentence = str(error)
        assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 1_000, sentence
        return "refused"
    return "read"


def read_cells(path: Path) -> tuple[Problem, ...]:
    """Read a file as `read_registry` does, up to the rows in normal form; return the problems."""
    source = open_records(path, score=header_score, asides=find_asides)
    table = build_table(source, path.name)
    table, rows, problems = normalise_settled(correct(table, read_corrections(source.beside)))
    check_cells(rows)
    return (*source.problems, *table.problems, *problems)


def check(registry: Registry) -> None:
    """Assert what must hold of every registry that was read."""
    rows = registry.rows
    assert rows.index.is_unique and len(registry.raw) == len(rows)
    assert set(rows["stato"]) <= {"", "respinta", "duplicata", "ritirata"}
    alive = rows[rows["stato"] == ""]
    assert (alive["denominazione"] != "").all() and alive["id"].is_unique and (alive["id"] != "").all()
    assert (rows.loc[rows["stato"] != "", "motivo"] != "").all()
    check_cells(rows)
    check_told(registry.problems)


def check_cells(rows: pd.DataFrame) -> None:
    """Assert that no cell holds what no file can hold."""
    for column in rows:
        joined = "".join(rows[column])
        assert not any(c < " " or "\ud800" <= c <= "\udfff" for c in joined), column


def check_told(problems: Iterable[Problem]) -> None:
    """Assert that every problem is a sentence, and none repeats a personal tax code."""
    for problem in problems:
        assert problem.text("it").endswith(".") and problem.text("en").endswith("."), problem
        assert not PERSON.search(f"{problem.valore} {problem.proposta} {problem.text()}"), problem


def run(count: int, seed: int, *, books: float, whole: float = 1.0) -> Counter[str]:
    """Read ``count`` broken files, the share ``books`` of them workbooks and JSON, which need a process each.

    The share ``whole`` is read to the end, the others cell by cell.
    """
    chance = random.Random(seed)  # noqa: S311 - broken files need no secrecy, but the same ones every time
    cases = [case for case in all_cases() if len(case.data) < 100_000]
    in_child = [case for case in cases if case.data[:1] in (b"P", b"\xd0", b"[", b"{")]
    in_place = [case for case in cases if case not in in_child]
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name, data = broken(in_child if chance.random() < books else in_place, chance)
            path = Path(folder) / name
            path.write_bytes(data)
            begun = time.process_time()
            try:
                outcomes[read(path, whole=chance.random() < whole)] += 1
                assert time.process_time() - begun < SECONDS, "too slow"
            except BaseException:
                kept = Path(tempfile.gettempdir()) / f"fuzz-{seed}-{number}-{name}"
                kept.write_bytes(data)
                print(f"broken promise: input {number} of seed {seed}, kept as {kept}", file=sys.stderr)
                raise
            path.unlink()
            if (number + 1) % REPORTED == 0:
                print(f"{number + 1} read, {dict(outcomes)}", flush=True)
    return outcomes


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--books", type=float, default=0.03, help="share of workbooks and JSON files")
    parser.add_argument("--whole", type=float, default=0.1, help="share of the files read to the end")
    options = parser.parse_args()
    started = time.monotonic()
    found = run(options.count, options.seed, books=options.books, whole=options.whole)
    print(dict(found), f"{time.monotonic() - started:.0f} s")
