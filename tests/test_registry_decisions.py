# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what a keeper decided once holds in the next edition, about the same association, or it is told."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapping import build_atlas, load_metadata
from mapping.errors import InputError
from mapping.publish.manifest import manifest_bytes
from mapping.registry import (
    Decisions,
    Registry,
    RowKey,
    decisions_beside,
    load_decisions,
    read_registry,
    row_key,
    write_decisions,
    write_report,
    written_cell,
)
from mapping.registry.decisions.file import COLUMNS
from mapping.schema import INPUT_COLUMNS

CODE, OTHER_CODE = "92064620054", "01234567897"
HEAD = ("denominazione", "codice_fiscale", "comune", "provincia", "indirizzo", "sito_web")
Row = tuple[str, ...]
ROWS: list[Row] = [
    ("Asociazione Dia", "", "Torrino", "", "Via Po 3", ""),
    ("Casa Senegal", "", "Torino", "TO", "", "https://casa.example"),
    ("Casa del Senegal", "", "Torino", "TO", "Via Nizza 8", ""),
    ("Circolo Alfa", CODE, "Roma", "RM", "", ""),
    ("Alfa APS", CODE, "Roma", "RM", "", "https://alfa.example"),
    ("Ponte dei Sogni", "", "Sesto S. Giovanni", "MI", "", ""),
    ("Amal", "", "", "", "", ""),
    ("Teranga", "", "Lecce", "LE", "Via Uno 1", ""),
    ("Teranga", "", "Lecce", "LE", "Via Due 2", ""),
]
FEW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30) | st.sampled_from(
    ["=1+1", "'=1", "+39", "-", "@a", "00184", 'dice "no"', "a;b,c|d", "una riga\nun'altra", "\t=1", "a\t=1", "1,5"]
)


def written(path: Path, rows: Iterable[Row], head: Row = HEAD) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    return path


def read(folder: Path, rows: Iterable[Row], decisions: Decisions, withdrawn: str = "denominazione\n") -> Registry:
    (folder / "ritiri.csv").write_text(withdrawn, encoding="utf-8")
    path = written(folder / "registro.csv", rows)
    return read_registry(path, withdrawn=folder / "ritiri.csv", decisions=decisions)


@cache
def undecided(folder: Path, rows: tuple[Row, ...], withdrawn: str = "denominazione\n") -> Registry:
    return read(folder, rows, Decisions(), withdrawn)


def corrected(folder: Path, rows: list[Row], *wanted: tuple[int, str, str]) -> Decisions:
    """Return the decisions that put a text into a column of a row (from 0) of the register as it is."""
    registry, decisions = undecided(folder, tuple(rows)), Decisions()
    for at, column, new in wanted:
        riga = at + 2
        decisions = decisions.with_correction(
            row_key(registry, riga), column, written_cell(registry, riga, column), new
        )
    return decisions


def paired(folder: Path, rows: list[Row], *wanted: tuple[int, int, bool]) -> Decisions:
    registry, decisions = undecided(folder, tuple(rows)), Decisions()
    for one, other, same in wanted:
        decisions = decisions.with_pair(row_key(registry, one + 2), row_key(registry, other + 2), same=same)
    return decisions


def codes(registry: Registry) -> dict[str, list[int]]:
    """Return ``codice -> rows`` of what is told."""
    found: dict[str, list[int]] = {}
    for problem in registry.problems:
        found.setdefault(problem.codice, []).append(problem.riga)
    return found


def said(registry: Registry) -> list[tuple[str, ...]]:
    """Return what the rows say, without the numbers of the rows and without their order."""
    rows = registry.rows
    names = rows["denominazione"].to_dict()
    first = ["" if not riga else names[int(riga)] for riga in rows["duplicata_di"]]
    return sorted(zip(*(rows[name] for name in (*HEAD, "stato")), first, strict=True))


# The file


KEYS = st.builds(RowKey, *[TEXTS | st.just("9,20646E+10")] * len(RowKey._fields)).filter(RowKey.says_whom)


@st.composite
def decisions_of(draw: st.DrawFn) -> Decisions:
    found = Decisions()
    for key, column, old, new in draw(
        st.lists(st.tuples(KEYS, st.sampled_from(INPUT_COLUMNS[1:]), TEXTS, TEXTS), max_size=4)
    ):
        found = found.with_correction(key, column, old, new)
    for one, other, same in draw(st.lists(st.tuples(KEYS, KEYS, st.booleans()), max_size=4)):
        found = found.with_pair(one, other, same=same)
    return found


