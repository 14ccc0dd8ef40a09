# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many no list holds: published examples, every refusal, intervals that hold the truth of simulated registers."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import build_atlas
from mapping.completeness.areas import COLUMNS, ITALY, completeness_table, estimate_area, estimate_areas
from mapping.completeness.counted import Count, Refusal
from mapping.completeness.log_linear import log_linear, model_fits
from mapping.completeness.lower_bound import chao
from mapping.completeness.two_lists import chapman
from mapping.completeness.usable import LEAST, MOST, OTHERS, usable_lists
from mapping.publish.completeness import completeness
from tests.benchmarks.completeness import KINDS, simulate

TWO = pd.DataFrame(
    {"nome": ["Una", "Altra", "Terza"], "ripartizione": ["Nord", "Nord", "Sud"]},
    index=pd.Index(["01", "02", "03"], name="codice_regione"),
)


def lists(**patterns: int) -> pd.DataFrame:
    """So many rows of each pattern: ``lists(ab=7, a=20)`` are 27 rows, seven of them in both of two lists."""
    names = sorted({letter for pattern in patterns for letter in pattern})
    rows = [[name in pattern for name in names] for pattern, count in patterns.items() for _ in range(count)]
    return pd.DataFrame(rows, columns=names, dtype=bool)


HEPATITIS = lists(pqe=28, pq=21, pe=17, p=69, qe=18, q=55, e=63)
"""Hepatitis A in a school of northern Taiwan, 1995, three sources: A. Chao and others, «The applications of
capture-recapture models to epidemiological data», Statistics in Medicine 20 (2001). Tests of the blood found 545."""


def test_turtles() -> None:
    """Ten marked, fifteen caught, five of them marked: 28, between 22 and 65 when rounded to the nearest."""
    assert chapman(10, 15, 5) == Count("chapman", 28, 21, 65)


@pytest.mark.parametrize(("pair", "petersen"), [("pq", 336), ("ep", 378), ("eq", 334)])
def test_hepatitis_by_two_sources(pair: str, petersen: int) -> None:
    """The published Petersen estimates; Chapman's takes away the bias of a few cases."""
    one, other = (HEPATITIS[name] for name in pair)
    both = int((one & other).sum())
    assert round(one.sum() * other.sum() / both) == petersen
    found = chapman(int(one.sum()), int(other.sum()), both)
    assert found.value == round((one.sum() + 1) * (other.sum() + 1) / (both + 1) - 1)
    assert petersen - 6 < found.value < petersen


def test_hepatitis_has_at_least_what_the_lower_bound_says() -> None:
    found = chao(HEPATITIS)
    assert found.value == 271 + round((69 * 55 + 69 * 63 + 55 * 63) / 57) == 475
    assert found.low <= 545


def test_hepatitis_is_described_by_no_log_linear_model_of_pairs() -> None:
    """Independent sources would make it 388, as published; that is rejected, as are those with one pair or two."""
    independent = next(iter(model_fits(HEPATITIS)))
    assert round(271 + np.exp(independent.log_unseen)) == 388
    assert independent.p < 0.001
    assert log_linear(HEPATITIS) == Refusal("adattamento")


@given(st.integers(2, 6), st.integers(1, 80), st.integers(0, 80), st.integers(0, 9))
def test_lists_of_one_size_have_the_lower_bound_of_the_textbooks(many: int, alone: int, pairs: int, more: int) -> None:
    names = [f"l{n}" for n in range(many)]
    rows = [{name} for name in names for _ in range(alone)]
    rows += [set(pair) for pair in combinations(names, 2) for _ in range(pairs)] + [set(names)] * (
        more if many > 2 else 0
    )
    table = pd.DataFrame([[name in row for name in names] for row in rows], columns=names)
    once, twice = many * alone, pairs * many * (many - 1) // 2
    assert chao(table).value == len(rows) + round((many - 1) / many * once**2 / 2 / (twice + 1))


REFUSED = {
    "nobody": (pd.DataFrame(index=range(3)), "nessun_elenco"),
    "no row": (lists(a=1).iloc[:0], "nessun_elenco"),
    "one list": (lists(a=40), "un_elenco"),
    "one list and one that is empty": (lists(a=40).assign(b=False), "un_elenco"),
    "lists of a few": (lists(a=5, b=5, c=1), "piccoli"),
    "one large list, one of a few": (lists(a=50, b=6), "piccoli"),
    "one within the other": (lists(ab=30, a=100), "contenuto"),
    "a copy": (lists(ab=30), "contenuto"),
    "one nearly within the other": (lists(ab=39, a=100, b=2), "contenuto"),
    "nothing in common": (lists(a=80, b=60), "sovrapposizione"),
    "little in common": (lists(ab=LEAST - 1, a=80, b=60), "sovrapposizione"),
    "a copy of one of two": (lists(abc=8, ab=40, c=30), "contenuto"),
}


@pytest.mark.parametrize("shape", REFUSED)
def test_what_cannot_be_estimated_is_refused_in_words(shape: str) -> None:
    table, reason = REFUSED[shape]
    told = estimate_area(ITALY, table)
    reasons = [found.found.reason for found in told if isinstance(found.found, Refusal)]
    if shape == "a copy of one of two":
        assert [found.method for found in told] == ["chapman"]  # the copy is left out, two honest lists remain
        return
    assert reasons == [reason]
    row = completeness_table(told).iloc[0]
    assert row[["stima", "inf", "sup", "quota_coperta"]].isna().all()
    assert row["motivo"] in row["frase_it"]
    assert row["frase_en"].startswith("Italy: how many are missing cannot be estimated, because ")
    assert "{" not in row["frase_it"] + row["frase_en"]


