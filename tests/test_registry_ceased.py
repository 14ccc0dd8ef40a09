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
ENDED = [
    "cessata",
    "Cancellata",
    "SCIOLTA",
    "estinta",
    "chiusa",
    "radiata",
    "non più attiva",
    "inattiva",
    "Cancellazione",
    "CANC.",
    "Non iscritta",
    "Removed",
]
AFTER = [
    "",
    " dall'albo regionale",
    " ex art. 5",
    " - D.G.R. 123/2020",
    " con provvedimento n. 123",
    " su propria richiesta del 2019",
    " per mancato invio dei documenti",
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
    "in liquidazione", "revocata la cancellazione", "chiusa la sede di Asti", "cancellata? da verificare",
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


BACK = ["in corso", "richiesta", "avviata", "proposta", "sospesa", "annullata", "respinta", "non disposta", "no"]


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.sampled_from(["cancellazione", "Iscrizione cancellata", "cessata"]), st.sampled_from(BACK))
def test_what_is_taken_back_or_only_planned_is_told(word: str, back: str) -> None:
    for said in (f"{word} {back}", f"{word} - {back} nel 2024"):
        for parsed in (parse_standing(said), parse_end(said)):
            assert (parsed.value, [found.codice for found in parsed.findings]) == ("", ["stato-sconosciuto"]), said


def states_below(folder: Path, header: str, *cells: str) -> tuple[list[str], set[str]]:
    lines = [f"Ente {at},Roma,{cell}" for at, cell in enumerate(cells)]
    registry = read(folder, f"ente,comune,{header}", *lines)
    return registry.rows["stato"].tolist(), {problem.codice for problem in registry.problems}


@pytest.mark.parametrize(
    "header", ["ATTIVO", "Attiva", "Operativa (SI/NO)", "Iscritta", "In attività", "Ancora attiva?"]
)
@pytest.mark.parametrize(("yes", "no"), [("SI", "NO"), ("sì", "no"), ("S", "N"), ("1", "0"), ("X", "NO")])
def test_no_below_the_word_for_life_ends_a_row(header: str, yes: str, no: str, tmp_path: Path) -> None:
    assert states_below(tmp_path, header, yes, no, yes)[0] == ["", "cessata", ""]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        *product(["Cessata attività", "Cancellata dal registro", "Radiata (S/N)"], ["SI", "X", "3/4/2020", "1"]),
        *product(["Cancellazioni", "DATA REVOCA", "Data cancell.", "Data fine"], ["cancellata 2018", "3/4/2019"]),
        *product(["Motivo cancellazione", "Causa di scioglimento"], ["mancato invio", "richiesta dell'ente", "2019"]),
        ("Data cancellazione", "Cancellata con det. 22/2020"),
        ("Data iscrizione/cancellazione", "cancellata 3/4/2015"),
        ("Iscrizione", "Cancellata"),
    ],
)
def test_a_stem_of_the_end_is_a_column_of_it(header: str, cell: str, tmp_path: Path) -> None:
    assert states_below(tmp_path, header, cell, "", "")[0] == ["cessata", "", ""]
    beyond = [""] * 250
    if header != "Iscrizione" and not header.startswith("Data iscrizione"):
        assert states_below(tmp_path, header, *beyond, cell)[0] == [*beyond, "cessata"]


@pytest.mark.parametrize(
    ("header", "cells", "told"),
    [
        ("Attività", ["sport", "cultura", "musica"], False),
        ("Attivo", ["1.200,50", "3.456", "10"], False),
        ("Attivo", ["0", "0", "0"], False),
        ("Data fine progetto", ["3/4/2019", "1/1/2020", "1/1/2020"], False),
        ("Iscrizione", ["12", "3/4/2019", "14"], False),
        ("Data iscrizione/cancellazione", ["3/4/2015", "3/4/2016", "2017"], False),
        ("Sede operativa", ["NO", "SI", "NO"], False),
        ("Chiusura", ["lunedì", "domenica", "martedì"], True),
        ("Attiva", ["boh", "sì", "forse"], True),
        ("Iscritta all'albo", ["NO", "SI", "NO"], True),
        ("Cancellazione newsletter", ["chiesta", "x", "no"], True),
    ],
)
def test_a_false_friend_ends_nothing(header: str, cells: list[str], told: bool, tmp_path: Path) -> None:
    states, codes = states_below(tmp_path, header, *(f'"{cell}"' for cell in cells))
    assert states == ["", "", ""] and ("fine-non-capita" in codes) == told


def test_a_reason_contradicts_no_date(tmp_path: Path) -> None:
    states, codes = states_below(tmp_path, "Data cancellazione,Motivo cancellazione", "3/4/2019,rinuncia", ",", ",")
    assert states == ["cessata", "", ""] and "colonne-discordi" not in codes


@pytest.mark.parametrize("title", ["Associazioni cancellate", "Elenco cancellate", "ENTI SCIOLTI", "Non più attive"])
@pytest.mark.parametrize("living", ["Iscritte", "Elenco associazioni iscritte", "REGIONE LAZIO"])
def test_a_title_between_rows_speaks_of_those_below(title: str, living: str, tmp_path: Path) -> None:
    rows = ["Alfa,Roma,1", f"{title},,", "Beta,Roma,2", "Gamma,Roma,3", f"{living},,", "Delta,Roma,4"]
    registry = read(tmp_path, "ente,comune,tel", *rows)
    assert registry.rows["stato"].tolist() == ["", "respinta", "cessata", "cessata", "respinta", ""]
    alone = read(tmp_path, "ente", "Alfa", title, "Beta", name="nomi.csv")
    assert (alone.rows["stato"] == "").all() and [p.codice for p in alone.problems] == ["titolo-dubbio"]
    filled = read(tmp_path, "ente,comune,tel", *rows[:1], f"{title},,06 1", *rows[2:4], name="pieno.csv")
    assert (filled.rows["stato"] == "").all()


