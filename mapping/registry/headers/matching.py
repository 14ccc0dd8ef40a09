# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of the registry stands under which header."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process

from mapping.cells import fold_header
from mapping.files import MAX_COLUMNS
from mapping.registry.headers.paths import is_path, read_path
from mapping.schema import COLUMNS, INPUT_COLUMNS
from mapping.toml_files import read_toml

NAME = "denominazione"
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
_NUMBERED = re.compile(r"\d+$")
_ORDINAL = re.compile(r"^\s*\d{1,2}\s*[.)\-]\s*(?=\D)")
_PLURAL = re.compile(r"/[aeio]\b")
"""«Paese/i di origine», «Nazionalità/e»."""
_LONGEST = 200
"""Characters of a header: a longer text is prose."""
_LIKELY = 200
"""Added to the rank of a column that is only likely."""
_DBASE = 10
"""Characters that a Shapefile leaves of a header: «denominazi»."""
_TOKEN = re.compile(r"[A-ZÀ-Ý]?[a-zà-ÿ']+|[A-ZÀ-Ý]+(?![a-zà-ÿ])|\d+")
"""«CapSedeIstituto», «struttura_nome», «addr:city» in their words."""
_LAST = 100
"""The rank of a header that names a column only in a table of places: behind every header of the registry's."""
_POINT = ("latitudine", "longitudine")
_PLACES = frozenset(["indirizzo", "cap", "comune", "provincia", "regione", "codice_comune", *_POINT])
LIST_KINDS = ("choices", "countries")
"""Kinds of columns that may be spread over several headers («Paese 1», «Paese 2»)."""


@dataclass(frozen=True)
class Header:
    """A header row understood.

    ``columns`` holds (name in the schema, position) of every header that is read, ``ranks`` how good a name each of
    them is (0 is the best), ``ignored`` the headers that name nothing of the registry. ``likely`` are the headers read
    for one of their words, ``rivals`` those of which one may be the name as well as another.
    """

    texts: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    ranks: tuple[int, ...]
    ignored: tuple[str, ...]
    likely: tuple[tuple[str, str], ...] = ()
    rivals: tuple[int, ...] = ()

    @property
    def names(self) -> set[str]:
        """The columns of the registry that are read."""
        return {name for name, _ in self.columns}

    def position(self, name: str) -> int:
        """Return where the column of that name is, the one that is called so most clearly."""
        named = zip(self.ranks, self.columns, strict=True)
        return min((rank, position) for rank, (one, position) in named if one == name)[1]


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    """Return ``folded header -> (column, rank)``; the column's own name has rank 0."""
    aliases = read_toml("registry/aliases.toml")["columns"]
    listed = {
        fold_header(text): (name, rank)
        for name in reversed(INPUT_COLUMNS)
        for rank, text in enumerate((name, COLUMNS[name].it, COLUMNS[name].en, *aliases.get(name, ())))
    }
    cut = {fold_header(name[:_DBASE]): (name, 1) for name in INPUT_COLUMNS}
    return cut | listed | {fold_header(name): (name, 0) for name in INPUT_COLUMNS}


@cache
def _ours() -> frozenset[str]:
    return frozenset(map(fold_header, read_toml("registry/aliases.toml")["ours"]["headers"]))


def is_ours(text: str) -> bool:
    """Return whether the header is one that this package writes into its own files, beside the registry's columns."""
    return fold_header(text[:_LONGEST]) in _ours()


def may_be_of_the_seat(text: str) -> bool:
    """Return whether a header may mean the country of the seat as well as that of the members."""
    return fold_header(text[:_LONGEST]) in map(
        fold_header, read_toml("registry/aliases.toml")["seat_country"]["headers"]
    )


def find_column(text: str) -> tuple[str, int] | None:
    """Return the column that a header names, and how good a name it is (0 is the best), or None."""
    if len(text) > _LONGEST or text.startswith("@"):  # «@type»: what a format says of itself
        return None
    key = fold_header(text)
    stripped = _PLURAL.sub("", _ORDINAL.sub("", _BRACKETS.sub(" ", text)))
    bare = fold_header(stripped).removesuffix("obbligatorio").removesuffix("required")
    found = _ranks().get(key) or _ranks().get(bare) or _either(stripped)
    if found:
        return found
    many = _ranks().get(_NUMBERED.sub("", bare))
    if many and COLUMNS[many[0]].kind in LIST_KINDS:
        return many
    path = read_path(text.strip())
    return find_column(path.plain) if path.certain else None


def find_place_column(text: str) -> tuple[str, int] | None:
    """Return the column that a header names in a table of places (``mapping geocode``), as `find_column` does."""
    place = _place_columns().get(fold_header(text[:_LONGEST]))
    return (place, _LAST) if place else find_column(text) or _likely_column(text)


@cache
def _place_columns() -> dict[str, str]:
    """Return ``folded header -> column`` of what only a table of places calls so."""
    places = read_toml("registry/aliases.toml")["places"]
    return {fold_header(text): name for name, texts in places.items() for text in texts}


def _either(text: str) -> tuple[str, int] | None:
    """Return the column of «Acronimo/Sigla»: two names of the same one."""
    found = [_ranks().get(fold_header(part)) for part in text.split("/")]
    names = {column[0] if column else "" for column in found}
    return found[0] if len(found) > 1 and len(names) == 1 else None


