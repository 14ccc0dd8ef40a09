# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the terminal tells what weighs most, and never more than can be read there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.cli.messages import PRINTED, problem_lines
from mapping.problems import WEIGHTS, Problem

CODES = ("riga-di-totale", "soci-illeggibili", "comune-mancante")
"""One of each weight."""


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(CODES), max_size=3 * PRINTED).map(lambda codes: codes * 2), st.randoms())
def test_of_many_problems_the_heaviest_are_told_and_the_others_counted(codes: list[str], random) -> None:
    problems = [Problem(codice, riga) for riga, codice in enumerate(codes, start=2)]
    random.shuffle(problems)
    lines = list(problem_lines(tuple(problems), lang="it"))
    told = [line.split(": ") for line in lines[:PRINTED]]
    weights = sorted((problem.peso for problem in problems), key=WEIGHTS.index)
    assert sorted((weight for weight, *_ in told), key=WEIGHTS.index) == weights[:PRINTED]
    rows = [int(where.removeprefix("riga ")) for _, where, *_ in told]
    assert rows == sorted(rows)
    left = len(problems) - PRINTED
    more = f"… e altre {left} segnalazioni: il rapporto (--report FILE) le dice tutte."
    assert lines[PRINTED:] == ([more] if left > 0 else [])


def test_no_sentence_is_made_that_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(Problem, "text", lambda self, lang="it": made.append(self) or lang)
    list(problem_lines(tuple(Problem(CODES[0], riga) for riga in range(1_000)), lang="it"))
    assert len(made) == PRINTED
