# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of the registry stands under which header."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache

from rapidfuzz import process

from mapping.cells import fold_header
from mapping.files import MAX_COLUMNS
from mapping.registry.headers.halves import of_both, of_one
from mapping.registry.headers.header import LIKELY, LONGEST, NAME, Header, is_ours
from mapping.registry.headers.paths import is_path, read_path
from mapping.registry.headers.seats import (
    ORDINAL,
    PLACES,
    POINT,
    is_aside,
    is_other_seat,
    only_tells_the_seat,
    seat_mark,
    split_words,
    tokens,
)
from mapping.registry.headers.settled import NOTHING_SETTLED, Settled, settled_columns
from mapping.row_sources import COLUMN, FIRST
from mapping.schema import COLUMNS, INPUT_COLUMNS
from mapping.toml_files import read_toml

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
_NUMBERED = re.compile(r"\d+$")
_OF_A_SEAT = re.compile(r"\D{2,}\d")
"""«Comune 2», «Prov 1»: not «X 2», which may be a zone."""
_LAST_BRACKETS = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
_PLURAL = re.compile(r"/[aeio]\b")
"""«Paese/i di origine», «Nazionalità/e»."""
_BESIDE_AXIS = re.compile(
    r"(?i)(?<![a-z])(?:epsg|srid|utm\s?\d{0,2}n?|gauss|boaga|gb|monte|mario|roma\s?40|rdn\s?2008|etrs\s?89|wgs\s?84|ed\s?50|"
    r"fuso|zona|ovest|coord(?:inat[ae])?|point|3[23]\s?n?|\d{4,5})(?![a-z0-9])"
)
"""What may stand beside «X» and «Y»: «X_UTM32», «Est (EPSG:3003)», «Coordinata X»."""
_DBASE = 10
"""Characters that a Shapefile leaves of a header: «denominazi»."""
_LAST = 100
"""The rank of a header that names a column only in a table of places: behind every header of the registry's."""
LIST_KINDS = ("choices", "countries", "sources")
"""Kinds of columns that may be spread over several headers («Paese 1», «Paese 2»)."""


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    """Return ``folded header -> (column, rank)``; the column's own name has rank 0."""
    aliases = read_toml("registry/aliases.toml")["columns"]
    listed = {
        fold_header(text): (name, rank)
        for name in reversed(INPUT_COLUMNS)
        for rank, text in enumerate((name, COLUMNS[name].it, COLUMNS[name].en, *aliases.get(name, ())))
    }
    pairs = dict.fromkeys(_pairs() - listed.keys(), (POINT[0], _LAST))
    cut = {fold_header(name[:_DBASE]): (name, 1) for name in INPUT_COLUMNS}
    return pairs | cut | listed | {fold_header(name): (name, 0) for name in INPUT_COLUMNS}


@cache
def _pairs() -> frozenset[str]:
    return frozenset(map(fold_header, read_toml("registry/aliases.toml")["pairs"]["headers"]))


def may_hold_both(text: str) -> bool:
    """Return whether the cells below a header hold latitude and longitude."""
    return fold_header(text[:LONGEST]) in _pairs()


def may_be_of_the_seat(text: str) -> bool:
    """Return whether a header may mean the country of the seat as well as that of the members."""
    general = map(fold_header, read_toml("registry/aliases.toml")["seat_country"]["headers"])
    return not {fold_header(text[:LONGEST]), _bare(text[:LONGEST])}.isdisjoint(general)


@lru_cache(maxsize=1 << 12)  # the first rows are read once for each separator that may part them
def find_column(text: str) -> tuple[str, int] | None:
    """Return the column that a header names, and how good a name it is (0 is the best), or None."""
    if len(text) > LONGEST or text.startswith("@"):  # «@type»: what a format says of itself
        return None
    key = fold_header(text)
    stripped = _PLURAL.sub("", ORDINAL.sub("", _BRACKETS.sub(" ", text)))
    bare = fold_header(stripped).removesuffix("obbligatorio").removesuffix("required")
    found = _ranks().get(key) or _in_brackets(text) or _ranks().get(bare) or of_both(stripped, _named)
    if found:
        return found
    if point := _axis(stripped):
        return point
    many = _ranks().get(_NUMBERED.sub("", bare))
    if many and many[0] in FIRST:  # «Fonte 2», «Data fonte 2»: parts of another source
        return COLUMN, many[1]
    if many and (COLUMNS[many[0]].kind in LIST_KINDS or (many[0] in PLACES and _OF_A_SEAT.fullmatch(bare))):
        return many
    path = read_path(text.strip())
    return find_column(path.plain) if path.certain else None


