# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report is the keeper's own file: every column and sheet of it, and the next registry once it comes back."""

import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import build_atlas
from mapping.errors import InputError
from mapping.publish.site import site_files
from mapping.registry import Registry, read_registry, write_report
from tests.test_publish_private import everything

HEAD = ["Denominazione", "Telefono", "Comune", "Tipo", "asl", "Note"]
ROWS = [
    ["Teranga", "06 1234567", "Roma", "APS", "TO3", "chiamare"],
    ["Amal dei Marocchini", "333 1234567", "Brescia", "culturale", "TO4", ""],
    ["Amal Marocchini", "", "Brescia", "", "", "doppia?"],
    ["Donne d'Egitto", "", "", "boh", "TO5", ""],
]
Sheets = dict[str, list[list[Any]]]


def reported(path: Path, to: Path, *, lang: str = "it", **how: Any) -> Registry:
    registry = read_registry(path, **how)
    write_report(registry, registry.problems, to, lang=lang, replace=True)
    return registry


def written_csv(path: Path, rows: list[list[str]]) -> Path:
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return path


def written_book(path: Path, sheets: Sheets) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    write = sheet.write_string if isinstance(value, str) else sheet.write
                    write(number, column, value)
            if name.startswith("nascost"):
                sheet.hide()
    return path


def values(path: Path) -> Sheets:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def test_every_column_and_every_sheet_stays_where_it_was(tmp_path: Path) -> None:
    day = datetime.datetime(2024, 3, 1)
    table = [["Albo comunale", None, None, None, None, None], HEAD, *ROWS]
    table[2] = ["Teranga", 3331234567, "Roma", "APS", 3.5, day]
    sheets: Sheets = {
        "Contatti": [["nome", "cellulare"], ["Anna", 39], [None, None], ["=1+1 è testo", True]],
        "Albo 2024": table,
        "nascosto": [["segreto", day]],
    }
    path = written_book(tmp_path / "albo.xlsx", {k: [list(map(_plain, r)) for r in v] for k, v in sheets.items()})
    reported(path, tmp_path / "r.xlsx")
    found = values(tmp_path / "r.xlsx")
    assert list(found) == ["Segnalazioni", "Contatti", "Albo 2024", "nascosto", "Elenchi"]
    assert found["Contatti"] == sheets["Contatti"]
    assert found["nascosto"] == sheets["nascosto"]
    assert [row[: len(HEAD)] for row in found["Albo 2024"]] == [[cell or None for cell in row] for row in table]
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book["nascosto"].sheet_state == "hidden"
    assert book["Albo 2024"]["F3"].is_date


def _plain(value: Any) -> Any:
    return "" if value is None else value


def test_the_sheet_of_the_registry_has_lists_a_filter_and_a_header_in_sight(tmp_path: Path) -> None:
    header = ["Titolo"], ["denominazione", "Regione", "Prov", "Tipo", "Ambiti", "Composizione", "altro"]
    path = written_book(tmp_path / "r.xlsx", {"Foglio1": [*header, ["Amal", "Puglia", "BA", "", "", "", "x"]]})
    reported(path, tmp_path / "s.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "s.xlsx")["Foglio1"]
    assert {str(rule.sqref)[0] for rule in sheet.data_validations.dataValidation} == set("BCDEF")
    assert sheet.auto_filter.ref == "A2:H3"
    assert sheet.freeze_panes == "A3"
    lists = {column[0].value: [c.value for c in column[1:] if c.value]
             for column in openpyxl.load_workbook(tmp_path / "s.xlsx")["Elenchi"].iter_cols()}  # fmt: skip
    assert (len(lists["regione"]), len(lists["provincia"])) == (20, 107)


SHAPES: dict[str, Callable[[Path], Path]] = {
    "csv": lambda folder: written_csv(folder / "r.csv", [["Elenco", "", "", "", "", ""], HEAD, *ROWS]),
    "ragged": lambda folder: written_csv(folder / "r.csv", [HEAD, *ROWS, ["Amici, di", "1", "Lecce", "", "", "", "x"]]),
    "book": lambda folder: written_book(folder / "r.xlsx", {"Albo": [[], HEAD, *ROWS], "b": [["x"]]}),
    "two lines": lambda folder: written_csv(
        folder / "r.csv",
        [["Denominazione", "Tel", "Sede", "", "asl"], ["", "", "Comune", "Prov", ""], ["Amal", "1", "Bari", "BA", "T"]],
    ),
    "json": lambda folder: _json(folder / "r.json", [dict(zip(HEAD, row, strict=True)) for row in ROWS]),
    "lists of json": lambda folder: _json(
        folder / "r.json", {"soci": [{"nome": "Anna"}], "righe": [dict(zip(HEAD, row, strict=True)) for row in ROWS]}
    ),
    "geojson": lambda folder: _json(
        folder / "r.geojson",
        {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": dict(zip(HEAD, row, strict=True)),
             "geometry": {"type": "Point", "coordinates": [12.5, 41.9]}} for row in ROWS]},
    ),
    "ours": lambda folder: written_book(
        folder / "r.xlsx",
        {"Segnalazioni": [["da chi"], ["Anna"]], "Elenchi": [["telefoni"], ["06"]], "Registro": [HEAD, *ROWS]},
    ),
}  # fmt: skip


