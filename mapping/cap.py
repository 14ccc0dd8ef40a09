# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The CAP, Italy's postal code, out of a cell: for the registry and for the geocoder alike."""

import re

_DECIMALS = re.compile(r"[.,]0+$")
_PREFIX = re.compile(r"(?i)^(cap|i|it|c\.a\.p\.)[\s:.\-]*(?=\d)")
_BEFORE = re.compile(r"^[^\W\d_]{3,}[^\d]*(?=[0-9]{5}$)")
"""«Roma 00184»; the letters of another country, as in «F-75001», are fewer."""
_AFTER = re.compile(r"(?<=[0-9]{5})[^\d]+$")
"""«00184 Roma (RM)»."""
_AROUND = " ()[]\"'’.,;:"


def read_cap(text: str) -> str:
    """Return the five digits of a CAP; two to four get back the zeros that a spreadsheet took. Else ``""``."""
    bare = _DECIMALS.sub("", text.strip(_AROUND))
    bare = _BEFORE.sub("", _AFTER.sub("", _PREFIX.sub("", bare)))
    digits = bare.strip(_AROUND).replace(" ", "")
    good = digits.isascii() and digits.isdecimal() and 2 <= len(digits) <= 5 and int(digits)
    return digits.zfill(5) if good else ""
