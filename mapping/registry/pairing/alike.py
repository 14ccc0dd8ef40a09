# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of two registers that may be one body: what the rules for duplicates and for withdrawals propose."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from mapping.cells import fold
from mapping.progress import track
from mapping.registry.pairing.certain import A, B
from mapping.registry.probable_duplicates import LIKENESS, telling_words, words_in_common
from mapping.registry.withdrawals import Names, covers, names_of, shortened, slips

REASONS = (
    "stesso codice fiscale, ma nome o comune diversi",
    "stesso nome e stesso comune, ma non è certo che sia la stessa",
    "nome simile nello stesso comune",
    "stesso nome, ma il comune non è noto",
    "stesso nome in un altro comune",
)
"""Why two rows may be one body, the strongest first."""
CODE, NAME, SIMILAR, PLACELESS, ELSEWHERE = range(len(REASONS))
_PRODUCT = 400
"""Pairs that are all proposed of rows that say the same; of more rows each is proposed one."""
_BLOCK = 2_000
"""Rows of a comune whose names are compared each with each; more are cut into alphabetical blocks."""
_LETTERS = 200
"""Of a name that is compared."""
Rows = Sequence[int]
Key = TypeVar("Key", bound=Hashable)
Rule = Callable[[Sequence[Key], Sequence[Key]], Iterator[tuple[int, int]]]


class Edge(NamedTuple):
    """A row of A and one of B that may be one; the lower ``rank`` and ``distance``, the likelier."""

    rank: int
    distance: float
    a: int
    b: int


class _Said(NamedTuple):
    """What the edges are judged by, by row."""

    code: dict[int, str]
    key: dict[int, str]
    comune: dict[int, str]
    sigla: dict[int, str]
    region: dict[int, str]


def edges(keyed: pd.DataFrame, left: Rows) -> list[Edge]:
    """Return what rows of A and of B may be one, the likeliest of each two, in order.

    Two different tax codes are two bodies, whatever else they share.

    Parameters
    ----------
    keyed
        The rows of both registers, as `mapping.registry.pairing.certain.certain_pairs` takes them.
    left
        Those that have no certain partner.
    """
    rows = keyed.loc[list(left)]
    said = _said(keyed)
    named = rows[rows["nome_chiave"] != ""]
    found = [Edge(CODE, 0, *pair) for pair in _same(rows[rows["codice_fiscale"] != ""], ["codice_fiscale"])]
    placed = named[(named["comune"] != "") | (named["comune_chiave"] != "")]
    found += [Edge(NAME, 0, *pair) for pair in _same(placed, ["nome_chiave", "luogo_chiave"])]
    found += _similar(placed, said)
    found += [Edge(PLACELESS, 0, *pair) for pair in _same(named, ["nome_chiave"]) if _without_place(said, *pair)]
    found += [Edge(ELSEWHERE, 0, *pair) for pair in _elsewhere(keyed, set(left))]
    best: dict[tuple[int, int], Edge] = {}
    for edge in sorted(found):
        if _may_be(said, edge):
            best.setdefault((edge.a, edge.b), edge)
    return list(best.values())


def _said(keyed: pd.DataFrame) -> _Said:
    columns = [keyed[name] for name in ("codice_fiscale", "nome_chiave", "comune_chiave")]
    columns += [keyed["provincia"].str.upper(), keyed["regione"].map(fold)]
    rows = keyed.index.tolist()
    return _Said(*(dict(zip(rows, column.tolist(), strict=True)) for column in columns))


def _may_be(said: _Said, edge: Edge) -> bool:
    codes = {said.code[edge.a], said.code[edge.b]} - {""}
    sigle = {said.sigla[edge.a], said.sigla[edge.b]} - {""}
    # A comune's name that several comuni bear: the province tells them apart, as among duplicates.
    doubtful = not (said.comune[edge.a] or said.comune[edge.b])
    return len(codes) < 2 and not (edge.rank in (NAME, SIMILAR, PLACELESS) and doubtful and len(sigle) > 1)


def _sides(rows: pd.DataFrame, keys: list[str]) -> Iterator[tuple[Rows, Rows]]:
    """Yield the rows of A and of B that say the same under the keys."""
    index, of_a = rows.index.to_numpy(), (rows["lato"] == A).to_numpy()
    for at in rows.groupby(keys, sort=False).indices.values():
        here = of_a[at]
        if here.any() and not here.all():
            yield index[at[here]].tolist(), index[at[~here]].tolist()


