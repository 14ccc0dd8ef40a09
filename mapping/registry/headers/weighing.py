# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A header held against what stands below it: guesses that the cells contradict go, columns that they tell come.

Cautious, because a wrong column is worse than one that is not read: a column of the cells alone is never a person's or
somebody else's (its header says so), is the only one that could be it, and the keeper is told.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from mapping.cells import fold_header, says_nothing
from mapping.registry.headers.cell_kinds import (
    IMPOSSIBLE,
    KINDS,
    PAIR,
    POINT,
    is_body,
    is_exact,
    is_personal,
    is_proceeding,
    is_province,
    is_sigla,
    is_text,
)
from mapping.registry.headers.ends import column_of_end, may_be_the_end
from mapping.registry.headers.header import NAME, Header, is_ours
from mapping.registry.headers.matching import column_words, find_column, is_vague, match_headers, speaks_of_another
from mapping.registry.headers.name_words import looks_like_a_person, may_be_a_name, may_name_bodies, names_bodies
from mapping.registry.headers.settled import Settled

SAMPLE = 200
"""Rows that are looked at."""
_FIRST = 10
"""Cells of which half must pass, before all are looked at."""
_LONGEST = 300
"""Characters of a cell that are looked at."""
_ENOUGH = 3
"""Filled cells that tell what a column is, or is not."""
_MOST = 0.9
"""From which share on the cells say it."""
_WITH_A_WORD = 0.7
"""The same, where a word of the header says it too."""
_WORD = 0.5
"""What a word of the header adds to the share of the cells."""
_NEAR = 0.2
"""So near is another column that it may be meant as well: then neither is read."""
_WRITTEN = frozenset(["comune", "regione", "sito_web", "paesi_origine"])
"""Columns of words, where a person's may stand; a code that is right is no telephone."""
_OWN = frozenset(["codice_fiscale", "sito_web"])
"""Columns of which each body has one of its own."""
_OTHER_PLACES = {
    "comune": frozenset(["prov", "provincia", "province", "metropolitana", "regione", "region", "stato", "nazione"]),
    "provincia": frozenset(["comune", "citta", "city", "regione", "region"]),
    "regione": frozenset(["comune", "citta", "city", "prov", "provincia", "province"]),
}
"""Words of a header that say which other kind of place stands below it."""
_YES_OR_NO = frozenset(["SI", "NO", "NA"])
"""Siena, Novara and Napoli, or Slovenia, Norway and Namibia: only where something else stands in the column too."""
Cells = dict[int, list[str]]
"""Those of some rows that say something, by position."""
Guess = tuple[int, str]
"""A position and the column that it seems to be."""


def weigh(texts: Sequence[str], settled: Settled, rows: Iterable[Sequence[str]]) -> Header:
    """Return what each header names, once the cells of some rows were looked at."""
    cells = _cells(rows, len(texts))
    barred: set[Guess] = set()
    header = match_headers(texts, settled)
    while found := set(_contradicted(header, cells, barred)) - barred:
        barred |= found
        header = match_headers(texts, settled, barred)
    told = _told_by_cells(header, cells, settled)
    ends = _told_by_ends(header, cells, settled)
    told = {at: name for at, name in told.items() if at not in ends} | ends
    read = {at for _, at in header.columns} | told.keys()
    against = ((texts[at].strip(), name) for at, name in sorted(barred) if at not in read)
    header = header.with_cells(told, tuple(against))
    return replace(header, unsure=_unsure(header, cells, read))


def _told_by_ends(header: Header, cells: Cells, settled: Settled) -> dict[int, str]:
    """Return ``position -> column`` of those that say whether a body is no more; a word of theirs may mislead."""
    certain = {at for name, at in header.columns if (header.texts[at].strip(), name) not in header.likely}
    taken = set(settled.values())
    open_ = (
        at for at in range(len(header.texts)) if at not in certain | header.settled and not is_ours(header.texts[at])
    )
    found = {at: column_of_end(header.texts[at], cells[at]) for at in open_}
    return {at: name for at, name in found.items() if name and name not in taken}


