# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every catalogue holds of each text, beside its translation: the Italian, the notes, the flags."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from mapping.translations.glossary import terms_in
from mapping.translations.languages import HERE
from mapping.translations.messages import blanks, is_message
from mapping.translations.texts import STRINGS, Forms, italian

_ASKED = re.compile(r"""\bt\(\s*["']([\w.-]+)["']""")

BRACES, MESSAGE = "python-brace-format", "icu-message-format"
"""The flags of a text with blanks, and of one with choices."""


@dataclass(frozen=True)
class Text:
    """A text to be translated: its key, its Italian forms, what a translator is told, where the code asks for it."""

    key: str
    italian: Forms
    notes: tuple[str, ...]
    flags: frozenset[str]
    places: tuple[str, ...]


@cache
def texts() -> dict[str, Text]:
    """Return every text by its key."""
    places = _places()
    return {
        key: Text(key, forms, tuple(_notes(key, forms)), frozenset(_flags(key, forms)), places.get(key, ()))
        for key, forms in italian().items()
    }


@cache
def longest(key: str) -> int | None:
    """Return how many characters a text may have, None where there is room."""
    return next((most for name, most in _told()["lunghezze"].items() if fnmatchcase(key, name)), None)


def _notes(key: str, forms: Forms) -> Iterator[str]:
    yield from (note for name, note in _told()["note"].items() if fnmatchcase(key, name))
    known = _told()["segnaposti"]
    yield from (f"{{{name}}}: {known[name]}." for name in blanks(forms[-1]) if name in known)
    if terms := terms_in(" ".join(forms)):
        yield f"Glossario: {', '.join(terms)}."
    if most := longest(key):
        yield f"Al massimo {most} caratteri."


def _flags(key: str, forms: Forms) -> Iterator[str]:
    """Yield the flags by which translators' tools know what to hold a translation against."""
    if is_message(forms[-1]):
        yield MESSAGE
    elif blanks(forms[-1]):
        yield BRACES
    if most := longest(key):
        yield f"max-length:{most}"


@cache
def _told() -> dict[str, dict[str, Any]]:
    return tomllib.loads((HERE / "notes.toml").read_text(encoding="utf-8"))


def _places() -> dict[str, tuple[str, ...]]:
    """Return which files of the viewer ask for a text by its name."""
    viewer = STRINGS.parent
    files = [
        *(path for path in viewer.glob("src/**/*.js") if path.parent.name != "tests"),
        *viewer.glob("templates/*"),
        *viewer.glob("*.py"),
    ]
    found: dict[str, list[str]] = {}
    for path in sorted(files):
        for key in dict.fromkeys(_ASKED.findall(path.read_text(encoding="utf-8"))):
            found.setdefault(f"testi.{key}", []).append(path.relative_to(viewer.parents[1]).as_posix())
    return {key: tuple(names) for key, names in found.items()}
