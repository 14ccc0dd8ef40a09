# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what a keeper corrected once holds in the next edition, about the same association, or it is told."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.registry import Decisions, Registry, RowKey, load_decisions, read_registry, write_decisions, written_cell
from tests.decided import (
    CODE,
    FEW,
    HEAD,
    OTHER_CODE,
    PAIRS,
    ROWS,
    WANTED,
    Row,
    both,
    changed,
    codes,
    corrected,
    paired,
    read,
    said,
    states,
    written,
)

NEW = [
    ("Nuova", "", "Bari", "BA", "", ""),
    ("Casa Senegal", "", "Milano", "MI", "", ""),
    ("Alfa", "", "Roma", "", "", ""),
]


def test_every_decision_is_applied_where_it_was_taken(tmp_path: Path) -> None:
    registry = read(tmp_path, ROWS, both(tmp_path))
    assert registry.decided is not None
    assert (registry.decided.corrections, registry.decided.pairs) == (len(WANTED), len(PAIRS))
    for at, column, new in WANTED:
        assert registry.rows.at[at + 2, column] == new
        assert written_cell(registry, at + 2, column) == ROWS[at][HEAD.index(column)]
    assert registry.rows["stato"].to_dict()[6] == "duplicata"
    assert not codes(registry).keys() & {"duplicata-probabile", "decisione-senza-riga", "decisione-ambigua"}


@cache
def in_order(folder: Path) -> Registry:
    return read(folder, [*ROWS, *NEW], both(folder))


def _other_writing(row: Row, way: int) -> Row:
    ways: list[Callable[[str], str]] = [str, str.upper, lambda text: f" {text.replace(' ', '  ')} "]
    return (*(ways[way](text) for text in row[:5]), row[5])


@given(order=st.permutations(range(len(ROWS) + len(NEW))), way=st.integers(0, 2))
@FEW
def test_rows_that_were_moved_added_and_written_otherwise_are_found_again(
    order: list[int], way: int, tmp_path: Path
) -> None:
    decisions = both(tmp_path)
    everything = [*ROWS, *NEW]
    expected = in_order(tmp_path)
    registry = read(tmp_path, [_other_writing(everything[at], way) for at in order], decisions)
    assert registry.decided and expected.decided
    assert registry.decided[1:3] == expected.decided[1:3] == (len(WANTED), len(PAIRS))
    fold = (lambda rows: [tuple(map(str.casefold, row)) for row in rows]) if way else list
    assert sorted(fold(said(registry))) == sorted(fold(said(expected)))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "mac_roman"])
def test_a_cell_in_another_encoding_is_the_same_cell(encoding: str, tmp_path: Path) -> None:
    rows = [("Città Sénégalaise", "", "Forli", "", "Piazza è", ""), *ROWS]
    decisions = corrected(tmp_path, rows, (0, "comune", "Forlì"), (0, "indirizzo", "Piazza Dante"))
    path = written(tmp_path / "r.csv", rows)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    found = read_registry(path, decisions=decisions)
    assert found.rows.loc[2, ["comune", "indirizzo"]].tolist() == ["Forlì", "Piazza Dante"]


def test_a_name_that_was_encoded_twice_is_the_same_name_once_it_is_not(tmp_path: Path) -> None:
    rows = [("Città Sénégalaise".encode().decode("cp1252"), "", "Bari", "", "", ""), *ROWS]
    decisions = corrected(tmp_path, rows, (0, "indirizzo", "Piazza Dante"))
    for name in (rows[0][0], "Città Sénégalaise"):
        registry = read(tmp_path, [*ROWS, (name, *rows[0][1:])], decisions)
        assert registry.rows["indirizzo"].iloc[-1] == "Piazza Dante"


def test_what_excel_does_to_codes_does_not_lose_a_decision(tmp_path: Path) -> None:
    rows = [("Circolo Alfa", OTHER_CODE, "Roma", "RM", "", ""), *ROWS]
    decisions = corrected(tmp_path, rows, (0, "indirizzo", "Via Appia 1"))
    path = tmp_path / "d.csv"
    write_decisions(decisions, path)
    path.write_text(path.read_text(encoding="utf-8").replace(OTHER_CODE, OTHER_CODE.lstrip("0")), encoding="utf-8")
    assert read(tmp_path, rows, load_decisions(path)).rows.at[2, "indirizzo"] == "Via Appia 1"


def test_a_changed_cell_is_not_corrected_in_silence(tmp_path: Path) -> None:
    decisions = corrected(tmp_path, ROWS, (1, "sito_web", "https://nuovo.example"))
    for text, code in (
        ("https://terzo.example", "correzione-cambiata"),
        ("https://nuovo.example", "correzione-superata"),
    ):
        registry = read(tmp_path, changed(1, "sito_web", text), decisions)
        assert registry.rows.at[3, "sito_web"] == text
        assert codes(registry)[code] == [3]
    gone = read(tmp_path, [row for row in ROWS if row[0] != "Casa Senegal"], decisions)
    assert codes(gone)["decisione-senza-riga"] == [0]
    filled = corrected(tmp_path, ROWS, (2, "sito_web", "https://nuovo.example"))
    registry = read(tmp_path, changed(2, "sito_web", "https://terzo.example"), filled)
    assert codes(registry)["correzione-cambiata"] == [4]


