# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One key for the many ways of writing the same name."""

import unicodedata

from mapping.fold import plain

_ASCII = str.maketrans(
    {chr(code): "" if chr(code) == "." else chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
)
"""A.C.I.A. and ACIA are one name; other punctuation parts words."""


def fold(text: str) -> str:
    """Return the text without case, accents, punctuation and double spaces; ``""``: no letter or digit.

    Every script keeps its letters: only the accents written over Latin, Greek and Cyrillic go.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    bare = plain(text).replace(".", "")
    kept = (c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in bare)
    return " ".join("".join(kept).split())


def fold_header(text: str) -> str:
    """Return the key of a column's name: as `fold`, without any space."""
    return fold(text).replace(" ", "")
