# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever stands in the cells: rows are kept, inputs are not changed, the order does not matter, nothing fails."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.places import geocode, join_regions, load_gazetteer
from mapping.places.geocoding import ADDED, CLUES
from mapping.places.names.gazetteer import build_gazetteer
from mapping.schema import METHODS, choices

COLUMNS = (
    "codice_comune",
    "nome",
    "altra_lingua",
    "sigla",
    "codice_provincia",
    "codice_regione",
    "codice_catastale",
    "capoluogo",
    "latitudine",
    "longitudine",
    "residenti_2020",
)
WORDS = ["Roma", "RM", "Castro", "Sant'Agata", "Milano (MI)", "Ostia - Roma", "Lazio", "00184", "058091", "EE", "Pola"]
cell = st.one_of(st.sampled_from(WORDS), st.text(max_size=25), st.just(""))
number = st.one_of(st.sampled_from(["41.9", "12,5", "0", "", "NaN", "inf", "-1e309", "91"]), st.text(max_size=8))
row = st.fixed_dictionaries({**dict.fromkeys(CLUES, cell), "latitudine": number, "longitudine": number})
rows = st.lists(row, min_size=1, max_size=6)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(rows)
def test_any_text(records: list[dict[str, str]]) -> None:
    asked = pd.DataFrame(records, index=range(2, len(records) + 2))
    before = asked.copy(deep=True)
    frame, problems = geocode(asked)
    pd.testing.assert_frame_equal(asked, before)
    assert list(frame.index) == list(asked.index)
    assert list(frame.columns) == [*asked.columns, *ADDED]
    assert set(frame["precisione"]) <= {"", *choices("precisione")}
    assert set(frame["metodo"]) <= {"", *METHODS}
    assert {problem.riga for problem in problems} <= set(asked.index)
    placed = frame["luogo_codice_comune"].ne("")
    assert (frame["luogo_latitudine"].notna() == placed).all()
    assert not (placed & frame["luogo_estero"]).any()
    assert (frame["metodo"].eq("") == frame["precisione"].eq("")).all()


@settings(max_examples=60, deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(records: list[dict[str, str]], random: object) -> None:
    asked = pd.DataFrame(records, index=range(2, len(records) + 2))
    order = list(asked.index)
    random.shuffle(order)  # type: ignore[attr-defined]
    straight, problems = geocode(asked)
    shuffled, other = geocode(asked.loc[order])
    pd.testing.assert_frame_equal(straight, shuffled.sort_index())
    assert sorted(map(repr, problems)) == sorted(map(repr, other))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(rows)
def test_each_row_is_answered_by_itself(records: list[dict[str, str]]) -> None:
    asked = pd.DataFrame(records)
    together = geocode(asked).frame
    for position in range(len(asked)):
        alone = geocode(asked.iloc[[position]]).frame
        pd.testing.assert_frame_equal(together.iloc[[position]], alone)


def test_twice_is_once() -> None:
    comuni = load_gazetteer().comuni.reset_index().iloc[::50]
    asked = pd.DataFrame({"comune": comuni["nome"], "provincia": comuni["sigla"]})
    once = geocode(asked).frame
    pd.testing.assert_frame_equal(geocode(once).frame, once)
    joined = join_regions(once).frame
    pd.testing.assert_frame_equal(join_regions(joined).frame, joined)


@pytest.mark.parametrize("columns", [[], ["comune"], ["cap"], ["denominazione"]])
def test_missing_columns_count_as_empty(columns: list[str]) -> None:
    asked = pd.DataFrame({name: ["x"] for name in columns}, index=[5])
    assert len(geocode(asked).frame) == 1


@pytest.mark.parametrize("index", [["a", "b"], [7, 7], [1.5, 2.5]])
def test_any_index(index: list) -> None:
    asked = pd.DataFrame({"comune": ["Torre del Grecco", "Xyzzy"], "provincia": ["NA", "MI"]}, index=index)
    frame, problems = geocode(asked)
    assert list(frame.index) == index
    assert frame["luogo_provincia"].tolist() == ["NA", "MI"]
    assert [problem.riga for problem in problems] == ([7, 7] if index == [7, 7] else [0, 1])


def test_no_rows() -> None:
    assert len(geocode(pd.DataFrame(columns=["comune", "latitudine", "longitudine"], dtype=str)).frame) == 0


def test_a_toy_gazetteer_of_three_tables() -> None:
    comuni = pd.DataFrame(
        [("900001", "Alfa", "", "AA", "900", "90", "Z900", "1", "1.0", "2.0", "10")],
        columns=[*COLUMNS],
    )
    province = pd.DataFrame(
        [("900", "AA", "Alfa", "90")], columns=["codice_provincia", "sigla", "nome", "codice_regione"]
    )
    regioni = pd.DataFrame(
        [("90", "Alfania", "", "")], columns=["codice_regione", "nome", "altra_lingua", "ripartizione"]
    )
    toy = build_gazetteer({"comuni": comuni, "province": province, "regioni": regioni})
    asked = pd.DataFrame({"comune": ["ALFA", "Beta"], "provincia": ["AA", "AA"]})
    found = geocode(asked, gazetteer=toy).frame
    assert found["luogo_codice_comune"].tolist() == ["900001", ""]
    assert found["precisione"].tolist() == ["comune", "provincia"]