@pytest.mark.parametrize("fixed", [("comune",), ("denominazione",), ("comune", "denominazione")])
def test_what_the_office_put_right_itself_is_told_and_the_rest_still_holds(
    fixed: tuple[str, ...], tmp_path: Path
) -> None:
    news = {"comune": "Torino", "denominazione": "Associazione Dia", "indirizzo": "Via Po 33"}
    decisions = corrected(tmp_path, ROWS, *((0, column, new) for column, new in news.items()))
    row = [news[name] if name in fixed else text for name, text in zip(HEAD, ROWS[0], strict=True)]
    registry = read(tmp_path, [*ROWS[1:], tuple(row)], decisions)
    riga = len(ROWS) + 1
    assert registry.rows.loc[riga, list(news)].to_dict() == news
    assert codes(registry)["correzione-superata"] == [riga] * len(fixed)


def test_two_rows_that_answer_to_one_key_are_both_left_alone(tmp_path: Path) -> None:
    decisions = corrected(tmp_path, ROWS, (1, "denominazione", "Casa Dakar"))
    registry = read(tmp_path, [*ROWS, ROWS[1]], decisions)
    assert "Casa Dakar" not in set(registry.rows["denominazione"])
    told = next(problem for problem in registry.problems if problem.codice == "decisione-ambigua")
    assert "3, 11" in told.text() and "«Casa Senegal» (Torino)" in told.text() and "3, 11" in told.text("en")


def test_one_tax_code_with_another_name_and_another_comune_is_another_body(tmp_path: Path) -> None:
    decisions = corrected(tmp_path, ROWS, (3, "indirizzo", "Via Appia 1"))
    others = [row for row in ROWS if row[1] != CODE]
    moved = ("Circolo Alfa", CODE, "Latina", "LT", "", "")
    assert read(tmp_path, [*others, moved], decisions).rows["indirizzo"].iloc[-1] == "Via Appia 1"
    section = ("Federazione", CODE, "Latina", "LT", "", "")
    registry = read(tmp_path, [*others, section], decisions)
    assert "decisione-senza-riga" in codes(registry) and registry.rows["indirizzo"].iloc[-1] == ""


def test_what_was_decided_of_a_namesake_that_is_gone_is_not_said_of_the_one_that_stays(tmp_path: Path) -> None:
    decisions = corrected(tmp_path, ROWS, (8, "denominazione", "Teranga Due"))
    decisions = Decisions(decisions.corrections, paired(tmp_path, ROWS, (7, 8, True)).pairs)
    registry = read(tmp_path, ROWS[:8], decisions)
    assert registry.rows.at[9, "denominazione"] == "Teranga" and states(registry)[7] == ""
    assert codes(registry)["decisione-senza-riga"] == [0, 0]
    one = Decisions().with_pair(RowKey(CODE, "Circolo Alfa"), RowKey(CODE, "Altro nome"), same=True)
    assert "decisione-senza-riga" in codes(read(tmp_path, ROWS[:4], one))


def test_two_corrections_of_one_cell_leave_it_as_it_is(tmp_path: Path) -> None:
    key = RowKey(denominazione="Casa Senegal", comune="Torino")
    decisions = Decisions().with_correction(key, "comune", "Torino", "Ivrea")
    decisions = decisions.with_correction(key._replace(provincia="TO"), "comune", "Torino", "Asti")
    registry = read(tmp_path, ROWS, decisions)
    assert registry.rows.at[3, "comune"] == "Torino" and codes(registry)["correzioni-discordi"] == [3]


def test_a_column_that_the_register_lacks_is_told(tmp_path: Path) -> None:
    decisions = corrected(tmp_path, ROWS, (1, "acronimo", "CS"))
    assert codes(read(tmp_path, ROWS, decisions))["correzione-senza-colonna"] == [3]


def test_personal_data_and_formulas_in_a_correction_are_read_like_any_cell(tmp_path: Path) -> None:
    wanted = ((1, "indirizzo", "presso Mario Rossi, tel. 333 1234567"), (2, "denominazione", "=CMD()"))
    registry = read(tmp_path, ROWS, corrected(tmp_path, ROWS, *wanted))
    assert "333 1234567" not in registry.rows.to_csv() and 3 in codes(registry)["dato-personale"]
    assert 4 in codes(registry)["testo-come-formula"]
    assert not any("1234567" in problem.text() for problem in registry.problems)
