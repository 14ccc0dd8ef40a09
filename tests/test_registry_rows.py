# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows against rows: who is who, who is twice, who asked to be withdrawn."""

from pathlib import Path

import pandas as pd
import pytest

from mapping.errors import InputError
from mapping.files.spreadsheet import write_csv_bytes
from mapping.registry import Registry, read_registry
from mapping.schema import INPUT_COLUMNS
from mapping.shipped import geodata_path

HEADER = "denominazione,codice_fiscale,comune,provincia,regione"
CODE, OTHER_CODE = "92064620054", "97641300013"


@pytest.fixture
def read(tmp_path: Path):
    def read_lines(*lines: str, withdrawn: str = "", header: str = HEADER) -> Registry:
        (tmp_path / "registro.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
        ritiri = tmp_path / "ritiri.csv"
        ritiri.write_text("id,codice_fiscale,denominazione,comune,data\n" + withdrawn, encoding="utf-8")
        return read_registry(tmp_path / "registro.csv", withdrawn=ritiri)

    return read_lines


def states(registry: Registry) -> list[str]:
    return [state or "viva" for state in registry.rows["stato"]]


@pytest.mark.parametrize("first", ["N.,Nome associazione,Sede,,Note", "N.,Nome associazione,Dove,,Presidente"])
def test_the_second_line_of_a_header_names_what_the_first_left_open(read, first: str) -> None:
    """«Sede» above «Comune» and «Prov.»: the first line names the association, the second where it is."""
    lines = ["N.,,Comune,Prov.,", "1,Amal,Bari,BA,Presidente", "2,Teranga,Lecce,LE,"]
    registry = read(*lines, header=first)
    assert registry.rows["comune"].tolist() == ["Bari", "Lecce"]
    assert registry.rows["provincia"].tolist() == ["BA", "LE"]
    assert registry.rows.index.tolist() == [3, 4]


@pytest.mark.parametrize("second", ["Amal,Bari,BA", ",Bari,BA", ",Comune,Bari", ",Comune,"])
def test_a_row_below_the_header_that_is_no_header_stays_a_row(read, second: str) -> None:
    registry = read(second, "Teranga,Lecce,LE", header="denominazione,comune,provincia")
    assert registry.rows.index.tolist() == [2, 3]


def test_the_shipped_registry_is_read_as_it_is() -> None:
    path = geodata_path("registry/associazioni.csv")
    expected = pd.read_csv(path, dtype=str, keep_default_na=False)
    registry = read_registry(path)
    read = registry.rows[list(expected.columns)].reset_index(drop=True)
    pd.testing.assert_frame_equal(read, expected.astype("str"))
    assert registry.rows.index.tolist() == list(range(2, 806))
    assert (registry.rows["stato"] == "").all()
    assert registry.rows["id"].is_unique
    assert {problem.codice for problem in registry.problems} <= {"duplicata-probabile"}


def test_ids_do_not_depend_on_the_order_or_the_writing(read) -> None:
    lines = [f"Teranga,{CODE},Roma,RM,", "Donne d'Egitto,,Napoli,NA,", "A.C.I.A.,,Forlì,FC,"]
    shouted = [f"Altro nome,{CODE},Bari,BA,", "acia,,FORLI',FC,", "DONNE D’EGITTO,,napoli,,"]
    assert set(read(*lines).rows["id"]) == set(read(*shouted).rows["id"])


def test_homonyms_in_homonymous_comuni_have_their_own_ids(read) -> None:
    registry = read("Insieme,,Castro,BG,", "Insieme,,Castro,LE,")
    assert states(registry) == ["viva", "viva"]
    assert registry.rows["id"].is_unique
    assert registry.problems == ()
    assert read("Insieme,,Castro,LE,").rows["id"].iloc[0] == registry.rows["id"].iloc[1]


def test_a_contended_id_is_told(read) -> None:
    """Of no comune that is known, so only the province can tell the two apart."""
    registry = read("Insieme,,Borgo Ignoto,BG,", "Insieme,,Borgo Ignoto,LE,")
    assert states(registry) == ["viva", "viva"]
    assert registry.rows["id"].is_unique
    assert [p.codice for p in registry.problems if p.codice == "id-conteso"] == ["id-conteso", "id-conteso"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sesto San Giovanni,MI", "Sesto S. Giovanni,MI"),
        ("Reggio nell'Emilia,RE", "REGGIO EMILIA,"),
        ("Bolzano/Bozen,BZ", "Bozen,BZ"),
        ("Forlì,FC", "FORLI',FO"),
        ("Presicce,LE", "Presicce-Acquarica,LE"),
        ("Iglesias,SU", "Iglesias,CI"),
    ],
)
def test_one_comune_in_two_writings_is_one(read, one: str, other: str) -> None:
    registry = read(f"Teranga,,{one},", f"TERANGA,,{other},")
    assert states(registry) == ["viva", "duplicata"]
    assert read(f"Teranga,,{one},").rows["id"].iloc[0] == read(f"teranga,,{other},").rows["id"].iloc[0]
    comune, _ = other.split(",")
    assert states(read(f"Teranga,,{one},", withdrawn=f",,Teranga,{comune},")) == ["ritirata"]


