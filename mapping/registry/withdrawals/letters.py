# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters that a reader sees, whatever stands behind them: no invisible marks, no letters of another script."""

import re
import unicodedata

from mapping.cells import without_unseen

_DRAWN_LIKE = {
    "A": "АΑᎪ", "B": "ВΒᏴ", "C": "СϹᏟ", "E": "ЕЁΕᎬ", "G": "ԌᏀ", "H": "НΗҺᎻ", "I": "ІЇΙӀƖ", "J": "ЈᎫ", "K": "КΚᏦ",
    "L": "Ꮮ", "M": "МΜᎷ", "N": "Ν", "O": "ОΟՕ", "P": "РΡᏢ", "R": "Ꭱ", "S": "ЅՏᏚ", "T": "ТΤᎢ", "V": "ѴᏙ", "W": "ԜᎳ",
    "X": "ХΧ", "Y": "УΥҮ", "Z": "ΖᏃ", "a": "аαɑ", "b": "ьЬ", "c": "сϲⲥ", "d": "ԁ", "e": "еёҽ", "g": "ԍɡց", "h": "һհ",
    "i": "іїιı", "j": "јϳȷ", "k": "кκ", "l": "ӏ", "m": "м", "n": "ո", "o": "оοօⲟ", "p": "рρ", "q": "ԛ", "s": "ѕ",
    "t": "тτ", "u": "սυ", "v": "νѵ", "w": "ԝω", "x": "хχ", "y": "уγү", "3": "Зз",
}  # fmt: skip
"""Cyrillic, Greek, Armenian, Coptic and Cherokee letters by the Latin one that they look like."""
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_DIGITS = str.maketrans("013457", "oleast")
"""Digits that a scanner, or a hand, puts for a letter."""
_MIXED = re.compile(r"\b(?=[^\W\d_]*\d)(?=\d*[^\W\d_])[^\W_]+\b")
_LATIN = str.maketrans(
    _SMALL_CAPITALS | {letter: latin for latin, letters in _DRAWN_LIKE.items() for letter in letters}
)


def seen(text: str) -> str:
    """Return the text in compatibility form without what no reader sees."""
    if text.isascii():
        return text
    return without_unseen(unicodedata.normalize("NFKC", without_unseen(text)))


def drawn(text: str) -> str:
    """Return the text with what looks like a Latin letter as that one: of another script, or a digit within a word."""
    latin = text if text.isascii() else text.translate(_LATIN)
    return _MIXED.sub(lambda word: word[0].translate(_DIGITS), latin)


def writings_of(text: str) -> set[str]:
    """Return what a text is, and what it looks like."""
    return {seen(text), drawn(seen(text))}


def scripts(text: str) -> list[str]:
    """Return the Latin words and the others of a name in two scripts, nothing of any other name."""
    if text.isascii():
        return []
    latin = [word for word in text.split() if not any(c.isalpha() and not _is_latin(c) for c in word)]
    other = [word for word in text.split() if not any(c.isalpha() and _is_latin(c) for c in word)]
    both = [" ".join(words) for words in (latin, other) if any(c.isalpha() for word in words for c in word)]
    return both if len(both) > 1 else []


def _is_latin(letter: str) -> bool:
    return ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00
