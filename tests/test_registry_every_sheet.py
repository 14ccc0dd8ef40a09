# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every sheet of a file, for lists of which nothing may be left unread."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from mapping.cli.commands import cli
from mapping.errors import InputError
from mapping.files.intake import open_every_sheet
from mapping.registry.headers import header_score


def texts(path: Path) -> list[tuple[str, list[list[str]]]]:
    return [
        (name, [record.cells for record in source.records])
        for name, source in open_every_sheet(path, score=header_score)
    ]


def test_the_sheets_of_a_workbook_come_in_their_order_hidden_ones_too(tmp_path: Path) -> None:
    path = tmp_path / "ritiri.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("2024", "2025", "vuoto", "2026"):
            sheet = book.add_worksheet(name)
            if name != "vuoto":
                sheet.write_row(0, 0, ["denominazione", "comune"])
                sheet.write_row(1, 0, [f"Il Ponte {name}", "Torino"])
            if name == "2025":
                sheet.very_hidden()
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "='2024'!$A$1:$A$2"})
        book.add_chartsheet("grafico").set_chart(chart)
    head = ["denominazione", "comune"]
    found = {name: [head, [f"Il Ponte {name}", "Torino"]] for name in ("2024", "2025", "2026")}
    assert texts(path) == [("2024", found["2024"]), ("2025", found["2025"]), ("vuoto", []), ("2026", found["2026"]),
                           ("grafico", [])]  # fmt: skip


def test_a_csv_is_one_sheet_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "ritiri.csv"
    path.write_text("denominazione;comune\nIl Ponte;Torino\n", encoding="utf-8")
    assert texts(path) == [("", [["denominazione", "comune"], ["Il Ponte", "Torino"]])]


def test_the_lists_of_a_json_file_are_sheets_also_under_one_key(tmp_path: Path) -> None:
    path = tmp_path / "ritiri.json"
    lists = {"a": {"righe": [{"denominazione": "A"}]}, "b": {"righe": [{"denominazione": "B"}]}}
    path.write_text(json.dumps(lists), encoding="utf-8")
    found = [("righe", [["denominazione"], ["A"]]), ("righe", [["denominazione"], ["B"]])]
    assert texts(path) == found
    path.write_text(json.dumps([{"denominazione": "A"}]), encoding="utf-8")
    assert texts(path) == [("", [["denominazione"], ["A"]])]


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ritiri.json"
    path.write_text("[{", encoding="utf-8")
    with pytest.raises(InputError, match=r"non è un JSON valido"):
        open_every_sheet(path, score=header_score)


def two_sheets(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name in ("2024", "2025"):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(
                [["denominazione", "comune"], [f"Il Ponte {name}", "Torino"], ["Altra", "Roma"]]
            ):
                sheet.write_row(row, 0, cells)
    return path


def test_an_edition_in_a_workbook_of_two_can_be_told_apart(run, tmp_path: Path) -> None:
    both = two_sheets(tmp_path / "r.xlsx")
    refused = run("diff", both, both)
    assert refused.code == 2
    assert all(option in refused.err for option in ("--sheet", "--old-sheet", "--previous-sheet"))
    told = run("diff", both, both, "--old-sheet", "2024", "--sheet", "2025")
    assert told.code == 0, told.err
    assert "Il Ponte 2025" in told.out
    assert {"--old-sheet", "--sheet"} <= {name for option in cli.commands["diff"].params for name in option.opts}
    assert "--previous-sheet" in {name for option in cli.commands["build"].params for name in option.opts}
