# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole main job where a system lacks what only POSIX has, and on a console that knows only Italian."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mapping.cli.console import console
from mapping.errors import InputError
from mapping.registry import read_registry


@pytest.mark.slow
def test_the_main_job_without_what_only_posix_has(tmp_path: Path) -> None:
    here = Path(__file__).parent
    command = [sys.executable, str(here / "platforms" / "job.py"), "win32", str(tmp_path)]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, capture_output=True, cwd=here.parent, env=environment, check=False)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == 0, out + err
    assert "Traceback" not in err
    assert "imprevisto" not in err
    assert "Ассоциация Два" in out  # which `diff` tells, on a console that knows only Western letters
    assert out.endswith("done\n")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "cp850", "utf-16"])
@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_console_of_any_encoding_is_told_in_utf8(monkeypatch, encoding: str, errors: str) -> None:
    written = {name: io.BytesIO() for name in ("stdout", "stderr")}
    for name, stream in written.items():
        monkeypatch.setattr(sys, name, io.TextIOWrapper(stream, encoding=encoding, errors=errors))
    with console():
        for name in written:
            print("جمعية €\ud800", file=getattr(sys, name), flush=True)
    told = {name: stream.getvalue().decode("utf-8").strip() for name, stream in written.items()}
    assert told == {"stdout": "جمعية €�", "stderr": "جمعية €\\ud800"}


def test_a_console_that_is_none_is_left_alone(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with console():
        print("a nessuno")


@pytest.mark.parametrize(
    ("name", "told"),
    [("~$registro 2026.xlsx", "«registro 2026.xlsx»"), (".~lock.registro.ods#", "«registro.ods»")],
)
def test_the_lock_file_of_an_open_workbook_is_recognised(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / name).write_bytes(b"\x0bMario Rossi" + b" " * 153)
    with pytest.raises(InputError, match="file di blocco") as refused:
        read_registry(tmp_path / name)
    assert f"indicare {told}" in str(refused.value)