def _unsure(header: Header, cells: Cells, read: set[int]) -> tuple[str, ...]:
    left = (at for at in range(len(header.texts)) if at not in read | header.settled)
    return tuple(header.texts[at].strip() for at in left if may_be_the_end(header.texts[at], cells[at]))


def _cells(rows: Iterable[Sequence[str]], width: int) -> Cells:
    cells: Cells = {position: [] for position in range(width)}
    for row in rows:
        for position, cell in enumerate(row[:width]):
            text = cell.strip()[:_LONGEST]
            if text and not (says_nothing(text) and not is_sigla(text)):
                cells[position].append(text)
    return cells


def share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    """Return the share of the cells that pass, 0 where less than half of the first ones do."""
    first = cells[:_FIRST]
    if 2 * sum(map(test, first)) < len(first) or not first:
        return 0.0
    return sum(count for cell, count in Counter(cells).items() if test(cell)) / len(cells)


def _contradicted(header: Header, cells: Cells, barred: set[Guess]) -> Iterator[Guess]:
    """Yield the guesses that the cells plainly contradict; a column's own name is one beside another such column."""
    # A vague header may be a person's: it is no name instead of another unless bodies stand below it.
    vague = [at for at in range(len(header.texts)) if is_vague(header.texts[at]) and share(cells[at], is_body) < 1 / 2]
    names = [at for at in _may_be_the_name(header, barred) if at not in vague]
    against = {at for at in names if _cannot_be(NAME, cells[at])}
    for at in against if len(against) < len(names) else ():
        yield at, NAME
    for name, at in header.columns:
        if name == NAME or at in header.settled or not _cannot_be(name, cells[at]):
            continue
        others = (cells[other] for one, other in header.columns if one == name and other != at)
        if fold_header(header.texts[at]) != fold_header(name) or not all(_cannot_be(name, other) for other in others):
            yield at, name
    for text, name in header.likely:
        at = next(at for one, at in header.columns if one == name and header.texts[at].strip() == text)
        if name != NAME and _is_of_persons(cells[at]):
            yield at, name


def _may_be_the_name(header: Header, barred: set[Guess]) -> list[int]:
    if any(name == NAME and at in header.settled for name, at in header.columns):
        return []
    free = (at for at in range(len(header.texts)) if (at, NAME) not in barred and at not in header.settled)
    return [at for at in free if column_words(header.texts[at]) == NAME]


def _cannot_be(name: str, cells: Sequence[str]) -> bool:
    if name == "acronimo":  # a column of two letters, however short, says where
        return bool(cells) and share(cells, is_sigla) > _MOST
    if name == "stato_ente" and any(map(is_proceeding, cells)):
        return True
    return name in IMPOSSIBLE and len(cells) >= _ENOUGH and share(cells, IMPOSSIBLE[name]) >= _MOST


