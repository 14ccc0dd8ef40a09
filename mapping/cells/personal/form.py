# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form in which a text is judged, never published: every disguise of a letter, digit or sign taken off.

Each character of it remembers which part of the text it came from, so that what is found can be taken out there.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u0640\ufffc\u034f\u180e")
"""Fillers, the empty Braille cell, tatweel: letters or signs to Unicode, nothing to a reader."""
_ALIKE = dict(
    zip(
        "авсԁеɡһіјкӏмнорԛѕтцүѵԝхузАВСЕНІЈКМОРЅТХУԌαβεηικνορτυχωϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑıłøđոսօհ",
        "abcdeghijklmhopqstuyvwxy3ABCEHIJKMOPSTXYGabenikvoptuxwcjABEZHIKMNOPTYXCabcdefghijklmnoprstuvwyzailodnuoh",
        strict=True,
    )
)
_SIGNS = {
    "\u2044": "/", "\u2215": "/", "\u29f8": "/", "\\": "/", "\u2212": "-", "\u2796": "-", "\u2795": "+", "\u2018": "'",
    "\u2019": "'", "`": "'", "\u00b4": "'", "\u2032": "'", "\u3002": ".", "\u00b7": ".", "\u2219": ".", "\u2024": ".",
    "\u30fb": ".", "\u06d4": ".", "\u060c": ",", "\u24d0": "@", "\u24b6": "@", "\u2013": "-", "\u2014": "-", "æ": "ae",
    "œ": "oe", "ß": "ss", "\u2043": "-", "\u3001": ",",
}  # fmt: skip
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+|&#?[0-9A-Za-z]{1,31};?|/u[0-9A-Fa-f]{4}|/x[0-9A-Fa-f]{2}")
_AGAIN = re.compile(r"%(?:25)+(?=[0-9A-Fa-f]{2})|&(?:(?:amp|#38|#x26);)+(?=#|[a-z])", re.IGNORECASE)
_WHITE = re.compile(r"\s")
_MARKUP = re.compile(r"</?(?!(?:at|et|chiocciola|dot|punto)\W)[a-zA-Z]+(?:\s[^<>@]{0,60})?/?>")
_ROUNDS = 4
_SPACED = re.compile(r"(?<![^\W_])\S(?: {1,3}\S){4,}(?![^\W_])")
"""«m a r i o @ …»: five signs or more, each alone."""
_NUMERALS = {
    word: str(digit)
    for digit, words in enumerate(
        ("zero", "uno una one un", "due two deux dos", "tre three trois tres", "quattro four quatre cuatro",
         "cinque five cinq cinco", "sei six seis", "sette seven sept siete", "otto eight huit ocho",
         "nove nine neuf nueve")
    )
    for word in words.split()
}  # fmt: skip
_NUMERAL = "|".join(sorted(_NUMERALS, key=len, reverse=True))
_SPELT = re.compile(rf"(?i)(?<![^\W_])(?:{_NUMERAL})(?:[\W_]{{0,3}}(?:{_NUMERAL})){{2,}}(?![^\W_])")
"""A number spelt digit by digit in words; three words at least, or it is «Uno di Noi»."""
_ONE = re.compile(f"(?i){_NUMERAL}")


_LETTERED = (
    {0x1F1E6 + n: chr(65 + n) for n in range(26)}  # flags
    | {0x1F150 + n: chr(65 + n) for n in range(26)}  # white letters in black circles, in black squares
    | {0x1F170 + n: chr(65 + n) for n in range(26)}
    | {0xE0030 + n: str(n) for n in range(10)}  # digits smuggled as tags, which do not show
)


class Form(NamedTuple):
    """A text as it is judged; character ``i`` stands for ``source[starts[i]:ends[i]]``."""

    text: str
    starts: list[int]
    ends: list[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the source that ``text[start:end]`` stands for."""
        return self.starts[start], self.ends[end - 1]

    def replaced(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> "Form":
        """Return the form with each match replaced; what replaces it stands for the whole match."""
        texts, starts, ends, at = [], [], [], 0
        for match in pattern.finditer(self.text):
            new = by(match)
            if new == match[0]:
                continue
            texts += [self.text[at : match.start()], new]
            starts += self.starts[at : match.start()] + [self.starts[match.start()]] * len(new)
            ends += self.ends[at : match.start()] + [self.ends[match.end() - 1]] * len(new)
            at = match.end()
        if not at:
            return self
        return Form("".join([*texts, self.text[at:]]), starts + self.starts[at:], ends + self.ends[at:])


class _Seen(dict[int, str]):
    """Character by character, what a reader sees of it; made as it is asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        single = char in _ALIKE or char in _SIGNS or code < 128
        seen = _seen_sign(char) if single else "".join(map(_seen_sign, unicodedata.normalize("NFKD", char)))
        self[code] = seen
        return seen


_SEEN = _Seen()


def as_seen(text: str) -> str:
    """Return the text in plain letters, digits and signs, nothing else undone."""
    return text.translate(_SEEN)


def is_blank(text: str) -> bool:
    """Return whether nothing of the text can be seen."""
    return not any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANKS for c in text)


def normal_form(text: str) -> Form:
    """Return the form in which the text is judged."""
    form = _translated(Form(text, list(range(len(text))), list(range(1, len(text) + 1))))
    for _ in range(_ROUNDS):
        if "%" not in form.text and "&" not in form.text and "/u" not in form.text and "/x" not in form.text:
            break
        shorter = form.replaced(_AGAIN, lambda match: match[0][0]).replaced(_ENCODED, _decoded)
        if shorter is form:
            break
        form = _translated(shorter)
    form = form.replaced(_MARKUP, lambda _: " ")
    form = form.replaced(_SPACED, lambda match: match[0].replace(" ", ""))
    return form.replaced(_SPELT, lambda match: _ONE.sub(lambda word: _NUMERALS[word[0].lower()], match[0]))


def _decoded(match: re.Match[str]) -> str:
    text = match[0]
    if text.startswith("%"):
        return _WHITE.sub("_", unquote(text))  # a blank would part the address of the web that it stands in
    return html.unescape(text) if text.startswith("&") else chr(int(text[2:], 16))


def _translated(form: Form) -> Form:
    if form.text.isascii():  # there a sign is one sign or, if it cannot be seen, none
        text = form.text.translate(_SEEN)
        if len(text) == len(form.text):
            return form._replace(text=text)
    pieces = [_SEEN[ord(c)] for c in form.text]
    if all(len(piece) == 1 for piece in pieces):
        return form._replace(text="".join(pieces))
    starts = [start for piece, start in zip(pieces, form.starts, strict=True) for _ in piece]
    ends = [end for piece, end in zip(pieces, form.ends, strict=True) for _ in piece]
    return Form("".join(pieces), starts, ends)


def _seen_sign(char: str) -> str:
    """Return one character as a reader takes it; ``""`` if it cannot be seen."""
    if char in _ALIKE or char in _SIGNS:
        return _ALIKE.get(char) or _SIGNS[char]
    code = ord(char)
    if code in _LETTERED:
        return _LETTERED[code]
    category = unicodedata.category(char)
    number = unicodedata.numeric(char, -1.0) if category[0] in "NL" else -1.0
    if number in range(10):
        return str(int(number))
    if char.isspace() or category == "Pd":
        return " " if char.isspace() else "-"
    return "" if category in ("Cf", "Cc", "Cs") or category[0] == "M" or char in _BLANKS else char