@cache
def known_headers() -> frozenset[str]:
    """Return what may stand above a column, in lower case: a quick look, before a row is taken for a header."""
    aliases = read_toml("registry/aliases.toml")["columns"]
    return frozenset(text.casefold() for name in INPUT_COLUMNS for text in (name, *aliases.get(name, ())))


def match_headers(texts: Sequence[str]) -> Header:
    """Return what each header of a row names."""
    found = {position: column for position, text in enumerate(texts) if (column := find_column(text))}
    found = _drop_person_names(texts, found)
    found = _one_seat(texts, _clearest_names(texts, found))
    certain = {name for name, _ in found.values()}
    likely = {
        position: column
        for position, text in enumerate(texts)
        if position not in found and (column := _likely_column(text)) and column[0] not in certain
    }
    likely, rivals = _one_name(likely)
    found = dict(sorted((found | likely).items()))
    columns = tuple((name, position) for position, (name, _) in found.items())
    left = [text for position, text in enumerate(texts) if position not in found and text.strip()]
    ignored = tuple(text.strip() for text in left if not is_ours(text))
    told = tuple((texts[position].strip(), name) for position, (name, _) in likely.items())
    return Header(tuple(texts), columns, tuple(rank for _, rank in found.values()), ignored, told, rivals)


def _likely_column(text: str) -> tuple[str, int] | None:
    """Return the column that a header names once the words are left out that say of what it speaks."""
    if len(text) > _LONGEST or is_ours(text):
        return None
    beside = read_toml("registry/aliases.toml")["beside"]
    tokens = [fold_header(token) for token in _TOKEN.findall(_BRACKETS.sub(" ", text))]
    kept = [token for token in tokens if token not in beside["words"]]
    column = _ranks().get("".join(kept)) if kept and len(kept) < len(tokens) else None
    column = column or find_column(read_path(text.strip()).plain)
    if column and is_path(text) and column[0] not in _PLACES:
        return None  # «address.type», «sede.name»: what an object beside the association is
    if column:
        return column[0], column[1] + _LIKELY
    return (NAME, 2 * _LIKELY) if fold_header(text) in map(fold_header, beside["names"]) else None


def _one_name(likely: dict[int, tuple[str, int]]) -> tuple[dict[int, tuple[str, int]], tuple[int, ...]]:
    """Return the same with one column of the name, the likeliest; and the positions of those that are so too."""
    named = [position for position, (name, _) in likely.items() if name == NAME]
    words = [position for position in named if likely[position][1] < 2 * _LIKELY]
    chosen = words or named
    kept = {position: column for position, column in likely.items() if column[0] != NAME or position in chosen[:1]}
    return kept, tuple(chosen) if len(chosen) > 1 else ()


def header_score(texts: Sequence[str]) -> int:
    """Return how many columns of the registry a row names, 0 if it is no header."""
    if len(texts) > MAX_COLUMNS:
        return 0
    header = match_headers(texts)
    # A single likely word may be a title («Elenco strutture»); beside another column it is a header.
    enough = NAME in header.names and (len(header.names) > 1 or NAME not in [name for _, name in header.likely])
    return len(header.names) if enough else 0


def closest_header(texts: Iterable[str]) -> str:
    """Return the text that looks most like a mistyped «denominazione», or ``""``."""
    short = [text.strip() for text in texts if 3 < len(text.strip()) <= 60]
    found = process.extractOne(NAME, short, processor=fold_header, score_cutoff=75)
    return found[0] if found else ""


def _clearest_names(texts: Sequence[str], found: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Return the same without «Nome» and «Titolo» where another header names the association more clearly."""
    general = set(map(fold_header, read_toml("registry/aliases.toml")["vague_names"]["headers"]))
    vague = {at for at, (name, _) in found.items() if name == NAME and fold_header(texts[at]) in general}
    if all(at in vague for at, (name, _) in found.items() if name == NAME):
        return found
    return {at: column for at, column in found.items() if at not in vague}


def _one_seat(texts: Sequence[str], found: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Return the same with the places of one seat: a comune of another is no answer, nor half of another point."""
    best: dict[str, tuple[int, int]] = {}
    for at, (name, rank) in found.items():
        best[name] = min((rank, at), best.get(name, (rank, at)))
    seats = {at: _seat(texts[at]) for at in found}
    return {
        at: (name, rank)
        for at, (name, rank) in found.items()
        if name not in _PLACES
        or at == best[name][1]
        or (rank == best[name][0] if name in _POINT else seats[at] == seats[best[name][1]])
    }


def _seat(text: str) -> frozenset[str]:
    words = read_toml("registry/aliases.toml")["seats"]["words"]
    return frozenset(map(fold_header, _TOKEN.findall(text))).intersection(words)


def _drop_person_names(texts: Sequence[str], found: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Beside «Cognome», «Nome» is the name of a person: it is not read."""
    person = read_toml("registry/aliases.toml")["person"]
    keys = [fold_header(text) if len(text) <= _LONGEST else "" for text in texts]
    if not set(keys) & set(map(fold_header, person["headers"])):
        return found
    barred = set(map(fold_header, person["not_names"]))
    return {position: column for position, column in found.items() if keys[position] not in barred}
