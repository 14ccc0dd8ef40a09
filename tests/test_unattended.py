# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Unattended editions: what counts as new, what is remembered, what a crash leaves, what the diary says."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mapping.errors import InputError, NotPublishable
from mapping.publish import hold
from mapping.registry import read_settled
from mapping.unattended import Order, diary, fingerprint, regenerate
from tests import unattended_job

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and fork are POSIX's")


@pytest.fixture(autouse=True)
def program(monkeypatch):
    """The hash of the program, which a test may change; the true one reads a thousand files."""
    told = ["as it is"]
    monkeypatch.setattr(fingerprint, "_program", lambda: told[0])
    return told


class Office:
    """A folder with a registry and more, and what the runs in it did."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.out = folder / "out"
        self.calls: list[dict[str, Any]] = []
        self.said: list[str] = []
        self.fails: BaseException | None = None

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def build(self, words: dict[str, Any]) -> None:
        read = {
            name: path.read_text("utf-8") for name, path in words.items() if isinstance(path, Path) and path.exists()
        }
        self.calls.append({**words, **{f"{name} text": text for name, text in read.items()}})
        if words["report"]:
            words["report"].write_text("segnalazioni")
        if self.fails:
            raise self.fails
        unattended_job.build(words, self.out)

    def run(self, registry: str = "registro.csv", *, sheet: str | None = None, **rest: Any) -> int:
        """Run, and return how many editions were made."""
        before = len(self.calls)
        told = {"columns": None, "given": {}, "options": {}, "report": None} | rest
        order = Order(self.folder / registry, self.out, sheet, **told)
        regenerate(lambda: order, self.state, self.build, self.said.append)
        return len(self.calls) - before

    def diary(self) -> list[list[str]]:
        return [line.split("\t") for line in (self.state / "diario.log").read_text("utf-8").splitlines()]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    found = Office(tmp_path)
    found.write("registro.csv", "uno")
    return found


def test_nothing_is_made_twice(office):
    assert [office.run(), office.run(), office.run()] == [1, 0, 0]
    assert [line[1] for line in office.diary()] == ["pubblicata", "niente di nuovo", "niente di nuovo"]


GIVEN = ("withdrawn", "metadata_file", "columns", "decisions")


@pytest.mark.parametrize("option", GIVEN)
def test_a_change_of_any_file_that_is_given_is_noticed(office, option):
    given = {option: office.write("dato.csv", "a")}
    assert [office.run(given=given), office.run(given=given)] == [1, 0]
    office.write("dato.csv", "b")
    assert [office.run(given=given), office.run(given=given)] == [1, 0]
    assert [office.run(), office.run()] == [1, 0], "it is not given any more"


@pytest.mark.parametrize(
    "text", ['logo = "logo.svg"', '[a.b]\nlayers = [{ file = "logo.svg" }]', '[[x]]\ny = [["logo.svg"]]']
)
def test_a_change_of_what_a_given_file_names_is_noticed(office, text):
    given = {"edition": office.write("edizione.toml", text + '\nz = "\\u0000"\nurl = "https://www.example.org/"')}
    office.run(given=given)
    office.write("logo.svg", "a")
    assert [office.run(given=given), office.run(given=given)] == [1, 0]
    office.write("logo.svg", "b")
    assert [office.run(given=given), office.run(given=given)] == [1, 0]


@pytest.mark.parametrize(
    "change",
    [{"sheet": "2026"}, {"columns": {"Nome": "denominazione"}}, {"options": {"tiles": "osm"}}, {"options": {"new": 1}}],
)
def test_a_change_of_any_option_is_noticed(office, change):
    office.run()
    assert [office.run(**change), office.run(**change), office.run()] == [1, 0, 1]


def test_another_program_is_noticed(office, program):
    office.run()
    program[0] = "another"
    assert [office.run(), office.run()] == [1, 0]


def test_the_number_of_the_program_follows_its_files_and_libraries(monkeypatch, tmp_path):
    monkeypatch.undo()
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path)
    before = fingerprint._program()
    assert fingerprint._program() == before
    (tmp_path / "a.py").write_text("")
    assert fingerprint._program() != before


def test_an_edition_that_is_gone_is_made_again_and_one_that_was_brought_back_stays(office):
    office.run()
    (office.out / "manifest.json").unlink()
    assert office.run() == 1
    (office.out / "manifest.json").write_text("that of an older edition")
    assert office.run() == 0


def test_the_edition_before_is_known_whatever_its_ending_sheet_and_columns(office):
    columns = {"Nome": "denominazione", 'a "b"\\': "", "Città 🏠": "comune"}
    office.run(sheet="2025", columns=columns)
    office.write("registro.tsv", "due")
    office.run("registro.tsv")
    last = office.calls[-1]
    assert (last["file"].name, last["file text"]) == ("registro.tsv", "due")
    assert (last["previous"].name, last["previous text"], last["previous_sheet"]) == ("registro.csv", "uno", "2025")
    assert read_settled(last["previous_columns"]) == columns


def test_the_same_registry_made_again_tells_what_it_changed_and_not_nothing(office, program):
    office.run()
    assert "previous" not in office.calls[-1]
    office.write("registro.csv", "due")
    office.run()
    program[0] = "another"
    office.run()
    assert office.calls[-1]["previous text"] == "uno"
    (office.folder / "registro.csv").rename(office.folder / "altro nome.csv")
    office.run("altro nome.csv")
    assert office.calls[-1]["previous text"] == "uno"
    office.write("registro.csv", "tre")
    office.run()
    assert office.calls[-1]["previous text"] == "due"


@pytest.mark.parametrize(
    ("error", "word", "code"),
    [
        (NotPublishable("Manca il 24 %\nquasi."), "rifiutata", "1"),
        (InputError("Non si legge."), "non riuscita", "2"),
        (OSError(28, "x", "disco"), "non riuscita", "2"),
        (ZeroDivisionError("x"), "non riuscita", "2"),
        (KeyboardInterrupt(), "interrotta", "2"),
    ],
)
def test_what_fails_is_told_and_tried_again_against_the_last_good_edition(office, error, word, code):
    office.run()
    office.write("registro.csv", "due")
    office.fails = error
    for _ in range(2):
        with pytest.raises(type(error)):
            office.run()
    assert [line[1:3] for line in office.diary()] == [["pubblicata", "0"], [word, code], [word, code]]
    assert "\n" not in office.diary()[-1][4]
    assert json.loads((office.out / "manifest.json").read_text())["text"] == "uno"
    office.fails = None
    office.write("registro.csv", "uno")
    assert office.run() == 0
    office.write("registro.csv", "due")
    assert office.run() == 1
    assert office.calls[-1]["previous text"] == "uno"


def test_the_report_of_every_run_takes_the_place_of_the_one_before_refused_or_not(office):
    report = office.write("rapporto.csv", "vecchio")
    office.fails = NotPublishable("No.")
    with pytest.raises(NotPublishable):
        office.run(report=report)
    assert report.read_text() == "segnalazioni"
    assert office.calls[-1]["report"] != report


def test_what_the_plan_refuses_stands_in_the_diary(office):
    def refuse() -> Order:
        raise InputError("Colonne sbagliate.")

    with pytest.raises(InputError):
        regenerate(refuse, office.state, office.build, office.said.append)
    assert [line[1:] for line in office.diary()] == [["non riuscita", "2", "", "Colonne sbagliate."]]


def test_a_registry_that_is_missing_or_changes_while_it_is_copied_is_refused(office, monkeypatch):
    with pytest.raises(InputError, match="non esiste"):
        office.run("manca.csv")
    true_open = Path.open

    def opened(path: Path, *rest: Any) -> Any:
        if path.name == "registro.csv":
            os.utime(path, (1, 1))
        return true_open(path, *rest)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(InputError, match="sta cambiando"):
        office.run()


def test_a_shapefile_is_copied_and_watched_with_the_files_beside_it(office):
    for ending in ("shp", "dbf", "prj"):
        office.write(f"sedi.{ending}", "a")
    office.run("sedi.shp")
    copy = office.calls[-1]["file"]
    assert sorted(path.name for path in copy.parent.glob("sedi.*")) == ["sedi.dbf", "sedi.prj", "sedi.shp"]
    office.write("sedi.dbf", "b")
    assert office.run("sedi.shp") == 1


def test_two_runs_at_once_are_one(office):
    office.run()
    office.write("registro.csv", "due")
    held = hold(office.state)
    assert held is not None
    assert office.run() == 0
    os.close(held)
    assert office.diary()[-1][1:3] == ["già in corso", "0"]
    assert office.run() == 1


def test_the_diary_stays_small(office, monkeypatch):
    monkeypatch.setattr(diary, "MOST_BYTES", 400)
    for _ in range(30):
        office.run()
    files = {path.name: path.stat().st_size for path in office.state.glob("diario*")}
    assert set(files) == {"diario.log", "diario.1.log"}
    assert max(files.values()) <= 400
    assert len(office.diary()) >= 1


def damaged(whole: dict[str, Any]) -> Iterator[str]:
    """Yield what may become of a state by hand, or on a disk that was full."""
    text = json.dumps(whole)
    yield from ("", "{", "[]", "3", "\ud800", "[" * 100_000, *(text[:at] for at in range(1, len(text), 9)))
    wrong = (3, None, [], {}, {"key": 3}, True, "../..", "", "/", "\0", "\ud800", 10**400)
    for key in whole:
        yield json.dumps({name: value for name, value in whole.items() if name != key})
        yield from (json.dumps(whole | {key: value}) for value in wrong if key == "last" and value is not None)
    for key in whole["last"]:
        for value in wrong:
            if (key, value) != ("sheet", None) and not (key == "sheet" and isinstance(value, str)):
                yield json.dumps(whole | {"last": whole["last"] | {key: value}})


def test_a_state_that_is_damaged_is_as_none_and_that_is_said(office):
    office.run()
    whole = json.loads((office.state / "stato.json").read_text("utf-8"))
    for text in damaged(whole):
        (office.state / "stato.json").write_text(text, "utf-8", "surrogatepass")
        office.said.clear()
        assert office.run() == 1, text
        assert "previous" not in office.calls[-1]
        assert len(office.said) == 1 and "stato.json" in office.said[0] and "si rifà" in office.said[0], text
        assert office.diary()[-1][4] == office.said[0]
        assert office.run() == 0


@pytest.mark.parametrize("text", ["[", "\udcff", "a = 3", "[a]", "a = [1]", None])
def test_so_is_one_whose_columns_are(office, text):
    office.run()
    (columns,) = (office.state / "registri").glob("*/colonne.toml")
    if text is None:
        columns.unlink()
    else:
        columns.write_text(text, "utf-8", "surrogateescape")
    assert office.run() == 1 and "previous" not in office.calls[-1] and "si rifà" in office.said[0]


def private(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]


@POSIX
def test_nothing_of_the_state_can_be_read_by_others(office):
    before = os.umask(0)
    try:
        office.run()
        office.write("registro.csv", "due")
        office.run(sheet="x")
    finally:
        os.umask(before)
    assert private(office.state) == []


@POSIX
@pytest.mark.slow
def test_a_crash_at_any_moment_leaves_the_state_whole(root, tmp_path):
    """The run after it makes the edition, against the right one, and tidies up."""
    job = [sys.executable, "-m", "tests.unattended_job", str(tmp_path)]
    told = subprocess.run(job, cwd=root, check=True, capture_output=True, text=True).stdout
    steps = [json.loads(line) for line in told.splitlines()]
    assert len(steps) > 15
    assert [step["code"] for step in steps] == [9] * (len(steps) - 1) + [0]
    for number, step in enumerate(steps, 1):
        assert step["again"] == 0
        assert (step["edition"]["text"], step["edition"]["before"]) == (str(number), str(number - 1))
        assert step["open"] == []
        assert step["kept"] == step["remembered"]
        assert not step["at work"]