def test_same_name_in_another_place_is_another(read) -> None:
    registry = read("ANOLF,,Varese,VA,", "ANOLF,,Como,CO,", "ANOLF,,,,Lombardia", "ANOLF,,,,Veneto")
    assert states(registry) == ["viva"] * 4
    assert registry.rows["id"].is_unique


def test_certain_duplicates_point_to_the_first(read) -> None:
    registry = read(
        f"Teranga,{CODE},Roma,RM,", "TERANGA,,Roma,,", f"Teranga ODV,{CODE},Milano,MI,", "Teranga odv,,Milano,MI,"
    )
    assert states(registry) == ["viva", "duplicata", "duplicata", "viva"]
    assert registry.rows["duplicata_di"].tolist() == ["", "2", "2", ""]
    assert registry.rows["motivo"].iloc[1] == (
        "La riga ripete l'associazione della riga 2 (stesso nome e stesso comune): resta quella."
    )


def test_two_tax_codes_are_two_bodies(read) -> None:
    registry = read(f"Insieme,{CODE},Roma,RM,", f"Insieme,{OTHER_CODE},Roma,RM,", "Insieme,,Roma,RM,")
    assert states(registry) == ["viva"] * 3  # the third may be either: it is lost to neither
    assert registry.rows["id"].is_unique
    assert "duplicata-probabile" in {problem.codice for problem in registry.problems if problem.riga == 4}


def test_a_rejected_row_takes_nobody_with_it(read) -> None:
    registry = read(f",{CODE},Roma,RM,", f"Teranga,{CODE},Roma,RM,")
    assert states(registry) == ["respinta", "viva"]


def test_probable_duplicates_are_only_proposed(read) -> None:
    registry = read("Associazione Senegalesi Torino,,Torino,TO,", "Associazione dei Senegalesi di Torino,,Torino,TO,")
    assert states(registry) == ["viva", "viva"]
    assert [(p.codice, p.riga, p.dati["altra"]) for p in registry.problems] == [("duplicata-probabile", 3, "2")]


@pytest.mark.parametrize(
    "entry",
    [
        f",{CODE},,,", f",IT {CODE},,,2024-01-01", ",,Teranga,Roma,", ",,TERANGA ODV,roma,", ",,Téranga,Roma Capitale,",
        ",,teranga,,",
    ],
)  # fmt: skip
def test_a_withdrawal_holds_however_it_is_written(read, entry: str) -> None:
    registry = read(f"Teranga,{CODE},Roma,RM,Lazio", "Altra,,Roma,RM,Lazio", withdrawn=entry)
    assert states(registry) == ["ritirata", "viva"]
    assert_nothing_left(registry, 2)


def test_a_withdrawal_by_id_holds(read) -> None:
    identifier = read(f"Teranga,{CODE},Roma,RM,").rows["id"].iloc[0]
    assert states(read(f"Teranga,{CODE},Roma,RM,", withdrawn=f"{identifier},,,,")) == ["ritirata"]


def test_a_withdrawal_takes_every_row_of_the_association(read) -> None:
    """The second row does not hold the tax code that was withdrawn, the third is broken, the fourth has no comune."""
    registry = read(
        f"Teranga,{CODE},Roma,RM,Lazio",
        "teranga,,ROMA,RM,",
        f"Teranga, sede,{CODE},Roma,RM,Lazio",
        "Teranga,,,,",
        withdrawn=f",{CODE},,,\n,,Teranga,Roma,",
    )
    assert states(registry) == ["ritirata"] * 4
    for riga in registry.rows.index:
        assert_nothing_left(registry, riga)


