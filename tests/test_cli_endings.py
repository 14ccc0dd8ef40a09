# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""However a command is called and whatever becomes of its words, it ends with a code and a sentence in Italian."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mapping
from mapping.cli import commands as cli
from mapping.cli import endings, side_commands

pytestmark = pytest.mark.usefixtures("light_site")

TINY = "denominazione;comune;provincia\nAssociazione Uno;Torino;TO\n"
ENGLISH = re.compile(
    r"Usage|\bError\b|Invalid|Missing|Try |No such|not one|is not a |Errno|File name|Permission denied|directory"
)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "registro.csv"
    path.write_text(TINY, encoding="utf-8")
    return path


def deaf_pipe() -> int:
    """The writing end of a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def full_device() -> int:
    return os.open("/dev/full", os.O_WRONLY)


@pytest.fixture
def told_to(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Call the command line with its standard output somewhere else; return the code and the standard error."""

    def call(descriptor: int, *words: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["mapping", *map(str, words)])
        with open(descriptor, "w", encoding="utf-8") as stream, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            try:
                cli.main()
                code = 0
            except SystemExit as end:
                code = int(end.code or 0)
        return code, capsys.readouterr().err

    return call


@pytest.mark.parametrize("words", [["columns"], ["sources"], ["--help"], ["build", "--help"], ["--version"]])
def test_a_reader_who_has_read_enough_is_no_fault(told_to, words):
    assert told_to(deaf_pipe(), *words) == (0, "")


@pytest.mark.slow
def test_a_build_that_nobody_listens_to_does_the_whole_work(told_to, tiny, tmp_path):
    assert told_to(deaf_pipe(), "build", tiny, "--out", tmp_path / "sito") == (0, "")
    assert (tmp_path / "sito" / "manifest.json").exists()
    assert told_to(deaf_pipe(), "build", tiny, "--out", tmp_path / "sito", "--check")[0] == 0


def test_a_verdict_stays_one_though_nobody_listens(told_to, tmp_path):
    path = tmp_path / "registro.csv"
    path.write_text("denominazione;cap\nUno;ABC\n", encoding="utf-8")
    code, err = told_to(deaf_pipe(), "check", path)
    assert (code, err.count("\n")) == (1, 1)


@pytest.mark.parametrize("words", [["columns"], ["sources"], ["--help"], ["check", "registro.csv"]])
def test_an_answer_that_finds_no_room_is_a_sentence(told_to, tiny, monkeypatch, words):
    monkeypatch.chdir(tiny.parent)
    assert told_to(full_device(), *words) == (2, "Errore: la risposta non si può scrivere: il disco è pieno.\n")


@pytest.mark.parametrize("words", [["build", "registro.csv", "--out", "sito"], ["template", "nuovo.xlsx"]])
def test_work_that_is_done_is_done_though_its_messages_find_no_room(told_to, tiny, monkeypatch, words):
    monkeypatch.chdir(tiny.parent)
    said = "Il lavoro è fatto, ma i messaggi non si possono scrivere: il disco è pieno.\n"
    assert told_to(full_device(), *words) == (0, said)
    assert Path(words[-1]).exists()


