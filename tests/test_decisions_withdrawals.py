# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: no decision publishes who withdrew, and none without which somebody would come back is called useless."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.registry import Decisions
from tests.decided import (
    CODE,
    FEW,
    HEAD,
    OTHER_CODE,
    ROWS,
    both,
    changed,
    codes,
    corrected,
    paired,
    read,
    states,
    undecided,
)

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
