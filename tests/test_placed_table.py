# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``mapping geocode``: any table comes back whole, with the place of every row beside it."""

import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from mapping.errors import InputError
from mapping.placed_table.table import PREFIX, place_table, placed_lines, read_columns
from mapping.places import geocode

SCHOOLS = """Elenco delle scuole;;;;
Scuola;Città;Prov.;Telefono;metodo
=HYPERLINK("http://x");S. Donà di Piave;VE;+39 0421;a mano
Due;Atlantide;;;
Tre;Forlì;FO;;
Quattro;;NA;;;avanzo
Cinque;Parigi;EE;;
"""


def saved(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_every_column_and_row_comes_back_with_the_place(run, tmp_path) -> None:
    path = saved(tmp_path / "scuole.csv", SCHOOLS, "cp1252")
    code, out, err = run("geocode", path)
    assert (code, err) == (0, "")
    header, *rows = read(tmp_path / "scuole-luoghi.csv")
    assert header[:6] == ["Scuola", "Città", "Prov.", "Telefono", "metodo", ""]
    assert all(name.startswith(PREFIX) for name in header[6:])
    assert [row[:6] for row in rows] == [
        ['\'=HYPERLINK("http://x")', "S. Donà di Piave", "VE", "'+39 0421", "a mano", ""],
        ["Due", "Atlantide", "", "", "", ""],
        ["Tre", "Forlì", "FO", "", "", ""],
        ["Quattro", "", "NA", "", "", "avanzo"],
        ["Cinque", "Parigi", "EE", "", "", ""],
    ]
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["luogo_codice_comune"] for row in found] == ["027033", "", "040012", "", ""]
    assert [row["luogo_precisione"] for row in found] == ["comune", "", "comune", "provincia", ""]
    assert [row["luogo_estero"] for row in found] == ["false"] * 4 + ["true"]
    assert found[1]["luogo_motivo"]
    assert path.read_bytes() == SCHOOLS.encode("cp1252")
    for line in ("5 righe; colonne lette: comune (da «Città»), provincia (da «Prov.»).", "Comune trovato: 2 (40,0%)"):
        assert line in out
    counts = {words: int(number) for words, number in (line.rsplit(None, 1) for line in out.splitlines()[2:-1])}
    assert counts == {
        "  dal nome": 2,
        "solo la provincia": 1,
        "solo la regione": 0,
        "all'estero": 1,
        "in tutta Italia": 0,
        "senza risposta": 1,
    }


def test_the_library_says_the_same(tmp_path) -> None:
    table = place_table(saved(tmp_path / "t.csv", "comune,provincia\nRho,MI\nEmpoli,FI\nRoma,MI\n"))
    asked = pd.DataFrame({"comune": ["Rho", "Empoli", "Roma"], "provincia": ["MI", "FI", "MI"]})
    expected = geocode(asked).frame
    assert table.found["luogo_codice_comune"].tolist() == expected["luogo_codice_comune"].tolist()
    assert table.found["luogo_motivo"].tolist() == expected["luogo_motivo"].tolist()


def test_a_workbook_comes_back_as_one_with_its_text_as_text(run, tmp_path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Nome", "COMUNE", "Sigla", "CAP", "Latitudine", "Longitudine"])
    book.active.append(["@cmd", "ROMA", "RM", 184, "41° 54' 3\" N", "12,4923"])
    book.active.append(["-2+3", "JESOLO LIDO", "VE", None, None, None])
    book.save(tmp_path / "elenco.xlsx")
    code, out, _ = run("geocode", tmp_path / "elenco.xlsx")
    assert code == 0
    assert "provincia (da «Sigla»)" in out
    sheet = openpyxl.load_workbook(tmp_path / "elenco-luoghi.xlsx").active
    header, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert [row[0] for row in rows] == ["@cmd", "-2+3"]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["luogo_comune"] for row in found] == ["Roma", "Jesolo"]
    assert found[0]["luogo_precisione"] == "punto"
    assert found[0]["luogo_latitudine"] == pytest.approx(41.900833)


