# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes of a person: tax code, IBAN, the number of a document."""

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum import iban
from stdnum.it import codicefiscale

_DIGIT, _LETTER = "[0-9LMNPQRSTUVOI]", "[A-Z015]"
_TAX = re.compile(
    rf"(?=({_LETTER}{{6}}{_DIGIT}{{2}}[ABCDEHLMPRST]{_DIGIT}{{2}}[A-Z]{_DIGIT}{{3}}{_LETTER}))",
)
_SHORT = re.compile(r"(?i)(?<![^\W_])[a-z]{6}\d\d[abcdehlmprst][0-7]\d[a-z]\d{3}(?![^\W_])")
"""Without the last character, which follows from the others."""
_NUMBERS = (6, 7, 9, 10, 12, 13, 14)
_IBAN = re.compile(r"(?=([A-Z]{2}[0-9OIL]{2}[0-9A-Z]{11,30}))")
_ITALIAN_IBAN = re.compile(r"(?:IT|SM)[0-9OIL]{2}[A-Z][0-9OIL]{10}[0-9A-Z]{12}")
_IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18, "NO": 15,
    "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SD": 18, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "SN": 28, "SO": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "XK": 20,
}  # fmt: skip
_AS_DIGITS = str.maketrans("OIL", "011")
_SAID = re.compile(
    r"(?i)(?:pass\w{0,7}\.?|passport|passeport|pasaporte|carta\W{1,3}(?:d\W{1,3})?(?:di\W)?identita|c\.?\s?i\.?e?|"
    r"identity card|id card|documento|document|"
    r"permesso(?:\W{1,3}di\W{1,3}soggiorno)?|permesso sogg\w*|soggiorno|p\.?d\.?s|patente|titolo di viaggio|visto|iban)"
    r"[\W_]{0,4}(?:(?:n|nr|num|numero|no|it|serie)[\W_]{1,4})?[\W_]{0,2}(?<![a-zA-Z])"
    r"([a-zA-Z]{0,3}[ .\-_/]{0,2}\d(?:[ .\-_/]?\d){4,11}"
    r"[ .\-_/]?[a-zA-Z]{0,3})(?![^\W_])"
)
_DOCUMENT = re.compile(r"(?<![^\W_])[A-Z]{2}[ .\-]?\d{5}[A-Z]{2}(?![^\W_])|(?<![^\W_])[A-Z]{2}\d{7}(?![^\W_])")
"""An identity card, a passport: written as they are, they need no word before them."""
_PRINTED = [2, 5, 10]
"""After which characters of a tax code cards and forms leave a gap."""
_FARTHEST = 3
"""Signs between two characters of one code."""


class Stream:
    """The letters and digits of a text, each with its position in the text, in capitals."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.positions = [position for position, char in enumerate(text) if char.isascii() and char.isalnum()]
        self.chars = "".join(text[position] for position in self.positions).upper()

    def together(self, start: int, end: int) -> bool:
        """Return whether no other sign stands between the characters."""
        return self.positions[end - 1] - self.positions[start] == end - start - 1

    def near(self, start: int, end: int) -> bool:
        """Return whether no two characters are far apart."""
        positions = self.positions[start:end]
        return all(b - a <= _FARTHEST + 1 for a, b in pairwise(positions))

    def gaps(self, start: int, end: int) -> list[int]:
        """Return after which characters other signs stand."""
        positions = self.positions[start:end]
        return [at for at, (a, b) in enumerate(pairwise(positions)) if b - a > 1]

    def bounded(self, start: int, end: int) -> bool:
        """Return whether neither a letter nor a digit touches the characters."""
        first, last = self.positions[start] - 1, self.positions[end - 1] + 1
        return not (first >= 0 and self.text[first].isalnum()) and not (
            last < len(self.text) and self.text[last].isalnum()
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters stand in the text."""
        return self.positions[start], self.positions[end - 1] + 1


def find_tax_codes(stream: Stream) -> Iterator[tuple[int, int]]:
    """Yield where tax codes of persons stand: parted by signs, glued to words, with letters for digits."""
    for match in _TAX.finditer(stream.chars):
        start, end = match.span(1)
        if stream.near(start, end) and _is_tax_code(match[1], stream, start, end):
            yield stream.span(start, end)
    for match in _SHORT.finditer(stream.text):
        yield match.span()


def _is_tax_code(found: str, stream: Stream, start: int, end: int) -> bool:
    if not stream.together(start, end) and re.search("[015]", found[:6] + found[15]):
        return False
    code = "".join(
        char.translate(_AS_DIGITS) if position in _NUMBERS and char in "OI" else _letter(char, position)
        for position, char in enumerate(found)
    )
    real = sum(found[position].isdigit() for position in _NUMBERS)
    if real >= 4 and codicefiscale.is_valid(code):
        return True
    digits = sum(code[position].isdigit() for position in _NUMBERS) if real >= 4 else real
    day = code[9:11]
    if day.isdigit() and not (1 <= int(day) <= 31 or 41 <= int(day) <= 71):
        return False
    if stream.bounded(start, end):
        return digits >= 5 or stream.gaps(start, end) in ([], _PRINTED)
    return digits >= (5 if stream.gaps(start, end) in ([], _PRINTED) else 6)


def _letter(char: str, position: int) -> str:
    return {"0": "O", "1": "I", "5": "S"}.get(char, char) if position not in _NUMBERS else char


def find_ibans(stream: Stream) -> Iterator[tuple[int, int]]:
    """Yield where IBANs stand; whose account it is cannot be told."""
    for match in _IBAN.finditer(stream.chars):
        start = match.start(1)
        size = _IBAN_LENGTHS.get(match[1][:2], 99)
        code = match[1][:size]
        if len(code) == size and stream.near(start, start + size) and _is_iban(code):
            yield stream.span(start, start + size)


def _is_iban(code: str) -> bool:
    if sum(map(str.isdigit, code)) < 8:
        return False
    return bool(_ITALIAN_IBAN.fullmatch(code)) or iban.is_valid(code) or iban.is_valid(code.translate(_AS_DIGITS))


def find_documents(text: str, *, of_url: bool) -> Iterator[tuple[int, int]]:
    """Yield where numbers of passports, identity cards and permits stand."""
    for match in _SAID.finditer(text):
        if not of_url or re.search("[a-zA-Z]", match[1]):
            yield match.span(1)
    if not of_url:
        for match in _DOCUMENT.finditer(text):
            yield match.span()
