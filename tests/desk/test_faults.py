# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever goes wrong is one sentence in Italian, and its trace is for the keeper alone."""

import os
import shutil
import sys

import pytest

from mapping.desk import choosing, pages, tasks, work, worker
from tests.desk.visitor import desk_in

REGISTER = b"denominazione;comune\nUna;Roma\n"
PAGES = ("/", "/registro", "/colonne", "/ritiri", "/novita", "/pubblica")


def broken(*_args, **_named):
    raise ZeroDivisionError("cella del registro")


def check_trace(path):
    assert "cella del registro" in path.read_text("utf-8")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_fault_of_a_page_is_a_sentence_and_a_trace(tmp_path, monkeypatch):
    monkeypatch.setattr(choosing, "_others", broken)
    with desk_in(tmp_path) as visitor:
        visitor.enter().drop("registro", "r.csv", REGISTER)
        answer = visitor.ask("/novita")
    assert answer.status == 500 and "Errore imprevisto (ZeroDivisionError)" in answer.text
    assert "Passo 6 di 8" in answer.text and "cella del registro" not in answer.text
    check_trace(tmp_path / ".banco" / pages.TRACE)


def test_a_fault_of_the_work_is_one_too(tmp_path, monkeypatch):
    with desk_in(tmp_path) as visitor:
        visitor.enter().drop("registro", "r.csv", REGISTER)
        with visitor.desk.place.open_trace(worker.TRACE) as trace:
            monkeypatch.setattr(sys, "stderr", os.fdopen(os.dup(trace.fileno()), "w", encoding="utf-8"))
            worker.finish(broken, visitor.desk.place, {"compito": "lettura"})
            sys.stderr.close()
        text = visitor.ask("/colonne").text
    assert "Errore imprevisto (ZeroDivisionError)" in text and worker.TRACE in text
    check_trace(tmp_path / ".banco" / worker.TRACE)


def test_the_child_tells_its_trace_to_that_file(tmp_path, monkeypatch):
    given = {}

    class Child(work.subprocess.Popen):
        def __init__(self, *args, **named):
            given.update(named)
            super().__init__(*args, **named)

    monkeypatch.setattr(work.subprocess, "Popen", Child)
    with desk_in(tmp_path) as visitor:
        visitor.enter().drop("registro", "r.csv", REGISTER)
        assert "Una" in visitor.open("/colonne")
    assert given["stderr"] is not work.subprocess.DEVNULL and (tmp_path / ".banco" / worker.TRACE).is_file()
    assert set(tasks.TASKS) == set(work.NAMES)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_is_not_offered(tmp_path):
    with desk_in(tmp_path) as visitor:
        visitor.enter()
        (tmp_path / os.fsdecode(b"registro\xff.csv")).write_bytes(REGISTER)
        answers = [visitor.ask(path) for path in PAGES]
    assert all(answer.status in (200, 303) for answer in answers)


def test_a_folder_that_is_gone_is_said(tmp_path):
    with desk_in(tmp_path / "k") as visitor:
        visitor.enter().drop("registro", "r.csv", REGISTER)
        shutil.rmtree(tmp_path / "k")
        answers = [visitor.ask(path) for path in PAGES]
        sent = visitor.drop("registro", "r.csv", REGISTER)
    assert all(answer.status == 303 or "non c&#39;è più" in answer.text for answer in answers)
    assert "Internal" not in sent.text and sent.status in (400, 500)


def test_an_address_that_is_nowhere_is_answered_in_italian(tmp_path):
    with desk_in(tmp_path) as visitor:
        visitor.enter()
        for method in ("GET", "POST"):
            answer = visitor.ask("/altrove/qui/no", method=method)
            assert (answer.status, answer.text) == (404, "Qui non c'è.\n")
        assert "Qui non c'è" in visitor.ask("/pubblica/riporta").text
