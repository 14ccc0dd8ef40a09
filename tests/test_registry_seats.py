# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the place of a row comes whole from one seat; no street of one stands beside the town of another."""

import itertools
from pathlib import Path

import pytest

from mapping.registry import read_registry

PLACE = ["indirizzo", "cap", "comune", "provincia"]
ROWS = {
    "Via;Comune;Via;Comune": {
        "Via Po 1;;Via X 2;Latina": ["Via Po 1", "", "", ""],
        ";Roma;Via Y 3;Rieti": ["", "", "Roma", ""],
        ";;Via Y 3;Rieti": ["Via Y 3", "", "Rieti", ""],
        "n.d.;-;Via Y 3;Rieti": ["Via Y 3", "", "Rieti", ""],
    },
    "Via;N. civico;Comune;Via;N. civico;Comune": {
        "Via Po;;Roma;Via Y;3;Rieti": ["Via Po", "", "Roma", ""],
        ";;;Via Y;3;Rieti": ["Via Y 3", "", "Rieti", ""],
    },
    "Sede (Comune);Sede (Indirizzo);Sede operativa (Comune);Sede operativa (Indirizzo)": {
        "Roma;Via Appia 1;Latina;Via Epitaffio 2": ["Via Appia 1", "", "Roma", ""],
        "Roma;;Latina;Via Epitaffio 2": ["", "", "Roma", ""],
        ";;Latina;Via Epitaffio 2": ["Via Epitaffio 2", "", "Latina", ""],
    },
    "Sede legale [via];Sede legale [città];Sede operativa [via];Sede operativa [città]": {
        ";Roma;Via Epitaffio 2;Latina": ["", "", "Roma", ""],
    },
    "Sede legale;Comune sede operativa;Provincia sede operativa": {
        "Via Appia 1, Roma;Latina;LT": ["Via Appia 1, Roma", "", "", ""],
        ";Latina;LT": ["", "", "Latina", "LT"],
    },
    "Comune;Prov;Comune 2;Prov 2": {
        "Roma;;Latina;LT": ["", "", "Roma", ""],
        ";;Latina;LT": ["", "", "Latina", "LT"],
    },
    "Indirizzo;Comune;Comune sede operativa": {
        ";;Latina": ["", "", "Latina", ""],
        "Via Po 1;;Latina": ["Via Po 1", "", "", ""],
    },
    "Sede;Comune sede operativa": {"Via Po 1;Latina": ["Via Po 1", "", "", ""]},
    "Via;Comune sede operativa": {"Via Po 1;Latina": ["Via Po 1", "", "Latina", ""]},
    "Indirizzo sede operativa;Comune sede operativa;Indirizzo sede legale;Comune sede legale": {
        "Via X 2;Latina;Via Po 1;": ["Via Po 1", "", "", ""],
        "Via X 2;Latina;;": ["Via X 2", "", "Latina", ""],
    },
    "Indirizzo sede legale;CAP;Comune;Indirizzo sede operativa;CAP;Comune": {
        "Via Po 1;;;Via X 2;04100;Latina": ["Via Po 1", "", "", ""],
        ";;;Via X 2;04100;Latina": ["Via X 2", "04100", "Latina", ""],
    },
    "Sede 1 - Via;Sede 1 - Comune;Sede 2 - Via;Sede 2 - Comune": {
        "Via Po 1;;Via X 2;Latina": ["Via Po 1", "", "", ""],
        ";;Via X 2;Latina": ["Via X 2", "", "Latina", ""],
    },
    "Via;Comune;Indirizzo;Città": {";Roma;Via X 2;Latina": ["", "", "Roma", ""]},
    "Comune;Comune di nascita;Comune residenza": {";Latina;Bari": ["", "", "", ""]},
}


def place(folder: Path, header: str, row: str) -> list[str]:
    (folder / "registro.csv").write_text(f"Denominazione;{header}\nAlfa;{row}\n", encoding="utf-8")
    return list(read_registry(folder / "registro.csv").rows[PLACE].iloc[0])


@pytest.mark.parametrize(("header", "row"), [(header, row) for header, rows in ROWS.items() for row in rows])
def test_a_place_comes_whole_from_one_seat(header: str, row: str, tmp_path: Path) -> None:
    assert place(tmp_path, header, row) == ROWS[header][row]


NAMED = [
    ["{} sede legale", "{} sede operativa"],
    ["Sede legale - {}", "Sede operativa - {}"],
    ["Sede ({})", "Sede operativa ({})"],
    ["{}", "{}"],
    ["{}", "{} 2"],
    ["{} 1", "{} 2"],
]
SEATS = [["Via Po 1", "00184", "Roma", "RM"], ["Via Epitaffio 2", "04100", "Latina", "LT"]]


@pytest.mark.parametrize("naming", NAMED)
def test_whatever_is_missing_two_seats_are_not_mixed(naming: list[str], tmp_path: Path) -> None:
    columns = [name.format(text) for name in naming for text in ("Indirizzo", "CAP", "Comune", "Provincia")]
    rows, expected = [], []
    for told in itertools.product([False, True], repeat=4):
        first = [cell if said else "" for cell, said in zip(SEATS[0], told, strict=True)]
        rows.append(";".join(["Alfa", *first, *SEATS[1]]))
        expected.append(first if any(told) else SEATS[1])
    text = "\n".join([";".join(["Denominazione", *columns]), *rows])
    (tmp_path / "registro.csv").write_text(text + "\n", encoding="utf-8")
    assert read_registry(tmp_path / "registro.csv").rows[PLACE].to_numpy().tolist() == expected


def test_a_point_comes_from_the_seat_of_its_row(tmp_path: Path) -> None:
    header = "Denominazione;Comune;Lat;Lon;Comune;Lat;Lon"
    rows = ["Alfa;Roma;;;Latina;41.4;12.9", "Beta;;;;Latina;41.4;12.9", "Gamma;;41.9;;Latina;41.4;12.9"]
    (tmp_path / "registro.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    found = read_registry(tmp_path / "registro.csv").rows[["comune", "latitudine", "longitudine"]]
    assert found.to_numpy().tolist() == [["Roma", "", ""], ["Latina", "41.4", "12.9"], ["", "41.9", ""]]
