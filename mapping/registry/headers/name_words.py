# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which headers and cells may be names of bodies, where no header says so plainly: for what the keeper is asked."""

import re
from functools import cache

from mapping.cells import fold_header, parse_date, shown
from mapping.registry.headers.cell_kinds import is_body, is_personal, is_text
from mapping.registry.headers.header import NAME
from mapping.registry.headers.matching import column_words, speaks_of_another
from mapping.registry.headers.seats import split_words
from mapping.toml_files import read_toml

_LEFT_OUT = re.compile(r"\([^)]*\)|\[[^\]]*\]|['’]")
_WORD = re.compile(r"[^\W\d_][^\d_,;:/]*")
_MOST_WORDS = 5
"""Of a person's name."""
_PARTICLES = frozenset(["di", "de", "del", "della", "dei", "da", "el", "al", "la", "van", "von", "ben", "bin"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_toml("registry/aliases.toml")["name_words"][kind])


def names_bodies(text: str) -> bool:
    """Return whether a header says that bodies stand below it: «Ente gestore», «Nominativo associazione»."""
    said = set(map(fold_header, split_words(_LEFT_OUT.sub(" ", text))))
    return bool(said & _words("bodies")) and said <= _words("bodies") | _words("roles")


def may_name_bodies(text: str) -> bool:
    """Return whether nothing in a header speaks against it."""
    if names_bodies(text):
        return True
    said = set(map(fold_header, split_words(text)))
    return not (said & _words("others") or speaks_of_another(text) or column_words(text) not in ("", NAME))


def is_plain_header(text: str) -> bool:
    """Return whether all words of a text are those of headers: no personal datum, though it looks like a name."""
    said = list(map(fold_header, split_words(text)))
    of_headers = _words("bodies") | _words("roles") | _words("others")
    return bool(said) and all(
        word in of_headers or speaks_of_another(word) or bool(column_words(word)) for word in said
    )


def may_be_a_name(cell: str) -> bool:
    """Return whether a cell may be the name of a body: no number, date, address, person's datum."""
    if cell[0].isdigit() or not is_text(cell) or is_personal(cell):
        return False
    first, *rest = map(fold_header, cell.split())
    street = first in _words("streets") and rest[:1] != ["di"]  # «Corso di cucina»
    return not street and (is_body(cell) or not parse_date(cell).value)


def looks_like_a_person(cell: str) -> bool:
    """Return whether a cell may be somebody's name: a few words, none of them one that bodies are named with."""
    of_a_body = is_body(cell) or not _of_bodies().isdisjoint(map(fold_header, cell.split()))
    words = [word.strip(".,") for word in cell.split()]
    told = [word for word in words if word.casefold() not in _PARTICLES]
    short = 2 <= len(words) <= _MOST_WORDS and all(map(_WORD.fullmatch, filter(None, words)))
    capitals = len(words) == 2 or all(word[:1].isupper() for word in told)
    return shown(cell) != " ".join(cell.split()) or (short and capitals and not of_a_body)


@cache
def _of_bodies() -> frozenset[str]:
    return _words("bodies") | frozenset(read_toml("registry/aliases.toml")["beside"]["names"])
