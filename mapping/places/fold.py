# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A name folded to a key: what is left when case, accents, apostrophes, hyphens and spaces are taken away."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents: «Forlì» is ``forli``, «Sèn Jan» is ``sen jan``."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_UNDECOMPOSED)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def words(text: str) -> list[str]:
    """Return the words of ``text``, plain: «Sant'Agata li Battiati» is ``sant agata li battiati``."""
    return _NOT_WORD.sub(" ", plain(text)).split()


def fold(text: str) -> str:
    """Return the key of a name, letters and digits only: «FORLI'», «Forlì» and «Forli» are all ``forli``."""
    return _NOT_WORD.sub("", plain(text))