def _json(path: Path, thing: Any) -> Path:
    path.write_text(json.dumps(thing), encoding="utf-8")
    return path


@pytest.mark.parametrize(("shape", "lang"), [*((shape, "it") for shape in SHAPES), ("ours", "en")])
def test_what_comes_back_is_the_same_registry_and_its_report_the_same_file(
    tmp_path: Path, shape: str, lang: str
) -> None:
    path = SHAPES[shape](tmp_path)
    first = reported(path, tmp_path / "1.xlsx", lang=lang)
    second = reported(tmp_path / "1.xlsx", tmp_path / "2.xlsx", lang=lang)
    third = reported(tmp_path / "2.xlsx", tmp_path / "3.xlsx", lang=lang)
    kept = ["denominazione", "comune", "tipologia", "note", "riga"]
    shifted = first.rows["motivo"].str.contains("non si sa quale").to_numpy()
    one, two = (each.rows.reset_index()[kept] for each in (first, second))
    assert one[~shifted].equals(two[~shifted])
    assert {problem.codice for problem in second.problems} - {"riga-da-riallineare"} <= {
        problem.codice for problem in first.problems
    }
    assert second.rows.equals(third.rows)
    assert (tmp_path / "2.xlsx").read_bytes() == (tmp_path / "3.xlsx").read_bytes()
    cells = {str(cell) for rows in values(tmp_path / "3.xlsx").values() for row in rows for cell in row}
    given = {text for row in ROWS for text in row if text} if shape not in {"two lines"} else {"Amal", "1", "T"}
    assert given <= cells


def saved_by_openpyxl(path: Path, to: Path) -> None:
    openpyxl.load_workbook(path).save(to)


def saved_as_ods(path: Path, to: Path) -> None:
    """Save a workbook as LibreOffice does: each cell with its type and its text, sheet by sheet."""
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("table", "text", "office"))
    tables = (f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}</table:table>'
              for name, rows in values(path).items())  # fmt: skip
    content = (f'<office:document-content {spaces}><office:body><office:spreadsheet>{"".join(tables)}'
               "</office:spreadsheet></office:body></office:document-content>")  # fmt: skip
    with zipfile.ZipFile(to, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")


def _ods_row(row: list[Any]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    kind, given = "string", ""
    if isinstance(value, datetime.datetime):
        kind, given = "date", f' office:date-value="{value:%Y-%m-%d}"'
    elif isinstance(value, int | float):
        kind, given = "float", f' office:value="{value}"'
    shown = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{given}>{shown}</table:table-cell>'


@pytest.mark.parametrize(("save", "name"), [(saved_by_openpyxl, "2.xlsx"), (saved_as_ods, "2.ods")])
def test_saved_by_another_program_the_report_loses_nothing(
    tmp_path: Path, save: Callable[[Path, Path], None], name: str
) -> None:
    day = datetime.datetime(2024, 3, 1)
    table = [["Albo", "", "", "", "", ""], HEAD, *ROWS, ["Ala", 3331234567, "Bari", "ODV", 3.5, day]]
    path = written_book(tmp_path / "r.xlsx", {"Albo": table, "Contatti": [["chi"], ["Anna"]]})
    first = reported(path, tmp_path / "1.xlsx")
    save(tmp_path / "1.xlsx", tmp_path / name)
    again = reported(tmp_path / name, tmp_path / "3.xlsx")
    assert again.rows.equals(first.rows)
    assert again.problems == first.problems
    assert values(tmp_path / "3.xlsx") == values(tmp_path / "1.xlsx")


@settings(derandomize=True, deadline=None, max_examples=10)
@given(st.lists(st.lists(st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufffe\uffff"), max_size=12),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    st.integers(-10**14, 10**14), st.booleans(),
    st.datetimes(datetime.datetime(1960, 1, 1), datetime.datetime(2090, 1, 1)).map(lambda day: day.replace(microsecond=0)),  # noqa: E501 - dates of a sheet have no zone
), min_size=3, max_size=3), min_size=1, max_size=6))  # fmt: skip
def test_any_cell_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, rows: list[list[Any]]) -> None:
    folder = tmp_path_factory.mktemp("cells")
    with xlsxwriter.Workbook(folder / "r.xlsx", {"strings_to_formulas": False, "strings_to_urls": False,
                                                 "default_date_format": "dd/mm/yyyy"}) as book:  # fmt: skip
        sheet = book.add_worksheet("Albo")
        sheet.write_row(0, 0, ["denominazione", "uno", "due", "tre"])
        for number, row in enumerate(rows, start=1):
            sheet.write_string(number, 0, f"Amal {number}")
            for column, value in enumerate(row, start=1):
                write = sheet.write_string if isinstance(value, str) else sheet.write
                write(number, column, value)
    reported(folder / "r.xlsx", folder / "s.xlsx")
    given = [row[:4] for row in values(folder / "r.xlsx")["Albo"]]
    found = [row[:4] for row in values(folder / "s.xlsx")["Albo"]]
    assert [list(map(_near, row)) for row in found] == [list(map(_near, row)) for row in given]


