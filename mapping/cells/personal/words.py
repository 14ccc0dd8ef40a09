# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of ``people.toml``: of bodies, of homes, of offices' e-mails; first names."""

import re
from functools import cache

from mapping.toml_files import read_toml

_WORD = re.compile(r"[^\W\d_]+(?:'(?=[^\W\d_]{3}))?|[.&']")
_LONG = 5
"""Letters of a first name or of a body's word that is known also where it is glued to others."""


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """Return the whole words of a list."""
    return frozenset(word for word in read_toml("cells/people.toml")[table][name] if not word.endswith("*"))


@cache
def beginnings_of(table: str, name: str) -> tuple[str, ...]:
    """Return the beginnings of words of a list («parrocchi*»)."""
    return tuple(word[:-1] for word in read_toml("cells/people.toml")[table][name] if word.endswith("*"))


def is_of(word: str, table: str, name: str) -> bool:
    """Return whether a word in small letters is one of a list."""
    return word in words_of(table, name) or word.startswith(beginnings_of(table, name))


def is_first_name(word: str) -> bool:
    """Return whether a word in small letters is a first name that is known."""
    return word in words_of("first", "names")


@cache
def _long_names() -> tuple[str, ...]:
    return tuple(name for name in words_of("first", "names") if len(name) >= _LONG)


def begins_with_name(word: str) -> bool:
    """Return whether a word is a first name with something glued to it («mariorossi»)."""
    return is_first_name(word) or word.startswith(_long_names())


@cache
def _long_offices() -> tuple[str, ...]:
    return tuple(word for word in words_of("offices", "words") if len(word) >= _LONG)


def is_of_office(word: str) -> bool:
    """Return whether a word is one of an office's e-mail, or begins with one («associazioneteranga»)."""
    return word in words_of("offices", "words") or word.startswith(_long_offices())


def words_in(phrase: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.lower().rstrip("'") for word in _WORD.findall(phrase) if word not in (".", "&", "'")]
