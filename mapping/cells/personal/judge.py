# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision on a text: which personal data stand in it, and the text without them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mapping.cells.codes import parse_tax_code
from mapping.cells.personal.codes import Stream, find_documents, find_ibans, find_tax_codes
from mapping.cells.personal.form import Form, as_seen, normal_form
from mapping.cells.personal.handles import find_handles
from mapping.cells.personal.mails import find_mails
from mapping.cells.personal.people import find_people
from mapping.cells.personal.phones import find_phones
from mapping.cells.personal.words import words_of
from mapping.schema import COLUMNS

MASK = "•••"
"""Stands for what was taken out."""
_NAMES = {
    "tax": ("codice fiscale di una persona", "a person's tax code"),
    "email": ("e-mail di una persona", "a person's e-mail"),
    "iban": ("codice IBAN", "an IBAN"),
    "document": ("numero di un documento", "the number of a document"),
    "phone": ("numero di telefono", "a telephone number"),
    "person": ("nome di una persona, o la sua abitazione", "a person's name or home"),
}
SOMEBODY = ("nome di una persona", "a person's name")
"""What a cell is told to hold in which only a name and a surname are seen."""
_DIGITS = re.compile(r"\d(?:\D*\d){3}")
_SPACED = re.compile(r"(?<![^\W_])\S(?: {1,3}\S){4}")
_AT = re.compile(
    r"[^\w\s]\s?(?:at?|et)\s?[^\w\s]|_at_|&[#a-z]|\s(?:a|et)\s{1,3}[a-z0-9.\-]*\.(?:it|com|org|net|eu|fr)(?![a-z])"
)
_GLUED_AT = re.compile("[a-z0-9]AT[a-z]")
"""«fatou.diopATesempio.it»."""
_CODE = re.compile(r"(?<![a-z])[a-z]{3}[\W_]{1,3}[a-z]{3}[\W_]{1,3}[a-z\d]{5}[\W_]{1,3}[a-z\d]{5}(?![a-z\d])")
"""A tax code in groups, whose digits are letters."""
_WORD = re.compile("[a-z]+")
_PARTS = tuple(words_of("suspect", "parts"))
_WORDS = words_of("suspect", "words")
_URL = re.compile(
    r"(?i)(?:https?:|www\.|[a-z]{2,12}://)[^\s<>\"]*|(?<!\S)[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,10}/[^\s<>\"]*"
)
_DEGREES = re.compile(r"\s*[+-]?(?:[1-9]?\d|1[0-7]\d)[.,]\d{1,17}\s*°?\s*[NSEOW]?\s*")
_DATE = re.compile(r"\d{1,4}(?:[./\- ]\d{1,2}){0,2}|\d{1,2}[./\- ]\d{1,2}[./\- ]\d{4}")
_SIGNLESS = re.compile(
    r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}"
)
"""20211231, 31122021: a day only below a date."""
_TAX_LABEL = re.compile(
    r"(?i)\bIT\s?(?=\d)|\b(?:c\.?\s?f\.?|p\.?\s?i(?:va)?|cod(?:ice)?|fisc(?:ale)?|partita|iva|n|e)\b\.?°?"
)
_TIMES = 4
"""How often a masked text is judged again before nothing of it is kept."""


class Found(NamedTuple):
    """A personal datum: which kind, and which part of the text it is."""

    kind: str
    start: int
    end: int


def find_personal(text: str, column: str = "") -> tuple[str, str] | None:
    """Return what kind of personal datum the text seems to hold, in Italian and English, or None.

    ``column`` is the one of the registry that the text stands in; without it, or in one that an edition adds, the text
    may be anything.
    """
    found = _found(text, column)
    return _NAMES[min(found, key=lambda one: list(_NAMES).index(one.kind)).kind] if found else None


def mask_personal(text: str, column: str = "", mask: str = MASK) -> str:
    """Return the text with every such datum replaced by ``mask``."""
    for _ in range(_TIMES):
        found = _found(text, column)
        if not found:
            return text
        for start, end in reversed(_joined(found)):
            text = text[:start] + mask + text[end:]
    return mask


def shown(text: str, column: str = "") -> str:
    """Return a cell as a problem may quote it: on one line, not too long, nothing personal, nothing never published."""
    if column in COLUMNS and not COLUMNS[column].published:
        return ""
    printable = "".join(c if c.isprintable() else " " for c in mask_personal(text[:1_500], column)[:300])
    return mask_personal(" ".join(printable.split()), column)


