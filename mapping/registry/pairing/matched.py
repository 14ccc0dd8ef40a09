# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two registers side by side: every row of theirs that may be told, in exactly one place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from mapping.progress import working
from mapping.registry.editions import barred_names, shown_and_hidden
from mapping.registry.identity import add_keys
from mapping.registry.model import Registry
from mapping.registry.pairing.alike import REASONS, Edge, edges
from mapping.registry.pairing.certain import A, B, Pair, certain_pairs
from mapping.registry.withdrawals import KEEP, names_of, written_code
from mapping.schema import CEASED, INPUT_COLUMNS


@dataclass(frozen=True)
class Matched:
    """Which rows of two registers are one body.

    Attributes
    ----------
    rows : pandas.DataFrame
        The living rows of both, with their keys, ``lato`` (``a`` or ``b``) and ``riga``, which is that of the file.
    same : tuple of Pair
        The certain pairs, as ``rows`` numbers them; each row in one at most.
    perhaps : tuple of Pair
        Those that may be one; a row stands in several where it may be any of several.
    only : dict
        ``lato -> rows`` without a partner.
    left_out : dict
        ``lato -> how many`` rows are told nowhere, because the other register hides the same body.
    notes : dict
        What is to be said beside a row without a partner.
    own : tuple
        The columns that an edition adds to one of the registers, or to both.
    """

    rows: pd.DataFrame
    same: tuple[Pair, ...]
    perhaps: tuple[Pair, ...]
    only: Mapping[str, tuple[int, ...]]
    left_out: Mapping[str, int]
    notes: Mapping[int, str]
    own: tuple[str, ...] = ()


def match_registries(a: Registry, b: Registry) -> Matched:
    """Return which rows of two registers are certainly one body, which may be, and which have no partner.

    Whatever the order of the rows, and of the registers. Rows that either register hides are matched too, told nowhere,
    and neither is the row of the other that is, or may be, the same.
    """
    with working("Certamente uguali"):
        keyed = _united({A: shown_and_hidden(a), B: shown_and_hidden(b)}, {A: a, B: b})
        pairs = certain_pairs(keyed)
    hidden = set(keyed.index[keyed["stato"] != ""])
    paired = {row for pair in pairs for row in (pair.a, pair.b)}
    likely = edges(keyed, [row for row in keyed.index.tolist() if row not in paired])
    out = _beside_hidden(keyed, hidden, [*((one.a, one.b) for one in pairs), *((one.a, one.b) for one in likely)])
    out |= _barred(keyed, barred_names(a, b)) - paired
    out -= hidden
    untold = hidden | out
    chosen, rest = _mutual([edge for edge in likely if not untold & {edge.a, edge.b}])
    perhaps = tuple(sorted(Pair(edge.a, edge.b, REASONS[edge.rank]) for edge in chosen))
    found = paired | untold | {row for pair in perhaps for row in (pair.a, pair.b)}
    only = {
        side: tuple(row for row in rows if row not in found)
        for side, rows in ((name, keyed.index[keyed["lato"] == name].tolist()) for name in (A, B))
    }
    counts = Counter(keyed.loc[list(out), "lato"])
    return Matched(
        rows=keyed.drop(index=list(untold)),
        same=tuple(pair for pair in pairs if not untold & {pair.a, pair.b}),
        perhaps=perhaps,
        only=only,
        left_out={side: counts[side] for side in (A, B)},
        notes=_resembling(keyed, rest, only) | _ceased(keyed, only[A], b, B) | _ceased(keyed, only[B], a, A),
        own=_own([a, b]),
    )


def _united(sides: Mapping[str, pd.DataFrame], registries: Mapping[str, Registry]) -> pd.DataFrame:
    """Return the rows of both in an order that is that of neither file, numbered from 0."""
    frames = [
        rows.assign(lato=side, riga=rows.index, codice_scritto=_written(registries[side], rows.index))
        for side, rows in sides.items()
    ]
    both = pd.concat(frames, ignore_index=True).fillna(dict.fromkeys(_own(registries.values()), ""))
    order = ["nome_chiave", "luogo_chiave", *INPUT_COLUMNS, "riga", "lato"]
    return both.sort_values(order, ignore_index=True)


def _own(registries: Iterable[Registry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.name for registry in registries for column in registry.own))


def _written(registry: Registry, rows: "pd.Index[int]") -> "pd.Series[str]":
    """Return the tax codes as they are written, also those that are wrong."""
    if "codice_fiscale" not in registry.stands:
        return pd.Series("", index=rows, dtype="str")
    column = registry.raw.iloc[:, registry.stands["codice_fiscale"]]
    return column.reindex(rows, fill_value="").map(written_code).astype("str")


def _beside_hidden(keyed: pd.DataFrame, hidden: set[int], pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Return the rows that are, or may be, a body that the other register hides; one that the list keeps is not."""
    withheld = hidden - set(keyed.index[keyed["decisione"] == KEEP])
    return {row for pair in pairs if withheld.intersection(pair) for row in pair}


def _barred(keyed: pd.DataFrame, barred: frozenset[str]) -> set[int]:
    """Return the rows that bear a withdrawn name, in whatever place they are: the body may have moved."""
    if not barred:
        return set()
    names = zip(keyed.index.tolist(), keyed["denominazione"], strict=True)
    return {row for row, name in names if not barred.isdisjoint(names_of([name]).whole)}


def _mutual(likely: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Return the edges that are the likeliest of both their rows, and what is left once these rows are taken.

    Edges that are equally likely are all kept: nobody can tell which of several homonyms is meant.
    """
    chosen: list[Edge] = []
    rest: list[Edge] = []
    taken: set[int] = set()
    for _, equal in groupby(sorted(likely), key=lambda edge: (edge.rank, round(edge.distance, 6))):
        edges_here = list(equal)
        kept = [edge for edge in edges_here if taken.isdisjoint((edge.a, edge.b))]
        rest += [edge for edge in edges_here if not taken.isdisjoint((edge.a, edge.b))]
        chosen += kept
        taken.update(row for edge in kept for row in (edge.a, edge.b))
    return chosen, rest


def _resembling(keyed: pd.DataFrame, rest: Iterable[Edge], only: Mapping[str, Iterable[int]]) -> dict[int, str]:
    """Return, of the rows without a partner, the one that each resembles, which resembles another more."""
    alone, riga = {*only[A], *only[B]}, keyed["riga"]
    told: dict[int, str] = {}
    for edge in rest:
        for row, other, side in ((edge.a, edge.b, B), (edge.b, edge.a, A)):
            if row in alone:
                why = REASONS[edge.rank]
                told.setdefault(row, f"Riga {riga[other]} di {side.upper()}: {why}; ma somiglia di più a un'altra.")
    return told


def _ceased(keyed: pd.DataFrame, alone: Iterable[int], other: Registry, side: str) -> dict[int, str]:
    """Return, of the rows without a partner, those of which the other register says that they are no more."""
    gone = add_keys(other.rows[other.rows["stato"] == CEASED])
    rows = keyed.loc[list(alone)]
    if gone.empty or rows.empty:
        return {}
    first = len(keyed)
    written = _written(other, gone.index)
    ended = gone.assign(lato=side, riga=gone.index, codice_scritto=written).set_axis(range(first, first + len(gone)))
    pairs = certain_pairs(pd.concat([rows, ended]))
    riga = ended["riga"].to_dict()
    told = [(pair.a, pair.b) if side == B else (pair.b, pair.a) for pair in pairs]
    return {row: f"In {side.upper()}, riga {riga[end]}, l'ente risulta cessato." for row, end in told}
