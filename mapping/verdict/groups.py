# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Findings in few lines: those of one kind and one column together, with the rows they are in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mapping.problems import WEIGHTS, Problem, catalogue
from mapping.registry import WITHHELD
from mapping.verdict.wording import listed, say

MOST_LINES = 20
"""Lines that are told at most, the one that counts the others included."""
_RANGES = 3
"""Ranges of rows that are named; the rows of the others are counted."""
_EXAMPLES = 2
"""Other values that are shown beside the one in the sentence."""


class Group(NamedTuple):
    """Problems of one kind and column, in the order of their rows."""

    problems: tuple[Problem, ...]

    @property
    def place(self) -> tuple[int, bool, int, int]:
        """Where the group stands among the others: by weight, then by how often, then by row.

        Each row that waits for a decision about a withdrawal is told by itself, before the others of its weight.
        """
        first = self.problems[0]
        return WEIGHTS.index(first.peso), first.codice != WITHHELD, -len(self.problems), first.riga


def finding_lines(problems: Iterable[Problem], lang: str = "it") -> list[str]:
    """Return the findings by weight, in `MOST_LINES` lines at most: each in full if they are few, else in groups."""
    told = tuple(problems)
    groups = sorted(_alone(told) if len(told) <= MOST_LINES else _together(told), key=lambda group: group.place)
    shown = groups if len(groups) <= MOST_LINES else groups[: MOST_LINES - 1]
    left = len(told) - sum(len(group.problems) for group in shown)
    rest = [say("resto-una" if left == 1 else "resto", lang, left)] if left else []
    return [*(_line(group.problems, lang) for group in shown), *rest]


def group_findings(problems: Iterable[Problem]) -> list[tuple[Problem, ...]]:
    """Return the findings of one kind and one column together, the heaviest and most frequent kinds first."""
    groups = _together(tuple(problems))
    return [group.problems for group in sorted(groups, key=lambda group: group.place)]


def _alone(problems: Sequence[Problem]) -> list[Group]:
    return [Group((problem,)) for problem in problems]


def _together(problems: Sequence[Problem]) -> list[Group]:
    kinds: dict[tuple[str, str, int], list[Problem]] = defaultdict(list)
    for problem in problems:
        apart = problem.riga if problem.codice == WITHHELD else 0
        kinds[problem.codice, problem.colonna, apart].append(problem)
    return [Group(tuple(sorted(found, key=lambda p: p.riga))) for found in kinds.values()]


def _line(problems: Sequence[Problem], lang: str) -> str:
    """Return «da correggere: 593 volte, righe 2–594, data_verifica: …», the sentence that of the first of them."""
    first, many = problems[0], len(problems)
    times = say("volte", lang, many) if many > 1 else ""
    where = ", ".join(filter(None, [times, told_rows((p.riga for p in problems), lang), first.colonna]))
    values = list(dict.fromkeys(p.valore for p in problems)) if "{valore}" in catalogue()[first.codice][lang] else []
    facts = {tuple(p.dati.items()) for p in problems}
    begin = say("per-esempio", lang) if len(facts) > 1 else ""
    others = values[1 : 1 + _EXAMPLES] if len(facts) == 1 else []
    also = say("altri-valori", lang, valori=listed(others, lang)) if others else ""
    return f"{say(first.peso, lang)}: {where + ': ' if where else ''}{begin}{first.text(lang)}{also}"


def told_rows(rows: Iterable[int], lang: str = "it") -> str:
    """Return the rows in few words, ``""`` for what speaks of the whole file.

    Examples
    --------
    >>> told_rows([2, 3, 4, 9, 11, 12, 20, 30]), told_rows([7]), told_rows([0])
    ('righe 2–4, 9, 11–12 e altre 2', 'riga 7', '')
    """
    numbers = sorted(set(rows) - {0})
    ranges = list(_ranges(numbers))
    if not ranges:
        return ""
    shown = ranges[:_RANGES]
    named = ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in shown)
    left = len(numbers) - sum(last - first + 1 for first, last in shown)
    return say("dove", lang, len(numbers), quali=say("dove-altre", lang, left, quali=named) if left else named)


def _ranges(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of rows that follow one another."""
    breaks = [0, *(at for at, (a, b) in enumerate(pairwise(numbers), start=1) if b > a + 1), len(numbers)]
    return ((numbers[start], numbers[end - 1]) for start, end in pairwise(breaks) if end > start)
