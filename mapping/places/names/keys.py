# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A name folded to a key: what is left when case, accents, apostrophes, hyphens and spaces are taken away."""

import re
from functools import lru_cache

from mapping.cells import plain

__all__ = ["ends_small", "fold", "loose", "plain", "undoubled", "words"]

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_DOUBLE = re.compile(r"(.)\1+")
# «S. Agata», «Trezzo S/Adda», «SS. Cosma»: what an abbreviation may stand for is one letter in the loose key.
_SAINT = frozenset(
    re.findall(r"\w+", "s ss san santo santa sant santi sante sto sta ste sul sull sulla sullo sulle su")
)
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "di del dello della dell dei degli delle d de da dal dalla in nel nell nella nello al allo alla all ai agli "
        "alle a lo la il l le i gli li e ed con per",
    )
)
_ABBREVIATED = {
    "st": "saint",
    "mte": "monte",
    "mti": "monti",
    "pto": "porto",
    "bgo": "borgo",
    "csle": "casale",
    "cast": "castel",
    "castelli": "castelli",
    "villafr": "villafranca",
    "fco": "franco",
    "tme": "terme",
    "mna": "marina",
    "rmno": "romano",
    "vic": "vicentino",
    "ven": "veneto",
    "piem": "piemonte",
    "monf": "monferrato",
    "canav": "canavese",
}
_SAME_SOUND = str.maketrans("jy", "ii")


def words(text: str) -> list[str]:
    """Return the words of ``text``, plain: «Sant'Agata li Battiati» is ``sant agata li battiati``."""
    return _NOT_WORD.sub(" ", plain(text)).split()


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return the key of a name, letters and digits only: «FORLI'», «Forlì» and «Forli» are all ``forli``."""
    return _NOT_WORD.sub("", plain(text))


@lru_cache(maxsize=1 << 16)
def loose(text: str) -> str:
    """Return a key that also forgives small words, saints in any spelling, abbreviations, j and y for i.

    Of the 7,896 official names of 2025 only three pairs share a loose key (La Salle AO and Salle PE among them).
    """
    kept = ("s" if word in _SAINT else _ABBREVIATED.get(word, word) for word in words(text) if word not in _SMALL)
    return "".join(kept).translate(_SAME_SOUND)


def ends_small(text: str) -> bool:
    """Return whether the last word is a small one or a single letter: a name cut off by a narrow column."""
    last = words(text)[-1:]
    return bool(last) and (last[0] in _SMALL or len(last[0]) == 1)


def undoubled(key: str) -> str:
    """Return the key with every double letter single: «grecco» and «greco» are then the same."""
    return _DOUBLE.sub(r"\1", key)
