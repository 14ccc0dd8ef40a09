# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what is written of a keeper's decisions is read back, and what is no decision is told."""

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import InputError
from mapping.registry import Decisions, RowKey, decisions_beside, load_decisions, write_decisions
from mapping.registry.decisions.file import COLUMNS
from mapping.schema import INPUT_COLUMNS
from tests.decided import FEW, written

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30) | st.sampled_from(
    ["=1+1", "'=1", "+39", "-", "@a", "00184", 'dice "no"', "a;b,c|d", "una riga\nun'altra", "\t=1", "a\t=1", "1,5"]
)
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
