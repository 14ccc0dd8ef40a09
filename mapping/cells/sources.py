# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sources of a row as people write them in one cell: a kind, an address and a date each, in any order."""

import re
from collections.abc import Iterator
from itertools import chain

from mapping.cells.dates_and_numbers import parse_date
from mapping.cells.lists import parse_choice
from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Finding, Parsed
from mapping.cells.personal import MASK, find_personal
from mapping.cells.text import clean_cell
from mapping.cells.urls import parse_url
from mapping.row_sources import RowSource, split_sources, unite_sources

MOST_SOURCES = 100
"""Of one cell; more are a list of links, not the sources of a row."""
_BETWEEN = re.compile(r"\s*(?:\n|[;•](?=\s|$)|[;,](?=\s*(?:https?:|www\.)))\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?i)((?<![^\s(\[])(?:https?:\S*|www\.\S+))")
_ROUND = " \t,.()[]–—-:·"
_DIGITS = re.compile(r"[\d\W]+")
_kind = parse_choice("fonte")


def parse_sources(text: str) -> Parsed:
    """Return sources as `mapping.row_sources` writes them, each once; what cannot be read of one is told."""
    entries = [entry for entry in _BETWEEN.split(text) if entry.strip()]
    read = [_entry(entry) for entry in entries[:MOST_SOURCES]]
    found = [finding for parsed in read for finding in parsed.findings]
    if len(entries) > MOST_SOURCES:
        found.append(Finding("troppe-fonti", dati={"limite": str(MOST_SOURCES)}, value=entries[MOST_SOURCES]))
    return Parsed(unite_sources(chain.from_iterable(split_sources(parsed.value) for parsed in read)), tuple(found))


def _entry(text: str) -> Parsed:
    clean = clean_cell(text)
    if not clean.value or says_nothing(clean.value, code=True):
        return NOTHING._replace(findings=clean.findings)
    sources, findings = [RowSource()], list(clean.findings)
    for slot, parsed in _parts(clean.value):
        findings += parsed.findings
        if getattr(sources[-1], slot):  # a second address is a second source
            sources.append(RowSource())
        sources[-1] = sources[-1]._replace(**{slot: parsed.value})
    return Parsed(unite_sources(sources), tuple(findings))


def _parts(entry: str) -> Iterator[tuple[str, Parsed]]:
    """Yield what each part of a source tells (``kind``, ``url``, ``date``), parted by ``|`` or around an address."""
    for piece in entry.split("|"):
        for part in _ADDRESS.split(piece):
            bare = part.strip(_ROUND)
            if bare and not says_nothing(bare, code=True):
                yield from _understood(part.strip(), bare)


def _understood(part: str, bare: str) -> Iterator[tuple[str, Parsed]]:
    if _ADDRESS.match(part):
        yield "url", _address(part if "(" in part else part.rstrip(",)]"))
    elif date := _date(bare):
        yield "date", date
    elif (kind := _kind(bare)).value and not any(f.codice == "valore-non-previsto" for f in kind.findings):
        yield "kind", kind
    elif " " not in bare and ("." in bare or ":" in bare):
        yield "url", _address(bare)
    else:
        yield from _kind_and_date(bare)


def _kind_and_date(text: str) -> Iterator[tuple[str, Parsed]]:
    """Yield the kind and the date of «stampa 2019», or what cannot be understood."""
    words = text.split()
    for at in range(max(1, len(words) - 3), len(words)):
        kind, date = _kind(" ".join(words[:at]).strip(_ROUND)), _date(" ".join(words[at:]).strip(_ROUND))
        if date and kind.value and not kind.findings:
            yield from (("kind", kind), ("date", date))
            return
    told = parse_date(text) if _DIGITS.fullmatch(text) else Parsed("", (Finding("fonte-illeggibile", value=text),))
    yield "date", Parsed("", tuple(finding._replace(value=text) for finding in told.findings))


def _date(text: str) -> Parsed | None:
    """Return a date that is nothing else: the year inside a name is none of a source."""
    read = parse_date(text)
    return read if read.value and (_DIGITS.fullmatch(text) or ("-" in read.value and len(text.split()) <= 3)) else None


def _address(text: str) -> Parsed:
    if kind := find_personal(text, "fonte_url"):
        return Parsed("", (Finding("dato-personale", dati={"tipo": kind[0], "tipo_en": kind[1]}, value=MASK),))
    read = parse_url(text)
    return Parsed(read.value, tuple(f._replace(value=f.value or text) for f in read.findings))
