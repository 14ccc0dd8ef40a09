# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which row of today's register a decision is about: the rows may have been moved, added, sorted, or put right."""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import NamedTuple

import pandas as pd

from mapping.cells import clean_cell, fold, parse_tax_code
from mapping.distinct import by_distinct
from mapping.registry.decisions.kept import KEY, CellDecision, RowKey
from mapping.registry.identity import add_keys
from mapping.registry.model import Table

_CODE, _NAME = KEY[:2]
_APART = (_CODE, *KEY[3:])
"""The columns that tell apart what tax code, name and comune find."""


class _Said(NamedTuple):
    """What a row or a key says, to be compared: the tax code, name and place in the forms that `add_keys` gives."""

    code: str
    name: str
    place: str
    apart: tuple[str, ...]


class Rows:
    """The rows of a register as it wrote them, to be found by their keys."""

    def __init__(self, table: Table, keys: Iterable[RowKey], corrections: Iterable[CellDecision]) -> None:
        self._variants = _variants(keys, corrections)
        wanted = list(dict.fromkeys(key for variants in self._variants.values() for key in variants))
        written = pd.DataFrame({name: _column(table, name) for name in KEY}, index=table.rows.index)
        names, codes = by_distinct(written[_NAME], fold), by_distinct(written[_CODE], _code)
        meant = names.isin({fold(key.denominazione) for key in wanted} - {""})
        meant |= codes.isin({_code(key.codice_fiscale) for key in wanted} - {""})
        candidates = written[meant]
        both = pd.concat([candidates, pd.DataFrame(wanted, columns=list(KEY), dtype="str")], ignore_index=True)
        said = _said(both)
        self._rows = dict(zip(candidates.index.tolist(), said, strict=False))
        self._keys = dict(zip(wanted, said[len(candidates) :], strict=True))
        self._by_code: dict[str, list[int]] = {}
        self._by_name: dict[tuple[str, str], list[int]] = {}
        for riga, one in self._rows.items():
            self._by_code.setdefault(one.code, []).append(riga)
            self._by_name.setdefault((one.name, one.place), []).append(riga)

    def find(self, key: RowKey) -> list[int]:
        """Return the rows that answer to a key; none or several let it be tried as its own corrections make it.

        So it is called once the office puts right itself what was corrected; several that are called as the key says
        stay several.
        """
        first, *others = (self._keys[one] for one in self._variants[key.spelt()])
        found = self._answering(first)
        if len(found) == 1 or self._are_called(found, first):
            return found
        later = ((other, self._answering(other)) for other in others)
        return next((rows for other, rows in later if self._are_called(rows, other)), found)

    def _are_called(self, rows: list[int], key: _Said) -> bool:
        return bool(rows) and all(_same_name(self._rows[riga], key) for riga in rows)

    def _answering(self, key: _Said) -> list[int]:
        # One tax code with another name and another comune is another body, as for certain duplicates.
        same = [riga for riga in (self._by_code.get(key.code, []) if key.code else []) if self._may_be(riga, key)]
        named = self._by_name.get((key.name, key.place), []) if key.name else []
        found = same or [riga for riga in named if _may_be_one(self._rows[riga], key)]
        for agrees in (_same_name, _same_place, *(_same_part(at) for at in range(len(_APART)))):
            found = [riga for riga in found if agrees(self._rows[riga], key)] or found
        return found

    def _may_be(self, riga: int, key: _Said) -> bool:
        row = self._rows[riga]
        return _same_name(row, key) or _same_place(row, key) or not key.name


def _may_be_one(one: _Said, other: _Said) -> bool:
    """Return whether two of one name and comune may be one body: two tax codes are two, and so are two addresses."""
    addresses = {one.apart[-1], other.apart[-1]} - {""}
    return not (one.code and other.code) and len(addresses) <= 1


def _same_name(one: _Said, other: _Said) -> bool:
    return one.name == other.name


def _same_place(one: _Said, other: _Said) -> bool:
    return one.place == other.place


def _same_part(at: int) -> Callable[[_Said, _Said], bool]:
    return lambda one, other: one.apart[at] == other.apart[at]


def _variants(keys: Iterable[RowKey], corrections: Iterable[CellDecision]) -> Mapping[tuple[str, ...], list[RowKey]]:
    """Return ``key -> itself, then what it is once some of its corrections stand in the register itself``."""
    news: dict[tuple[str, ...], dict[str, str]] = {}
    for one in corrections:
        if one.column in KEY:
            news.setdefault(one.key.spelt(), {})[one.column] = one.new
    found: dict[tuple[str, ...], list[RowKey]] = {}
    for key in keys:
        own = news.get(key.spelt(), {})
        choices = [(text, own.get(name, text)) for name, text in key._asdict().items()]
        found.setdefault(key.spelt(), [RowKey(*map(_clean, said)) for said in dict.fromkeys(product(*choices))])
    return found


def _column(table: Table, name: str) -> "pd.Series[str]":
    positions = table.positions(name)
    if not positions:
        return pd.Series("", index=table.rows.index, dtype="str")
    return by_distinct(table.rows[positions[0]], _clean)


def _clean(text: str) -> str:
    return clean_cell(text).value


def _said(rows: pd.DataFrame) -> list[_Said]:
    keyed = add_keys(rows)
    codes = by_distinct(rows[_CODE], _code)
    apart = zip(*(by_distinct(rows[name], fold) for name in _APART), strict=True)
    return list(map(_Said, codes, keyed["nome_chiave"], keyed["luogo_chiave"], apart))


def _code(text: str) -> str:
    return parse_tax_code(text).value
