# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every key of a name begins with: its letters without case and accents.

Names of associations (`mapping.registry.fold`) and names of places (`mapping.places.fold`) go on from here each in
their own way: the first keep every script and the words apart, the second only the letters and digits of Latin names.
"""

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
"""Latin letters that Unicode does not take apart into a letter and its accent."""


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents: «Forlì» is ``forli``, «Sèn Jan» is ``sen jan``."""
    if text.isascii():
        return text.lower()
    # Twice, because some letters show their accent only once they are folded, and some fold only once taken apart.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).translate(_LETTERS)
