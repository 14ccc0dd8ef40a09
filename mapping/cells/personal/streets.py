# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Streets and things that bear a person's name, and a day that is a first name: none of them is somebody."""

import re
from functools import cache

from mapping.cells.personal.words import words_in, words_of

_ROADS_BEHIND = ("strasse", "straße", "platz", "gasse", "weg", "allee", "ulica", "trg")


def before_street(text: str) -> str:
    """Return what stands before the first word of a street: of «Mario Rossi Via Roma» the person."""
    found = _roads().search(text)
    return text[: found.start()] if found else text


@cache
def _roads() -> re.Pattern[str]:
    words = (r"\.?".join(word) for word in sorted(words_of("bodies", "roads")))
    return re.compile(rf"(?i)(?<![^\W\d_])(?:{'|'.join(words)})(?![^\W\d_])")


def is_road(word: str) -> bool:
    """Return whether a word is one of streets: «v.le»."""
    return word.lower().replace(".", "") in words_of("bodies", "roads")


def is_named_after(text: str) -> bool:
    """Return whether somebody's name is a thing's: «Teatro Carlo Felice», «Monte Mario», «Andreas-Hofer-Platz»."""
    words = words_in(text)
    return words[:1] != [] and (words[0] in words_of("bodies", "honours") or words[-1].endswith(_ROADS_BEHIND))


def is_time(text: str) -> bool:
    """Return whether a day is meant by what is a first name too: «Domenica mattina»."""
    words = words_in(text)
    return "domenica" in words and not words_of("bodies", "times").isdisjoint(words)
