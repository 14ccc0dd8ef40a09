# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a cell names a person beside whatever else it says: no place, no street, nothing that is named after one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mapping.cells import (
    before_street,
    fold_header,
    has_first_name,
    is_named_after,
    is_somebody,
    is_time,
)
from mapping.places import load_gazetteer
from mapping.registry.headers.cell_kinds import is_region
from mapping.registry.headers.name_words import looks_like_a_person

_PARTS = re.compile(r"[;,/|&+]| e ")
_BETWEEN = re.compile(r"[;,/|&+()\[\]{}•·:«»“”\"\d\n]| e |\s[-–—]|[-–—]\s")
"""Behind which a cell says something else: «Mario Rossi - sede», «Sportello (Mario Rossi)», «Mario Rossi 2019»."""
_OF = re.compile(r"(?i)(?<![^\W_])(?:di|da|con|per|presso|tramite|by)\s+")
"""Before a person in whose care something is: «Sportello di Mario Rossi», «gestito da Mario Rossi»."""
_NUMBERED = re.compile(r"(?i)[\s,]*(?:n\.?\s?)?\d")
"""A house: what stands before it is a street, though no word says so."""


def names_somebody(text: str) -> bool:
    """Return whether a part of the cell is a name and a surname: of its header nothing else is known.

    No comune («San Donato Milanese», «Pieve Emanuele») and no region is somebody.
    """
    parts = map(str.strip, _PARTS.split(text))
    if any(has_first_name(part) and _may_be_somebody(part) for part in parts):
        return True
    pieces = [before_street(piece).strip() for piece in _BETWEEN.split(text)]
    cared_for = [piece.strip() for whole in pieces for piece in _OF.split(whole)]
    return any(is_somebody(piece) and _may_be_somebody(piece) for piece in (*pieces, *cared_for))


def names_a_resident(address: str) -> bool:
    """Return whether somebody is named beside a street: «Via Roma 1 (Mario Rossi)», «Mario Rossi Via Roma 1»."""
    pieces = [(piece, before_street(piece), rest) for piece, rest in _pieces(address)]
    if all(head == piece for piece, head, _ in pieces):
        return False
    return any(
        head and not head.isspace() and is_somebody(head) and _may_be_somebody(head.strip())
        for piece, head, rest in pieces
        if head != piece or not _NUMBERED.match(rest)
    )


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between the signs, with the rest of the text behind it."""
    at = 0
    for sign in _BETWEEN.finditer(text):
        yield text[at : sign.start()], text[sign.start() :]
        at = sign.end()
    yield text[at:], ""


def _may_be_somebody(text: str) -> bool:
    return looks_like_a_person(text) and not (_is_place(text) or is_named_after(text) or is_time(text))


@lru_cache(maxsize=1 << 12)
def _is_place(text: str) -> bool:
    return is_region(text) or bool(load_gazetteer().names.exact.get(fold_header(text)))
