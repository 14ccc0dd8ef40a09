# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the rows that are not looked at closely, because they lie elsewhere, are none that the list may mean."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.registry import add_keys, judge, read_registry
from mapping.registry.withdrawals import judgement, read_withdrawals, row_letters, row_names
from mapping.registry.withdrawals.entry import Entry
from mapping.registry.withdrawals.names import names_of, whole_of, words_of
from tests.test_withdrawal_names import CASES, TOWN, disguised, towns

CODES = ("92064620054", "97000000150", "")
PLACES = ("Milano", "Roma", "Bari", "Cassino", "Castro", "", "Luogo che non c'è", "Tirana")
WHERE = st.sampled_from(PLACES)
EXTRA = st.sampled_from(["", *CODES])


def named(case: tuple, town: str) -> tuple[str, str]:
    """Return a name as it is and in another writing."""
    name, order, steps, slipped, added, _, slip_last = case
    return name, disguised(order(name), steps, slipped, added, slip_last=slip_last).replace(TOWN, town)


def read(folder: Path, rows: Sequence[dict[str, str]], listed: Sequence[dict[str, str]]) -> tuple:
    pd.DataFrame(rows).to_csv(folder / "registro.csv", index=False)
    pd.DataFrame(listed).to_csv(folder / "ritiri.csv", index=False)
    told = read_registry(folder / "registro.csv").rows
    keyed = add_keys(told).assign(codice_scritto=told["codice_fiscale"])
    return keyed, read_withdrawals(folder / "ritiri.csv").entries


def told(keyed: pd.DataFrame, entries: Sequence[Entry]) -> tuple:
    found = judge(keyed, entries)
    held, doubted = ({riga: entry.voce for riga, entry in one.items()} for one in (found.held, found.doubted))
    return held, doubted, found.by_name_alone, [entry.voce for entry in found.silent]


@settings(derandomize=True, deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(CASES, WHERE, WHERE, st.booleans(), EXTRA, EXTRA, st.sampled_from(["", "", "ritira", "tieni"])),
        min_size=1,
        max_size=12,
    ),
    st.booleans(),
)
def test_what_all_rows_looked_at_closely_would_tell_is_told(
    tmp_path_factory: pytest.TempPathFactory, cases: list, placed: bool
) -> None:
    rows, listed = [], []
    for case, asked, other, turned, code, its_code, decision in cases:
        plain, strange = named(case, other)[:: -1 if turned else 1]
        rows.append({"denominazione": strange, "comune": other, "codice_fiscale": its_code})
        town = asked if asked in {"Milano", "Roma", "Bari"} or not placed else "Torino"
        town = "" if town == "Luogo che non c'è" else town
        listed.append({"denominazione": plain, "comune": town, "codice_fiscale": code, "decisione": decision})
    keyed, entries = read(tmp_path_factory.mktemp("righe"), rows, listed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judgement._Search, "_beside", lambda search, _: list(range(len(search.rows))))
        patch.setattr(row_letters.RowLetters, "may_have", lambda _one, _keys: range(len(keyed)))
        patch.setattr(row_names, "whole_of", lambda text, beside: names_of([text], beside).whole)
        closely = told(keyed, entries)
    assert told(keyed, entries) == closely


@settings(derandomize=True, deadline=None, max_examples=150)
@given(CASES, st.text(max_size=12))
def test_a_whole_name_is_the_same_without_its_other_keys(case: tuple, more: str) -> None:
    for name in (*named(case, "Milano"), more, f"{named(case, 'Milano')[1]} {more}"):
        assert whole_of(name, ["Milano"]) == names_of([name], ["Milano"]).whole


@settings(derandomize=True, deadline=None, max_examples=300)
@given(CASES, st.sampled_from(["", "Volontarito ", "S. Rocco ", "Tre ", "Associazzione ", "ZZ\n", "O. D. V. "]))
def test_a_name_has_the_letters_of_its_keys(case: tuple, before: str) -> None:
    for name in named(case, "Milano"):
        own, letters = before + name, row_letters.RowLetters(["", before + name])
        for key in whole_of(own, ["Milano"]):
            assert 1 in letters.may_have([key]), (own, key)
        words = words_of(own)
        assert all(1 in letters.may_have(["".join(words[at:])]) for at in range(len(words))), own


def test_of_a_row_elsewhere_no_name_is_taken_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To take every name of a large registry apart takes longer than all else that is done with a list."""
    rows = [{"denominazione": f"Circolo Zvezda {town}", "comune": town} for town in towns()[:40]]
    keyed, entries = read(tmp_path, rows, rows[:1])
    taken = []
    known = row_names.RowNames.__getitem__
    monkeypatch.setattr(row_names.RowNames, "__getitem__", lambda one, at: taken.append(at) or known(one, at))
    assert judge(keyed, entries).held.keys() == {keyed.index[0]}
    assert set(taken) == {0}