def _axis(text: str) -> tuple[str, int] | None:
    """Return the coordinate that a header names, once or twice («LONG_X_4326»), beside its reference system."""
    words = _BESIDE_AXIS.sub(" ", text.replace("_", " ")).split()
    whole, parts = _ranks().get(fold_header(" ".join(words))), [_ranks().get(fold_header(word)) for word in words]
    found = [whole] if whole else parts
    named = {column[0] if column else "" for column in found}
    return found[0] if len(named) == 1 and named <= set(POINT) else None


def find_place_column(text: str) -> tuple[str, int] | None:
    """Return the column that a header names in a table of places (``mapping geocode``); it may be only likely."""
    place = _place_columns().get(fold_header(text[:LONGEST]))
    return (place, _LAST) if place else find_column(text) or _likely_column(text)


@cache
def _place_columns() -> dict[str, str]:
    """Return ``folded header -> column`` of what only a table of places calls so."""
    places = read_toml("registry/aliases.toml")["places"]
    return {fold_header(text): name for name, texts in places.items() for text in texts}


def _named(text: str) -> tuple[str, int] | None:
    return _ranks().get(fold_header(text))


def _in_brackets(text: str) -> tuple[str, int] | None:
    """Return the column of «Sede operativa (Comune)»: what stands before the brackets is the seat alone."""
    parts = _LAST_BRACKETS.fullmatch(text.strip())
    inner = find_column(parts[2]) if parts and only_tells_the_seat(parts[1]) else None
    return inner if inner and inner[0] in PLACES else None


@cache
def known_headers() -> frozenset[str]:
    """Return what may stand above a column, in lower case: a quick look, before a row is taken for a header."""
    aliases = read_toml("registry/aliases.toml")["columns"]
    return frozenset(text.casefold() for name in INPUT_COLUMNS for text in (name, *aliases.get(name, ())))


def match_headers(
    texts: Sequence[str], settled: Settled = NOTHING_SETTLED, barred: Container[tuple[int, str]] = ()
) -> Header:
    """Return what each header of a row names; (position, column) of ``barred`` are not what they seem.

    Of what the keeper settles nothing is guessed: neither those headers, nor others for those columns.
    """
    fixed = settled_columns(texts, settled)
    taken = {name for name, _ in fixed.values()}

    def may_be(position: int, column: tuple[str, int], taken: set[str]) -> bool:
        return column[0] not in taken and (position, column[0]) not in barred

    free = {position: text for position, text in enumerate(texts) if position not in fixed}
    named = {at: find_column(text) for at, text in free.items()}
    # «Sigla» whose cells are no acronyms is a province's.
    named |= {at: find_place_column(texts[at]) for at, column in named.items() if column and (at, column[0]) in barred}
    found = {at: column for at, column in named.items() if column and may_be(at, column, taken)}
    found = _drop_person_names(texts, found)
    found = _one_seat(texts, _clearest_names(texts, found))
    certain = taken | {name for name, _ in found.values()}
    likely = {
        position: column
        for position, text in free.items()
        if position not in found
        and (column := _likely_column(text))
        and may_be(position, column, taken if column[0] in PLACES and is_other_seat(text) else certain)
    }
    likely, rivals = _one_name(likely)
    read = {position: column for position, column in fixed.items() if column[0]}
    found = dict(sorted((read | found | likely).items()))
    columns = tuple((name, position) for position, (name, _) in found.items())
    told = tuple((texts[position].strip(), name) for position, (name, _) in likely.items())
    ranks = tuple(rank for _, rank in found.values())
    return Header(tuple(texts), columns, ranks, told, rivals, frozenset(fixed))


@lru_cache(maxsize=1 << 12)
def _likely_column(text: str) -> tuple[str, int] | None:
    """Return the column that a header names once the words are left out that say of what it speaks."""
    if len(text) > LONGEST or is_ours(text):
        return None
    beside = read_toml("registry/aliases.toml")["beside"]
    column = _ranks().get(_bare(text)) if _bare(text) != fold_header(text) else None
    if column:
        barred = {NAME: beside["not_of_a_name"], "paesi_origine": beside["not_of_a_country"]}.get(column[0], [])
        column = None if tokens(text) & set(barred) else column
    column = column or find_column(read_path(text.strip()).plain) or _half(text)
    if column and is_path(text) and column[0] not in PLACES:
        return None  # «address.type», «sede.name»: what an object beside the association is
    if column:
        return column[0], column[1] + LIKELY
    return (NAME, 2 * LIKELY) if fold_header(text) in map(fold_header, beside["names"]) else None


def _half(text: str) -> tuple[str, int] | None:
    """Return the column of the name or of a place that one half of a header names («Qyteti / Città»)."""
    return of_one(text, _named, of_another=lambda part: is_vague(part) or speaks_of_another(part))


