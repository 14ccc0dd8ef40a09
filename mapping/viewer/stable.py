# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ids that never change in a document of Folium's, whose elements get random ones."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from branca.element import Element

_RANDOM_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")


def stable_ids(document: str, known: Iterable[Element]) -> str:
    """Return the document with the random id of each known element replaced by a number, in order of appearance."""
    ids = {element._id for element in known}
    numbers: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        text = found.group()
        return numbers.setdefault(text, str(len(numbers) + 1)) if text in ids else text

    return _RANDOM_ID.sub(number, document)


def elements(root: Element) -> Iterator[Element]:
    """Yield the element and all below it, in order: children, and attributes (a popup keeps its text in one)."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if id(element) in seen:
            continue
        seen.add(id(element))
        yield element
        children = [child for child in element._children.values() if isinstance(child, Element)]  # Vega adds a template
        inner = [*children, *(found for value in vars(element).values() for found in _within(value))]
        waiting += reversed(inner)


def _within(value: Any, depth: int = 3) -> Iterator[Element]:
    """Yield the elements in a value: itself, or those in its lists and tables, as a control of groups keeps them."""
    if isinstance(value, Element):
        yield value
    elif depth and isinstance(value, dict | list | tuple) and len(value) <= 10_000:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _within(inner, depth - 1)