def through_excel(path: Path) -> Path:
    book = openpyxl.load_workbook(path)
    book.save(path)
    return path


def as_libreoffice(path: Path) -> Path:
    """Save the CSV with semicolons, and quotes only where they are needed."""
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    return path


SAVED: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "csv": (".csv", lambda path: path),
    "xlsx": (".xlsx", lambda path: path),
    "saved by a spreadsheet": (".xlsx", through_excel),
    "saved as another csv": (".csv", as_libreoffice),
}


@pytest.mark.parametrize("how", SAVED)
@given(decisions=decisions_of())
@FEW
def test_what_is_written_is_read_back(decisions: Decisions, how: str, tmp_path: Path) -> None:
    ending, saved = SAVED[how]
    path = tmp_path / f"r.decisioni{ending}"
    write_decisions(decisions, path, replace=True)
    assert load_decisions(saved(path)) == decisions


def test_the_last_decision_counts_and_the_order_does_not(tmp_path: Path) -> None:
    one, two = RowKey(denominazione="Amal", comune="Bari"), RowKey(denominazione="Ala", comune="Bari")
    again = one._replace(denominazione="  AMÀL ")
    first = Decisions().with_pair(one, two, same=True).with_correction(one, "comune", "Bari", "Bar")
    first = first.with_correction(two, "comune", "Bari", "Roma")
    last = first.with_pair(two, again, same=False).with_correction(again, "comune", "Bari", "Barletta")
    turned = Decisions().with_correction(two, "comune", "Bari", "Roma").with_pair(two, again, same=False)
    assert turned.with_correction(again, "comune", "Bari", "Barletta") == last
    assert [pair.same for pair in last.pairs] == [False]
    assert {one.new for one in last.corrections} == {"Barletta", "Roma"}
    assert not last.with_pair(one, two, same=None).pairs
    assert [one.new for one in last.with_correction(one, "comune", "Bari", "Bari").corrections] == ["Roma"]
    for path in (tmp_path / "a.csv", tmp_path / "b.csv"):
        write_decisions(last, path)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def line(**cells: str) -> list[str]:
    return [cells.get(name, "") for name in COLUMNS]


