# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of a cell: what is not text is removed, what was encoded twice is repaired."""

import re
import unicodedata

from mapping.cells.nothing import BLANK
from mapping.cells.parsed import Finding, Parsed
from mapping.cells.personal import is_blank
from mapping.files import NOT_COMPUTED, unsafe_cell

TEXT_LIMIT = 1_000
"""Characters; a longer cell is a pasted document, not a name or an address."""

_SURE = "(?:[0-9A-Za-z]|[À-ÖØ-öø-ÿ](?! ))"
_CLEAN = re.compile(f"{_SURE}(?:{_SURE}|[.'()/&-]| (?! ))*(?<! )")
"""Letters, digits and a few signs that no rule below would change, as are most cells."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""Soft hyphens, marks of no width, overrides of the direction; the joiners of Indic and Persian stay."""
_TWICE = re.compile(
    "[\u00c2-\u00f4\u0102\u0103][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122 ]"
)
"""How the bytes of UTF-8 look when they are read as cp1252: «Ã¨», «â€™»."""
_ALONE = re.compile("(?:[\x00-\x7f]|[àèéìòù](?![^\x00-\x7fàèéìòù])|[à-öø-ÿ«»“”’–…](?![^\x00-\x7f]))*")
"""No sign of bytes read wrongly, though an accented letter and the blank behind it look so to `_TWICE`: two such signs
stand beside each other in bytes read wrongly, and here none but Italian vowels do."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_ERROR = re.compile(
    r"#(N/?[AD]|RIF!|REF!|VALORE!|VALUE!|DIV/0!|NOME\?|NAME\?|NUM!|NULLO!|NULL!|SPILL!|CALC!|GETTING_DATA)",
    re.IGNORECASE,
)
_LIBREOFFICE_ERROR = re.compile(r"Err:5\d\d")
_AS_TEXT = re.compile(r'="([^"=+@-][^"]*)"')
_KEPT_ZERO = re.compile(r"'\d")


def clean_cell(text: str) -> Parsed:
    """Return the text of a cell on one line, in NFC, or ``""`` where a formula failed or only dashes stand."""
    if len(text) <= TEXT_LIMIT and _CLEAN.fullmatch(text):
        return Parsed(text)
    whole = _unwrapped(_SURROGATE.sub("\ufffd", text))
    if _ERROR.fullmatch(whole.strip()) or _LIBREOFFICE_ERROR.fullmatch(whole.strip()):
        codice = "formula-non-calcolata" if whole.strip() == NOT_COMPUTED else "formula-in-errore"
        return Parsed("", (Finding(codice),))
    fixed = _repair(whole)
    bare = _INVISIBLE.sub("", _CONTROL.sub("", fixed))
    clean = unicodedata.normalize("NFC", " ".join(bare.split()))
    if BLANK.fullmatch(clean) or (not clean.isascii() and is_blank(clean)):
        return Parsed("")
    found = [Finding("testo-riparato", clean)] if fixed != whole else []
    if _CONTROL.search(fixed):
        found.append(Finding("caratteri-di-controllo", clean))
    if "\ufffd" in clean:
        found.append(Finding("carattere-perso"))
    if len(clean) > TEXT_LIMIT:
        clean = clean[: TEXT_LIMIT - 1] + "…"
        found.append(Finding("testo-lungo", dati={"limite": str(TEXT_LIMIT)}, value=clean[:80] + "…"))
    return Parsed(clean, tuple(found))


def _unwrapped(text: str) -> str:
    """Return the text without what people put around it to keep its zeros in a spreadsheet: ="00184", '00184."""
    quoted = _AS_TEXT.fullmatch(text.strip())
    if quoted:
        return quoted[1].replace('""', '"')
    return text[1:] if _KEPT_ZERO.match(text) else unsafe_cell(text)


def _repair(text: str) -> str:
    """Return the text with its doubly encoded letters put right, where that makes sense of it."""
    if len(text) > 10 * TEXT_LIMIT or _ALONE.fullmatch(text) or not _TWICE.search(text):
        return text
    import ftfy  # noqa: PLC0415 - few files hold such a cell

    return ftfy.fix_encoding(text)
