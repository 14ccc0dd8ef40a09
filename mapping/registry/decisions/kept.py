# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decisions as a program holds them: each about rows that are named by what they say, never by their number."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from mapping.cells import clean_cell, fold, parse_tax_code
from mapping.errors import InputError

KEY = ("codice_fiscale", "denominazione", "comune", "provincia", "regione", "indirizzo")
"""The columns that name a row."""


class RowKey(NamedTuple):
    """What the register itself writes of a row, before any correction: by this it is found in the next edition.

    By the tax code where it has one, else by name and comune, and no other address; the rest tells namesakes apart.
    """

    codice_fiscale: str = ""
    denominazione: str = ""
    comune: str = ""
    provincia: str = ""
    regione: str = ""
    indirizzo: str = ""

    def spelt(self) -> tuple[str, ...]:
        """Return the same whatever the case, the accents and the spaces: two keys that spell alike are one row's."""
        code, *texts = (clean_cell(text).value for text in self)
        return (parse_tax_code(code).value or ("" if is_rounded(code) else fold(code)), *map(fold, texts))

    def kept(self) -> "RowKey":
        """Return the same as a file can keep it: without blanks around its texts, without a code that was rounded.

        Raises
        ------
        InputError
            If it names nobody: the row could not be found again.
        """
        key = RowKey(*map(str.strip, self))
        if not key.says_whom():
            raise InputError("Una riga senza nome e senza codice fiscale non si ritrova: correggerla nel registro.")
        return key._replace(codice_fiscale="") if is_rounded(key.codice_fiscale) else key

    def says_whom(self) -> bool:
        """Return whether it names anybody."""
        return any(self.spelt()[:2])


class CellDecision(NamedTuple):
    """A cell to be read as ``new`` wherever its row still says ``old`` in the column."""

    key: RowKey
    column: str
    old: str
    new: str

    def about(self) -> tuple[tuple[str, ...], str]:
        """Return which cell it is about."""
        return self.key.spelt(), self.column


class PairDecision(NamedTuple):
    """Two rows that are one association (``same``: the row ``one`` stays, ``other`` repeats it), or two."""

    one: RowKey
    other: RowKey
    same: bool

    def about(self) -> tuple[tuple[str, ...], ...]:
        """Return which rows it is about, whatever their order."""
        return tuple(sorted([self.one.spelt(), self.other.spelt()]))


@dataclass(frozen=True)
class Decisions:
    """What the keeper decided about cells and about pairs of rows; always in one order, whenever each was taken."""

    corrections: tuple[CellDecision, ...] = ()
    pairs: tuple[PairDecision, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything was decided."""
        return bool(self.corrections or self.pairs)

    def with_correction(self, key: RowKey, column: str, old: str, new: str) -> "Decisions":
        """Return the decisions with a corrected cell; the last word on a cell counts.

        Parameters
        ----------
        key
            The row, from `row_key`.
        column
            A column of `mapping.schema.INPUT_COLUMNS`, or the name of one that an edition adds.
        old
            What the register writes there, from `written_cell`: not what an earlier correction made of it.
        new
            What is to be read instead; where it is ``old`` again, the correction is taken back.

        Raises
        ------
        InputError
            If the row has neither name nor tax code, or would have no name left.
        """
        if column == "denominazione" and is_blank(new):
            raise InputError("Il nome di un'associazione non può restare vuoto: scriverlo.")
        one = CellDecision(key.kept(), column, old.strip(), new.strip())
        rest = [other for other in self.corrections if other.about() != one.about()]
        return replace(self, corrections=in_order([*rest, *([] if same_text(old, new) else [one])]))

    def with_pair(self, one: RowKey, other: RowKey, *, same: bool | None) -> "Decisions":
        """Return the decisions with a pair of rows said to be one association (``one`` stays), or two.

        The last word on a pair counts; with None what was said of it is taken back, and it will be asked again.

        Raises
        ------
        InputError
            If one of the rows has neither name nor tax code.
        """
        one, other = one.kept(), other.kept()
        about = PairDecision(one, other, same=True).about()
        rest = [pair for pair in self.pairs if pair.about() != about]
        return replace(self, pairs=in_order([*rest, *([] if same is None else [PairDecision(one, other, same)])]))


_Decision = TypeVar("_Decision", CellDecision, PairDecision)
Decided = Decisions | str | Path | None
"""What a caller may hand over: the decisions, or the path of a file with them."""


def is_blank(text: str) -> bool:
    """Return whether a cell with this text says nothing."""
    return not clean_cell(text).value


def is_rounded(code: str) -> bool:
    """Return whether a spreadsheet rounded a tax code, so that it names nobody any more."""
    return any(found.codice == "codice-fiscale-arrotondato" for found in parse_tax_code(code).findings)


def same_text(one: str, other: str) -> bool:
    """Return whether two texts are one cell in two writings: spaces, Unicode forms, apostrophes of spreadsheets."""
    return clean_cell(one).value == clean_cell(other).value


def in_order(decisions: Iterable[_Decision]) -> tuple[_Decision, ...]:
    """Return the decisions in the one order in which they are kept."""
    return tuple(sorted(decisions, key=lambda one: (one.about(), one)))
