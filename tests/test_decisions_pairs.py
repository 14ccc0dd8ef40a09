# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what a keeper said of two rows, one association or two, is not asked again, and no row is lost."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mapping.registry import Decisions, RowKey
from tests.decided import CODE, FEW, ROWS, codes, paired, read, states


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
