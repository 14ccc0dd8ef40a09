# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of the closed lists (type, fields, composition, reach) out of what people write."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from mapping.cells.folding import fold
from mapping.cells.free_text import REST, TABLES, negates, read_free_text
from mapping.cells.parsed import NOTHING, Finding, Parsed
from mapping.schema import SEPARATOR, UNKNOWN, choices
from mapping.toml_files import read_toml

_MANY = 60
_FEW = 2
"""Words up to which a text in free words may be a slip of the pen in one of the values."""
PROPOSALS = 2_000
"""Unknown words of one registry for which a known one is proposed: each is held against all of them."""
_STRONG = re.compile(r"\s*[;|\n•·]\s*|(?:^|(?<=\s))\d{1,2}[.)]\s+")
_BRACKET = re.compile(r"\([^)]*\)")
_WEAK = re.compile(r"\s*[,/+&]\s*|\s+(?:ed?|and)\s+|\s+[-–—]\s+")


@cache
def _words(table: str) -> dict[str, str]:
    """Return ``folded word -> value`` of a list: the value, its names in both languages, and its synonyms."""
    synonyms = read_toml("cells/words.toml")[table]
    found: dict[str, str] = {}
    for value, names in choices(table).items():
        for word in (value, names["it"], names["en"], *synonyms.get(value, ())):
            found.setdefault(fold(word), value)
    return found


def parse_choice(table: str) -> Callable[[str], Parsed]:
    """Return the reader of a column with one value of ``table``; of several the first is kept, with a note."""
    return lambda text: _first(_read(text, table))


def parse_choices(table: str) -> Callable[[str], Parsed]:
    """Return the reader of a column with any number of values of ``table``."""
    return lambda text: _read(text, table)


def _first(read: Parsed) -> Parsed:
    values = read.value.split(SEPARATOR)
    informative = [value for value in values if value not in {"altro", UNKNOWN}] or values
    if len(values) == 1:
        return read
    note = Finding("piu-valori", informative[0])
    return Parsed(informative[0], (*read.findings, *([note] if len(informative) > 1 else [])))


def _read(text: str, table: str) -> Parsed:
    if not text:
        return NOTHING
    values: list[str] = []
    findings: list[Finding] = []
    rest = False
    for part in split_parts(text):
        known, unknown = split_known(part, _WEAK, lambda word: _value(word, table))
        if unknown and table in TABLES:
            known, unknown = read_free_text(part, table, _WEAK, lambda word: _value(word, table))
            if REST in known:
                rest = True
                findings.append(Finding("testo-altro", value=part, once=True))
            known = [value for value in known if value != REST]
        values += known
        findings += [_unknown(word, table) for word in unknown]
    return Parsed(SEPARATOR.join(dict.fromkeys(values or [REST] * rest)), tuple(findings))


def split_parts(text: str) -> list[str]:
    """Return what stands between semicolons, bars and bullets, up to `_MANY` parts: a longer text is no list."""
    parts = [part for part in _STRONG.split(text) if part]
    return parts if len(parts) <= _MANY else [text]


def split_known(text: str, between: re.Pattern[str], find: Callable[[str], str]) -> tuple[list[str], list[str]]:
    """Return the values found in a text and the words left: the longest run of parts that makes sense wins."""
    whole = find(text)
    if whole:
        return [whole], []
    cuts = [(match.start(), match.end()) for match in between.finditer(text)][:_MANY]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    known: list[str] = []
    unknown: list[str] = []
    first = 0
    while first < len(starts):
        last, value = _longest(text, starts, ends, first, find)
        (known if value else unknown).append(value or text[starts[first] : ends[first]].strip())
        first = last + 1
    return known, [word for word in unknown if word]


def _longest(text: str, starts: list[int], ends: list[int], first: int, find: Callable[[str], str]) -> tuple[int, str]:
    for last in range(min(first + 4, len(ends) - 1), first - 1, -1):
        value = find(text[starts[first] : ends[last]])
        if value:
            return last, value
    return first, ""


def _value(word: str, table: str) -> str:
    key, bare = fold(word), fold(word if negates(word) else _BRACKET.sub(" ", word))
    apart = fold(word.replace(".", ". "))  # «Ass.Culturale»
    keys = (key, bare, apart, key.removeprefix("associazione "), key.removeprefix("a "))
    return next((_words(table)[key] for key in keys if key in _words(table)), "")


def _unknown(word: str, table: str) -> Finding:
    if table in TABLES:
        proposed = _proposed(word, table) if len(word.split()) <= _FEW else ""
        return Finding("testo-non-capito", proposed, value=word, once=True)
    return Finding("valore-non-previsto", _proposed(word, table), {"ammessi": _allowed(table)}, word)


def _proposed(word: str, table: str) -> str:
    return "" if _closest.cache_info().misses >= PROPOSALS else _closest(fold(word[:60]), table)


@lru_cache(maxsize=10_000)
def _closest(key: str, table: str) -> str:
    inside = [word for word in _words(table) if len(word) > 5 and f" {word} " in f" {key} "]
    if inside and table not in TABLES:  # else what stands inside was read
        # A text that names several things is none of them: «educazione alla pratica sportiva».
        meant = {_words(table)[word] for word in inside}
        return meant.pop() if len(meant) == 1 else ""
    close = process.extractOne(key, list(_words(table)), scorer=fuzz.ratio, score_cutoff=78)
    return _words(table)[close[0]] if close and len(key) > 3 else ""


def forget_choice_proposals() -> None:
    """Count the proposals anew: another registry begins."""
    _closest.cache_clear()


@cache
def _allowed(table: str) -> str:
    return ", ".join(choices(table))