def test_what_repeats_a_withdrawn_row_is_withdrawn_with_it(read) -> None:
    registry = read("Teranga,,Roma,,", f"Teranga,{CODE},Roma,RM,", "teranga,,roma,,", withdrawn=f",{CODE},,,")
    assert states(registry) == ["ritirata"] * 3


def test_a_wrong_tax_code_is_withdrawn_too(read) -> None:
    registry = read("Teranga,92064620055,Roma,RM,", withdrawn=",92064620055,,,")
    assert states(registry) == ["ritirata"]


def test_a_name_that_resembles_a_withdrawn_one_is_withheld_and_asked_about(read) -> None:
    registry = read("Teranga Gorèe,,Roma,,", "Terangaa,,Roma,,", "Amal,,Roma,,", withdrawn=",,Teranga,Roma,")
    assert states(registry) == ["trattenuta", "trattenuta", "viva"]
    asked = [(p.riga, p.peso) for p in registry.problems if p.codice == "trattenuta"]
    assert asked == [(2, "da correggere"), (3, "da correggere")]


def test_a_namesake_elsewhere_is_not_withdrawn(read) -> None:
    registry = read("Insieme,,Roma,RM,", "Insieme,,Reggio nell'Emilia,RE,", withdrawn=",,Insieme,Reggio Emilia,")
    assert states(registry) == ["viva", "ritirata"]


def test_a_list_of_withdrawals_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "ritiri.csv").write_text("chi;quando\nTeranga;ieri\n", encoding="utf-8")
    for name in ("ritiri.csv", "manca.csv"):
        with pytest.raises(InputError, match=name):
            read_registry(geodata_path("registry/associazioni.csv"), withdrawn=tmp_path / name)


def assert_nothing_left(registry: Registry, riga: int) -> None:
    assert (registry.rows.loc[riga, [*INPUT_COLUMNS, "id", "duplicata_di"]] == "").all()
    assert (registry.raw.loc[riga] == "").all()
    told = [problem for problem in registry.problems if problem.riga == riga]
    assert {problem.codice for problem in told} <= {"ritirata", "ritiro-senza-comune"}
    assert not any(problem.valore or problem.proposta for problem in told)
    assert {name for problem in told for name in problem.dati} <= {"voce"}
    assert "eranga" not in registry.rows.loc[riga, "motivo"]


def test_personal_data_are_in_no_cell_and_no_problem(read) -> None:
    registry = read(
        "Teranga cell. 333 1234567,RSSMRA80A01H501U,mario.rossi@gmail.com,333 1234567,RSSMRA80A01H501U",
        header=HEADER.replace("provincia", "cap").replace("regione", "sito_web"),
    )
    said = "".join(registry.rows.iloc[0]) + "".join(f"{p.valore}{p.proposta}{p.text()}" for p in registry.problems)
    assert not any(datum in said for datum in ("1234567", "RSSMRA", "mario.rossi"))
    assert registry.rows["denominazione"].iloc[0] == "Teranga"


def test_undeclared_columns_leave_no_trace(read) -> None:
    registry = read("Teranga,Rossi Mario,Roma", header="denominazione,Presidente,comune")
    everything = registry.rows.to_csv() + registry.raw.to_csv() + "".join(map(str, registry.problems))
    assert "Rossi" not in everything
    assert [p.dati["colonne"] for p in registry.problems if p.codice == "colonne-non-lette"] == ["«Presidente»"]


def test_the_same_file_gives_the_same_result_twice(tmp_path: Path) -> None:
    path = geodata_path("registry/associazioni.csv")
    first, second = read_registry(path), read_registry(path)
    pd.testing.assert_frame_equal(first.rows, second.rows)
    assert first.problems == second.problems
    # What is published is read back as itself, whatever the safety of its cells changed.
    (tmp_path / "di-nuovo.csv").write_bytes(write_csv_bytes(first.rows[list(INPUT_COLUMNS)]))
    pd.testing.assert_frame_equal(read_registry(tmp_path / "di-nuovo.csv").rows, first.rows)
