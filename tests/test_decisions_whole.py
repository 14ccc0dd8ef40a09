# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: decisions are applied, told and counted alike by commands, report and manifest."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pandas as pd

from mapping import build_atlas, load_metadata
from mapping.publish.manifest import manifest_bytes
from mapping.registry import Decisions, load_decisions, read_registry, write_decisions, write_report
from tests.decided import PAIRS, ROWS, WANTED, Row, both, changed, codes, corrected, read, written


def test_decisions_that_change_nothing_leave_everything_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", [row for row in ROWS for _ in range(2)])
    without, empty = read_registry(path), read_registry(path, decisions=Decisions())
    pd.testing.assert_frame_equal(without.rows, empty.rows)
    assert without.problems == empty.problems and without.decided is None and empty.decided is not None


def test_many_decisions_in_any_order_are_found(tmp_path: Path) -> None:
    """As the desk keeps them: hundreds, of a register of which every name stands in several comuni."""
    towns = ["Torino", "Milano", "Roma", "Bari"]
    rows: list[Row] = [(f"Circolo {n // 4}", "", towns[n % 4], "", f"Via {n}", "") for n in range(200)]
    decisions = corrected(tmp_path, rows, *((n, "indirizzo", f"Piazza {n}") for n in range(200)))
    Random(7).shuffle(rows)  # noqa: S311 - another order
    registry = read(tmp_path, rows, decisions)
    assert registry.rows["indirizzo"].tolist() == [row[4].replace("Via", "Piazza") for row in rows]


def test_the_report_of_a_corrected_registry_is_the_next_registry(tmp_path: Path) -> None:
    decisions = both(tmp_path)
    registry = read(tmp_path, ROWS, decisions)
    write_report(registry, registry.problems, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    book.worksheets[0].append([4, "sito_web", "", "", "", "", "", ""])
    head = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(book.worksheets[0].max_row, head.index("correzione") + 1).value = "https://due.example"
    book.save(tmp_path / "report.xlsx")
    again = read_registry(tmp_path / "report.xlsx", decisions=decisions)
    assert again.rows.at[4, "sito_web"] == "https://due.example"
    pd.testing.assert_frame_equal(*(one.rows.drop(columns="sito_web") for one in (again, registry)))
    assert sorted(codes(again)["correzione-superata"]) == sorted(at + 2 for at, _, _ in WANTED)


def test_the_manifest_names_the_file_and_counts_what_was_applied(tmp_path: Path) -> None:
    path, kept = written(tmp_path / "r.csv", ROWS), tmp_path / "r.decisioni.csv"
    write_decisions(both(tmp_path), kept)
    atlas = build_atlas(path, decisions=kept)
    told = json.loads(manifest_bytes(atlas, {}, load_metadata()))
    hashed = hashlib.sha256(kept.read_bytes()).hexdigest()
    assert told["decisioni"] == {"sha256": hashed, "correzioni": len(WANTED), "coppie": len(PAIRS)}
    assert sum(told["stati"].values()) == told["righe"] == len(ROWS)
    assert read_registry(path, decisions=load_decisions(kept)).decided == atlas.registry.decided
    assert "decisioni" not in json.loads(manifest_bytes(build_atlas(path), {}, load_metadata()))


def test_the_commands(tmp_path: Path, run: Callable[..., Any]) -> None:
    path, kept = written(tmp_path / "r.csv", ROWS), tmp_path / "r.decisioni.xlsx"
    write_decisions(Decisions(corrected(tmp_path, ROWS, (0, "comune", "Torino")).corrections), kept)
    told = run("check", path, "--decisions", kept)
    assert "Torrino" in run("check", path).out and "Torrino" not in told.out
    moved = run("diff", path, written(tmp_path / "s.csv", changed(0, "comune", "Torino")), "--decisions", kept)
    assert moved.code == 0 and "spostata 0" in moved.out
    mistaken = run("check", kept)
    assert mistaken.code == 2 and "indicarlo con --decisions" in mistaken.err
    absent = run("check", path, "--decisions", tmp_path / "manca.csv")
    assert absent.code == 2 and "Il file delle decisioni «manca.csv» non esiste" in absent.err
    (tmp_path / "out").mkdir()
    inside = tmp_path / "out" / "d.csv"
    write_decisions(load_decisions(kept), inside)
    refused = run("build", path, "--decisions", inside, "--out", tmp_path / "out")
    assert refused.code == 2 and "viene pubblicata" in refused.err and inside.exists()
    refused = run("check", path, "--decisions", inside, "--report", inside, "--replace")
    assert refused.code == 2 and "è il file da leggere" in refused.err
