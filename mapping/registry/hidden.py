# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that must not be published, taken out of a registry: withdrawn ones, and those that may be one."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from mapping.problems import Problem
from mapping.registry.merging import LEFT_OUT, UNSAID
from mapping.registry.model import DecidedPair, Registry
from mapping.registry.withdrawals import Barred, Entry, Withdrawals, WithdrawnCells
from mapping.schema import INPUT_COLUMNS

WITHDRAWN, BY_NAME_ALONE, WITHHELD = "ritirata", "ritiro-senza-comune", "trattenuta"
"""Codes of the problems that hide a row; the first and the last are states too."""
_QUOTED = re.compile("«([^«»]*)»")
UNMATCHED = "ritiri-senza-riga"
BARRED = {
    "denominazione": "nome",
    "acronimo": "nome",
    "id": "id",
    "codice_fiscale": "codice_fiscale",
    "sito_web": "sito_web",
}
"""``column -> kind of text`` of what tells a withdrawn association."""
_OF_THE_WITHHELD = ("id", "codice_fiscale")
"""What of a withheld row no file may hold: its name may be another association's, which is published."""


def verdict(riga: int, entry: Entry, codice: str, name: str) -> Problem:
    """Return the problem that hides a row because of an entry; only that of a withheld row repeats the name."""
    told = {"colonna": "denominazione", "valore": name} if codice == WITHHELD else {}
    return Problem(codice, riga, **told, dati={"voce": entry.voce})


def unmatched(entries: list[Entry]) -> list[Problem]:
    """Return one problem for all entries that nothing in the registry resembles: a list grows over the years."""
    if not entries:
        return []
    voci = ", ".join(entry.voce for entry in entries[:20]) + (", …" if len(entries) > 20 else "")
    return [Problem(UNMATCHED, dati={"quante": str(len(entries)), "voci": voci})]


def of_withdrawn(
    pairs: Iterable[DecidedPair],
    written: Iterable[tuple[int, str]],
    verdicts: Mapping[int, Problem],
    without: Callable[[], Container[int]],
) -> list[Problem]:
    """Return one problem for all decisions about withdrawn rows: whether they may be taken out, or must stay.

    ``without`` gives the rows that are hidden where nothing is decided. Decisions only ever hide more: where none is
    missing there, none of these is needed. Otherwise one may hide through another, and all of them stay.
    """
    gone = {riga for riga, problem in verdicts.items() if problem.codice != WITHHELD}
    count = sum(riga in gone for riga, _ in written) + sum(not gone.isdisjoint(pair[:2]) for pair in pairs)
    if not count:
        return []
    still = without()
    useless = all(riga in still for riga in verdicts)
    return [Problem("decisioni-di-ritirate" if useless else "decisioni-che-nascondono", dati={"quante": str(count)})]


def hide(
    registry: Registry,
    verdicts: Mapping[int, Problem],
    entries: Mapping[int, Entry],
    written: pd.DataFrame | None = None,
) -> Registry:
    """Return the registry without what the rows of ``verdicts`` say, because of ``entries``.

    A withdrawn row leaves its number and its state. A withheld one stays as it came in ``raw``, which is the keeper's:
    it may have to be published after all. ``written`` are the rows that a decision corrects as the file writes them,
    with the ``id`` that they had: what those say is barred too.
    """
    if not verdicts:
        return registry
    gone = list(verdicts)
    states = {riga: WITHHELD if problem.codice == WITHHELD else WITHDRAWN for riga, problem in verdicts.items()}
    hidden = registry.rows.loc[gone, [*INPUT_COLUMNS, "id"]].assign(
        stato=pd.Series(states), voce=pd.Series({riga: entry.voce for riga, entry in entries.items()}),
        decisione=pd.Series({riga: entry.decision for riga, entry in entries.items()}),
    )  # fmt: skip
    withdrawn = frozenset(riga for riga in gone if states[riga] == WITHDRAWN)
    rows, raw = registry.rows.copy(), registry.raw.copy()
    rows.loc[gone, [*INPUT_COLUMNS, "id", "duplicata_di"]] = ""
    rows.loc[gone, "stato"] = [states[riga] for riga in gone]
    rows.loc[gone, "motivo"] = [verdicts[riga].public() for riga in gone]
    raw.loc[list(withdrawn), :] = ""
    return replace(
        registry,
        rows=rows,
        raw=raw,
        problems=in_order([*(p for p in registry.problems if p.riga not in verdicts), *verdicts.values()]),
        hidden=pd.concat([registry.hidden, hidden]),
        barred=tuple(dict.fromkeys([*registry.barred, *_barred(hidden), *_barred(_as_written(hidden, written))])),
        decided=registry.decided and registry.decided.without(withdrawn),
    )


def _as_written(hidden: pd.DataFrame, written: pd.DataFrame | None) -> pd.DataFrame:
    """Return the hidden rows that a decision corrects, as the file writes them."""
    if written is None:
        return hidden.head(0)
    rows = written.loc[written.index.intersection(hidden.index), [*INPUT_COLUMNS, "id"]]
    return rows.join(hidden[["stato", "voce", "decisione"]])


def _barred(hidden: pd.DataFrame) -> Iterator[Barred]:
    for row in hidden.to_dict("records"):
        for column, kind in BARRED.items():
            if row[column] and (row["stato"] == WITHDRAWN or column in _OF_THE_WITHHELD):
                yield Barred(row[column], kind, row["voce"])


def bar(registry: Registry, withdrawals: Withdrawals) -> Registry:
    """Return the registry with what the list itself forbids to publish."""
    barred = [text for entry in withdrawals.entries for text in entry.barred()]
    return replace(registry, barred=tuple(barred), entries=withdrawals.entries)


def neutral(registry: Registry) -> Registry:
    """Return the registry with problems in which no sheet and no header is named that names a withdrawn association."""
    withdrawn = WithdrawnCells(registry.barred)

    def told(found: re.Match[str]) -> str:
        return "«…»" if withdrawn.names(found[1]) else found[0]

    def bare(problem: Problem) -> Problem:
        facts = {key: _QUOTED.sub(told, text) for key, text in problem.dati.items()}
        return replace(problem, dati=facts | sheet(problem))

    def sheet(problem: Problem) -> dict[str, str]:
        return {"foglio": "…"} if withdrawn.names(problem.dati.get("foglio", "")) else {}

    problems = [problem if problem.riga or not problem.dati else bare(problem) for problem in registry.problems]
    name = "" if withdrawn.names(registry.sheet) else registry.sheet
    return replace(registry, problems=tuple(problems), sheet=name)


def without_withdrawn(registry: Registry) -> Registry:
    """Return the registry with no problem that proposes what tells a withdrawn association, in another row's place."""
    proposing = (LEFT_OUT, UNSAID)
    told = [problem for problem in registry.problems if problem.codice in proposing]
    if not told or not registry.barred:
        return registry
    withdrawn = WithdrawnCells(registry.barred)
    named = {problem.dati["altro"] for problem in told if withdrawn.names(problem.dati["altro"])}
    problems = [p for p in registry.problems if p.codice not in proposing or p.dati["altro"] not in named]
    return replace(registry, problems=tuple(problems))


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems in the order of the rows, then of the columns."""
    return tuple(sorted(problems, key=lambda problem: (problem.riga, problem.colonna, problem.codice, problem.valore)))
