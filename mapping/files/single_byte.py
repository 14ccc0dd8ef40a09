# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which encoding of one byte a letter a text is in, by what Italian looks like; never a guess where it is unsure."""

import re
import unicodedata
from collections.abc import Iterable

USUAL = "cp1252"
"""The encoding of Windows in Italy: what a text is in unless it plainly is not."""
_OTHERS = ("cp850", "mac_roman")
_WORD = re.compile(rb"[A-Za-z0-9]{0,12}[\x80-\xff][A-Za-z0-9\x80-\xff]{0,24}")
_WORDS = 4_000
"""Different words with bytes beyond ASCII that are looked at."""
_ENOUGH, _APART = 2.0, 1.0
"""By how much another encoding must read better than the usual one, and than the third."""
_FINAL = "àèéìòù"
_BEFORE = re.compile(r"([^aeu]|[gq]u)$", re.IGNORECASE)
"""After what the stressed last vowel of an Italian word stands."""
_INSIDE = "àèéìòùáíóúñçüöäâêîôëïß"
_CUT = re.compile(r"([aeiou]|\d|\b(ecc|etc|es))$", re.IGNORECASE)
"""After what an ellipsis stands: no Italian word ends in another letter, but «Localit…» is «Località» of CP850."""
_OPENING, _CLOSING = "“«‘‹¡¿", "”»’›"
_ALONE = "–—•·±½²†‡°ªº€§©®™«»“”‘’…"


def guess(words: Iterable[bytes]) -> str:
    """Return the encoding under which words that hold bytes beyond ASCII look Italian."""
    score = dict.fromkeys((USUAL, *_OTHERS), 0.0)
    for word in words:
        for encoding in score:
            score[encoding] += _look(word.decode(encoding, "replace"))
    best, other = sorted(_OTHERS, key=lambda encoding: -score[encoding])
    plain = score[best] > 0 and score[best] - score[USUAL] >= _ENOUGH and score[best] - score[other] >= _APART
    return best if plain else USUAL


def words_in(text: bytes) -> set[bytes]:
    """Return the different words of a text with bytes beyond ASCII, so many as are looked at."""
    found: set[bytes] = set()
    for word in _WORD.finditer(text):
        found.add(word[0])
        if len(found) == _WORDS:
            break
    return found


def _look(word: str) -> float:
    """Return how much a word looks like one of an Italian list: each sign beyond ASCII where it would stand."""
    return sum(_fits(word, at) for at, sign in enumerate(word) if not sign.isascii())


def _fits(word: str, at: int) -> float:
    sign, before, after = word[at], word[:at], word[at + 1 :]
    inside = before[-1:].isalpha() and after[:1].isalpha()
    if sign.isalpha() and sign not in "ªºƒµ":
        return _letter_fits(sign, before, after)
    if sign == "…":
        return 2.0 if not before or _CUT.search(before) else 0.0
    if sign == "’":
        return 2.0 if inside or before[-1:].isalpha() else 0.5
    if sign not in _OPENING + _CLOSING + _ALONE:
        return -2.0
    if inside or (before[-1:].isalpha() and sign in "“«‹•—·±½†‡"):
        return -2.0
    return 1.0 if sign in _CLOSING or not before else 0.5


def _letter_fits(sign: str, before: str, after: str) -> float:
    if unicodedata.name(sign, "").split(" ")[0] != "LATIN":
        return -2.0
    previous, following = before[-1:], after[:1]
    small, large = sign.islower(), sign.isupper()
    mixed = (previous.isupper() and len(before) > 1 and small) or (previous.islower() and large)
    mixed = mixed or (previous.isalpha() and large and following.islower())
    if mixed or (following.isupper() and small) or previous.isdigit():
        return -2.0
    last = not following.isalpha()
    if last and sign.lower() in _FINAL:
        if not previous:
            return 1.0 if sign.lower() == "è" else 0.0
        return 2.0 if _BEFORE.search(before) else 0.0
    if last:
        return -1.0 if previous else 0.0
    return float(sign.lower() in _INSIDE)