def test_a_region_at_once_below_a_title_is_part_of_it(tmp_path: Path) -> None:
    rows = ["Cancellate,", "REGIONE LAZIO,", "Alfa,Roma", "REGIONE UMBRIA,", "Beta,Perugia", "Iscritte,", "Gamma,Roma"]
    states = read(tmp_path, "ente,comune", *rows).rows["stato"].tolist()
    assert states == ["respinta", "respinta", "cessata", "respinta", "cessata", "respinta", ""]


@pytest.mark.parametrize("word", ["cancellata 2019", "SCIOLTA", "cessata", "non più attiva", "estinto nel 2020"])
@pytest.mark.parametrize("around", ["({})", "- {}", "– {}", "[{}]"])
def test_a_name_may_end_with_the_word(word: str, around: str, tmp_path: Path) -> None:
    rows = [f"Alfa {around.format(word)},Roma", "Beta,Roma", f"Gamma {around.format('Chiusa')},Roma"]
    rows += [f"Delta {around.format('cancellazione in corso')},Roma", f"Lingue {around.format('estinte')},Roma"]
    assert read(tmp_path, "ente,comune", *rows).rows["stato"].tolist() == ["cessata", "", "", "", ""]


@pytest.mark.parametrize(("header", "cell"), [("Data cessazione", "31/12/2034"), ("Stato", "cessata dal 31/12/2034")])
def test_an_end_to_come_is_told(header: str, cell: str, tmp_path: Path) -> None:
    states, codes = states_below(tmp_path, header, cell, "", "")
    assert states == ["", "", ""] and "fine-futura" in codes
    states, codes = states_below(tmp_path, f"{header},data_verifica", f"{cell},2034", ",", ",")
    assert states == ["cessata", "", ""] and "fine-futura" not in codes


@pytest.mark.parametrize("header", ["Data cancellazione", "Cancellata", "data_fine", "Provvedimento di cancellazione"])
@pytest.mark.parametrize(
    "cell",
    [
        "2021-12-31 00:00:00", "31/12/2021 00:00", "2021-12-31 10:05:07.250000", "31/12/2021, 10:05:07",
        "2021-12-31 00:00:00+01:00", "20211231", "31122021", "44561", "44561,0", "31/12/21", "dic-21",
    ],
)  # fmt: skip
def test_a_day_as_programs_write_it_ends_a_row(header: str, cell: str, tmp_path: Path) -> None:
    assert states_below(tmp_path, header, f'"{cell}"', "", "")[0] == ["cessata", "", ""]
    assert states_below(tmp_path, header, f'"{cell}"', *["03/04/2020"] * 9)[0] == ["cessata"] * 10


SAID_IN_A_NOTE = [
    "cancellata con D.D. n. 55/2020", "CESSATA", "Sciolta, assemblea del 3/4/2020", "non più attiva dal 2018",
    "Decreto di cancellazione n. 4 del 2.3.2021", "sede in via Po; estinta nel 2019", "posta tornata. Cancellata 2019",
    "associazione estinta (verbale 3/2019)", "iscritta con D.D. 3/2010\ncancellata con D.D. 5/2016",
]  # fmt: skip
NOT_SAID_IN_A_NOTE = [
    "ha chiesto la cancellazione", "posta restituita al mittente", "cancellata nel 2015, reiscritta nel 2019",
    "iscritta con D.D. 3/2010", "chiusa la sede di Asti", "richiesta di cancellazione in corso", "",
    "provvedimento di cancellazione annullato", "non è stata cancellata",
]  # fmt: skip


@pytest.mark.parametrize("header", ["Note", "Annotazioni", "Osservazioni", "Eventuali note", "Variazioni"])
@pytest.mark.parametrize("said", [*SAID_IN_A_NOTE, *NOT_SAID_IN_A_NOTE])
def test_an_end_told_in_a_note_is_asked_about(header: str, said: str, tmp_path: Path) -> None:
    rows = [f'Alfa,Roma,,"{said}"', f'Beta,Roma,iscritta,"{said}"']
    registry = read(tmp_path, f"ente,comune,stato_ente,{header}", *rows)
    asked = [(p.riga, p.colonna, p.peso) for p in registry.problems if p.codice == "fine-nelle-note"]
    assert asked == ([(2, "stato_ente", "da correggere")] if said in SAID_IN_A_NOTE else [])
    assert (registry.rows["stato"] == "").all() and "D.D." not in str(registry.problems)


@pytest.mark.parametrize("header", ["Provvedimenti", "Situazione attuale", "Atto di iscrizione", "Estremi", "Altro"])
@pytest.mark.parametrize("said", [*SAID_IN_A_NOTE, *NOT_SAID_IN_A_NOTE])
def test_an_end_told_in_a_column_that_is_not_read_is_told(header: str, said: str, tmp_path: Path) -> None:
    codes = states_below(tmp_path, header, "", f'"{said}"', "sede presso un oratorio")[1]
    assert ("fine-non-capita" in codes) == (said in SAID_IN_A_NOTE)


@pytest.mark.parametrize("header", ["Telefono", "PEC", "Presidente"])
def test_what_ended_of_a_person_is_not_the_body(header: str, tmp_path: Path) -> None:
    assert "fine-non-capita" not in states_below(tmp_path, header, "cessata", "cessato", "")[1]
