# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of one comune so alike that they may be one association: only proposed, never joined by us."""

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from mapping.cells import fold, shown
from mapping.files import MOST_LINES
from mapping.problems import Problem
from mapping.registry.duplicates import DECIDED, Duplicate, at_the_root
from mapping.toml_files import read_toml

DECISIONS = OTHER, REPEATED = ("diversa", "duplicata")
"""What the keeper may decide about a row that may repeat another."""
ASKED = ("duplicata-probabile", "omonima-senza-comune", "codice-in-comune")
"""Codes of the problems that ask for it."""
Array = np.ndarray[Any, Any]
_NO_ROWS = np.empty(0, dtype=np.int64)
LIKENESS = 90
"""From this likeness (0-100) on a pair of names is proposed."""
_COMPARED = 3_000
"""Names that are compared each with each; a comune with more is cut into alphabetical blocks of so many."""
_EFFORT = 150_000_000
"""Pairs of short names of one registry; where there would be more, or the names are long, the blocks are smaller."""
_SMALLEST = 20
_STRIPE = 256
"""Names whose hits are looked through at a time: a list of one name again and again has as many as it has pairs."""
_LETTERS = 200
"""Of a name that is compared."""
_GENERIC = frozenset(read_toml("cells/words.toml")["generic"]["words"])
"""Words that two associations of one town share without being the same."""


Apart = Set[tuple[int, int]]
"""Pairs of rows (later, earlier) of which the keeper said that they are two: they are asked about no more."""


class _Rows(NamedTuple):
    """What is compared of all rows, as arrays: a registry has thousands of comuni, too many for a frame each.

    ``apart`` are the pairs that are not to be named, each as one number (`_as_one`).
    """

    keys: Array
    comuni: Array
    coded: Array
    where: Array
    riga: Array
    apart: Array


def find_probable(keyed: pd.DataFrame, apart: Apart = frozenset()) -> list[Problem]:
    """Return one problem for each later row whose name resembles an earlier one of the same comune.

    Where no comune is given, only the same name in the same province or region, or in none, is proposed; and, whatever
    the name, the same tax code.

    ``keyed`` comes from `mapping.registry.identity.add_keys` and holds the rows still alive.
    """
    placed = keyed[((keyed["comune"] != "") | (keyed["comune_chiave"] != "")) & (keyed["nome_chiave"] != "")]
    rows = _compared(placed, apart)
    groups = [np.asarray(group) for group in placed.groupby("luogo_chiave", sort=False).indices.values()]
    block = _block_of([len(group) for group in groups], rows.keys)
    pairs = [pair for group in groups if len(group) > 1 for pair in _group_pairs(rows, group, block)]
    numbers = placed.index.tolist()
    titles = keyed["denominazione"]
    alike = [(numbers[later], numbers[earlier]) for later, earlier in sorted(pairs)]
    namesakes = _first_of(keyed.drop(index=numbers), ["nome_chiave", "luogo_chiave"], apart)
    return [
        *(_problem("duplicata-probabile", titles, *pair, titles[pair[1]]) for pair in alike),
        *(_problem("omonima-senza-comune", titles, *pair) for pair in namesakes),
        *(_problem("codice-in-comune", titles, *pair) for pair in _first_of(keyed, ["codice_fiscale"], apart)),
    ]


def add_decided(
    alive: pd.DataFrame, duplicates: dict[int, Duplicate], decisions: Mapping[int, str], apart: Apart
) -> dict[int, Duplicate]:
    """Return the duplicates with the rows of which the keeper said that they repeat the one they resemble."""
    said = {riga for riga, text in decisions.items() if text.casefold() == REPEATED}
    proposed = find_probable(alive, apart) if said else []
    decided = {problem.riga: Duplicate(int(problem.dati["altra"]), *DECIDED) for problem in proposed}
    return at_the_root(duplicates | {riga: found for riga, found in decided.items() if riga in said})


def undecided(alive: pd.DataFrame, decisions: Mapping[int, str], apart: Apart) -> list[Problem]:
    """Return the same as `find_probable` without the rows that are another association, as the keeper said."""
    return [p for p in find_probable(alive, apart) if decisions.get(p.riga, "").casefold() != OTHER]


def not_applied(decisions: Mapping[int, str]) -> list[Problem]:
    """Return one problem for each decision about a row still alive that is none, or says that it repeats another."""
    useless = {riga: text for riga, text in decisions.items() if text.casefold() != OTHER}
    return [Problem("decisione-non-applicata", riga, valore=shown(text)) for riga, text in useless.items()]


