# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: on a terminal long work shows how far it is; in a pipe or a file nothing of it is written."""

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mapping.cli.bars import bars
from mapping.progress import track, working

REGISTRY = "denominazione;comune;provincia\nAssociazione Uno;Torino;TO\nAssociazione Due;Bari;BA\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work() -> int:
    with working("Lettura"):
        pass
    return sum(track(range(1_000), "Luoghi"))


@pytest.mark.parametrize("stream", [Terminal, io.StringIO, lambda: None], ids=["terminal", "pipe", "closed"])
def test_bars_are_for_terminals(stream: Callable[[], io.StringIO | None], monkeypatch: pytest.MonkeyPatch) -> None:
    told = stream()
    monkeypatch.setattr(sys, "stderr", told)
    with bars():
        assert work() == 499_500
    if isinstance(told, Terminal):
        assert re.search(r"Lettura .*100%", told.getvalue()) and re.search(r"Luoghi .*50%", told.getvalue())
        assert told.getvalue().endswith("\x1b[1A\x1b[2K")
        assert told.getvalue().count("\r") < 500
    else:
        assert not told or told.getvalue() == ""


def test_nobody_who_calls_the_library_sees_a_bar(capfd: pytest.CaptureFixture[str]) -> None:
    work()
    assert capfd.readouterr() == ("", "")


def test_the_steps_are_shown_on_a_terminal_and_the_answer_goes_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "registro.csv").write_text(REGISTRY, encoding="utf-8")
    reading, writing = pty.openpty()
    words = [sys.executable, "-m", "mapping", "check", "registro.csv"]
    done = subprocess.run(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=writing, text=True, check=True)
    shown = os.read(reading, 100_000).decode()
    os.close(reading)
    os.close(writing)
    for step in ("Lettura del file", "Lettura delle celle", "Ricerca dei luoghi"):
        assert step in shown
    assert "Calcolo degli indicatori" not in shown, "a check measures nothing"
    assert done.stdout.startswith("Nel file «registro.csv» sono state lette 2 righe: ")
    assert "\x1b" not in done.stdout
