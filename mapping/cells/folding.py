# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One key for the many ways of writing the same name.

`plain` is what every key begins with. Names of associations (`fold`) and names of places (`mapping.places.names.fold`)
go on from it each in their own way: the first keep every script and the words apart, the second only the letters and
digits of Latin names.
"""

import re
import unicodedata
from functools import lru_cache

_ASCII = str.maketrans(
    {chr(code): "" if chr(code) == "." else chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
)
"""A.C.I.A. and ACIA are one name; other punctuation parts words."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
"""Latin letters that Unicode does not take apart into a letter and its accent."""
UNSEEN = (
    "[\u00ad\u034f\u0600-\u0605\u061c\u0640\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""A sign that no reader sees, wherever it stands in a word, for `re` and for RE2.

Unicode's Default_Ignorable_Code_Point and category Cf, the blank of Braille, the stroke that lengthens an Arabic word.
"""
_UNSEEN = re.compile(UNSEEN)


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents: «Forlì» is ``forli``, «Sèn Jan» is ``sen jan``."""
    if text.isascii():
        return text.lower()
    # Twice, because some letters show their accent only once they are folded, and some fold only once taken apart.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).translate(_LETTERS)


def fold(text: str) -> str:
    """Return the text without case, accents, punctuation and double spaces; ``""``: no letter or digit.

    Every script keeps its letters: only the accents written over Latin, Greek and Cyrillic go.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    bare = plain(text).replace(".", "")
    kept = (c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in bare)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=1 << 14)
def fold_header(text: str) -> str:
    """Return the key of a column's name: as `fold`, without any space."""
    return fold(text).replace(" ", "")


def without_unseen(text: str) -> str:
    """Return the text without `UNSEEN` signs."""
    return text if text.isascii() else _UNSEEN.sub("", text)