GOOD = line(decisione="correggi", denominazione="Amal", colonna="comune", era="Bar", diventa="Bari")
BAD: dict[str, tuple[list[list[str]], str, str]] = {
    "another word": ([line(decisione="boh", denominazione="Amal")], "decisione", "«la stessa»"),
    "no word": ([line(denominazione="Amal")], "decisione", "«correggi»"),
    "no name": ([line(decisione="correggi", colonna="comune", diventa="Bari")], "denominazione", "scriverlo"),
    "one of the two": ([line(decisione="sono due", denominazione="Amal")], "altra_denominazione", "scriverlo"),
    "no column": ([line(decisione="correggi", denominazione="Amal", diventa="Bari")], "colonna", "mapping columns"),
    "another column": (
        [line(decisione="correggi", denominazione="Amal", colonna="telefono", diventa="1")], "colonna", "telefono"
    ),
    "nothing changed": (
        [line(decisione="correggi", denominazione="Amal", colonna="comune", era="Bari", diventa="Bari")],
        "diventa", "togliere",
    ),
    "no name left": (
        [line(decisione="correggi", denominazione="Amal", colonna="denominazione", era="Amal")], "diventa", "ritiri"
    ),
    "a rounded code": (
        [line(decisione="correggi", codice_fiscale="9,20646E+10", colonna="comune", diventa="Bari")],
        "codice_fiscale", "tipo testo",
    ),
    "a correction and a pair": (
        [line(decisione="la stessa", denominazione="A", altra_denominazione="B", diventa="Bari")], "diventa", "toglier"
    ),
    "two words on one cell": (
        [GOOD, line(decisione="correggi", denominazione="AMAL", colonna="comune", era="Bar", diventa="Barletta")],
        "diventa", "riga 2",
    ),
    "two words on one pair": (
        [
            line(decisione="la stessa", denominazione="Amal", altra_denominazione="Ala"),
            line(decisione="sono due", denominazione="Ala", altra_denominazione="Amal"),
        ],
        "decisione", "riga 2",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gives_a_sentence_with_file_row_column_and_the_way_out(case: str, tmp_path: Path) -> None:
    rows, column, way_out = BAD[case]
    path = written(tmp_path / "mie.csv", map(tuple, rows), COLUMNS)
    with pytest.raises(InputError) as caught:
        load_decisions(path)
    told = str(caught.value)
    assert all(text in told for text in ("«mie.csv»", f"riga {len(rows) + 1}", f"colonna «{column}»", way_out)), told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("denominazione,comune\nAmal,Bari\n", "intestazione"),
        ("", "«mie.csv»"),
        ("decisione,denominazione,nota\ncorreggi,Amal,x\n", "colonna «nota»"),
        ("decisione,era,era\ncorreggi,a,b\n", "colonna «era»"),
        ("decisione,denominazione\nla stessa,Amal,Ala\n", "riga 2"),
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "mie.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        load_decisions(tmp_path / "mie.csv")
    with pytest.raises(InputError, match="non esiste"):
        load_decisions(tmp_path / "altre.csv")


def test_nothing_is_decided_that_no_file_could_keep() -> None:
    key = RowKey(denominazione="Amal", codice_fiscale="9,20646E+10")
    assert Decisions().with_correction(key, "comune", "Bar", "Bari").corrections[0].key.codice_fiscale == ""
    for fault in (
        lambda: Decisions().with_correction(RowKey(comune="Bari"), "comune", "Bari", "Bar"),
        lambda: Decisions().with_pair(key, RowKey(), same=True),
        lambda: Decisions().with_correction(key, "denominazione", "Amal", " — "),
    ):
        with pytest.raises(InputError):
            fault()


def test_a_file_that_says_nothing_yet_is_no_fault(tmp_path: Path) -> None:
    path = decisions_beside(tmp_path / "registro 2026.xlsx")
    assert path.name == "registro 2026.decisioni.csv"
    write_decisions(Decisions(), path)
    assert not load_decisions(path)
    with pytest.raises(InputError, match="esiste già"):
        write_decisions(Decisions(), path)


# A row is found again


WANTED = (
    (0, "comune", "Torino"),
    (0, "denominazione", "Associazione Dia"),
    (1, "sito_web", "https://casa-senegal.example"),
    (3, "denominazione", "Circolo Alfa APS"),
    (5, "indirizzo", "Via Roma 1"),
    (6, "comune", "Bari"),
    (8, "denominazione", "Teranga Due"),
)
PAIRS = ((1, 2, False), (3, 4, True), (7, 8, False))
NEW = [
    ("Nuova", "", "Bari", "BA", "", ""),
    ("Casa Senegal", "", "Milano", "MI", "", ""),
    ("Alfa", "", "Roma", "", "", ""),
]


@cache
def both(folder: Path) -> Decisions:
    found = corrected(folder, ROWS, *WANTED)
    return Decisions(found.corrections, paired(folder, ROWS, *PAIRS).pairs)


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


def changed(at: int, column: str, text: str) -> list[Row]:
    row = list(ROWS[at])
    row[HEAD.index(column)] = text
    return [*ROWS[:at], tuple(row), *ROWS[at + 1 :]]


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


# Pairs


def states(registry: Registry) -> list[str]:
    return registry.rows["stato"].tolist()


def test_what_was_decided_of_a_pair_is_not_asked_again(tmp_path: Path) -> None:
    rows = [ROWS[1], ROWS[2], ("Casa dei Senegal", "", "Torino", "TO", "", "")]
    asked = read(tmp_path, rows, Decisions())
    assert codes(asked)["duplicata-probabile"] == [3, 4]
    two = paired(tmp_path, rows, (0, 1, False))
    assert codes(read(tmp_path, rows, two))["duplicata-probabile"] == [4]
    # A row that is not the first it resembles may still be the second.
    two = paired(tmp_path, rows, (0, 1, False), (0, 2, False))
    left = [p for p in read(tmp_path, rows, two).problems if p.codice == "duplicata-probabile"]
    assert [(p.riga, p.dati["altra"]) for p in left] == [(4, "3")]
    one = read(tmp_path, rows, paired(tmp_path, rows, (1, 0, True)))
    assert one.rows["duplicata_di"].tolist()[0] == "3" and states(one)[:2] == ["duplicata", ""]
    assert one.rows.at[3, "sito_web"] == "https://casa.example"  # the one that stays knows what the other knew


def test_a_certain_duplicate_is_taken_apart_with_a_sentence(tmp_path: Path) -> None:
    registry = read(tmp_path, ROWS, paired(tmp_path, ROWS, (3, 4, False)))
    assert states(registry)[3:5] == ["", ""]
    assert codes(registry)["doppione-diviso"] == [6]
    told = next(problem for problem in registry.problems if problem.codice == "doppione-diviso")
    assert "codice fiscale" in told.text() and "riga 5" in told.text()
    assert registry.rows["id"].is_unique


def test_of_three_that_are_one_only_what_was_said_changes(tmp_path: Path) -> None:
    rows = [("Alfa", CODE, "Roma", "", "", ""), ("Alfa", CODE, "Roma", "", "", ""), ("Alfa", CODE, "Roma", "", "", "")]
    decisions = Decisions().with_pair(RowKey(CODE, "Alfa"), RowKey(CODE, "Alfa"), same=False)
    registry = read(tmp_path, rows, decisions)
    assert "decisione-ambigua" in codes(registry) and states(registry) == ["", "duplicata", "duplicata"]
    assert states(read(tmp_path, rows[1:], decisions)) == ["", ""]  # two rows that say the same of themselves


def test_decisions_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    decisions = paired(tmp_path, ROWS, (0, 1, True), (1, 2, True), (0, 2, False))
    registry = read(tmp_path, ROWS, decisions)
    assert len(codes(registry)["coppia-contraddetta"]) == 1
    assert states(registry)[:3].count("duplicata") == 1


def test_a_pair_with_a_row_that_is_not_published_is_told(tmp_path: Path) -> None:
    rows = [*ROWS[:2], ("Totale Senegal (cessata)", "", "Torino", "TO", "", "")]
    decisions = paired(tmp_path, rows, (2, 1, True))
    registry = read(tmp_path, rows, decisions)
    assert states(registry)[2] in ("cessata", "respinta") and codes(registry)["coppia-senza-vita"] == [3]


@given(
    pairs=st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()).filter(lambda pair: pair[0] != pair[1]),
        max_size=6,
    )
)
@FEW
def test_no_row_is_lost_whatever_is_decided(pairs: list[tuple[int, int, bool]], tmp_path: Path) -> None:
    registry = read(tmp_path, ROWS, paired(tmp_path, ROWS, *pairs))
    rows = registry.rows
    assert len(rows) == len(ROWS)
    repeated = rows[rows["stato"] == "duplicata"]
    assert (rows.loc[repeated["duplicata_di"].astype(int), "stato"] == "").all()
    assert (rows.loc[repeated["duplicata_di"].astype(int), "id"].to_numpy() == repeated["id"].to_numpy()).all()
    assert rows.loc[rows["stato"] == "", "id"].is_unique
    two = {frozenset(pair[:2]) for pair in pairs if not pair[2]} - {frozenset(pair[:2]) for pair in pairs if pair[2]}
    root = {riga: int(rows.at[riga, "duplicata_di"] or riga) for riga in rows.index}
    assert all(root[min(pair) + 2] != root[max(pair) + 2] for pair in two)