def _bare(text: str) -> str:
    """Return the key of a header without the words, and the number of a seat, that say of what it speaks."""
    left_out = set(read_toml("registry/aliases.toml")["beside"]["words"])
    words = list(map(fold_header, split_words(_BRACKETS.sub(" ", text))))
    left_out |= set("123456789") if "sede" in words else set()
    return "".join(word for word in words if word not in left_out)


def column_words(text: str) -> str:
    """Return the column that a header names by itself or by its words, or ``""``."""
    column = find_column(text) or _likely_column(text)
    return column[0] if column else ""


def is_vague(text: str) -> bool:
    """Return whether a header says «name» and no more: beside a clearer one it may be a person's."""
    return fold_header(text[:LONGEST]) in map(fold_header, read_toml("registry/aliases.toml")["vague_names"]["headers"])


def speaks_of_another(text: str) -> bool:
    """Return whether a header says that below it stands what is not the association's own: a person's, an office's."""
    others = read_toml("registry/aliases.toml")["of_others"]
    return is_ours(text) or not tokens(text[:LONGEST]).isdisjoint([*others["persons"], *others["words"]])


def speaks_of_persons(text: str) -> bool:
    """Return whether a header says that below it stands who somebody is, where he lives or how he is reached."""
    others = read_toml("registry/aliases.toml")["of_others"]
    return not tokens(text).isdisjoint([*others["persons"], *others["private"]])


def _one_name(likely: dict[int, tuple[str, int]]) -> tuple[dict[int, tuple[str, int]], tuple[int, ...]]:
    """Return the same with one column of the name, the likeliest; and the positions of those that are so too."""
    named = [position for position, (name, _) in likely.items() if name == NAME]
    words = [position for position in named if likely[position][1] < 2 * LIKELY]
    chosen = words or named
    kept = {position: column for position, column in likely.items() if column[0] != NAME or position in chosen[:1]}
    return kept, tuple(chosen) if len(chosen) > 1 else ()


def header_score(texts: Sequence[str], settled: Settled = NOTHING_SETTLED) -> int:
    """Return how many columns of the registry a row names, 0 if it is no header."""
    if len(texts) > MAX_COLUMNS:
        return 0
    header = match_headers(texts, settled)
    # A single likely word may be a title («Elenco strutture»); beside another column it is a header.
    enough = NAME in header.names and (len(header.names) > 1 or NAME not in [name for _, name in header.likely])
    return len(header.names) if enough else 0


def names_others(texts: Sequence[str], settled: Settled = NOTHING_SETTLED) -> int:
    """Return how many columns a row names that may be a header without a name: its cells may tell which that is."""
    if len(texts) > MAX_COLUMNS or sum(bool(text.strip()) for text in texts) < 2:
        return 0
    header = match_headers(texts, settled)
    return len(header.names) - len(header.likely) if NAME not in header.names else 0


def closest_header(texts: Iterable[str]) -> str:
    """Return the text that looks most like a mistyped «denominazione», or ``""``."""
    short = [text.strip() for text in texts if 6 < len(text.strip()) <= 60]
    found = process.extractOne(NAME, short, processor=fold_header, score_cutoff=75)
    return found[0] if found else ""


def _clearest_names(texts: Sequence[str], found: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Return the same without «Nome» and «Titolo» where another header names the association more clearly."""
    vague = {at for at, (name, _) in found.items() if name == NAME and is_vague(texts[at])}
    if all(at in vague for at, (name, _) in found.items() if name == NAME):
        return found
    return {at: column for at, column in found.items() if at not in vague}


def _one_seat(texts: Sequence[str], found: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Return the same without where somebody lives beside a seat, and without half of another point of one seat."""
    best: dict[tuple[str, object], int] = {}
    for at, (name, rank) in found.items():
        if name in PLACES and not is_aside(texts[at]):
            for seat in (seat_mark(texts[at]), None):
                best[name, seat] = min(rank, best.get((name, seat), rank))
    return {
        at: (name, rank)
        for at, (name, rank) in found.items()
        if name not in PLACES
        or ((name, None) not in best if is_aside(texts[at]) else name not in POINT)
        or rank == best.get((name, seat_mark(texts[at])))
    }


def _drop_person_names(texts: Sequence[str], found: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Beside «Cognome», «Nome» is the name of a person: it is not read."""
    person = read_toml("registry/aliases.toml")["person"]
    keys = [fold_header(text) if len(text) <= LONGEST else "" for text in texts]
    if not set(keys) & set(map(fold_header, person["headers"])):
        return found
    barred = set(map(fold_header, person["not_names"]))
    return {position: column for position, column in found.items() if keys[position] not in barred}
