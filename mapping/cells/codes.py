# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes: postal code, tax code of a body, ISTAT code of a comune."""

import re

from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Finding, Parsed, unusable

ZEROS = "zeri-ripristinati"
"""The finding that a spreadsheet dropped the leading zeros of a code, which are put back."""

_DECIMALS = re.compile(r"[.,]0+$")
_EXPONENT = re.compile(r"(\d)[.,](\d{9,10})[eE]\+?10")
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[.\s'’]\d{3})+")
"""A whole number, with or without separators of thousands."""
_PUNCTUATION = re.compile(r"[\s.\-/'’]")
_TAX_PREFIX = re.compile(
    r"(?i)\b(it|c\.?\s?f\.?|p\.?\s?i(va)?\.?|cod(ice|\.)? fisc(ale|\.)?|partita iva)[\s:.]*(n\.?[°\s]*)?(?=\d)"
)

_CAP_PREFIX = re.compile(r"(?i)^(cap|i|it|c\.a\.p\.)[\s:.\-]*(?=\d)")
_BEFORE_CAP = re.compile(r"^[^\W\d_]{3,}[^\d]*(?=[0-9]{5}$)")
"""«Roma 00184»; the letters of another country, as in «F-75001», are fewer."""
_AFTER_CAP = re.compile(r"(?<=[0-9]{5})[^\d]+$")
"""«00184 Roma (RM)»."""
_AROUND_CAP = " ()[]\"'’.,;:"


def read_cap(text: str) -> str:
    """Return the five digits of a CAP; two to four get back the zeros that a spreadsheet took. Else ``""``."""
    bare = _DECIMALS.sub("", text.strip(_AROUND_CAP))
    bare = _BEFORE_CAP.sub("", _AFTER_CAP.sub("", _CAP_PREFIX.sub("", bare)))
    digits = bare.strip(_AROUND_CAP).replace(" ", "")
    good = digits.isascii() and digits.isdecimal() and 2 <= len(digits) <= 5 and int(digits)
    return digits.zfill(5) if good else ""


def parse_cap(text: str) -> Parsed:
    """Return five digits; two to four get back the zeros that a spreadsheet took."""
    if says_nothing(text, code=True):
        return NOTHING
    cap = read_cap(text)
    if not cap:
        return unusable("cap-errato")
    return Parsed(cap, () if cap in text.replace(" ", "") else (Finding(ZEROS, cap),))


def parse_comune_code(text: str) -> Parsed:
    """Return six digits; four or five get back the zeros that a spreadsheet took."""
    digits = _DECIMALS.sub("", text).replace(" ", "")
    if says_nothing(text, code=True):
        return NOTHING
    if not _is_number(digits) or not 4 <= len(digits) <= 6 or not int(digits):
        return unusable("codice-comune-errato")
    return _padded(digits, 6)


def parse_tax_code(text: str) -> Parsed:
    """Return the eleven digits of a body's tax code (or VAT number) whose check digit is right."""
    if says_nothing(text, code=True):
        return NOTHING
    # "92064620054 / 01234567897" gives both; the first is meant.
    parts = [_tax_digits(part) for part in re.split(r"[;,/|]|\s-\s|\be\b", text)]
    whole = _tax_digits(text)
    good = [digits for digits in (whole, *parts) if len(digits) == 11 and tax_code_is_right(digits)]
    if good:
        return Parsed(good[0])
    exact = _without_exponent(text)
    if exact:
        return Parsed(exact)
    padded = whole.zfill(11)
    if _may_be_stripped(text, whole) and tax_code_is_right(padded):
        return Parsed(padded, (Finding(ZEROS, padded),))
    return unusable("codice-fiscale-arrotondato" if re.search(r"\d[eE]\+?\d", text) else _tax_fault(whole))


def _may_be_stripped(text: str, digits: str) -> bool:
    """Return whether a spreadsheet may have left these digits of a code: a number has no zero first and no dashes."""
    number = _DECIMALS.sub("", _TAX_PREFIX.sub("", text.strip())).strip()
    return 7 <= len(digits) <= 10 and digits[0] != "0" and _NUMBER.fullmatch(number) is not None


def _without_exponent(text: str) -> str:
    """Return the code of «9.2064620054E10» where no digit was rounded away, else ``""``."""
    match = _EXPONENT.fullmatch(text.strip())
    digits = (match[1] + match[2]).ljust(11, "0") if match else ""
    return digits if len(digits) == 11 and tax_code_is_right(digits) else ""


def tax_code_is_right(digits: str) -> bool:
    """Return whether the last of eleven digits is the check digit (the Luhn sum that Italy uses for bodies)."""
    if not int(digits):
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[1::2])
    return (sum(map(int, digits[::2])) + sum(doubled)) % 10 == 0


def _tax_digits(text: str) -> str:
    bare = _PUNCTUATION.sub("", _TAX_PREFIX.sub("", _DECIMALS.sub("", text.strip())))
    return bare if _is_number(bare) else ""


def _tax_fault(digits: str) -> str:
    return "codice-fiscale-controllo" if len(digits) == 11 else "codice-fiscale-errato"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _padded(digits: str, length: int) -> Parsed:
    full = digits.zfill(length)
    return Parsed(full, (Finding(ZEROS, full),) if full != digits else ())