@pytest.mark.slow
@pytest.mark.parametrize("stdout", ["pipe", "full", "closed"])
def test_a_process_ends_like_its_command(root, stdout):
    shell = {"pipe": "| head -n 1", "full": "> /dev/full", "closed": ">&-"}[stdout]
    words = f'set -o pipefail; "{sys.executable}" -m mapping columns {shell}'
    done = subprocess.run(["bash", "-c", words], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == (0 if stdout == "pipe" else 2)
    assert done.stderr.count("\n") == (0 if stdout == "pipe" else 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_is_told_to_end_says_so(run, monkeypatch, number):
    monkeypatch.setattr(side_commands, "load_sources", lambda: signal.raise_signal(number))
    # As in a terminal: what a shell starts behind itself ignores Ctrl+C, and so would these tests.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        outcome = run("sources")
    finally:
        signal.signal(signal.SIGINT, before)
    assert (outcome.code, outcome.err.strip()) == (2, "Interrotto: nessun file è rimasto a metà.")


def test_the_help_survives_python_without_docstrings():
    words = "from mapping.cli.commands import cli; print([c.name for c in (cli, *cli.commands.values()) if not c.help])"
    done = subprocess.run([sys.executable, "-OO", "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("error", [MemoryError(), OSError(36, "File name too long", "x" * 300), OSError(28, "full")])
def test_what_the_machine_refuses_is_no_fault_of_the_program(run, monkeypatch, error):
    def refuse() -> None:
        raise error

    monkeypatch.setattr(side_commands, "load_sources", refuse)
    outcome = run("sources")
    assert outcome.code == 2
    assert outcome.err.startswith("Errore: ")
    assert not ENGLISH.search(outcome.err)


def test_a_terminal_takes_no_orders_from_what_it_is_told(run, tmp_path):
    old, new = tmp_path / "a.csv", tmp_path / "b.csv"
    old.write_text(TINY, encoding="utf-8")
    new.write_text(TINY + "Due\x1b[2J\x07\u202eodnoces;Torino;TO\n", encoding="utf-8")
    outcomes = [run("diff", old, new), run("che\x1b[31m\nx"), run("serve", tmp_path / "x\x1b]0;y\x07")]
    for outcome in outcomes:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", outcome.out + outcome.err)


# The grammar: every command, with one of its places taken by a hostile value.

NAMES = [
    "",
    " ",
    "a" * 300,
    "a" * 5000,
    "\x1b[31m",
    "a\nb",
    "\udcff.csv",
    "-",
    "--",
    "é" * 200 + ".xlsx",
    "\u202ecsv.x",
]
PLACES = [
    "folder",
    "pipe",
    "unreadable",
    "missing/x.csv",
    "registro.csv/x.csv",
    "/dev/full",
    "loop",
    ".",
    "/proc/1/mem",
]
VALUES = ["", "nan", "inf", "-1", "1e999", "9" * 400, "٣", "\x1b[31m", "'" * 300, "a\nb", "\udcff", "0x10", "--out"]
FILES = st.sampled_from([*NAMES, *(f"@{place}" for place in PLACES)])
TEXTS = st.sampled_from([*VALUES, *NAMES])


def calls() -> st.SearchStrategy[list[str]]:
    """Words for the command line; ``@`` stands before what is made in the folder of the test."""
    good = st.just("@registro.csv")
    file = st.one_of(good, FILES)
    shapes = [
        [st.just("check"), file],
        [st.just("check"), good, st.just("--report"), FILES],
        [st.just("check"), good, st.just("--withdrawn"), FILES],
        [st.just("check"), good, st.sampled_from(["--sheet", "--lang"]), TEXTS],
        [st.just("diff"), file, file],
        [st.just("diff"), good, good, st.just("--report"), FILES],
        [st.just("compare"), file, file],
        [st.just("compare"), good, good, st.just("--report"), FILES],
        [st.just("geocode"), file],
        [st.just("geocode"), good, st.just("--out"), FILES],
        [st.just("template"), FILES],
        [st.just("serve"), FILES],
        [st.just("serve"), st.just("@folder"), st.just("--port"), TEXTS],
        [st.just("build"), good, st.just("--out"), FILES.filter(lambda name: name not in {"@.", " ", "-"})],
        [st.just("build"), good, st.just("--out=@new"), st.sampled_from(["--previous", "--metadata"]), FILES],
        [
            st.just("build"),
            good,
            st.just("--out=@new"),
            st.sampled_from(["--max-loss", "--tiles", "--addresses"]),
            TEXTS,
        ],
        [st.sampled_from(["columns", "sources"]), TEXTS],
        [TEXTS],
    ]
    return st.one_of([st.tuples(*shape).map(list) for shape in shapes])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with everything that is no ordinary file."""
    (tmp_path / "registro.csv").write_text(TINY, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "unreadable").write_text(TINY, encoding="utf-8")
    (tmp_path / "unreadable").chmod(0)
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    for name in ("build_atlas", "read_registry"):  # the good registry is read once
        monkeypatch.setattr(mapping, name, lru_cache(getattr(mapping, name)))
    monkeypatch.setattr("mapping.write_site", lambda _, out, **__: [out.resolve().exists()])
    # Both ends are open: who writes into it, or reads, waits for nobody.
    pipe = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    yield tmp_path
    os.close(pipe)


def test_any_call_ends_with_a_sentence(run, desk):
    @settings(derandomize=True, deadline=None, max_examples=40, database=None, suppress_health_check=list(HealthCheck))
    @given(words=calls())
    def ends(words: list[str]) -> None:
        before = set(desk.iterdir())
        outcome = run(*(word.replace("@", f"{desk}/") if word[:1] == "@" or "=@" in word else word for word in words))
        for path in set(desk.iterdir()) - before:
            path.unlink()
        assert outcome.code in {0, 1, 2}
        assert (outcome.code == 0) == (outcome.err == "")
        assert "Traceback" not in outcome.err + outcome.out
        assert "Errore imprevisto" not in outcome.err
        assert not ENGLISH.search(outcome.err)
        assert len(outcome.err) < 2_000
        assert len(re.findall(r"^(?:Errore|Interrotto)", outcome.err, re.MULTILINE)) == (1 if outcome.code else 0)

    ends()


def test_the_writers_are_commands():
    assert cli.WRITERS - {"restore"} <= set(cli.cli.commands)
    assert endings.run
