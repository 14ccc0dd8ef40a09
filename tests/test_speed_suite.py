# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark suite measures what it says: its registers, its steps, its processes; no time is tested here."""

import csv
import importlib
import re
import sys
from pathlib import Path

import pytest

from mapping.registry import read_registry
from tests.benchmarks.made_register import make_register, name, records
from tests.benchmarks.speed.peers import FOLIUM_WAYS, WAYS
from tests.benchmarks.speed.processes import CommandError, answer, compiled, cost
from tests.benchmarks.speed.steps import STEPS, Meter

ROOT = Path(__file__).parents[1]
PANDAS_OF_OTHERS = pytest.mark.filterwarnings("ignore:The inplace keyword")
"""What GeoPandas and dask-geopandas still write in pandas' old way."""


def test_every_name_is_another_and_no_serial() -> None:
    names = [name(number) for number in range(200_000)]
    assert len({text.casefold() for text in names}) == len(names)
    assert not any(re.search(r"\d", text) for text in names)


def test_a_made_register_is_read_as_it_is(tmp_path: Path) -> None:
    registry = read_registry(make_register(tmp_path / "r.csv", 200))
    assert list(registry.rows["denominazione"]) == [row["denominazione"] for row in records(200)]
    assert (registry.rows["codice_comune"] != "").all()


@pytest.mark.parametrize("place", STEPS.values())
def test_a_measured_step_is_a_function_of_the_program(place: str) -> None:
    module, function = place.split(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_a_step_is_counted_without_those_inside_it() -> None:
    meter = Meter()
    with meter.step("outer"):
        with meter.step("inner"):
            sum(range(3_000_000))
        sum(range(10))
    assert meter.seconds["inner"] > meter.seconds["outer"]


def test_the_cost_is_that_of_the_command_alone() -> None:
    held = bytearray(150_000_000)  # a process inherits the peak of the one that starts it, if that is not prevented
    spent = cost([sys.executable, "-S", "-c", "sum(range(1_000_000))"])
    assert len(held) > 0
    assert spent.seconds > 0
    assert spent.megabytes < 60


def test_a_command_that_fails_has_no_cost() -> None:
    with pytest.raises(CommandError, match="→ 3"):
        cost([sys.executable, "-S", "-c", "raise SystemExit(3)"])


def test_no_measured_command_compiles_what_was_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "mapping").mkdir()
    (tmp_path / "mapping" / "one.py").write_text("SUM = 1\n", encoding="utf-8")
    compiled(sys.executable, tmp_path)
    assert list(tmp_path.rglob("one.*.pyc"))
    assert answer([sys.executable, "-c", "import sys; print(int(sys.dont_write_bytecode))"], tmp_path) == 0


@PANDAS_OF_OTHERS
@pytest.mark.parametrize("way", FOLIUM_WAYS)
def test_another_way_draws_the_published_rows(way: str) -> None:
    table = ROOT / "output" / "dati" / "associazioni.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        names = {row["denominazione"] for row in csv.DictReader(stream) if row["latitudine"]}
        plain = {name for name in names if re.fullmatch("[A-Za-z ]+", name)}  # no way escapes these
    drawn = WAYS[way](str(table)).get_root().render()
    assert len(plain) > 300
    assert not [name for name in plain if name not in drawn]


@PANDAS_OF_OTHERS
def test_the_published_geoparquet_is_read_as_the_docs_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "performance.md").read_text(encoding="utf-8"), re.DOTALL
    )
    monkeypatch.chdir(ROOT)
    assert {"duckdb", "dask_geopandas"} == {
        found for text in blocks for found in re.findall(r"^import (\w+)", text, re.M)
    }
    for text in blocks:
        exec(compile(text, "performance.md", "exec"), {})  # noqa: S102 - our own page, as a reader would run it
        assert capsys.readouterr().out.strip()
