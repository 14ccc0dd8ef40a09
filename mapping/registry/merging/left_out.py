# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row that repeats another says otherwise: of two values only one is published, and the keeper is told."""

from collections.abc import Callable

from mapping.cells import fold, shown
from mapping.problems import Problem
from mapping.schema import Column

LEFT_OUT, UNSAID = "doppione-diverso", "doppione-in-piu"
"""The code of the problem, and that of a cell where nothing is published."""


def said_otherwise(
    column: Column, row: int, kept: str, other: int, more: str, cell: Callable[[], str]
) -> list[Problem]:
    """Return the problem of a cell that is published, ``kept`` of ``row``, where ``other`` says ``more`` in its place.

    None where one of them is silent, or both mean the same: letters and figures tell, not how they are set. ``cell`` is
    what the file says in the row: ``kept`` may be its normal form, or that of a third row, and no correction finds it.
    """
    if not (kept and more) or _told(column, kept) == _told(column, more):
        return []
    return [not_published(column.name, row, kept, other, more, cell)]


def not_published(column: str, row: int, kept: str, other: int, more: str, cell: Callable[[], str]) -> Problem:
    """Return the same problem of a cell of which it is known that it is one; ``kept`` may be nothing."""
    facts = {"altra": str(other), "altro": shown(more), "pubblicato": shown(kept)}
    whole = more if shown(more) == more else ""  # nobody proposes a part of a text
    return Problem(LEFT_OUT if kept else UNSAID, row, column, shown(cell()), whole, facts)


def _told(column: Column, text: str) -> str:
    return bare_site(text) if column.kind == "url" else fold(text).replace(" ", "")


def bare_site(url: str) -> str:
    """Return an address of the web without what two writings of it differ in."""
    host, slash, rest = url.partition("://")[2].partition("#")[0].rstrip("/").partition("/")
    return host.casefold().removeprefix("www.") + slash + rest
