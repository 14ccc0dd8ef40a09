# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What two rows of one body say differently, column by column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from mapping.cells import fold
from mapping.registry.duplicates import near, point_of
from mapping.registry.merging import bare_site
from mapping.registry.pairing.matched import Matched
from mapping.schema import COLUMNS, INPUT_COLUMNS, SEPARATOR

_OF_THE_LIST = ("fonte_tipo", "fonte_url", "fonte_data", "fonti", "stato_verifica", "data_verifica")
"""Where a row was found and who looked at it: that of two lists is always another, and says nothing of the body."""
COMPARED = tuple(name for name in INPUT_COLUMNS if COLUMNS[name].published and name not in _OF_THE_LIST)
"""The columns that are held against each other; the keeper's notes are not read into any report."""
_PLACE = ("comune", "codice_comune")
_POINT = ("latitudine", "longitudine")
OTHER, ONLY_A, ONLY_B = "diverso", "solo in A", "solo in B"
"""What a difference is: both say something else, or only one of them says it."""


class Difference(NamedTuple):
    """What a pair of rows, as `Matched` numbers them, says differently under one column."""

    a: int
    b: int
    column: str
    kind: str
    of_a: str
    of_b: str


def differences(matched: Matched) -> list[Difference]:
    """Return what the certain pairs say differently; another writing of the same thing is no difference.

    Only the columns of which both registers say something: that a register has no addresses at all is one fact, not
    one for each of its rows.
    """
    columns = _columns_of_both(matched.rows, (*COMPARED, *matched.own))
    told = matched.rows.loc[[row for pair in matched.same for row in (pair.a, pair.b)]].to_dict("index")
    return [
        Difference(pair.a, pair.b, *one)
        for pair in matched.same
        for one in _of_pair(told[pair.a], told[pair.b], columns)
    ]


def _columns_of_both(rows: pd.DataFrame, names: Sequence[str]) -> list[str]:
    said = [set(names)] + [{name for name in names if (side[name] != "").any()} for _, side in rows.groupby("lato")]
    return [name for name in names if name in set.intersection(*said)]


def _of_pair(a: Mapping[Any, Any], b: Mapping[Any, Any], columns: list[str]) -> Iterator[tuple[str, str, str, str]]:
    for name in columns:
        of_a, of_b = str(a[name]), str(b[name])
        if of_a == of_b:
            continue
        if not (of_a and of_b):
            yield name, ONLY_A if of_a else ONLY_B, of_a, of_b
        elif not _same(name, a, b):
            yield name, OTHER, of_a, of_b


def _same(name: str, a: Mapping[Any, Any], b: Mapping[Any, Any]) -> bool:
    """Return whether two cells that are written differently say the same."""
    if name in _PLACE and a["comune_chiave"]:
        return bool(a["comune_chiave"] == b["comune_chiave"])
    if name in _POINT:
        return near(*(point_of(row["latitudine"], row["longitudine"]) for row in (a, b)))
    read = _READ.get(COLUMNS[name].kind if name in COLUMNS else "text", str)
    return read(a[name]) == read(b[name])


def _values(cell: str) -> object:
    return sorted(cell.split(SEPARATOR))


_READ: dict[str, Callable[[str], object]] = {
    "text": fold, "url": bare_site, "choices": _values, "countries": _values,
}  # fmt: skip
