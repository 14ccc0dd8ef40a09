# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of the keeper's file that name a withdrawn association beside its row: in other sheets, in undeclared columns.

The file is the keeper's own, but a report is handed on, and what it names comes back with it.
"""

from collections.abc import Container

from mapping.cells import fold
from mapping.registry.hidden import BARRED, WITHDRAWN
from mapping.registry.model import Registry
from mapping.registry.withdrawals import without_legal_form

_LONGEST = 2_000
"""Characters of a cell that are looked at."""
_SHORTEST = 4
"""Letters of a name that is looked for: shorter ones are also siglas of provinces."""
_INSIDE = 2
"""Words from which on a name is recognised inside a longer text: one word alone is often a word of the language."""


def _of_withdrawn_rows(registry: Registry) -> set[str]:
    hidden = registry.hidden
    gone = hidden[hidden["stato"] == WITHDRAWN] if len(hidden) else hidden
    return {text for column in BARRED for text in gone.get(column, ())}


class WithdrawnCells:
    """What a cell must not name."""

    def __init__(self, registry: Registry) -> None:
        listed = {barred.text for entry in registry.entries for barred in entry.barred()}
        keys = {fold(text) for text in listed.union(_of_withdrawn_rows(registry))}
        keys |= {" ".join(words) for key in keys if len(words := without_legal_form(key.split())) >= _INSIDE}
        self.keys = {key for key in keys if len(key) >= _SHORTEST}
        self.by_word: dict[str, list[str]] = {}
        for key in self.keys:
            if len(key.split()) >= _INSIDE:
                self.by_word.setdefault(key.split()[0], []).append(key)

    def blank(self, cells: list[str], spared: Container[int] = ()) -> list[str]:
        """Return the cells without those that name one, but for those at the positions ``spared``."""
        if not self.keys or not any(cells):
            return cells
        return ["" if at not in spared and self._names(text) else text for at, text in enumerate(cells)]

    def _names(self, text: str) -> bool:
        key = fold(text[:_LONGEST]) if text else ""
        if not key or key in self.keys:
            return key in self.keys
        around = f" {key} "
        return any(f" {name} " in around for word in set(key.split()) for name in self.by_word.get(word, ()))
