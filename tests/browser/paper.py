# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page as it is printed: its sheets, read back from the PDF that the browser makes of them."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL.Image import Image
from playwright.sync_api import Page

MM = 72 / 25.4
"""Points of a PDF."""
MARGIN, MAP_WIDTH, MAP_HEIGHT = 12 * MM, 182 * MM, 130 * MM
_BESIDE = 2.0
"""Points between two letters of one word, at most."""


@dataclass
class Word:
    """Letters that stand together, and the box around them in points from the upper left corner of the sheet."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Paper:
    """A printed page."""

    def __init__(self, data: bytes) -> None:
        self.sheets = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self.sheets)

    def size(self) -> tuple[float, float]:
        """Return how wide and high the first sheet is, in points."""
        width, height = self.sheets[0].get_size()
        return width, height

    def text(self, n: int | None = None) -> str:
        """Return what a sheet says, or all of them, without any blanks: where lines end depends on the paper."""
        sheets = self.sheets if n is None else [self.sheets[n]]
        return squeezed("".join(sheet.get_textpage().get_text_range() for sheet in sheets))

    def words(self, n: int) -> list[Word]:
        """Return what stands on a sheet, and where."""
        found: list[Word] = []
        for text, left, top, right, bottom in self._letters(n):
            last = found[-1] if found else None
            if last and abs(last.bottom - bottom) < _BESIDE and -_BESIDE < left - last.right < _BESIDE:
                last.text += text
                last.right, last.top = max(last.right, right), min(last.top, top)
            else:
                found.append(Word(text, left, top, right, bottom))
        return found

    def _letters(self, n: int) -> Iterator[tuple[str, float, float, float, float]]:
        sheet = self.sheets[n]
        height, letters = sheet.get_height(), sheet.get_textpage()
        for place in range(letters.count_chars()):
            text = letters.get_text_range(place, 1)
            if text.strip():
                left, bottom, right, top = letters.get_charbox(place, loose=True)
                yield text, left, height - top, right, height - bottom

    def circles(self) -> list[Word]:
        """Return the numbers that stand on the map of the first sheet."""
        words = self.words(0)
        top = max(word.bottom for word in words if word.text == "associazioni" and word.top < 50 * MM)
        there = [word for word in words if word.left < MARGIN + MAP_WIDTH and 0 < word.middle[1] - top < MAP_HEIGHT + 3]
        return [word for word in there if word.text.isdecimal() and not any(_goes_on(one, word) for one in there)]

    def picture(self, n: int, scale: float = 1.5) -> Image:
        """Return a sheet as it looks."""
        image: Image = self.sheets[n].render(scale=scale).to_pil()
        return image


def _goes_on(one: Word, other: Word) -> bool:
    """Return whether the other stands after the one in a line, as the number after the name of a province."""
    return abs(one.bottom - other.bottom) < _BESIDE and 0 <= other.left - one.right < 2 * _BESIDE


def printed(page: Page, *, across: bool = False) -> Paper:
    """Print the page as it is now on A4, upright or across."""
    return Paper(page.pdf(format="A4", landscape=across))


def squeezed(text: str) -> str:
    """Return ``text`` without blanks and without hyphens: at the end of a line these are not told apart from others."""
    return "".join(re.sub("[-\ufffe\u00ad]", "", text).split())


def outside(paper: Paper) -> list[tuple[int, Any]]:
    """Return what stands on a margin, or beyond it, by the number of its sheet."""
    found = []
    for n in range(len(paper)):
        width, height = paper.sheets[n].get_size()
        room = (MARGIN - 1, MARGIN - 1, width - MARGIN + 1, height - MARGIN + 1)
        for word in paper.words(n):
            box = (word.left, word.top, word.right, word.bottom)
            within = box[0] >= room[0] and box[1] >= room[1] - 3 and box[2] <= room[2] and box[3] <= room[3] + 3
            if not within and all(map(math.isfinite, box)):
                found.append((n, word))
    return found
