# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: findings are few lines, by weight, with their rows; nothing is lost, and no share is rounded to all."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.problems import WEIGHTS, Problem
from mapping.shares import percent
from mapping.verdict import finding_lines
from mapping.verdict.groups import MOST_LINES, told_rows
from mapping.verdict.wording import words

CODES = ("riga-di-totale", "soci-illeggibili", "comune-mancante", "cap-errato", "paese-aperto")
"""Some of each weight."""
PROBLEMS = st.builds(
    Problem,
    st.sampled_from(CODES),
    st.integers(0, 60),
    st.sampled_from(["", *(f"colonna_{n}" for n in range(12))]),
    st.sampled_from(["a", "b", "c", "d"]),
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(PROBLEMS, max_size=120), st.randoms(), st.sampled_from(["it", "en"]))
def test_findings_are_few_lines_by_weight_and_none_is_lost(problems: list[Problem], random, lang: str) -> None:
    lines = finding_lines(problems, lang)
    assert len(lines) <= MOST_LINES
    weights = [line.split(":")[0] for line in lines if not line.startswith("…")]
    assert weights == sorted(weights, key=[words()[weight][lang] for weight in WEIGHTS].index)
    times = [re.search(r": (?:(\d+) (?:volte|times)|(?!…))", line) for line in lines if not line.startswith("…")]
    counts = [int(found[1] or 1) for found in times if found]
    rest = sum(int((re.search(r"\d+", line) or ["1"])[0]) for line in lines if line.startswith("…"))
    assert sum(counts) + rest == len(problems)
    if len(problems) <= MOST_LINES:
        assert len(lines) == len(problems)
    random.shuffle(problems)
    assert len(finding_lines(problems, lang)) == len(lines)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.sets(st.integers(1, 60)))
def test_rows_are_named_in_ranges_and_the_others_counted(rows: set[int]) -> None:
    told = told_rows(rows)
    named, _, more = told.removeprefix("righe ").removeprefix("riga ").partition(" e ")
    pieces = [piece.split("–") for piece in named.split(", ") if piece]
    shown = {row for first, *last in pieces for row in range(int(first), int((last or [first])[0]) + 1)}
    left = int((re.search(r"\d+", more) or ["1" if more else "0"])[0])
    assert shown <= rows and len(shown) + left == len(rows)


def test_a_sentence_said_many_times_is_one_line() -> None:
    problems = [Problem("data-errata", riga, "data_verifica", "boh") for riga in range(2, 595)]
    assert finding_lines(problems) == [
        "da correggere: 593 volte, righe 2–594, data_verifica: La data «boh» non si capisce: scriverla come "
        "giorno/mese/anno."
    ]
    problems += [Problem("data-errata", riga, "data_verifica", f"chissà {riga}") for riga in (700, 800)]
    assert finding_lines(problems)[0].endswith("giorno/mese/anno. Anche: «chissà 700» e «chissà 800».")


def test_what_is_true_of_one_row_is_not_said_of_the_others() -> None:
    facts = {"perche": "stesso nome", "perche_en": "same name"}
    rows = [Problem("duplicata", n, "denominazione", "X", dati={"altra": str(n - 1), **facts}) for n in range(3, 30)]
    assert finding_lines(rows)[0].startswith("avviso: 27 volte, righe 3–29, denominazione: per esempio: La riga ripete")


def test_each_row_that_waits_for_a_decision_is_told_by_itself() -> None:
    held = [Problem("trattenuta", n, "denominazione", f"X{n}", dati={"voce": str(n)}) for n in (3, 5)]
    many = [Problem("cap-errato", n, "cap", "1") for n in range(2, 40)]
    lines = finding_lines([*many, *held])
    assert [line.split(",")[0] for line in lines] == [
        "da correggere: riga 3",
        "da correggere: riga 5",
        "da correggere: 38 volte",
    ]


def test_no_sentence_is_made_that_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(Problem, "text", lambda self, lang="it": made.append(self) or lang)
    finding_lines([Problem(CODES[0], riga, f"colonna_{riga}") for riga in range(1_000)])
    assert len(made) == MOST_LINES - 1


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 30_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_is_everything_or_nothing_only_where_it_is(share: tuple[int, int]) -> None:
    part, whole = share
    for form in ("0.#", "0.0"):
        said = percent(part, whole, "en", form=form)
        assert (float(said) == 0, float(said) == 100) == (part == 0, part == whole)
        assert abs(float(said) - 100 * part / whole) <= 0.1
