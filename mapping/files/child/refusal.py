# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a file is not read, and how much of one is."""

from typing import NamedTuple


class Bounds(NamedTuple):
    """How much a file may be, as `mapping.files.limits` says for one of its size."""

    memory: int
    seconds: int
    unpacked: int
    ratio: int
    cells: int
    columns: int
    letters: int


class Refusal(Exception):  # noqa: N818 - a refusal, by which the parent is told why
    """A word by which the parent knows the sentence, and the figures that the sentence needs."""

    def __init__(self, word: str, **facts: str | int) -> None:
        super().__init__(word)
        self.word, self.facts = word, facts