def _is_of_persons(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and share(cells, is_personal) >= 1 / 2


def _told_by_cells(header: Header, cells: Cells, settled: Settled) -> dict[int, str]:
    """Return ``position -> column`` of the best assignment of all columns that nothing is known of."""
    # A column of points without any takes their place from none: «Shape», empty, beside the coordinates.
    filled = {name for name, at in header.columns if cells[at] or name not in POINT}
    taken = filled | set(settled.values())
    free = [name for name in KINDS if name not in taken]
    left = [at for at in range(len(header.texts)) if _is_open(header, at) and len(cells[at]) >= 1]
    if not free or not left:
        return {}
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - half a second, where something is left to ask

    words = {at: _words(header.texts[at]) for at in left}
    scores = np.array([[_score(name, cells[at], word=name in words[at]) for name in free] for at in left])
    scores *= [[not _denies(header.texts[at], name) for name in free] for at in left]
    pairs = [
        (row, at) for row, at in zip(*linear_sum_assignment(scores, maximize=True), strict=True) if scores[row, at]
    ]
    over = np.delete(scores, [row for row, _ in pairs], axis=0)
    near = {at for row, at in pairs if (over[:, at] >= scores[row, at] - _NEAR).any()}
    found = {left[row]: free[at] for row, at in pairs if at not in near}
    return _certain_enough(found, header, cells)


def _is_open(header: Header, at: int) -> bool:
    """Return whether the cells of a column may say what it is: nothing is read of it, and it speaks of the body."""
    read = {position for _, position in header.columns} | header.settled | set(header.rivals)
    return at not in read and not speaks_of_another(header.texts[at])


def _score(name: str, cells: Sequence[str], *, word: bool) -> float:
    """Return how well a column answers to a meaning, 0 if not well enough: cells, and a word of the header."""
    enough = 2 if name in ("codice_fiscale", "cap", "sito_web", *POINT) else _ENOUGH
    found = share(cells, KINDS[name])
    if name == "latitudine" and not found:
        found = share(cells, PAIR)
    if len(cells) < (1 if word or name == "provincia" else enough) or found < (_WITH_A_WORD if word else _MOST):
        return 0.0
    if name == "stato_ente" and (not word or any(map(is_proceeding, cells))):  # of what, its header must say
        return 0.0
    if name in _OWN and not word and len(set(cells)) < len(cells):  # a federation's, an office's
        return 0.0
    yes_or_no = _YES_OR_NO.issuperset(cells)
    of_persons = name in _WRITTEN and _is_of_persons(cells)
    return 0.0 if yes_or_no or of_persons else found + _WORD * word


def _denies(text: str, name: str) -> bool:
    """Return whether a header says that below it stands a place of another kind: «prov_name» is no comune."""
    others = _OTHER_PLACES.get(name, frozenset())
    return not others.isdisjoint(map(fold_header, re.split(r"[\W_]+", text)))


def _words(text: str) -> set[str]:
    """Return the columns that single words of a header name."""
    said = (find_column(word) for word in text.replace("_", " ").split())
    return {column[0] for column in said if column}


def _certain_enough(found: dict[int, str], header: Header, cells: Cells) -> dict[int, str]:
    """Return the same without half a point, and without places that may be comuni as well as provinces."""
    named = header.names | set(found.values())
    kept = {}
    for at, name in found.items():
        pair = name == "latitudine" and share(cells[at], PAIR) >= _MOST
        if name in POINT and not pair and not (set(POINT) <= named and share(cells[at], is_exact) >= 1 / 2):
            continue
        if name in ("comune", "provincia") and name not in _words(header.texts[at]):
            both = share(cells[at], is_province) >= _MOST and share(cells[at], KINDS["comune"]) >= _MOST
            if both and not {"comune", "provincia"} <= named:
                continue
            if name == "provincia" and len(cells[at]) < _ENOUGH and share(cells[at], is_sigla) < 1:
                continue
        kept[at] = name
    return kept


def names_by_cells(header: Header, rows: Iterable[Sequence[str]]) -> tuple[list[int], bool]:
    """Return the columns that may be the name in a file whose headers name none, and whether it is certainly one."""
    cells = _cells(rows, len(header.texts))
    named = {at for at, text in enumerate(header.texts) if column_words(text) == NAME}  # beside «Cognome»: a person's
    read = {position for _, position in header.columns} | header.settled
    left = [at for at in cells if at not in named | read]
    texts = [at for at in left if _may_be_names(header.texts[at], cells[at])]
    texts.sort(key=lambda at: not names_bodies(header.texts[at]))
    # Certain is the only column of words: what is not offered may still make it doubtful.
    words = [at for at in left if cells[at] and _is_open(header, at) and share(cells[at], is_text) >= _MOST]
    sure = [at for at in words if not _is_of_persons(cells[at])]
    if len(sure) != 1 or texts != sure:
        return texts, False
    return texts, len(cells[texts[0]]) >= _ENOUGH and share(cells[texts[0]], is_body) >= 1 / 2


def _may_be_names(text: str, cells: Sequence[str]) -> bool:
    if not text.strip() or not cells or not may_name_bodies(text) or _is_of_persons(cells):
        return False
    if names_bodies(text):
        return share(cells, may_be_a_name) >= 1 / 2
    of_persons = len(cells) > 1 and share(cells, looks_like_a_person) >= _MOST and max(map(_words_of, cells)) > 1
    return share(cells, may_be_a_name) >= _MOST and not of_persons


def _words_of(cell: str) -> int:
    return len(cell.split())
