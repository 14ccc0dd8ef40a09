# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that the keeper said are one association, or two: the last word, also where the rows themselves are certain."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from mapping.problems import Problem
from mapping.registry.duplicates import DECIDED, Duplicate
from mapping.registry.model import DecidedPair


class Bodies(NamedTuple):
    """``riga -> the row that it repeats``, what is told of the pairs, and how many of them were applied."""

    duplicates: dict[int, Duplicate]
    problems: list[Problem]
    applied: int


def part(found: Mapping[int, Duplicate], pairs: Iterable[DecidedPair]) -> tuple[dict[int, Duplicate], list[Problem]]:
    """Return the duplicates without those that the keeper said are another association, and a sentence for each.

    Of two rows that both repeat a third one the second is set free: it is not known which of the two the third is.
    """
    left, problems = dict(found), []
    for one, other, same in pairs:
        if not same and _root(left, one) == _root(left, other):
            free, kept = (other, one) if other in left else (one, other)
            why = left.pop(free)
            facts = {"altra": str(kept), "perche": why.why, "perche_en": why.why_en}
            problems.append(Problem("doppione-diviso", free, "denominazione", dati=facts))
    return left, problems


def join(found: Mapping[int, Duplicate], pairs: Sequence[DecidedPair], living: Container[int]) -> Bodies:
    """Return the duplicates with those that the keeper said repeat another; what they repeat may stand below them.

    A pair that would make one of two rows that are two, as he said too, is not joined.
    """
    families = _Families(found)
    problems: list[Problem] = []
    applied = 0
    for pair in pairs:
        rows = [riga for riga in pair[:2] if riga in living]
        if len(rows) < 2:
            problems += _useless("coppia-senza-vita", pair, rows)
        elif pair.same and any(families.would_join(pair, two) for two in pairs if not two.same):
            problems += _useless("coppia-contraddetta", pair, rows)
        else:
            applied += 1
            if pair.same:
                families.join(*pair[:2])
    return Bodies(families.found, problems, applied)


def join_all(found: Mapping[int, Duplicate], pairs: Iterable[tuple[int, int]]) -> dict[int, Duplicate]:
    """Return the duplicates with every one of these pairs of rows as one body: what is asked to hide one of them."""
    families = _Families(found)
    for one, other in pairs:
        families.join(one, other)
    return families.found


class _Families:
    """Rows that are one association, each by the row that stays."""

    def __init__(self, found: Mapping[int, Duplicate]) -> None:
        self.found = dict(found)
        self.members: dict[int, list[int]] = {}
        for riga, one in found.items():
            self.members.setdefault(one.first, []).append(riga)

    def join(self, one: int, other: int) -> None:
        """Let one of two rows stay and the other repeat it; of rows that repeat a third one that one stays."""
        first, second = _root(self.found, one), _root(self.found, other)
        if first == second == other:  # certain already, but the other way round
            self.found.pop(one)
            self.members[other].remove(one)
            first = one
        if first != second:
            moved = [second, *self.members.pop(second, ())]
            self.members.setdefault(first, []).extend(moved)
            self.found |= dict.fromkeys(moved, Duplicate(first, *DECIDED))

    def would_join(self, pair: DecidedPair, two: DecidedPair) -> bool:
        return {_root(self.found, riga) for riga in pair[:2]} == {_root(self.found, riga) for riga in two[:2]}


def _root(found: Mapping[int, Duplicate], riga: int) -> int:
    return found[riga].first if riga in found else riga


def _useless(codice: str, pair: DecidedPair, rows: Sequence[int]) -> list[Problem]:
    """Return what is told of a pair that is not joined; of rows that are two anyway there is nothing to tell."""
    other = {pair.one: pair.other, pair.other: pair.one}
    return [Problem(codice, riga, "denominazione", dati={"altra": str(other[riga])}) for riga in rows[-1:] if pair.same]