def test_three_lists_of_which_two_share_little_have_a_lower_bound_only() -> None:
    bound, models = estimate_area(ITALY, lists(ab=30, a=60, b=60, c=50, ac=2, bc=3))
    assert isinstance(bound.found, Count)
    assert isinstance(models.found, Refusal)
    assert models.found.told["comuni"] == 2


def test_lists_that_no_model_describes_are_refused() -> None:
    table = lists(abc=400, a=100, b=100, c=100, ab=8, ac=8, bc=8)
    assert isinstance(log_linear(table), Refusal)


def test_many_lists_are_four_and_none_of_its_rows_is_lost() -> None:
    chance = np.random.default_rng(3)
    table = pd.DataFrame({f"l{n}": chance.random(600) < 0.3 / (n + 1) for n in range(9)})
    taken = usable_lists(table)
    assert isinstance(taken, pd.DataFrame)
    assert list(taken.columns) == ["l0", "l1", "l2", OTHERS]
    assert len(taken.columns) == MOST
    assert len(taken) == table.any(axis="columns").sum()


def test_beside_a_refusal_stands_the_smallest_area_around_that_has_an_estimate() -> None:
    here, there = lists(ab=20, a=40, b=40), lists(ab=3, a=10, b=10)
    table = pd.concat([here, there], ignore_index=True)
    region = pd.Series(["01"] * len(here) + ["02"] * len(there))
    told = {(found.level, found.code): found for found in estimate_areas(table, region, TWO)}
    assert isinstance(told["regione", "01"].found, Count)
    for code, wider in (("02", "Nord"), ("03", "Italia")):
        found = told["regione", code]
        assert isinstance(found.found, Refusal)
        assert found.wider is not None
        assert found.wider.name == wider
    frame = completeness_table(list(told.values())).set_index(["livello", "codice"])
    assert "Nord: circa" in frame.at[("regione", "02"), "frase_it"]
    assert "Italy: about" in frame.at[("regione", "03"), "frase_en"]


TABLES = st.lists(
    st.tuples(
        st.lists(st.booleans(), min_size=3, max_size=3), st.integers(1, 40), st.sampled_from(["01", "02", "03", ""])
    ),
    max_size=9,
)


@settings(derandomize=True, deadline=None, max_examples=12)
@given(TABLES)
def test_whatever_the_lists_every_area_has_an_estimate_or_a_reason(rows: list[tuple[list[bool], int, str]]) -> None:
    cells = [pattern for pattern, count, _ in rows for _ in range(count)]
    region = pd.Series([code for _, count, code in rows for _ in range(count)], dtype=object)
    table = pd.DataFrame(cells, columns=["a", "b", "c"], dtype=bool)
    told = estimate_areas(table, region, TWO)
    frame = completeness_table(told)
    assert list(frame.columns) == list(COLUMNS)
    assert not frame.duplicated(["livello", "codice", "metodo"]).any()
    assert [*dict.fromkeys(frame["codice"])] == ["IT", "Nord", "Sud", "01", "02", "03"]
    assert ((frame["motivo"] == "") == frame["stima"].notna()).all()
    known = frame[frame["motivo"] == ""]
    assert (known["osservate"] <= known["inf"]).all()
    assert (known["inf"] <= known["stima"]).all()
    assert (known["stima"] <= known["sup"]).all()
    assert known["quota_coperta"].between(0, 1).all()
    assert estimate_areas(table[["c", "a", "b"]].iloc[::-1], region.iloc[::-1], TWO) == told


QUICK = {"two lists": 200, "three lists of unequal size": 40, "three lists, a pair bound": 40}
"""Registers drawn of the first kind of each name; `tests.benchmarks.completeness` draws a thousand of each kind."""


@pytest.mark.parametrize("name", QUICK)
def test_intervals_hold_the_truth_of_simulated_registers(name: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    told = simulate(kind, QUICK[name], np.random.default_rng(14))
    method = "chapman" if len(kind.chances) == 2 else "log-lineare"
    assert told[method].holds >= 0.93
    assert 0.9 < told[method].value < 1.1


def test_the_shipped_register_is_refused_for_its_one_list(atlas) -> None:
    table = completeness(atlas.associations)
    assert table["stima"].isna().all()
    assert len(table) == 1 + 5 + 20
    italy = table.iloc[0]
    assert italy["liste"] == "elenco 5x1000 Agenzia Entrate"
    assert italy["osservate"] == atlas.associations["fonti"].str.contains("elenco 5x1000").sum()
    assert "in un solo elenco" in italy["frase_it"]


def test_two_lists_in_a_register_become_an_estimate_in_the_published_table(tmp_path: Path) -> None:
    """Sixty in one list, forty in another, twenty in both: 61 * 41 / 21 - 1 = 118."""
    one, other = "RUNTS | 2024-10", "registro regionale | https://www.regione.example/albo | 2023"
    sources = [one] * 40 + [f"{one}; {other}"] * 20 + [other] * 20 + ["stampa | 2020"] * 5
    rows = [f"Associazione {n} numero {n * 7919},Roma,RM,{cell}" for n, cell in enumerate(sources)]
    registry = tmp_path / "registro.csv"
    registry.write_text("\n".join(["denominazione,comune,provincia,fonti", *rows]) + "\n", encoding="utf-8")
    table = completeness(build_atlas(registry).associations).set_index(["livello", "codice"])
    for area in (("italia", "IT"), ("ripartizione", "Centro"), ("regione", "12")):
        assert table.loc[area, ["metodo", "osservate", "stima"]].tolist() == ["chapman", 80, 118]
    assert table.at[("italia", "IT"), "frase_it"].startswith(
        "Italia: 80 associazioni negli elenchi, circa 118 in tutto ("
    )
    assert table["stima"].notna().sum() == 3
