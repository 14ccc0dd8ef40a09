# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of a page; as «.xls» it is the commonest export of portals."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from mapping.files.child.markup.parsing import text_in
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.row import HIDDEN, MERGED, Row

_TABLES = 500
"""Tables of a page that are looked at: more are its layout."""
_WIDEST, _TALLEST = 1_000, 65_534
"""Columns and rows that one cell may span."""


class HtmlTables:
    """The tables of a page, each a sheet; those that only order the page are left out where others are."""

    told: tuple[()] = ()

    def __init__(self, root: Any, bounds: Bounds) -> None:
        self.bounds = bounds
        found = [list(_own(table, ("tr",))) for table in root.iter("table")]
        named = list(zip(map(_name, root.iter("table")), found, strict=True))
        if not any(found):  # rows without the table around them
            named = [("", list(root.iter("tr")))]
        real = [(name, rows) for name, rows in named if len(rows) > 1 and any(len(_cells(tr)) > 1 for tr in rows[:50])]
        self.tables = (real or [(name, rows) for name, rows in named if any(map(text_in, rows[:50]))])[:_TABLES]
        if not self.tables:
            raise Refusal("webpage")

    def sheets(self) -> list[tuple[str, bool]]:
        """Return (caption or number of the table, True)."""
        return [(name or f"tabella {at}", True) for at, (name, _) in enumerate(self.tables, start=1)]

    def rows(self, index: int) -> Iterator[Row]:
        """Yield the rows; what spans several of them holds for each."""
        below: dict[int, tuple[int, str]] = {}
        left = self.bounds.cells
        for number, tr in enumerate(self.tables[index][1], start=1):
            cells, filled = _row(tr, below)
            left -= len(cells) + 1
            if left < 0:
                raise Refusal("memory")
            flags = [MERGED] if filled else []
            yield Row(number, cells, [*flags, HIDDEN] if _is_hidden(tr) else flags)


def _row(tr: Any, below: dict[int, tuple[int, str]]) -> tuple[list[str], bool]:
    """Return the cells of a row, and whether one came from above; ``below`` holds what goes on in the next rows."""
    cells: list[str] = []
    filled = False
    going = dict(below)
    below.clear()

    def from_above() -> None:
        nonlocal filled
        while len(cells) in going:
            rows, text = going.pop(len(cells))
            if rows > 1:
                below[len(cells)] = (rows - 1, text)
            filled = filled or bool(text)
            cells.append(text)

    for cell in _cells(tr):
        from_above()
        text = text_in(cell, ("table",))
        wide, tall = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)
        for part in [text, *[""] * (wide - 1)]:
            if tall > 1:
                below[len(cells)] = (tall - 1, part)
            cells.append(part)
    from_above()
    for column, (rows, text) in going.items():
        if column > len(cells) and rows > 1:
            below[column] = (rows - 1, text)
    return cells, filled


def _own(table: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """Yield the elements of these names inside another, not those of a table inside it."""
    walk = etree.iterwalk(table, events=("start",))
    for _, node in walk:
        if node is not table and node.tag in names:
            yield node
            if "tr" not in names:
                walk.skip_subtree()
        elif node is not table and node.tag == "table":
            walk.skip_subtree()


def _cells(tr: Any) -> list[Any]:
    return list(_own(tr, ("td", "th")))


def _name(table: Any) -> str:
    caption = next(_own(table, ("caption",)), None)
    text = text_in(caption) if caption is not None else table.get("id") or ""
    return " ".join(str(text).split())[:60]


def _span(cell: Any, which: str, most: int) -> int:
    number = str(cell.get(which, "1")).strip()
    return max(1, min(int(number), most)) if number.isascii() and number.isdecimal() and len(number) < 9 else 1


def _is_hidden(tr: Any) -> bool:
    return "display:none" in str(tr.get("style", "")).replace(" ", "").lower()
