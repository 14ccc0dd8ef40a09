# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a cell may be, whatever stands above it; and what it cannot be."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from mapping.cells import (
    find_personal,
    fold_header,
    parse_countries,
    parse_end,
    parse_standing,
    parse_tax_code,
    parse_url,
    split_pair,
)
from mapping.places import load_gazetteer
from mapping.toml_files import read_toml

Test = Callable[[str], bool]
_RECENT_PAST = 1
"""The level (`mapping.places`) of a name that a comune bears or bore lately: beyond it are hamlets."""
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_DEGREES = re.compile(r"(\d{1,2})[.,]\d+")
_EXACT = re.compile(r"[.,]\d{3}")
_ITALY = {"latitudine": (35, 47), "longitudine": (6, 18)}
_WEB = re.compile(r"(?i)(https?://|www\.)\S+|[a-z0-9-]{2,}(\.[a-z0-9-]{2,})*\.(it|org|com|eu|net|info)(/\S*)?")
_CODE = re.compile(r"[A-Za-z]{0,4}[-_./ ]?\d[\w./-]*|[\W\d_]*|[A-Za-z]{1,3}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")
_PROCEEDING = re.compile(
    r"(?i)\b(in corso|in lavorazione|evas[aeio]|istruttoria|apert[aeio]|da esaminare|pending|open)\b"
)
_YEAR = re.compile(r"\d{4}|\d[-/.'’ ]\d{2}\b")
_ISTAT = re.compile(r"0?\d{5}")
_CODE_LENGTH = 3
"""Letters of the code of a country, which is never enough by itself."""
_HOUSE = 12
"""Characters of a house number."""
_PROSE = 8
"""Words of a cell that is no list of countries."""
POINT = ("latitudine", "longitudine")


def is_personal(cell: str) -> bool:
    """Return whether a cell holds what is a person's: a telephone, a mail, a code, somebody's name."""
    return bool(find_personal(cell, ""))


@lru_cache(maxsize=1 << 12)
def is_comune(cell: str) -> bool:
    """Return whether a cell is the name of a comune of today, or a name that one bore not long ago."""
    found = load_gazetteer().names.exact.get(fold_header(_BRACKETS.sub("", cell)), ())
    return any(meaning.level <= _RECENT_PAST for meaning in found)


def is_province(cell: str) -> bool:
    """Return whether a cell is the name of a province, or its letters, which are capitals («no» is no province)."""
    key = fold_header(cell)
    return (len(key) > 2 or cell.isupper()) and key in load_gazetteer().sigle


def is_sigla(cell: str) -> bool:
    """Return whether a cell is the two letters of a province, as they are written."""
    return len(cell) == 2 and is_province(cell)


def is_region(cell: str) -> bool:
    """Return whether a cell is the name of a region."""
    return not cell.isdigit() and fold_header(cell) in load_gazetteer().region_names


def _is_cap(cell: str) -> bool:
    return len(cell) == 5 and cell in load_gazetteer().caps


def _is_comune_code(cell: str) -> bool:
    return _ISTAT.fullmatch(cell) is not None and cell.zfill(6) in load_gazetteer().codes


def _is_tax_code(cell: str) -> bool:
    parsed = parse_tax_code(cell)
    return bool(parsed.value) and not parsed.findings


def _is_degree(name: str) -> Test:
    least, most = _ITALY[name]

    def test(cell: str) -> bool:
        match = _DEGREES.fullmatch(cell)
        return match is not None and least <= int(match[1]) <= most

    return test


def is_exact(cell: str) -> bool:
    """Return whether a number has the decimals of a coordinate: a price has two."""
    return _EXACT.search(cell) is not None


def _is_pair(cell: str) -> bool:
    pair = split_pair(cell)
    return pair is not None and any(all(map(_is_number_of, POINT, both)) for both in (pair, pair[::-1]))


def _is_number_of(name: str, text: str) -> bool:
    return _ITALY[name][0] <= float(text) <= _ITALY[name][1] + 1


def _is_site(cell: str) -> bool:
    return "@" not in cell and _WEB.fullmatch(cell) is not None and bool(parse_url(cell).value)


def _is_foreign(cell: str) -> bool:
    if len(cell) <= _CODE_LENGTH or len(cell.split()) > _PROSE:  # «SI» and «NO» are no countries
        return False
    parsed = parse_countries(cell)
    return bool(parsed.value) and parsed.value != "IT" and not parsed.findings


def is_body(cell: str) -> bool:
    """Return whether a cell has a word with which bodies are named («Circolo», «APS», «Community»)."""
    words, beginnings = _of_bodies()
    said = [fold_header(word) for word in cell.split()]
    return any(word in words or word.startswith(beginnings) for word in said)


@cache
def _of_bodies() -> tuple[frozenset[str], tuple[str, ...]]:
    told = read_toml("registry/aliases.toml")["bodies"]["words"]
    return frozenset(told), tuple(word[:-1] for word in told if word.endswith("*"))


def is_proceeding(cell: str) -> bool:
    """Return whether a cell says how far somebody's request is, or whether a door is open: not whether a body lives."""
    return _PROCEEDING.search(cell) is not None


def is_text(cell: str) -> bool:
    """Return whether a cell may be a name: letters, no code, no address of the web, no place or country alone."""
    others = (_is_site, is_comune, is_province, is_region, _is_foreign)
    return _CODE.fullmatch(cell) is None and "@" not in cell and not any(test(cell) for test in others)


KINDS: Mapping[str, Test] = {
    "codice_fiscale": _is_tax_code,
    "cap": _is_cap,
    "comune": is_comune,
    "provincia": is_province,
    "regione": is_region,
    "codice_comune": _is_comune_code,
    "latitudine": _is_degree("latitudine"),
    "longitudine": _is_degree("longitudine"),
    "sito_web": _is_site,
    "paesi_origine": _is_foreign,
    "stato_ente": lambda cell: not parse_standing(cell).findings,
}
"""``column -> whether a cell is certainly of that kind``."""
PAIR = _is_pair
"""Whether both coordinates stand in the cell."""


def _has_no(pattern: re.Pattern[str]) -> Test:
    return lambda cell: pattern.search(cell) is None


def _is_no_place(cell: str) -> bool:
    return _LETTERS.search(cell) is None or "@" in cell or _is_site(cell)


IMPOSSIBLE: Mapping[str, Test] = {
    "denominazione": lambda cell: _CODE.fullmatch(cell) is not None or "@" in cell or _is_site(cell),
    "acronimo": is_sigla,
    "civico": lambda cell: len(cell) > _HOUSE,
    "cap": _has_no(_DIGIT),
    "comune": _is_no_place,
    "provincia": _is_no_place,
    "regione": _is_no_place,
    "indirizzo": lambda cell: _is_no_place(cell) or is_personal(cell),
    "codice_fiscale": _has_no(_DIGIT),
    "codice_comune": _has_no(_DIGIT),
    "latitudine": _has_no(_DIGIT),
    "longitudine": _has_no(_DIGIT),
    "sito_web": lambda cell: "." not in cell or "@" in cell,
    "fonte_url": lambda cell: "." not in cell or "@" in cell,
    "anno_costituzione": _has_no(_YEAR),
    "numero_soci": _has_no(_DIGIT),
    "stato_ente": lambda cell: bool(parse_standing(cell).findings),
    "data_cessazione": lambda cell: not _DIGIT.search(cell) and bool(parse_end(cell).findings),
    "paesi_origine": lambda cell: not parse_countries(cell).value,
}
"""``column -> whether a cell certainly is none of it``."""