# Withdrawals


LISTED = {
    0: "denominazione\nAsociazione Dia\n",
    1: "denominazione,comune\nCasa Senegal,Torino\n",
    3: f"codice_fiscale\n{CODE}\n",
    5: "denominazione\nPonte dei Sogni\n",
    7: "denominazione,comune\nTeranga,Lecce\n",
}
OTHER = st.sampled_from(["Nuova Vita", "Bari", "", "Milano", "Casa", OTHER_CODE, "=1", "Via Larga 1"])


@given(
    at=st.sampled_from(sorted(LISTED)),
    wanted=st.lists(st.tuples(st.sampled_from(HEAD), OTHER), min_size=1, max_size=4),
    pairs=st.lists(st.tuples(st.integers(0, 8), st.booleans()), max_size=2),
)
@settings(FEW, max_examples=40)
def test_no_decision_publishes_who_withdrew(
    at: int, wanted: list[tuple[str, str]], pairs: list[tuple[int, bool]], tmp_path: Path
) -> None:
    before = states(undecided(tmp_path, tuple(ROWS), LISTED[at]))
    hidden = {row for row, state in enumerate(before) if state in ("ritirata", "trattenuta")}
    assert at in hidden
    found = corrected(tmp_path, ROWS, *((at, column, new) for column, new in wanted if column != HEAD[0] or new))
    said_of_it = paired(tmp_path, ROWS, *((at, other, same) for other, same in pairs if other != at))
    registry = read(tmp_path, ROWS, Decisions(found.corrections, said_of_it.pairs), LISTED[at])
    after = states(registry)
    assert all(after[row] in ("ritirata", "trattenuta") for row in hidden)
    joined = {other for other, same in dict(pairs).items() if same and other != at}
    if before[at] == "ritirata":
        assert after[at] == "ritirata"
        assert all(after[other] in ("ritirata", "trattenuta") for other in joined)
        cells = registry.rows.loc[at + 2].drop(["stato", "motivo"])
        assert not any(cells) and not any(registry.raw.loc[at + 2])
        assert ROWS[at][0] not in " ".join(problem.text() for problem in registry.problems)
        barred = {one.text for one in registry.barred}
        assert {ROWS[at][0], *(new for column, new in dict(wanted).items() if column == HEAD[0] and new)} <= barred


