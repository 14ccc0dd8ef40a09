# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes back to the keeper: report, corrections, template, what changed."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from mapping.errors import InputError, OutputError
from mapping.files.spreadsheet import write_xlsx_bytes
from mapping.problems import WEIGHTS, catalogue
from mapping.registry import (
    Registry,
    diff_registries,
    read_registry,
    write_diff,
    write_report,
    write_template,
)
from mapping.registry.report.problem_list import report_csv, to_frame
from mapping.registry.report.workbook import report_xlsx
from mapping.registry.returned_report import REPORT_COLUMNS
from mapping.registry.template import template_bytes
from mapping.schema import INPUT_COLUMNS, choices

LINES = (
    "Titolo del foglio,,,",
    "Nome associazione,C.A.P.,Nazionalità,Telefono",
    "Teranga,184,Senegall,333 1234567",
    "=HYPERLINK(1),20121,MA,",
    ",80100,EG,",
)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return read_registry(written(tmp_path / "registro.csv", *LINES))


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_report_holds_each_problem_and_each_row_under_its_number(registry: Registry, tmp_path: Path) -> None:
    write_report(registry, registry.problems, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    told = [[cell.value for cell in row] for row in book["Segnalazioni"]]
    assert told[0] == [*REPORT_COLUMNS, "correzione"]
    assert [row[0] for row in told[1:]] == [0, 3, 3, 4, 5]
    sheet = book["Registro"]
    assert [cell.value for cell in sheet[1]][:2] == ["Titolo del foglio", None]
    assert [cell.value for cell in sheet[2]] == [*LINES[1].split(","), "segnalazioni della riga"]
    assert [cell.value for cell in sheet[3]][:4] == ["Teranga", "184", "Senegall", "333 1234567"]
    assert sheet["A4"].value == "=HYPERLINK(1)"
    assert sheet["A4"].data_type == "s"
    assert sheet["C3"].fill.fgColor.rgb != sheet["C4"].fill.fgColor.rgb


def test_corrected_in_place_the_report_is_the_next_registry(registry: Registry, tmp_path: Path) -> None:
    write_report(registry, registry.problems, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    book["Registro"]["C3"] = "Senegal"
    book["Registro"]["A5"] = "Donne d'Egitto"
    book["Registro"]["A4"] = "Amal"
    book.save(tmp_path / "corretto.xlsx")
    corrected = read_registry(tmp_path / "corretto.xlsx")
    assert [problem.codice for problem in corrected.problems] == ["colonne-non-lette"]  # the telephones, as before
    assert corrected.rows.index.tolist() == [3, 4, 5]
    assert corrected.rows["paesi_origine"].tolist() == ["SN", "MA", "EG"]
    assert corrected.rows["cap"].tolist() == ["00184", "20121", "80100"]


def test_a_shifted_row_that_comes_back_as_it_was_stays_rejected(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", "denominazione,comune,cap", "Teranga, Amici di,Roma,00184", "Amal,Bari,70121")
    registry = read_registry(path)
    write_report(registry, registry.problems, tmp_path / "r.xlsx")
    again = read_registry(tmp_path / "r.xlsx")
    assert again.rows["stato"].tolist() == ["respinta", ""]
    assert "riga-da-riallineare" in {problem.codice for problem in again.problems}


@pytest.mark.parametrize("name", ["segnalazioni.csv", "segnalazioni.xlsx"])
def test_a_list_of_problems_alone_is_no_registry(tmp_path: Path, name: str) -> None:
    """Its cells «denominazione» were taken for a header, and the problems below for associations."""
    registry = read_registry(written(tmp_path / "r.csv", "denominazione,comune", "Amal,Bari", "Amal,Bari", "Ala,Roma"))
    data = {
        "segnalazioni.csv": report_csv(registry.problems),
        "segnalazioni.xlsx": write_xlsx_bytes({"Segnalazioni": to_frame(registry.problems)}),
    }[name]
    assert {problem.colonna for problem in registry.problems} == {"denominazione"}
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match="contiene le segnalazioni, non le righe del registro"):
        read_registry(tmp_path / name)


def test_the_report_on_a_registry_of_names_alone_comes_back(tmp_path: Path) -> None:
    registry = read_registry(written(tmp_path / "r.csv", "denominazione", "Amal", "Amal", "Ala"))
    write_report(registry, registry.problems, tmp_path / "r.xlsx")
    assert read_registry(tmp_path / "r.xlsx").rows["denominazione"].tolist() == ["Amal", "Amal", "Ala"]


def test_a_correction_beside_its_problem_is_applied(registry: Registry, tmp_path: Path) -> None:
    write_report(registry, registry.problems, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    sheet = book["Segnalazioni"]
    corrections = {(3, "paesi_origine"): "Senegal", (5, "denominazione"): "Donne d'Egitto"}
    for row in sheet.iter_rows(min_row=2):
        row[7].value = corrections.get((row[0].value, row[1].value))
    sheet.append([99, "comune", "", "", "", "", "", "Roma"])
    book.save(tmp_path / "corretto.xlsx")
    corrected = read_registry(tmp_path / "corretto.xlsx")
    assert corrected.rows["paesi_origine"].tolist() == ["SN", "MA", "EG"]
    assert corrected.rows["denominazione"].iloc[2] == "Donne d'Egitto"
    assert [problem.codice for problem in corrected.problems] == [
        "colonne-non-lette", "correzione-non-applicata", "testo-come-formula",
    ]  # fmt: skip


def test_a_correction_goes_to_no_other_row_when_rows_were_deleted(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", "denominazione,comune,cap", ",Roma,00184", "Teranga,Bari,x1", "Amal,Lecce,73100")
    registry = read_registry(path)
    write_report(registry, registry.problems, tmp_path / "r.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    for row in book["Report"].iter_rows(min_row=2):
        row[7].value = "70121" if row[1].value == "cap" else None
    book["Registry"].delete_rows(2)
    book.save(tmp_path / "corretto.xlsx")
    corrected = read_registry(tmp_path / "corretto.xlsx")
    assert corrected.rows["cap"].tolist() == ["", "73100"]
    assert [problem.codice for problem in corrected.problems] == ["cap-errato", "correzione-non-applicata"]


def test_the_report_in_english_and_as_csv(registry: Registry, tmp_path: Path) -> None:
    write_report(registry, registry.problems, tmp_path / "r.csv", lang="en")
    frame = pd.read_csv(tmp_path / "r.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert list(frame.columns) == list(REPORT_COLUMNS)
    assert frame["problema"].str.startswith("The ").any()
    assert frame.loc[frame["codice"] == "testo-come-formula", "valore"].tolist() == ["'=HYPERLINK(1)"]


def test_reports_are_the_same_bytes_twice(registry: Registry) -> None:
    assert report_xlsx(registry, registry.problems) == report_xlsx(registry, registry.problems)
    assert template_bytes() == template_bytes()


def test_a_column_without_an_example_is_empty_in_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mapping.registry.template._EXAMPLES", ({"denominazione": "Esempio: Teranga"},))
    assert template_bytes()


def test_files_that_cannot_be_written_say_so(registry: Registry, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="pdf"):
        write_report(registry, (), tmp_path / "r.pdf")
    with pytest.raises(InputError, match="csv"):
        write_template(tmp_path / "t.csv")
    with pytest.raises(OutputError, match=r"r\.csv"):
        write_report(registry, (), tmp_path / "manca" / "r.csv")


def test_the_template_is_accepted_without_its_examples(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    read = read_registry(tmp_path / "t.xlsx")
    assert read.rows["stato"].tolist() == ["respinta", "respinta"]
    assert {problem.codice for problem in read.problems} == {"riga-di-esempio"}
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book["Registro"]
    assert [cell.value for cell in sheet[1]] == list(INPUT_COLUMNS)
    assert len(sheet.data_validations.dataValidation) == 9
    sheet.delete_rows(2, 2)
    book.save(tmp_path / "vuoto.xlsx")
    assert [problem.codice for problem in read_registry(tmp_path / "vuoto.xlsx").problems] == ["registro-vuoto"]
    sheet["A2"], sheet["P2"] = "Teranga", "femminile"
    book.save(tmp_path / "pieno.xlsx")
    filled = read_registry(tmp_path / "pieno.xlsx")
    assert filled.problems == ()
    assert filled.rows["tipologia"].tolist() == ["femminile"]


def test_the_lists_of_the_template_are_those_of_the_schema(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Elenchi"]
    columns = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in sheet.iter_cols()}
    assert columns["tipologia"] == list(choices("tipologia"))


def test_what_changed(tmp_path: Path) -> None:
    header = "denominazione,codice_fiscale,comune,regione,paesi_origine,tipologia"
    old = written(
        tmp_path / "a.csv", header, "Teranga,92064620054,Roma,Lazio,SN,",
        "Donne d'Egitto,,Napoli,Campania,EG,femminile",
        "Associazione Culturale Amal,,Bari,Puglia,MA,", "Vecchia,,Como,Lombardia,,", "Uguale,,Pisa,Toscana,SN; ML,",
    )  # fmt: skip
    new = written(
        tmp_path / "b.csv", header, "Uguale,,Pisa,Toscana,ML; SN,", "Nuova,,Lecce,Puglia,,",
        "Teranga Nuova,92064620054,Roma,Lazio,SN; ML,", "Donne d'Egitto,,Salerno,Campania,EG,femminile",
        "Associazione Amal,,Bari,Puglia,MA,",
    )  # fmt: skip
    diff = diff_registries(read_registry(old), read_registry(new))
    assert diff.lines() == [
        "Aggiunta: «Nuova» (Lecce).",
        "Tolta: «Vecchia» (Como).",
        "Rinominata: «Associazione Culturale Amal» ora è «Associazione Amal» (Bari).",
        "Rinominata: «Teranga» ora è «Teranga Nuova» (Roma).",
        "Spostata: «Donne d'Egitto» (Salerno) prima stava in Napoli, Campania, ora in Salerno, Campania.",
        "Cambiata: «Teranga Nuova» (Roma), le comunità: prima «SN», ora «SN; ML».",
        "Associazioni: 5 prima, 5 ora (aggiunta 1, tolta 1, rinominata 2, spostata 1, cambiata 1; perdita 20,0 %).",
    ]
    assert 10 < diff.loss_percent <= 20
    write_diff(diff, tmp_path / "novita.csv")
    assert len(pd.read_csv(tmp_path / "novita.csv")) == 6


def test_another_writing_of_the_comune_is_no_move(tmp_path: Path) -> None:
    header = "denominazione,comune,provincia"
    old = written(tmp_path / "a.csv", header, "Teranga,FORLI',FO", "Amal dei Marocchini,Sesto S. Giovanni,MI")
    new = written(tmp_path / "b.csv", header, "Teranga,Forlì,FC", "Amal marocchini,Sesto San Giovanni,")
    assert diff_registries(read_registry(old), read_registry(new)).lines()[:-1] == [
        "Rinominata: «Amal dei Marocchini» ora è «Amal marocchini» (Sesto San Giovanni)."
    ]


def test_a_withdrawn_association_is_not_named_as_missing(tmp_path: Path) -> None:
    old = written(tmp_path / "a.csv", "denominazione,comune", "Teranga,Roma", "Amal,Bari")
    new = written(tmp_path / "b.csv", "denominazione,comune", "Amal,Bari")
    ritiri = written(tmp_path / "ritiri.csv", "denominazione,comune", "TERANGA,Roma")
    diff = diff_registries(read_registry(old, withdrawn=ritiri), read_registry(new, withdrawn=ritiri))
    assert diff.loss_percent == 0
    assert "Teranga" not in " ".join(diff.lines())


def test_every_problem_has_a_weight_and_a_sentence_in_both_languages() -> None:
    for codice, about in catalogue().items():
        assert about["peso"] in WEIGHTS, codice
        assert all(about[lang].endswith(".") for lang in ("it", "en")), codice
