# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A name folded to a key: what is left when case, accents, apostrophes, hyphens and spaces are taken away."""

import re
from functools import lru_cache

from mapping.cells import plain

__all__ = ["SAINTS", "SAME_SOUND", "SMALL", "ends_small", "fold", "loose", "plain", "undoubled", "words"]

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_DOUBLE = re.compile(r"(.)\1+")
SAINTS = frozenset(["s", "ss", "san", "sant", "santa", "santi", "santo"])
"""How the name of a saint begins."""
_ONE_LETTER = SAINTS | frozenset(["sante", "sto", "sta", "ste", "su", "sul", "sull", "sulla", "sulle", "sullo"])
"""Words that are one letter in the loose key: what «S.» may stand for, in «S. Agata» and in «Trezzo S/Adda»."""
SMALL = frozenset(
    re.findall(
        r"\w+",
        "di del dello della dell dei degli delle d de da dal dalla in nel nell nella nello al allo alla all ai agli "
        "alle a lo la il l le i gli li e ed con per",
    )
)
"""Words that the loose key leaves out."""
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
SAME_SOUND = str.maketrans("jy", "ii")
"""Letters that are written for one another."""


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
    kept = ("s" if word in _ONE_LETTER else _ABBREVIATED.get(word, word) for word in words(text) if word not in SMALL)
    return "".join(kept).translate(SAME_SOUND)


def ends_small(text: str) -> bool:
    """Return whether the last word is a small one or a single letter: a name cut off by a narrow column."""
    last = words(text)[-1:]
    return bool(last) and (last[0] in SMALL or len(last[0]) == 1)


def undoubled(key: str) -> str:
    """Return the key with every double letter single: «grecco» and «greco» are then the same."""
    return _DOUBLE.sub(r"\1", key)
