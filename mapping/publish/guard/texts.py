# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts with the place where they stand, and how those of lists and dictionaries are found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

OWNERS = ("id", "vicina_id")
"""The columns that tell which association a row is about, the first that a table has."""
_ID = re.compile("[0-9a-f]{12}")
_LONG_NUMBER = 10**9
"""From here on a number may be a code."""


@dataclass(frozen=True)
class Texts:
    """Texts of one kind in a file: the cells of a column, the values of a key, the parts of a picture.

    ``owners`` are, for each, the ``id`` of the association whose row it stands in, ``""`` if nothing tells;
    ``rows`` are the rows of the file in which they stand, if they are the cells of a table. ``mixed``: whose they are
    cannot be known, the packing keeps the texts of all rows together.
    """

    name: str
    texts: Sequence[str]
    owners: Sequence[str] = ()
    rows: Sequence[int] = ()
    mixed: bool = False


class Leaf(NamedTuple):
    """A text, the name of what holds it, and the association that is spoken of there (its id), if any."""

    name: str
    text: str
    owner: str = ""


def strings_of(value: Any) -> Iterator[str]:
    """Yield every text in ``value``, the names of its parts too."""
    return (leaf.text for leaf in leaves(value))


def leaves(value: Any) -> Iterator[Leaf]:
    """Yield every text in ``value`` with its place; no depth is too great."""
    waiting: list[tuple[str, Any, str]] = [("", value, "")]
    while waiting:
        name, found, owner = waiting.pop()
        if isinstance(found, str):
            yield Leaf(name, found, owner)
        elif isinstance(found, dict):
            owner = _owner(found) or owner
            yield from (Leaf("", str(key), owner) for key in found)
            waiting += [(str(key), inner, owner) for key, inner in reversed(found.items())]
        elif isinstance(found, list):
            waiting += [(name, inner, owner) for inner in reversed(found)]
        elif isinstance(found, int) and abs(found) > _LONG_NUMBER:
            yield Leaf(name, str(found), owner)


def _owner(found: dict[str, Any]) -> str:
    """Return the id of the association that a dictionary is about."""
    told = str(found.get("id", found.get("@id", ""))).removeprefix("#id=")
    return told if _ID.fullmatch(told) else ""


def by_name(found: Iterable[Leaf]) -> Iterator[Texts]:
    """Yield the texts of each name together."""
    groups: dict[str, list[Leaf]] = defaultdict(list)
    for leaf in found:
        groups[leaf.name].append(leaf)
    for name, group in groups.items():
        yield Texts(name, [leaf.text for leaf in group], [leaf.owner for leaf in group])


def table_texts(headers: Sequence[str], rows: Sequence[Sequence[Any]], numbers: Sequence[int]) -> Iterator[Texts]:
    """Yield the headers, then each column, with the owner of each row; ``numbers`` are the rows in the file."""
    yield Texts("", list(headers))
    columns = list(zip(*rows, strict=True)) or [()] * len(headers)
    cells = [["" if cell is None else str(cell) for cell in column] for column in columns]
    named = dict(zip(headers, cells, strict=True))
    owners = next((named[name] for name in OWNERS if name in named), ())
    for name, column in zip(headers, cells, strict=True):
        yield Texts(name, column, owners, numbers)
