# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the withdrawal list forbids, made ready to be looked for in many texts."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from mapping.publish.guard.living import Living
from mapping.publish.guard.own_words import own_texts, says
from mapping.publish.guard.readings import readings
from mapping.publish.guard.sieve import Sieve
from mapping.publish.guard.spellings import (
    address_parts,
    addresses,
    codes,
    is_number,
    name_forms,
    quotations,
    site_key,
    telling,
    word_lists,
)
from mapping.registry import Barred, without_legal_form

_ID = re.compile("(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])")
_GLUED = 10
"""Letters from which on a name written in one word is looked for among the words of a text."""
_LOOSE = 3
"""Telling words that a name needs to be looked for without its legal form."""
_FEW = 30
"""Texts that are read one by one sooner than they are looked at together."""
Lengths = Mapping[tuple[str, str], frozenset[int]]


class Found(NamedTuple):
    """Something forbidden in a text, and the row of the list that forbids it.

    ``form`` is the folded name, ``""`` of an id, a code or a site; ``cell`` and ``part``: it is the whole of a cell
    or a quotation, of a part of an address; ``strong``: enough words to be nobody else's; ``own``: the program says it.
    """

    voce: str
    form: str = ""
    cell: bool = False
    part: bool = False
    strong: bool = False
    own: bool = False


class Forbidden:
    """The forbidden names, ids, codes and sites; false if there are none."""

    def __init__(self, barred: Iterable[Barred], living: Living) -> None:
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._sites: dict[tuple[str, ...], str] = {}
        for text, kind, voce in barred:
            self._add(text, kind, voce, living)
        self._glued = {form.replace(" ", ""): form for form in self._names}
        self._bare = {bare: voce for form, voce in self._names.items() if (bare := _bare(form))}
        self._run_together = _by_start(self._bare)
        self._lengths = _lengths(self._names)
        needles = (*self._names, *self._bare, *self._ids, *self._codes, *map("".join, self._sites))
        self.sieve = Sieve(needles)
        self._known: dict[str, tuple[Found, ...]] = {}

    def __bool__(self) -> bool:
        """Tell whether anything is forbidden."""
        return bool(self._names or self._ids or self._codes or self._sites)

    def _add(self, text: str, kind: str, voce: str, living: Living) -> None:
        if kind == "nome":
            bare = name_forms(text)
            loose = {short for form in bare if telling(short := " ".join(without_legal_form(form.split()))) >= _LOOSE}
            self._names |= dict.fromkeys(bare | loose, voce)
        elif kind == "id" and text.lower() not in living.ids:
            self._ids[text.lower()] = voce
        elif kind == "codice_fiscale" and text.upper() not in living.codes:
            self._codes |= dict.fromkeys(codes(text), voce)
        elif kind == "sito_web":
            key = site_key(text)
            if len(key) > 1 or not set(key) <= living.shared_hosts:
                self._sites[key] = voce

    def in_texts(self, texts: Collection[str]) -> dict[str, tuple[Found, ...]]:
        """Return the texts in which anything of it stands, with what does."""
        near = self.sieve.of(texts) if len(texts) > _FEW else texts
        return {text: told for text in near if (told := self.in_text(text))}

    def in_text(self, text: str) -> tuple[Found, ...]:
        """Return what of it stands in a text."""
        known = self._known.get(text)
        if known is None:
            known = tuple(dict.fromkeys(found for plain in readings(text).texts for found in self._search(plain)))
            self._known[text] = known
        return known

    def _search(self, text: str) -> Iterator[Found]:
        if self._codes and len(text) >= 11:
            yield from (Found(self._codes[code]) for code in codes(text) if code in self._codes)
        if self._ids and len(text) >= 12:
            yield from (Found(self._ids[code]) for code in _ID.findall(text.lower()) if code in self._ids)
        if not is_number(text):
            yield from self._search_sites(text.lower())
            yield from self._search_names(text)

    def _search_names(self, text: str) -> Iterator[Found]:
        lists = word_lists(text)
        inside = {form for words in lists for form in self._inside(words)}
        cells = self._named({" ".join(words) for words in lists} | quotations(text))
        addressed = address_parts(text)
        parts = self._named(addressed) | {form for part in addressed for form in self._in_address(part)}
        for form in sorted(inside | cells | parts):
            own, words = says(form), telling(form)
            strong = form in inside and (words > 2 or (words == 2 and not own))
            yield Found(self._names.get(form) or self._bare[form], form, form in cells, form in parts, strong, own)

    def _named(self, wholes: set[str]) -> set[str]:
        glued = {self._glued[whole] for whole in wholes if whole in self._glued}
        return glued | {whole for whole in wholes if whole in self._names}

    def _in_address(self, part: str) -> Iterator[str]:
        """Yield the names of several words that stand in a part of an address as one: «associazionestelladelmali»."""
        glued = part.replace(" ", "")
        for at in range(len(glued) - _GLUED + 1):
            found = self._run_together.get(glued[at : at + _GLUED], ())
            yield from (form for form in found if glued.startswith(form.replace(" ", ""), at))

    def _inside(self, words: list[str]) -> Iterator[str]:
        yield from (self._glued[word] for word in words if len(word) >= _GLUED and word in self._glued)
        yield from phrases(words, self._names, self._lengths)

    def _search_sites(self, text: str) -> Iterator[Found]:
        for host, *path in addresses(text) if self._sites else ():
            labels = host.split(".")
            for start in range(len(labels) - 1):
                above = ".".join(labels[start:])
                for end in range(len(path) + 1):
                    key = (above, *path[:end])
                    if key in self._sites:
                        yield Found(self._sites[key], own=key in _own_sites())


def phrases(words: list[str], names: Mapping[str, str], lengths: Lengths) -> Iterator[str]:
    """Yield the names of two words and more among the words."""
    for place, pair in enumerate(pairwise(words)):
        for length in lengths.get(pair, ()):
            phrase = " ".join(words[place : place + length])
            if phrase in names:
                yield phrase


def _bare(form: str) -> str:
    """Return a name without its legal form; ``""`` if that is one telling word, or a short one."""
    bare = " ".join(without_legal_form(form.split()))
    return bare if len(bare.replace(" ", "")) >= _GLUED and telling(bare) > 1 else ""


def _by_start(forms: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        found[form.replace(" ", "")[:_GLUED]].append(form)
    return found


def _lengths(names: Iterable[str]) -> Lengths:
    """Return, for the first two words of names, how many words those names have."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for first, second, *rest in (words for name in names if len(words := name.split()) > 1):
        found[first, second].add(2 + len(rest))
    return {pair: frozenset(lengths) for pair, lengths in found.items()}


@cache
def _own_sites() -> frozenset[tuple[str, ...]]:
    """Return the addresses that the program itself gives, and the folders above them."""
    told = {address for text in own_texts() for address in addresses(text.lower())}
    return frozenset(address[:end] for address in told for end in range(1, len(address) + 1))