def _same(rows: pd.DataFrame, keys: list[str]) -> Iterator[tuple[int, int]]:
    for mine, theirs in _sides(rows, keys):
        yield from _each(mine, theirs)


def _each(mine: Rows, theirs: Rows) -> Iterator[tuple[int, int]]:
    """Yield each row with each, unless they are too many; then every row has a partner at least."""
    if len(mine) * len(theirs) <= _PRODUCT:
        yield from ((a, b) for a in mine for b in theirs)
    else:
        yield from ((mine[n % len(mine)], theirs[n % len(theirs)]) for n in range(max(len(mine), len(theirs))))


def _without_place(said: _Said, a: int, b: int) -> bool:
    """Return whether one comune is unknown and the regions do not contradict each other."""
    regions = {said.region[a], said.region[b]} - {""}
    return not (said.comune[a] and said.comune[b]) and len(regions) < 2


def _elsewhere(keyed: pd.DataFrame, left: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the rows of one name that no other row of either register bears, in two comuni.

    The name must tell by more than one word: «Associazione Senegalesi» may be in every town.
    """
    known = keyed[(keyed["comune_chiave"] != "") & (keyed["nome_chiave"] != "")]
    sides = [side[~side["nome_chiave"].duplicated(keep=False)] for _, side in known.groupby("lato")]
    if len(sides) < 2:
        return
    theirs = dict(zip(sides[1]["nome_chiave"], sides[1].index.tolist(), strict=True))
    for a, name, key in zip(sides[0].index.tolist(), sides[0]["denominazione"], sides[0]["nome_chiave"], strict=True):
        if a in left and theirs.get(key) in left and len(names_of([name]).telling) > 1:
            yield a, theirs[key]


def _similar(placed: pd.DataFrame, said: _Said) -> Iterator[Edge]:
    texts = placed[["denominazione", "acronimo", "comune"]].to_dict("index")
    for mine, theirs in track(list(_sides(placed, ["luogo_chiave"])), "Nomi simili"):
        here = [*mine, *theirs]
        common = words_in_common(str(texts[row]["comune"]) for row in here)
        words = {row: telling_words(said.key[row], common)[:_LETTERS] for row in here}
        names = {row: _names(texts[row]) for row in here}
        close = _by_key(mine, theirs, words, _close)
        for a, b in {*close, *(pair for rule in _RULES for pair in _by_key(mine, theirs, names, rule))}:
            yield Edge(SIMILAR, 100 - fuzz.ratio(words[a], words[b]), a, b)


def _names(text: Mapping[Hashable, Any]) -> Names:
    return names_of([text["denominazione"], text["acronimo"]], [text["comune"]])


def _by_key(mine: Rows, theirs: Rows, keys: Mapping[int, Key], rule: Rule[Key]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose keys the rule finds alike; each key is asked about once, however many rows have it."""
    left, right = _rows_of(mine, keys), _rows_of(theirs, keys)
    ours, others = list(left), list(right)
    for at, other in rule(ours, others):
        yield from _each(left[ours[at]], right[others[other]])


def _rows_of(side: Rows, keys: Mapping[int, Key]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for row in side:
        found.setdefault(keys[row], []).append(row)
    return found


def _close(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of words as alike as those of probable duplicates."""
    order = sorted([(word, A, at) for at, word in enumerate(mine)] + [(word, B, at) for at, word in enumerate(theirs)])
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        left, right = ([(word, at) for word, side, at in block if side == name] for name in (A, B))
        scores = process.cdist(
            [word for word, _ in left], [word for word, _ in right],
            scorer=fuzz.ratio, score_cutoff=LIKENESS, dtype=np.uint8,
        )  # fmt: skip
        yield from ((left[at][1], right[other][1]) for at, other in np.argwhere(scores).tolist())


def _more_words(mine: Sequence[Names], theirs: Sequence[Names]) -> Iterator[tuple[int, int]]:
    """Yield the same as `covers`, but for a name of figures alone («=1+1»): they are no part of «Primo Passo»."""
    yield from ((a, b) for a, b in covers(mine, theirs) if not (_is_figures(mine[a]) or _is_figures(theirs[b])))


def _is_figures(names: Names) -> bool:
    return all(word.isdecimal() for word in names.telling)


_RULES: tuple[Rule[Names], ...] = (slips, _more_words, shortened)
"""By which a withdrawal finds a name: a slip of the pen, a word more or less, words abbreviated."""