def _near(value: Any) -> Any:
    """A number to the digits that a sheet shows; a text without the blanks that mean an empty cell."""
    return float(f"{value:.14g}") if isinstance(value, float | int) and not isinstance(value, bool) else value or None


def test_what_the_keeper_decides_about_a_probable_duplicate_holds(tmp_path: Path) -> None:
    path = written_csv(tmp_path / "r.csv", [HEAD, *ROWS])
    asked = reported(path, tmp_path / "1.xlsx")
    assert "duplicata-probabile" in {problem.codice for problem in asked.problems}
    for decision, state, codes in (
        ("Diversa", "", set()),
        ("duplicata", "duplicata", {"duplicata"}),
        ("boh", "", {"duplicata-probabile", "decisione-non-applicata"}),
    ):
        book = openpyxl.load_workbook(tmp_path / "1.xlsx")
        sheet = book["Registro"]
        column = [cell.value for cell in sheet[1]].index("decisione sulla riga") + 1
        assert sheet.cell(4, column).fill.fgColor.rgb != sheet.cell(2, column).fill.fgColor.rgb
        sheet.cell(4, column).value = decision
        book.save(tmp_path / "2.xlsx")
        back = reported(tmp_path / "2.xlsx", tmp_path / "3.xlsx")
        assert back.rows.loc[4, "stato"] == state
        assert {p.codice for p in back.problems if p.riga == 4} == codes
        assert values(tmp_path / "3.xlsx")["Registro"][3][column - 1] == decision


def test_a_row_decided_to_be_a_duplicate_goes_with_the_withdrawn_one(tmp_path: Path) -> None:
    rows = [[*HEAD, "decisione sulla riga"], *([*row, ""] for row in ROWS)]
    rows[3][-1] = "duplicata"
    path = written_csv(tmp_path / "r.csv", rows)
    list_ = written_csv(tmp_path / "ritiri.csv", [["denominazione", "comune"], ["Amal dei Marocchini", "Brescia"]])
    assert read_registry(path, withdrawn=list_).rows["stato"].tolist()[1:3] == ["ritirata", "ritirata"]


def test_a_decision_about_a_row_that_resembles_none_is_told(tmp_path: Path) -> None:
    rows = [
        ["denominazione", "comune", "decisione sulla riga"],
        ["Amal", "Bari", "duplicata"],
        ["Ala", "Bari", "diversa"],
    ]
    found = read_registry(written_csv(tmp_path / "r.csv", rows))
    assert [(p.riga, p.codice) for p in found.problems] == [(2, "decisione-non-applicata")]


def test_a_withdrawn_association_is_in_no_cell_of_the_report(tmp_path: Path) -> None:
    """Its row keeps its number and nothing else; elsewhere the cells that name it are empty, and they alone."""
    sheets: Sheets = {
        "Albo": [
            ["denominazione", "comune", "telefono", "rete"],
            ["Ponte dei Sogni", "Torino", "011 12345", "CANARINO"],
            ["Amal", "Bari", "080 1", "con Ponte dei Sogni e altri"],
            ["Ponte dei Sognni", "Torino", "CANARINO2", ""],
        ],
        "Contatti": [["chi", "cosa"], ["PONTE DEI SOGNI", "sede"], ["Amal", "ponte"]],
        "nascosto": [["ponte dei sogni onlus"]],
    }
    path = written_book(tmp_path / "r.xlsx", sheets)
    list_ = written_csv(tmp_path / "ritiri.csv", [["denominazione", "comune"], ["Ponte dei Sogni", "Torino"]])
    registry = reported(path, tmp_path / "s.xlsx", withdrawn=list_)
    assert registry.rows["stato"].tolist() == ["ritirata", "", "trattenuta"]
    found = values(tmp_path / "s.xlsx")
    told = " ".join(str(cell) for rows in found.values() for row in rows for cell in row).casefold()
    assert "ponte dei sogni " not in f"{told} ".replace(",", " ")
    assert "canarino " not in f"{told} "
    assert "canarino2" in told
    assert found["Contatti"][1:] == [[None, "sede"], ["Amal", "ponte"]]
    assert found["Albo"][2][:4] == ["Amal", "Bari", "080 1", None]


