# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The comune, province and CAP that stand in an address of one cell, in every order in which they are written."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mapping.places.names.area_cell import read_province
from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.index import Level, Meaning
from mapping.places.names.keys import SMALL, fold

_LONGEST = 200
"""Characters of a cell that are looked at: a longer text is prose."""
_BREAK = re.compile(
    r"\s*[,;:|\n\t()\[\]\"«»]+\s*|\s+[-–—~/•·]+\s*|(?<=[^\W\d])[-–—/]+\s+|(?<!\d)(?:I-|IT-)?(?=\d{5}(?!\d))|(?<=\d{5})(?![\d/])[\s-]*"
)
"""Between the parts of an address: signs, and a CAP on both sides."""
_CAP = re.compile(r"\d{5}")
_SIGLA_BEHIND = re.compile(r"[\s.]([A-Z]{2})\.?$")
"""«Cosenza CS»: two capitals, for «di» and «in» are words."""
_STREETS = r"(?:via|viale|vicolo|piazza|piazzale|corso|largo|strada|p\.\s?zza|v\.\s?le|c\.\s?so)"
"""What a street is mostly called, anywhere in a text."""
_STREET = re.compile(
    rf"(?i)(?:{_STREETS}|v|v\s?le|vico|vic|p\.?\s?zz?a|p\.?\s?le|piazzetta|l\.?go|c\s?so|str|stradone|"
    r"salita|discesa|traversa|trav|lungo\w+|borgo|b\.?go|contrada|c\.?\s?da|calle|campo|campiello|"
    r"fondamenta|circonvallazione|galleria|passaggio|rampe|rotonda|vocabolo|viottolo|parco|palazzo|s\.?\s?[sp]\.?)(?!\w)"
)
_WORDS = re.compile(
    r"(?i)^(?:(?:comune|citt[aà]['’]?|sede(?: legale| operativa)?)\s+(?:di\s+)?|(?:localit[aà]['’]?|loc|frazione|fraz|"
    r"borgata)(?!\w)\.?\s*)+"
)
"""What may stand before the name of a comune or a hamlet."""
_NUMBERED = re.compile(
    r"(?i)^.*(?:\bs\.?\s?n\.?(?:\s?c\.?)?|\d(?:\s?/?\s?[a-z](?!\w)|\s?(?:bis|ter)(?!\w))?)[\s.]+([^\d]{3,})$"
)
"""«Via Roma 12/B Milano»: what stands behind the house number."""
_BEFORE_STREET = re.compile(rf"(?i)^([^\d]{{2,40}}?)\s+{_STREETS}\s")
"""«Bologna Via Irnerio 4»: what stands before the street."""
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_BRACKET = "\x02"
"""Marks a text that stood in brackets: the province of what stands before it."""
_LAST_WORD = re.compile(r"(?i)[\s,-]+(?:italia|italy)\W*$")
_TIGHT = re.compile(r"[-–—]+|(?<=[^\W\d])/(?=[^\W\d]{2})")
"""A sign without spaces: in «Roma-Via Po» a break, in «12/A» and «Saint-Oyen» none."""
_TELEPHONE = re.compile(
    r"(?i)(?<!\w)(?:tel|telefono|fax|cell|cellulare|casella postale|c\.\s?p)\b[.:°\s]*\+?\d[\d\s./-]{4,}"
)
_STREET_WITHIN = re.compile(rf"(?i)(?<!\w){_STREETS}\s")
_NO_NAMES = frozenset(["scala", "piano", "interno", "ponte", "lago", "fonte", "sala", "villa", "palazzina"])
"""What stands in addresses and is a comune somewhere: only where a sigla or a CAP says so."""
_HOUSE = re.compile(r"(?:n\.?\s?)?\d{1,4}(?:\s?/?\s?\w{1,3})?|s\.?n\.?c?\.?")
_BLANKS = re.compile(r"[^\S\n]+")
_COUNTRY = frozenset(["italia", "italy", "it"])
_MOST_WORDS = 6