def test_a_correction_to_a_withdrawn_name_withdraws(tmp_path: Path) -> None:
    decisions = corrected(tmp_path, ROWS, (0, "denominazione", "Canarino"), (0, "comune", "Torino"))
    assert states(read(tmp_path, ROWS, decisions, "denominazione,comune\nCanarino,Torino\n"))[0] == "ritirata"


def test_a_name_that_the_office_adopted_does_not_bring_back_who_withdrew_under_the_old_one(tmp_path: Path) -> None:
    decisions = corrected(tmp_path, ROWS, (1, "denominazione", "Nuova Vita"))
    registry = read(tmp_path, changed(1, "denominazione", "Nuova Vita"), decisions, LISTED[1])
    assert states(registry)[1] == "ritirata"


def test_what_is_told_of_a_row_that_is_gone_does_not_name_who_withdrew(tmp_path: Path) -> None:
    decisions = both(tmp_path)
    registry = read(tmp_path, [row for row in ROWS if row[0] != "Casa Senegal"], decisions, LISTED[1])
    assert codes(registry)["decisione-senza-riga"] == [0, 0]
    assert "Casa Senegal" not in " ".join(problem.text() for problem in registry.problems)


def test_the_id_of_the_edition_before_still_withdraws(tmp_path: Path) -> None:
    old = read(tmp_path, ROWS, Decisions()).rows["id"]
    for at in (0, 3, 7, 8):
        decisions = corrected(tmp_path, ROWS, (at, "denominazione", "Tutt'altro nome"), (at, "comune", "Enna"))
        registry = read(tmp_path, ROWS, decisions, f"id\n{old[at + 2]}\n")
        assert states(registry)[at] == "ritirata"
        assert old[at + 2] in {one.text for one in registry.barred if one.kind == "id"}
        assert codes(registry)["decisioni-di-ritirate"] == [0]
        assert not any(riga == at + 2 for riga, _ in registry.decided.written)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("listed", "corrections", "pairs", "useless", "needed"),
    [
        (LISTED[0], [(0, "comune", "Torino")], [], "1", None),
        (LISTED[0], [(0, "denominazione", "Canarino")], [], "1", None),
        ("denominazione,comune\nCanarino,Torino\n", [(0, "denominazione", "Canarino"), (0, "comune", "Torino")], [],
         None, "2"),
        (LISTED[5], [], [(0, 5, True)], None, "1"),
        (LISTED[5], [(5, "comune", "Milano")], [(5, 6, False)], "2", None),
    ],
)  # fmt: skip
def test_a_decision_without_which_somebody_would_come_back_is_not_called_useless(
    listed: str, corrections: list[Any], pairs: list[Any], useless: str | None, needed: str | None, tmp_path: Path
) -> None:
    """What the program advises to take out hides nobody: without it the same rows are hidden."""
    decisions = Decisions(corrected(tmp_path, ROWS, *corrections).corrections, paired(tmp_path, ROWS, *pairs).pairs)
    registry = read(tmp_path, ROWS, decisions, listed)
    told = {problem.codice: problem.dati.get("quante") for problem in registry.problems}
    assert (told.get("decisioni-di-ritirate"), told.get("decisioni-che-nascondono")) == (useless, needed)
    if useless:
        hidden = ("ritirata", "trattenuta")
        before, after = (states(one) for one in (registry, read(tmp_path, ROWS, Decisions(), listed)))
        assert [state in hidden for state in before] == [state in hidden for state in after]


# In the whole


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
