# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one thing to do first: of all that would mend a problem, what mends most."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mapping.placed import Placed
from mapping.problems import Problem
from mapping.verdict.wording import say_rows, words

WORTH = 5
"""A row that is not on the map at all is worth so many rows that lack only a value: the map is what they came for."""
MANY = 0.5
"""From which share of the rows on repetitions are a mistake of the file; fewer are cleared away without a word."""
_LOST = ("senza_luogo", "respinta", "trattenuta")
ALIEN = "estranee"
"""The step for rows that are no association: where there is nothing else, the file is still to be filled in."""
FORMULA = "formula-non-calcolata"
_OTHERS = "colonna"
"""The step for whatever has no step of its own."""


@dataclass(frozen=True)
class Step:
    """What to do first: its key in ``words.toml``, the keeper's own ``column`` (``new``: to be added), how many rows.

    It is a part of a sentence; `text` gives it.
    """

    key: str
    column: str
    new: bool
    rows: int

    def text(self, lang: str = "it") -> str:
        """Return what to do, as it stands behind «Per prima cosa»."""
        said = words()["passi"][self.key]
        form = said.get(f"nuova_{lang}", said[lang]) if self.new else said[lang]
        return str(form.format_map({"colonna": self.column, "righe": say_rows(self.rows, lang)}))


@cache
def _steps() -> dict[str, str]:
    """Return ``code of a problem -> key of the step that mends it``."""
    return {code: key for key, said in words()["passi"].items() for code in said.get("codici", ())}


def find_first_step(placed: Placed) -> Step | None:
    """Return the step that mends most rows; None if there is nothing to mend."""
    states = placed.located["stato"].to_dict()
    rows: dict[tuple[str, str], set[int]] = defaultdict(set)
    for problem in _to_mend(placed):
        rows[_step_of(problem)].add(problem.riga)
    if not rows:
        return None
    # Of equal steps the one whose name comes first: the same file always gives the same sentence.
    key, column = max(sorted(rows), key=lambda step: _worth(step[0], rows[step], states))
    own = dict(reversed(placed.registry.headers))  # of several the clearest
    return Step(key, own.get(column, column), column not in own, len(rows[key, column]))


def _to_mend(placed: Placed) -> Iterable[Problem]:
    """Yield what should be mended: what weighs, what keeps a row off the map, and repetitions without measure."""
    repeated = placed.states["duplicata"] > MANY * len(placed.located)
    own = {code for code, key in _steps().items() if code != "duplicata" or repeated}
    # Of a cell whose formula has no value, that it is empty is no news.
    formulas = {(p.riga, p.colonna) for p in placed.problems if p.codice == FORMULA}
    told = (p for p in placed.problems if p.riga and (p.codice == FORMULA or (p.riga, p.colonna) not in formulas))
    return (problem for problem in told if problem.peso != "avviso" or problem.codice in own)


def _step_of(problem: Problem) -> tuple[str, str]:
    """Return the step that mends a problem, and the column it is about."""
    key = _steps().get(problem.codice)
    if key:
        return key, str(words()["passi"][key].get("colonna", problem.colonna))
    return (_OTHERS, problem.colonna) if problem.colonna else ("celle", "")


def _worth(key: str, rows: set[int], states: Mapping[Any, str]) -> int:
    saves = words()["passi"][key].get("salva", False)
    if words()["passi"][key].get("tutto", False):
        return WORTH * (len(states) + 1)
    return sum(WORTH if saves and states.get(riga) in _LOST else 1 for riga in rows)