@lru_cache(maxsize=1 << 13)  # the address of a source stands in two columns of a row: all of a list, then all again
def _found(text: str, column: str) -> tuple[Found, ...]:
    if not is_suspect(text) or _is_innocent(text, column):
        return ()
    return tuple(_judged(normal_form(text), column))


def is_suspect(text: str) -> bool:
    """Return whether something in the text may be personal: most cells hold nothing that asks for a closer look."""
    small = (text if text.isascii() else as_seen(text)).lower()
    return (
        any(part in small for part in _PARTS)
        or not _WORDS.isdisjoint(_WORD.findall(small))
        or _DIGITS.search(small) is not None
        or _AT.search(small) is not None
        or _GLUED_AT.search(text) is not None
        or _SPACED.search(small) is not None
        or _CODE.search(small) is not None
        or any(len(word) == 16 for word in small.split())
    )


def _is_innocent(text: str, column: str) -> bool:
    """Return whether the text is what its column is for, though it is long digits: a body's tax code, a coordinate."""
    kind = COLUMNS[column].kind if column in COLUMNS else ""
    if kind == "number":
        return _DEGREES.fullmatch(text) is not None
    if kind in ("date", "year", "sources") and len(text) <= 10 and _DATE.fullmatch(text):
        return True
    if kind in ("date", "year") and _SIGNLESS.fullmatch(text):
        return True
    if kind == "code" and len(text) <= 6 and text.isdigit():
        return True
    return column == "codice_fiscale" and _is_of_a_body(text)


def _is_of_a_body(text: str) -> bool:
    """Return whether a cell below «codice fiscale» is, or is meant to be, the code of a body."""
    digits, parsed = re.sub(r"\D", "", text), parse_tax_code(text)
    if len(digits) < 11:  # zeros are put back; nine or ten digits that begin with 3 may be a mobile number
        whole = text.strip().isdigit() and _of_an_office(parsed.value)
        mobile = digits[:1] == "3" and len(digits) >= 9 and not whole
        return bool(parsed.value) and "+" not in text and not mobile
    if re.fullmatch(r"\d[.,]\d{9,10}[eE]\+?10", text.strip()):
        return True
    only = re.fullmatch(r"[\d\s.,:'’/;|\-]*", _TAX_LABEL.sub("", text)) is not None
    mobile = digits.startswith("393") and not _of_an_office(parsed.value)
    return only and len(digits) in (11, 22) and not mobile


def _of_an_office(code: str) -> bool:
    """Return whether the three digits of a right code that tell the office are those of a province (001 to 100)."""
    return bool(code) and "001" <= code[7:10] <= "100"


def _judged(form: Form, column: str) -> Iterator[Found]:
    urls = [match.span() for match in _URL.finditer(form.text)]
    rest = _without(form.text, urls)
    stream = Stream(form.text)
    yield from _placed("tax", form, find_tax_codes(stream))
    yield from _placed("iban", form, find_ibans(stream))
    for start, end in urls:
        yield from _in_url(Form(form.text[start:end], form.starts[start:end], form.ends[start:end]))
    yield from _placed("person", form, find_handles(form.text))
    if not rest or rest.isspace():
        return
    words = form._replace(text=rest)
    yield from (Found("email", start, end) for start, end in find_mails(words, of_url=False))
    yield from _placed("document", form, find_documents(rest, of_url=False))
    yield from _placed("phone", form, find_phones(rest, of_url=False))
    people = find_people(words, of_name=column in ("denominazione", "acronimo"))
    yield from (Found("person", start, end) for start, end in people if start < end)


def _in_url(form: Form) -> Iterator[Found]:
    yield from (Found("email", start, end) for start, end in find_mails(form, of_url=True))
    yield from _placed("document", form, find_documents(form.text, of_url=True))
    yield from _placed("phone", form, find_phones(form.text, of_url=True))


def _placed(kind: str, form: Form, spans: Iterator[tuple[int, int]]) -> Iterator[Found]:
    return (Found(kind, *form.source(start, end)) for start, end in spans if start < end)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with blanks where its addresses of the web stand."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _joined(found: tuple[Found, ...]) -> list[tuple[int, int]]:
    """Return the parts of the text to take out, in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for _, start, end in sorted(found, key=lambda one: one.start):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