class AddressPlace(NamedTuple):
    """What an address says of its place, as the cells `comune`, `provincia` and `cap` would; ``""`` where nothing."""

    comune: str = ""
    provincia: str = ""
    cap: str = ""


class _Part(NamedTuple):
    """A text between two breaks, with the sigla and the CAP that stand beside it, and whether a house number does."""

    text: str
    sigla: str = ""
    cap: str = ""
    numbered: bool = False


class _Candidate(NamedTuple):
    """A comune that a part may name, and how many of its clues agree; ``official``: not a hamlet."""

    name: str
    codes: frozenset[str]
    agreeing: int
    official: bool
    part: _Part


def read_address(cell: str, gazetteer: Gazetteer) -> AddressPlace:
    """Return the place that an address names; no comune where it names two, or where the name may be a street's.

    It is a reading, not yet a place: name, province and CAP are to be weighed like those of their own cells.
    """
    if not cell or len(cell) > _LONGEST:
        return AddressPlace()
    text = _TELEPHONE.sub(" ", _BLANKS.sub(" ", cell)).strip()
    parts = _parts(_LAST_WORD.sub("", _IN_BRACKETS.sub(rf",{_BRACKET}\1,", text)), gazetteer)
    if any(fold(part.text) in gazetteer.abroad and not _meanings(part.text, gazetteer) for part in parts):
        return AddressPlace()
    several = sum(bool(_STREET.match(part.text)) for part in parts) > 1
    found = [one for part in parts for one in _candidates(part, gazetteer, beside_street=several)]
    best = max(((one.agreeing, one.official) for one in found), default=None)
    named = [one for one in found if (one.agreeing, one.official) == best]
    if len({one.codes for one in named}) == 1:
        return AddressPlace(named[-1].name, named[-1].part.sigla, named[-1].part.cap)
    sigle, caps = {part.sigla for part in parts} - {""}, {part.cap for part in parts} - {""}
    if named or len(sigle) > 1 or len(caps) > 1:
        return AddressPlace()
    return AddressPlace("", "".join(sigle), "".join(caps))


def _parts(cell: str, gazetteer: Gazetteer) -> list[_Part]:
    """Return the texts; a sigla or a province belongs to the text before it, a CAP to the next one, or to the last."""
    parts: list[_Part] = []
    cap = ""
    for piece in _pieces(cell, gazetteer):
        text = piece.strip(" .'’-–—/")
        if not text or fold(text) in _COUNTRY:
            continue
        if _CAP.fullmatch(text):
            cap = text
        elif parts and _HOUSE.fullmatch(text):
            parts[-1] = parts[-1]._replace(numbered=True)
        elif sigla := _sigla(text, parts, gazetteer):
            parts[-1] = parts[-1]._replace(sigla=sigla)
        else:
            parts.append(_with_sigla(_Part(text.removeprefix(_BRACKET), cap=cap), gazetteer))
            cap = ""
    if cap and parts:
        parts[-1] = parts[-1]._replace(cap=parts[-1].cap or cap)
    return parts