@pytest.mark.usefixtures("without_images")
def test_nothing_of_the_undeclared_columns_and_sheets_is_published(tmp_path: Path) -> None:
    canary = "Zvezdnaya"
    header = ["denominazione", "comune", "telefono", "presidente", "asl", "decisione sulla riga"]
    rows = [
        [name, town, *(f"{canary} {name} {n}" for n in range(4))] for name, town in (("Amal", "Bari"), ("Ala", "Roma"))
    ]
    sheets: Sheets = {"Albo": [[f"{canary} titolo"], header, *rows], f"{canary}": [[canary]]}
    path = written_book(tmp_path / "r.xlsx", sheets)
    for again in (path, tmp_path / "s.xlsx"):
        atlas = build_atlas(again)
        write_report(atlas.registry, atlas.problems, tmp_path / "s.xlsx", replace=True)
        assert canary.encode() not in everything(site_files(atlas))
    assert canary in str(values(tmp_path / "s.xlsx"))


def test_a_file_that_changed_meanwhile_or_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = written_csv(tmp_path / "r.csv", [HEAD, *ROWS])
    registry = read_registry(path)
    written_csv(path, [HEAD, *ROWS[:2]])
    with pytest.raises(InputError, match="è cambiato"):
        write_report(registry, (), tmp_path / "s.xlsx")
    written_csv(path, [HEAD, [*ROWS[0][:5], "x" * 40_000]])
    with pytest.raises(InputError, match="Riga 2, colonna «Note»"):
        reported(path, tmp_path / "s.xlsx")
    assert not (tmp_path / "s.xlsx").exists()


def test_what_names_a_withdrawn_one_is_neutral_counted_and_asked_for_no_more(tmp_path: Path) -> None:
    ways = [
        "PONTEDEISOGNI",
        "Sogni dei Ponte",
        "www.pontedeisogni.it",
        "con il P.D.S.",
        "x" * 3_000 + " Ponte dei Sogni",
    ]
    sheets: Sheets = {
        "Albo": [["denominazione", "comune", "Ponte dei Sogni"], ["Ponte dei Sogni", "Torino", "a"],
                 *(["Amal", "Bari", way] for way in ways[:1]), ["Ala", "Roma", "libero"]],
        "Ponte dei Sogni": [["chi", "cosa"], *(["Anna", way] for way in ways), ["Anna", "ponte"]],
    }  # fmt: skip
    path = written_book(tmp_path / "r.xlsx", sheets)
    list_ = written_csv(tmp_path / "ritiri.csv", [["denominazione", "comune"], ["Ponte dei Sogni", "Torino"]])
    first = reported(path, tmp_path / "s.xlsx", withdrawn=list_)
    found = values(tmp_path / "s.xlsx")
    assert list(found) == ["Segnalazioni", "Albo", "Foglio 2", "Elenchi"]
    assert found["Albo"][0][2] == "colonna 3"
    assert [row[1] for row in found["Foglio 2"]] == ["cosa", *[None] * len(ways), "ponte"]
    assert "sogni" not in str(found).casefold()
    assert "sogni" not in " ".join(p.text() for p in first.problems).casefold()
    assert sum("svuotate" in str(row) for row in found["Segnalazioni"]) == 2
    again = reported(tmp_path / "s.xlsx", tmp_path / "t.xlsx", withdrawn=list_)
    assert again.rows["denominazione"].tolist() == ["Amal", "Ala"]
    assert not [p for p in again.problems if p.riga == 2]


def test_a_column_of_the_keepers_that_is_titled_like_ours_is_kept(tmp_path: Path) -> None:
    rows = [["denominazione", "comune", "segnalazioni della riga"], ["Amal", "Bari", "chiamare"]]
    reported(written_csv(tmp_path / "r.csv", rows), tmp_path / "1.xlsx")
    reported(tmp_path / "1.xlsx", tmp_path / "2.xlsx")
    for name in ("1.xlsx", "2.xlsx"):
        assert values(tmp_path / name)["Registro"][1][2] == "chiamare"


def test_durations_and_old_dates_are_readable(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["denominazione", "comune", "ore", "giorno"])
    sheet.append(["Amal", "Bari", datetime.timedelta(hours=30), datetime.datetime(1900, 5, 1)])
    sheet.cell(2, 3).number_format = "[h]:mm:ss"
    book.save(tmp_path / "r.xlsx")
    reported(tmp_path / "r.xlsx", tmp_path / "s.xlsx")
    assert values(tmp_path / "s.xlsx")["Sheet"][1][2:4] == ["30:00:00", "01/05/1900"]