def test_a_second_run_over_its_own_result_adds_nothing(run, tmp_path) -> None:
    path = saved(tmp_path / "t.csv", "comune,provincia,nota\nRho,MI,=1\n")
    run("geocode", path, "--out", tmp_path / "a.csv")
    run("geocode", tmp_path / "a.csv", "--out", tmp_path / "b.csv")
    first, second = read(tmp_path / "a.csv"), read(tmp_path / "b.csv")
    assert first[0] == second[0]
    assert first[1][3:] == second[1][3:]


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        (["Comune", "Provincia", "Regione"], {"comune": 0, "provincia": 1, "regione": 2}),
        (["DESCRIZIONECOMUNE", "PROVINCIA", "CAPSCUOLA"], {"comune": 0, "provincia": 1, "cap": 2}),
        (["Codice_comune_ISTAT", "Codice_catastale_comune"], {"codice_comune": 0}),
        (["Città", "Comune"], {"comune": 1}),
        (["lat"], {}),  # half a point is none
        (["lon", "lat"], {"latitudine": 1, "longitudine": 0}),
        (["Nome", "Telefono", ""], {}),
    ],
)
def test_which_headers_are_read(headers: list[str], columns: dict[str, int]) -> None:
    assert read_columns(headers) == columns


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nome,telefono\nUno,1\n", "nessuna riga nomina una colonna di luogo"),
        ("comune,provincia\n", "nessuna riga sotto"),
        ("", "è vuoto"),
        ("<html><table>", "pagina web"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(run, tmp_path, text, told) -> None:
    code, _, err = run("geocode", saved(tmp_path / "t.csv", text), "--out", tmp_path / "o.csv")
    assert code == 2
    assert told in err
    assert not (tmp_path / "o.csv").exists()


def test_wrong_calls(run, tmp_path) -> None:
    path = saved(tmp_path / "t.csv", "comune\nRho\n")
    for out, told in (
        ("t.csv", "il file da leggere"),
        ("o.pdf", ".xlsx o .csv"),
        ("manca/o.csv", "non si può scrivere"),
    ):
        code, _, err = run("geocode", path, "--out", tmp_path / out)
        assert (code, told in err) == (2, True), err
    assert run("geocode", tmp_path / "manca.csv")[0] == 2
    assert path.read_text() == "comune\nRho\n"


def test_rows_wider_than_the_header_lose_nothing(tmp_path) -> None:
    table = place_table(saved(tmp_path / "t.csv", "comune,provincia\nRho,MI,in più,ancora\nEmpoli\n"))
    assert table.frame.iloc[0, :4].tolist() == ["Rho", "MI", "in più", "ancora"]
    assert table.frame.iloc[1, :4].tolist() == ["Empoli", "", "", ""]


def test_a_file_of_too_many_rows_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("mapping.placed_table.table.MAX_ROWS", 2)
    with pytest.raises(InputError, match="righe, il massimo letto"):
        place_table(saved(tmp_path / "t.csv", "comune\nRho\nRho\nRho\n"))


def test_all_but_one_is_not_a_hundred_per_cent(tmp_path: Path) -> None:
    path = tmp_path / "elenco.csv"
    path.write_text("comune\n" + "Torino\n" * 2_500 + "Xyzzy\n", encoding="utf-8")
    said = list(placed_lines(place_table(path)))
    assert "Comune trovato: 2500 (99,9%)" in said and said[-1].split()[-1] == "1"


@pytest.mark.parametrize("where", ["in the header", "below it"])
def test_a_table_of_too_many_columns_is_called_that(tmp_path: Path, where: str) -> None:
    more = [f"c{n}" for n in range(2_000)]
    head = ["nome", "comune", *(more if where == "in the header" else [])]
    path = saved(tmp_path / "larga.csv", "\n".join(";".join(row) for row in (head, ["a", "Roma", *more])) + "\n")
    with pytest.raises(InputError, match=r"ha 2002 colonne, più delle 2000 lette: salvare le sole utili"):
        place_table(path)