def _pieces(cell: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the texts between breaks; a hyphen without spaces is one unless it stands within the name of a comune."""
    for piece in _BREAK.split(cell):
        whole = _with_sigla(_Part(piece.strip()), gazetteer)
        yield from [piece] if any(_candidates(whole, gazetteer)) else _TIGHT.split(piece)


def _sigla(text: str, before: Sequence[_Part], gazetteer: Gazetteer) -> str:
    """Return the sigla that a text gives to the one before it: «(MI)», «- PZ», «(Milano)» of a comune there."""
    if not before or before[-1].sigla:
        return ""
    bare = text.removeprefix(_BRACKET)
    sigle = read_province(bare, gazetteer, whole=True).sigle
    if len(sigle) != 1:
        return ""
    (sigla,) = sigle
    # «Via Piave Predore (Bergamo)»: in brackets a province is one, even if the name before it is not understood.
    if bare != text or (len(bare) == 2 and bare.isupper()):
        return sigla
    return sigla if any(sigla in meaning.sigle for meaning in _meanings(before[-1].text, gazetteer)) else ""


def _with_sigla(part: _Part, gazetteer: Gazetteer) -> _Part:
    """Return the part with the sigla behind its name; «San Cipriano Po» and «VIA PO» have none."""
    if _meanings(part.text, gazetteer):
        return part
    behind = _SIGLA_BEHIND.search(part.text)
    if not behind or fold(behind[1]) not in gazetteer.sigle:
        return _with_province(part, gazetteer)
    told = part._replace(text=part.text[: behind.start()].strip(" ."), sigla=behind[1])
    return told if any(_candidates(told, gazetteer)) else part


def _with_province(part: _Part, gazetteer: Gazetteer) -> _Part:
    """Return «Sesto San Giovanni Milano» as that comune of MI."""
    words = part.text.split()
    for number in range(1, min(4, len(words))):
        sigle = read_province(" ".join(words[-number:]), gazetteer, whole=True).sigle
        name = " ".join(words[:-number])
        if len(sigle) == 1 and any(sigle & meaning.sigle for meaning in _meanings(name, gazetteer)):
            return part._replace(text=name, sigla=next(iter(sigle)))
    return part


def _candidates(part: _Part, gazetteer: Gazetteer, *, beside_street: bool = False) -> Iterator[_Candidate]:
    """Yield the comune that a part names; «Borgo Virgilio» only where another part is the street."""
    if len(_STREET_WITHIN.findall(part.text)) > 1:  # two addresses
        return
    for name, least in _names(part, beside_street=beside_street):
        agreeing = [(meaning, _agreeing(meaning, part, gazetteer)) for meaning in _meanings(name, gazetteer)]
        known = [(meaning, number) for meaning, number in agreeing if number >= _least(meaning, name, least)]
        if known:
            most = max(number for _, number in known)
            meant = [meaning for meaning, number in known if number == most]
            level = min(meaning.level for meaning in meant)
            codes = frozenset(code for meaning in meant if meaning.level == level for code in meaning.codes)
            yield _Candidate(name, codes, most, level <= Level.RECENT_PAST, part)
            return


def _least(meaning: Meaning, name: str, least: int) -> int:
    """Return how many clues must agree: hamlets are too many, and «Scala» is a staircase."""
    return max(least, int(meaning.level > Level.RECENT_PAST or fold(name) in _NO_NAMES))


def _names(part: _Part, *, beside_street: bool = False) -> Iterator[tuple[str, int]]:
    """Yield what may be the name of a comune, and how many clues must agree with it.

    The text, what stands behind its house number, what stands before the street; of several words behind the number or
    a CAP the last ones. «Via Camillo Cavour (TO)» names a street.
    """
    if part.numbered and not part.sigla:  # «Cavour, 12»
        return
    street = _STREET.match(part.text)
    behind = _NUMBERED.match(part.text)
    if not street or beside_street or part.sigla or part.cap:
        yield part.text, 0
        yield _WORDS.sub("", part.text), 0
    if behind:
        yield behind[1], 0
    if first := _BEFORE_STREET.match(part.text):
        yield first[1], 0
    words = behind[1].split() if behind else [] if street or not part.cap else part.text.split()
    for number in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if fold(words[-number - 1]) not in SMALL:
            yield " ".join(words[-number:]), 1 + bool(part.sigla and part.cap)


def _meanings(name: str, gazetteer: Gazetteer) -> list[Meaning]:
    return [meaning for meaning in gazetteer.names.exact.get(fold(name), ()) if meaning.codes]


def _agreeing(meaning: Meaning, part: _Part, gazetteer: Gazetteer) -> int:
    """Return how many of sigla and CAP speak for a meaning; less than none if one speaks against it."""
    if part.sigla and part.sigla not in meaning.sigle:
        return -1
    cap = bool(part.cap) and not gazetteer.caps.get(part.cap, frozenset()).isdisjoint(meaning.codes)
    # A CAP that is not, or no longer, that of the comune still tells the province.
    if part.cap and not cap and gazetteer.cap_areas.get(part.cap[:2], frozenset()).isdisjoint(meaning.sigle):
        return -1
    return bool(part.sigla) + cap
