# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The blanks of a text, and the choices of a message: ``{nome}``, ``{n, plural, one {…} other {…}}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_CHOICE = re.compile(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,")
_BLANK = re.compile(r"\{\s*(\w+)\s*\}")
_HEAD = re.compile(r"\{\s*(\w+)\s*,\s*(plural|select|selectordinal)\s*,\s*")
_OPTION = re.compile(r"\s*(?:offset:\d+\s*)?([^\s{}]+)\s*(?=\{)")


@dataclass(frozen=True)
class Choice:
    """A place where a message chooses: by which blank, of which kind, the text of each option."""

    name: str
    kind: str
    options: dict[str, str] = field(hash=False)


class BadMessageError(ValueError):
    """A message that nobody can read: a bracket without its partner, a choice without ``other``."""


def is_message(text: str) -> bool:
    """Tell whether a text has choices in it.

    Examples
    --------
    >>> is_message("{n, plural, one {una riga} other {# righe}}"), is_message("{n} righe")
    (True, False)
    """
    return bool(_CHOICE.search(text))


def blanks(text: str) -> list[str]:
    """Return the names of the blanks of a text, each once; in a message also those within its options.

    Examples
    --------
    >>> blanks("{nome}: {n, plural, one {una di {totale}} other {# di {totale}}}")
    ['nome', 'n', 'totale']
    """
    found = [*((match.start(), match[1]) for match in _BLANK.finditer(_outside_words(text)))]
    found += [(match.start(), match[1]) for match in _HEAD.finditer(text)]
    return list(dict.fromkeys(name for _, name in sorted(found)))


def selectors(text: str) -> set[str]:
    """Return the names by which a message only chooses («select»), and which it never says."""
    said = set(_BLANK.findall(_outside_words(text)))
    return {head[1] for head in _HEAD.finditer(text) if head[2] == "select"} - said


def _outside_words(text: str) -> str:
    """Return a text of the same length without the words that an option consists of: «one {riga}» has no blank."""
    if not is_message(text):
        return text
    kept = list(text)
    for start, end in _options(text):
        if _BLANK.fullmatch(text[start:end]):
            kept[start:end] = " " * (end - start)
    return "".join(kept)


def _options(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the brackets of every option stand, within options too."""
    for head in _HEAD.finditer(text):
        place = head.end()
        while option := _OPTION.match(text, place):
            end = _closing(text, option.end())
            yield option.end(), end
            place = end


def choices_of(text: str) -> list[Choice]:
    """Return every choice of a message, those within options too.

    Raises
    ------
    BadMessageError
        If it cannot be read.
    """
    if text.count("{") != text.count("}"):
        raise BadMessageError("una graffa è senza la sua compagna")
    return [_choice(text, head) for head in _HEAD.finditer(text)]


def _choice(text: str, head: re.Match[str]) -> Choice:
    options, place = {}, head.end()
    while option := _OPTION.match(text, place):
        place = _closing(text, option.end())
        options[option[1]] = text[option.end() + 1 : place - 1]
    if "other" not in options:
        raise BadMessageError(f"la scelta «{head[1]}» è senza «other»")
    if not text[place:].lstrip().startswith("}"):
        raise BadMessageError(f"la scelta «{head[1]}» non si chiude")
    return Choice(head[1], head[2], options)


def _closing(text: str, start: int) -> int:
    """Return the place behind the bracket that closes the one at ``start``."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    raise BadMessageError("una graffa è senza la sua compagna")
