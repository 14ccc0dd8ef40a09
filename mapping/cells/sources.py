# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sources of a row as people write them in one cell: a kind, an address and a date each, in any order."""

import re
from collections.abc import Iterator
from itertools import chain

from mapping.cells.dates_and_numbers import parse_date
from mapping.cells.folding import fold
from mapping.cells.lists import parse_choice
from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Finding, Parsed
from mapping.cells.personal import MASK, find_personal
from mapping.cells.standing import parse_past_date
from mapping.cells.text import clean_cell
from mapping.cells.urls import parse_url
from mapping.row_sources import RowSource, split_sources, unite_sources

MOST_SOURCES = 100
"""Of one cell; more are a list of links, not the sources of a row."""
_BETWEEN = re.compile(r"\s*(?:\n|[;•](?=\s|$)|[;,](?=\s+(?:https?:|www\.)))\s*", re.IGNORECASE)
_GLUED = re.compile(r"[;,](?=https?:|www\.)", re.IGNORECASE)
_RUN = re.compile(r"[^\s?]+(\?\S*)?")
_TIGHT = re.compile(r"(?i)(?:https?:|www\.)\S*\|\S")
"""A separator with no space around it may belong to the address."""
_ADDRESS = re.compile(r"(?i)((?<![^\s(\[])(?:https?:\S*|www\.\S+))")
_ROUND = " \t,.()[]–—-:·"
_BEHIND = {",": "", ")": "(", "]": "["}
_JOINED = frozenset(["e", "ed", "and"])
_DIGITS = re.compile(r"[\d\W]+")
_kind = parse_choice("fonte")


def parse_sources(text: str) -> Parsed:
    """Return sources as `mapping.row_sources` writes them, each once; what cannot be read of one is told."""
    text = _RUN.sub(lambda run: _GLUED.sub("\n", run[0].removesuffix(run[1] or "")) + (run[1] or ""), text)
    entries = [entry for entry in _BETWEEN.split(text) if entry.strip()]
    read = [_entry(entry) for entry in entries[:MOST_SOURCES]]
    found = [finding for parsed in read for finding in parsed.findings]
    if len(entries) > MOST_SOURCES:
        found.append(Finding("troppe-fonti", dati={"limite": str(MOST_SOURCES)}, value=entries[MOST_SOURCES]))
    return Parsed(unite_sources(chain.from_iterable(split_sources(parsed.value) for parsed in read)), tuple(found))


def _entry(text: str) -> Parsed:
    """Return the sources between two separators; none if a part cannot be read that may belong to an address.

    Words that name no kind of source are left out and told: the address beside them is what it is.
    """
    clean = clean_cell(text)
    if not clean.value or says_nothing(clean.value, code=True):
        return NOTHING._replace(findings=clean.findings)
    sources, findings = [RowSource()], list(clean.findings)
    whole = not any(finding.codice == "testo-lungo" for finding in clean.findings)
    for slot, parsed, part in _parts(clean.value):
        twice = bool(getattr(sources[-1], slot))
        findings += _unread(part) if twice and slot != "url" else parsed.findings
        spared = slot == "kind" and bool(_ADDRESS.search(clean.value)) and not _TIGHT.search(clean.value)
        whole = whole and (bool(parsed.value) or spared) and not (twice and slot != "url")
        if twice and slot == "url":  # a second address is a second source
            sources.append(RowSource())
        sources[-1] = sources[-1]._replace(**{slot: parsed.value})
    return Parsed(unite_sources(sources) if whole else "", tuple(findings))


def _parts(entry: str) -> Iterator[tuple[str, Parsed, str]]:
    """Yield what each part of a source tells (``kind``, ``url``, ``date``), parted by ``|`` or around an address."""
    for piece in entry.split("|"):
        for part in _ADDRESS.split(piece):
            bare = part.strip(_ROUND)
            if bare and fold(bare) not in _JOINED and not says_nothing(bare, code=True):
                for slot, parsed in _understood(part.strip(), bare):
                    yield slot, parsed, bare


def _understood(part: str, bare: str) -> Iterator[tuple[str, Parsed]]:
    if _ADDRESS.match(part):
        both = _GLUED.search(part)  # the end of an address, or within its query
        yield "url", Parsed("", _unread(part)) if both else _address(_closed(part))
    elif date := _date(bare):
        yield "date", date
    elif (kind := _kind(bare)).value and not kind.findings:
        yield "kind", kind
    elif " " not in bare and ("." in bare or ":" in bare):
        yield "url", _address(_closed(part.lstrip(_ROUND)))
    else:
        yield from _kind_and_date(bare)


def _closed(address: str) -> str:
    """Return an address without the comma or the bracket behind it, unless the bracket was opened in it."""
    while address[-1:] in _BEHIND and (
        address[-1] == "," or address.count(_BEHIND[address[-1]]) < address.count(address[-1])
    ):
        address = address[:-1]
    return address


def _kind_and_date(text: str) -> Iterator[tuple[str, Parsed]]:
    """Yield the kind and the date of «stampa 2019», or what cannot be understood."""
    words = text.split()
    for at in range(max(1, len(words) - 3), len(words)):
        kind, date = _kind(" ".join(words[:at]).strip(_ROUND)), _date(" ".join(words[at:]).strip(_ROUND))
        if date and kind.value and not kind.findings:
            yield from (("kind", kind), ("date", date))
            return
    if not _DIGITS.fullmatch(text):
        yield "kind", Parsed("", _unread(text))
        return
    yield "date", Parsed("", tuple(finding._replace(value=text) for finding in parse_date(text).findings))


def _unread(text: str) -> tuple[Finding, ...]:
    return (Finding("fonte-illeggibile", value=text),)


def _date(text: str) -> Parsed | None:
    """Return a date that is nothing else: the year inside a name is none of a source."""
    read = parse_past_date(text)
    return read if read.value and (_DIGITS.fullmatch(text) or ("-" in read.value and len(text.split()) <= 3)) else None


def _address(text: str) -> Parsed:
    if kind := find_personal(text, "fonte_url"):
        return Parsed("", (Finding("dato-personale", dati={"tipo": kind[0], "tipo_en": kind[1]}, value=MASK),))
    read = parse_url(text)
    told = tuple(f._replace(value=f.value or text) for f in read.findings)
    return Parsed(read.value, told if read.value or told else _unread(text))
