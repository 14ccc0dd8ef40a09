# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of a page: what is shown, its attributes and comments, and its blocks of data."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from mapping.publish.guard.sieve import Sieve
from mapping.publish.guard.texts import Leaf, Texts, by_name, leaves
from mapping.viewer import bundle, open_data, page_code

ROWS = "associazioni"
"""The key of the page's data under which the associations stand, as packed columns."""
LISTED = "elenco"
"""The name of the texts of the plain list, and of the list of what changed."""


def page_texts(text: str, sieve: Sieve) -> Iterator[Texts]:
    """Yield the texts of a page; the program's own script and style, which ship with it, are left out."""
    for own in (*map(bundle, ("viewer.js", "viewer.css", "plain.css", "kit.js")), page_code().packed):
        text = text.replace(own, "")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from by_name(reader.found)
    for block in reader.data:
        yield from _data(block, reader.listed, sieve)


class _Reader(HTMLParser):
    """Collects the texts, each with the association of the list's line it stands in, and the blocks of data."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Leaf] = []
        self.data: list[str] = []
        self.listed: list[str] = []
        self.owner = ""
        self.item = self.block = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.item = tag == "li" or (self.item and tag in {"a", "bdi", "span"})
        if tag == "li":
            self.owner = told.get("data-id", "")
            self.listed += [self.owner] if self.owner else []
        self.block = tag == "script" and told.get("type", "").endswith("json")
        self.found += [Leaf("", value, self.owner if self.item else "") for value in told.values()]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"li", "ul"}:
            self.owner, self.item = "", False
        self.block = False

    def handle_data(self, data: str) -> None:
        if self.block:
            self.data.append(data)
        elif data.strip():
            self.found.append(Leaf(LISTED if self.item else "", data, self.owner if self.item else ""))

    def handle_comment(self, data: str) -> None:
        self.found.append(Leaf("", data))

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)


def _data(block: str, listed: list[str], sieve: Sieve) -> Iterator[Texts]:
    """Yield the texts of a block of data; ``listed`` are the ids of the plain list: rows may tell only their places."""
    try:
        value = json.loads(block)
    except (ValueError, RecursionError):
        yield Texts("", [block])
        return
    value = open_data(value) if isinstance(value, dict) else value
    rows = value.pop(ROWS, None) if isinstance(value, dict) else None
    yield from by_name(leaves(value))
    if rows:
        yield Texts("", list(rows))
        ids = {str(place): id_ for place, id_ in enumerate(listed)}
        told = {name: list(map(str, _unpacked(rows[name]))) for name in ("id", "posto") if name in rows}
        owners = told.get("id") or [ids.get(place, "") for place in told.get("posto", ())]
        kept = [name for name, column in rows.items() if any(sieve.of(_values(column)))]
        yield from (Texts(name, list(map(str, _unpacked(rows[name]))), owners) for name in kept)


def _values(column: Any) -> list[str]:
    """Return the values of a column, each once."""
    return list(dict.fromkeys(map(str, column["v"] if isinstance(column, dict) else column)))


def _unpacked(column: Any) -> list[Any]:
    """Return the cells of a column that `mapping.viewer.packing` made small."""
    if not isinstance(column, dict):
        return [cell if cell is not None else "" for cell in column]
    values = column["v"]
    return ["" if values[place] is None else values[place] for place in column["i"]]
