# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what its own register says is no more is counted, not published; other words are told, not guessed."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping import build_atlas
from mapping.cells import parse_end, parse_standing
from mapping.publish.associations import ledger_table
from mapping.registry import Registry, read_registry
from mapping.schema import STATES

BEFORE = ["", "Associazione ", "Iscrizione ", "E' stata ", "Risulta ", "ENTE: "]
ENDED = ["cessata", "Cancellata", "SCIOLTA", "estinta", "chiusa", "radiata", "non più attiva", "inattiva"]
AFTER = [
    "",
    " il 3/4/2020",
    " dal 2019",
    " dal registro",
    " in data 12 maggio 2021",
    " d'ufficio",
    " su richiesta",
    ".",
]
LIVING = ["iscritta", "Attiva", "ATTIVO", "Iscritta dal 3/4/2020", "registrata", "in attività", "operativa", "vigente"]
UNKNOWN = [
    "in liquidazione", "non iscritta",
    "richiesta di cancellazione", "in corso di cancellazione", "sospesa", "cancellazione negata",
    "chiusa per ferie", "mai cessata", "B", "attiva e cessata", "riunita con la cessata Alfa", "chiusa il lunedì",
]  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.sampled_from(BEFORE), st.sampled_from(ENDED), st.sampled_from(AFTER))
def test_a_word_for_what_is_no_more_is_understood(before: str, word: str, after: str) -> None:
    said = (before + word + after).replace("E' stata ", "e ")
    assert parse_standing(said) == ("cessata", ()), said


@pytest.mark.parametrize("text", [*LIVING, "", "-", "n.d.", *(state for state in STATES if state != "cessata")])
def test_a_word_for_what_lives_says_nothing(text: str) -> None:
    assert parse_standing(text) == ("", ())


@pytest.mark.parametrize("text", UNKNOWN)
def test_another_word_is_not_guessed(text: str) -> None:
    assert [found.codice for found in parse_standing(text).findings] == ["stato-sconosciuto"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3/4/2020", "2020-04-03"),
        ("2019", "2019"),
        ("31/12/9999", ""),
        ("00/00/0000", ""),
        ("cessata", "cessata"),
        ("sì", "cessata"),
        ("no", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_date_on_which_it_ended(text: str, value: str) -> None:
    assert parse_end(text) == (value, ())


def read(folder: Path, *lines: str, name: str = "registro.csv", **options: object) -> Registry:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_registry(folder / name, **options)


@pytest.mark.parametrize("header", ["Stato", "Stato iscrizione", "Situazione", "Esito", "stato_ente"])
def test_the_rows_are_counted_and_not_published(header: str, tmp_path: Path) -> None:
    registry = read(tmp_path, f"ente,comune,{header}", "Alfa,Roma,Cancellata", "Beta,Roma,Iscritta", "Gamma,Roma,BOH")
    assert registry.rows["stato"].tolist() == ["cessata", "", ""]
    assert registry.rows["motivo"].iloc[0] == "Il suo registro la dice cessata, sciolta o cancellata: non si pubblica."
    assert [problem.codice for problem in registry.problems] == ["cessata", "stato-sconosciuto"]


def test_the_atlas_counts_them(tmp_path: Path) -> None:
    atlas = build_atlas(read(tmp_path, "ente,comune,stato", "Alfa,Roma,Cancellata", "Beta,Roma,Iscritta"))
    assert (atlas.states["cessata"], atlas.states["mappata"], len(atlas.associations)) == (1, 1, 1)
    told = ledger_table(atlas)
    assert told[["stato", "motivo"]].iloc[0].tolist() == ["cessata", atlas.registry.rows["motivo"].iloc[0]]


@pytest.mark.parametrize("header", ["Data cessazione", "data cancellazione", "Data scioglimento", "data_cessazione"])
def test_a_date_in_the_past_ends_a_row(header: str, tmp_path: Path) -> None:
    rows = ["Alfa,Roma,03/04/2020", "Beta,Roma,", "Gamma,Roma,31/12/2999"]
    assert read(tmp_path, f"ente,comune,{header}", *rows).rows["stato"].tolist() == ["cessata", "", ""]
    dated = [f"{row},2024" for row in [*rows, "Delta,Roma,31/12/2030"]]
    registry = read(tmp_path, f"ente,comune,{header},data_verifica", *dated)
    assert registry.rows["stato"].tolist() == ["cessata", "", "", ""]


def test_a_yes_below_the_word_ends_a_row(tmp_path: Path) -> None:
    registry = read(tmp_path, "ente,comune,Cessata,data_verifica", "Alfa,Roma,no,2024", "Beta,Roma,sì,2024")
    assert registry.rows["stato"].tolist() == ["", "cessata"]


def test_an_unknown_word_is_told_once(tmp_path: Path) -> None:
    rows = [
        f"Ente {n},Roma,{word}" for n, word in enumerate(["sospesa", "sospesa", "iscritta", "sospesa", "dormiente"])
    ]
    registry = read(tmp_path, "ente,comune,stato_ente", *rows)
    told = [(p.riga, p.dati["parola"]) for p in registry.problems if p.codice == "stato-sconosciuto"]
    assert told == [(2, "sospesa"), (6, "dormiente")] and (registry.rows["stato"] == "").all()


@pytest.mark.parametrize("state", STATES)
def test_our_own_states_come_back_as_they_were(state: str, tmp_path: Path) -> None:
    registry = read(tmp_path, "riga,id,denominazione,stato,comune", f"2,,Alfa,{state},Roma", "3,,Beta,mappata,Roma")
    assert registry.rows["stato"].tolist() == ["cessata" if state == "cessata" else "", ""]
    assert [problem.codice for problem in registry.problems] == ["cessata"] * (state == "cessata")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("code", ["92064620054", ""])
def test_what_is_no_more_is_no_duplicate_of_what_lives(order: tuple[int, int], code: str, tmp_path: Path) -> None:
    pair = [f"Alfa,Roma,{code},cancellata", f"Alfa,Roma,{code},iscritta"]
    registry = read(tmp_path, "ente,comune,codice fiscale,stato", *(pair[n] for n in order))
    assert registry.rows["stato"].tolist() == [["cessata", ""][n] for n in order]
    assert (registry.rows["duplicata_di"] == "").all() and registry.rows["id"].nunique() == 1


@pytest.mark.parametrize(("first", "second"), [*product(["cancellata", "iscritta"], repeat=2)])
def test_a_withdrawn_one_stays_withdrawn(first: str, second: str, tmp_path: Path) -> None:
    (tmp_path / "ritiri.csv").write_text("codice_fiscale\n92064620054\n", encoding="utf-8")
    rows = [f"Alfa,Roma,92064620054,{first}", f"Alfa,Roma,,{second}", "Beta,Roma,,iscritta"]
    registry = read(tmp_path, "ente,comune,codice fiscale,stato", *rows, withdrawn=tmp_path / "ritiri.csv")
    assert registry.rows["stato"].tolist() == ["ritirata", "ritirata", ""]
    assert "Alfa" not in registry.rows.to_csv() + registry.raw.to_csv()


def test_a_state_that_is_a_country_is_no_standing(tmp_path: Path) -> None:
    rows = ["Alfa,Roma,Senegal", "Beta,Roma,Mali", "Gamma,Roma,Perù"]
    registry = read(tmp_path, "ente,comune,Stato", *rows)
    assert (registry.rows["stato"] == "").all() and (registry.rows["stato_ente"] == "").all()
