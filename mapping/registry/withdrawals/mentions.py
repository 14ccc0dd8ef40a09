# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of the keeper's file that name a withdrawn association beside its row: in other sheets, in undeclared columns.

The file is the keeper's own, but a report is handed on, and what it names comes back with it.
"""

import re
from collections.abc import Container, Iterable

from mapping.cells import fold
from mapping.registry.withdrawals.entry import Barred
from mapping.registry.withdrawals.names import names_of, without_legal_form

_SHORTEST = 4
"""Letters of a name that is looked for: shorter ones are also siglas of provinces."""
_INSIDE = 2
"""Words from which on a name is recognised inside a longer text: one word alone is often a word of the language."""
_GLUED = 8
"""Letters of a name of several words from which on it is recognised within a longer word."""
_SCHEME = re.compile(r"(?i)^\s*(https?://)?(www\.)?")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{3,10}(?![^\W_])")
_DOTS = re.compile(r"(?<=[A-Z])\.")


class WithdrawnCells:
    """What a cell must not name; ``emptied`` counts the cells that did."""

    def __init__(self, barred: Iterable[Barred]) -> None:
        said = {(one.kind, one.text) for one in barred}
        keys = {fold(_SCHEME.sub("", text) if kind == "sito_web" else text) for kind, text in said}
        keys |= {" ".join(words) for key in keys if len(words := without_legal_form(key.split())) >= _INSIDE}
        self.keys = {key for key in keys if len(key) >= _SHORTEST}
        several = [key.split() for key in self.keys if len(key.split()) >= _INSIDE]
        self.glued = {"".join(words) for words in several}
        self.ordered = {tuple(sorted(words)) for words in several}
        self.within = [key for key in self.glued if len(key) >= _GLUED]
        # A window of a text can be a name only if it begins like a word of one.
        self.heads = {word[:2] for words in several for word in words} | {key[:2] for key in self.glued}
        self.sizes = range(1, max(map(len, several), default=0) + 2)
        named = names_of([text for kind, text in said if kind == "nome"])
        self.initials = {key for key in named.initials if len(without_legal_form(["x", key])) > 1}
        self.emptied = 0

    def blank(self, cells: list[str], spared: Container[int] = ()) -> list[str]:
        """Return the cells without those that name one, but for those at the positions ``spared``."""
        if not self.keys or not any(cells):
            return cells
        kept = ["" if text and at not in spared and self.names(text) else text for at, text in enumerate(cells)]
        self.emptied += sum(text != left for text, left in zip(cells, kept, strict=True))
        return kept

    def names(self, text: str) -> bool:
        """Return whether a text names one: whole, run together, in another order, by its acronym or its site."""
        if not self.keys:
            return False
        key = fold(_SCHEME.sub("", text))
        if not key or key in self.keys:
            return key in self.keys
        if self.initials and any(found.lower() in self.initials for found in _CAPITALS.findall(_DOTS.sub("", text))):
            return True
        words = key.split()
        if any(name in word for word in set(words) if len(word) >= _GLUED for name in self.within):
            return True
        starts = (at for at, word in enumerate(words) if word[:2] in self.heads)
        return any(self._is_name(words[at : at + size]) for at in starts for size in self.sizes)

    def _is_name(self, words: list[str]) -> bool:
        return "".join(words) in self.glued or tuple(sorted(words)) in self.ordered