def _first_of(keyed: pd.DataFrame, keys: list[str], apart: Apart) -> Iterator[tuple[int, int]]:
    """Yield (riga, first riga) of the rows that say the same under these keys, if they say the first."""
    said = keyed[keyed[keys[0]] != ""]
    for rows in said.groupby(keys, sort=False).indices.values():
        group = said.index[rows].tolist()
        for at, riga in enumerate(group):
            first = next((other for other in islice(group, at) if (riga, other) not in apart), None)
            yield from () if first is None else ((riga, first),)


def _compared(placed: pd.DataFrame, apart: Apart) -> _Rows:
    sigle = placed["provincia"].str.upper()
    doubtful = sigle.str.fullmatch("[A-Z]{2}") & (placed["comune_chiave"] == "")
    return _Rows(
        keys=placed["nome_chiave"].to_numpy(dtype=object),
        comuni=placed["comune"].to_numpy(dtype=object),
        coded=(placed["codice_fiscale"] != "").to_numpy(dtype=bool),
        where=pd.factorize(sigle.where(doubtful))[0],
        riga=placed.index.to_numpy(),
        apart=np.array([_as_one(*pair) for pair in apart], dtype=np.int64),
    )


def _as_one(later: Any, earlier: Any) -> Any:
    """Return two row numbers as one; a sheet has fewer rows than this."""
    return later * (MOST_LINES + 1) + earlier


def _block_of(sizes: list[int], keys: Array) -> int:
    """Return how many names are compared each with each, so that all together take a bounded effort."""
    letters = min(_LETTERS, sum(map(len, keys)) / max(1, len(keys)))
    effort = sum(size * min(size, _COMPARED) for size in sizes) * (1 + (letters / 30) ** 2)
    return max(_SMALLEST, int(_COMPARED * min(1.0, _EFFORT / max(1.0, effort))))


def _group_pairs(rows: _Rows, group: Array, size: int) -> Iterator[tuple[int, int]]:
    """Yield (later, earlier) of the rows at the positions ``group``, those of one comune."""
    common = words_in_common(rows.comuni[group])
    names = np.array([telling_words(key, common)[:_LETTERS] for key in rows.keys[group].tolist()], dtype=object)
    order = np.arange(len(names)) if len(names) <= size else np.argsort(names, kind="stable")
    for start in range(0, len(order), size):
        block = np.sort(order[start : start + size])
        here = group[block]
        for later, earlier in _alike(names[block], rows.coded[here], rows.where[here], rows.riga[here], rows.apart):
            yield int(here[later]), int(here[earlier])


def _alike(
    names: Array, coded: Array, where: Array, riga: Array = _NO_ROWS, apart: Array = _NO_ROWS
) -> Iterator[tuple[int, int]]:
    """Yield (later, first earlier) of the positions whose names resemble each other.

    Two tax codes are two bodies, and two provinces (``where``, -1 if unknown) two comuni of one name; of two rows
    ``apart`` (by their numbers, ``riga``) the keeper said that they are.
    """
    listed = names.tolist()
    scores = process.cdist(listed, listed, scorer=fuzz.ratio, score_cutoff=LIKENESS, dtype=np.uint8)
    found: dict[int, int] = {}
    for start in range(0, len(scores), _STRIPE):
        # Few pairs resemble each other: what else is asked is asked of those alone.
        one, other = np.nonzero(scores[start : start + _STRIPE])
        one += start
        # Two rows that both give a province, and not the same one, lie in two comuni of one name.
        elsewhere = (where[one] != where[other]) & (where[one] >= 0) & (where[other] >= 0)
        kept = (one < other) & ~(coded[one] & coded[other]) & ~elsewhere
        if apart.size:
            kept &= ~np.isin(_as_one(riga[other], riga[one]), apart)
        # The earlier rows come in their order: the first that a later row resembles is the one to name.
        later, first = np.unique(other[kept], return_index=True)
        found = dict(zip(later.tolist(), one[kept][first].tolist(), strict=True)) | found
    yield from sorted(found.items())


def words_in_common(comuni: Iterable[str]) -> frozenset[str]:
    """Return the words that two associations of a town, written like any of ``comuni``, share without being one."""
    return _GENERIC.union(*(fold(comune).split() for comune in set(comuni)))


def telling_words(key: str, common: frozenset[str] = _GENERIC) -> str:
    """Return, in alphabetical order, the words that tell a name from others of its town; all if none does."""
    kept = sorted(word for word in key.split() if word not in common)
    return " ".join(kept) or key


def _problem(codice: str, titles: "pd.Series[str]", later: int, earlier: int, proposed: str = "") -> Problem:
    return Problem(codice, later, "denominazione", titles[later], proposed, {"altra": str(earlier)})
