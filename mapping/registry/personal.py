# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must not be published whatever column it stands in: a person's phone, e-mail or tax code."""

import re
import unicodedata

from mapping.schema import COLUMNS

TAX_CODE = re.compile(
    r"(?i)(?<![a-z0-9])[a-z]{3}[ .\-]?[a-z]{3}[ .\-]?[\dlmnpqrstuv]{2}[ .\-]?[abcdehlmprst][ .\-]?[\dlmnpqrstuv]{2}"
    r"[ .\-]?[a-z][ .\-]?[\dlmnpqrstuv]{3}[ .\-]?[a-z](?![a-z0-9])"
)
"""Of a person. Sixteen characters: two names, year, month, day, place, control; letters may stand for digits."""
_ABROAD = r"(?:\+\s?\d{2,3}|\(\+?\d{2,3}\)|00\d{2,3}(?=[\s.\-/]))[\s.\-/]*\d[\d\s.\-/]{5,14}\d"
_ITALIAN = r"(?:\(?(?:\+|00)?39\)?[\s.\-/]*)?3\d{2}[\s.\-/]?(?:[\s.\-/]?\d){6,7}"
_WRITTEN_TO = r"(?i:wa\.me/|whatsapp\.com/send/?\?phone=|t\.me/)\s?\+?\d[\d\s.\-]{5,16}\d"
_MOBILE = re.compile(rf"(?:(?<![\w.,/])(?:{_ABROAD}|{_ITALIAN})|{_WRITTEN_TO})(?!\w)")
"""An Italian mobile number, any number with an international prefix, or the one at which a chat is opened."""
_EMAIL = re.compile(
    r"(?i)(?<![a-z0-9._%+\-])[a-z0-9._%+\-]++\s?(?:@|\(at\)|\[at\])\s?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,}"
)
_OF_AN_OFFICE = re.compile(
    r"(?i)^(info|segreteria|contatti|contact|contacts|associazione|ass|redazione|ufficio|sede|direzione|pec|posta|mail|"
    r"email|comunicazione|stampa|eventi|progetti|amministrazione|office|hello|ciao|sportello|centro|scuola)[._+\-@\d]"
)
_CHAT = re.compile(r"(?i)(wa\.me/|whatsapp\.com/send|t\.me/\+|tel:|callto:)")

_NAMES = {
    "tax": "codice fiscale di una persona",
    "mobile": "numero di cellulare",
    "email": "e-mail di una persona",
}
_NAMES_EN = {"tax": "a person's tax code", "mobile": "a mobile number", "email": "a person's e-mail"}
_SUSPECT = re.compile(r"(?i)@|[(\[]at[)\]]|\d.*\d.*\d|wa\.me|whatsapp|t\.me/|tel:|callto:|[a-z]{6}[a-z\d]{10}")
MASK = "•••"


def find_personal(text: str, *, digits_are_phones: bool = True) -> tuple[str, str] | None:
    """Return what kind of personal datum the text seems to hold, in Italian and English, or None.

    Where ``digits_are_phones`` is false (a code, an address of the web) only an address that opens a chat is a phone.
    """
    text = _narrow(text)
    if not _SUSPECT.search(text):
        return None
    kind = _kind(text, digits_are_phones)
    return (_NAMES[kind], _NAMES_EN[kind]) if kind else None


def mask_personal(text: str) -> str:
    """Return the text with every such datum replaced by `MASK`."""
    narrow = _narrow(text)
    masked = TAX_CODE.sub(MASK, narrow)
    masked = _EMAIL.sub(lambda match: match[0] if _OF_AN_OFFICE.match(match[0]) else MASK, masked)
    masked = _MOBILE.sub(MASK, masked)
    return text if masked == narrow else masked


def shown(text: str, column: str = "") -> str:
    """Return a cell as a problem may quote it: on one line, not too long, nothing personal, nothing never published."""
    if column and not COLUMNS[column].published:
        return ""
    printable = "".join(c if c.isprintable() else " " for c in text[:300])
    return mask_personal(" ".join(printable.split()))


def _narrow(text: str) -> str:
    """Return the text with the wide digits and signs of East Asian keyboards («３３３», «＠») as plain ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _kind(text: str, digits_are_phones: bool) -> str:
    if TAX_CODE.search(text):
        return "tax"
    if any(not _OF_AN_OFFICE.match(found[0]) for found in _EMAIL.finditer(text)):
        return "email"
    found = (_MOBILE if digits_are_phones else _CHAT).search(text)
    return "mobile" if found else ""
