# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts of some length made small: the page's script and style, and languages that most readers never need.

bzip2 sorts what follows alike, and makes such texts a tenth smaller than deflate does; it takes longer to open, so that
long columns are deflated (`mapping.viewer.deflated`). There is one encoder, which has long written the same bytes: its
sorting has one outcome, and its codes are reckoned with whole numbers.
"""

import bz2
import json
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Any, cast

from mapping.viewer import base85
from mapping.viewer.markup import encodable
from mapping.viewer.page_words import PackedLanguage, WordBlock

_ALIKE = (
    ("en", "de", "fil"), ("fr", "es", "pt", "ro"), ("sq", "sr", "sl", "pl"), ("uk", "ru", "bg", "mk"),
    ("ar", "ur", "fa"), ("hi", "bn", "pa"), ("am", "ti"),
)  # fmt: skip
"""Languages that share words or letters: together they are smaller, and opened as one."""
_BLOCK, _LARGEST = 100_000, 9
"""The browser sets a block's whole room aside: no larger one is announced than the text needs."""


def bzip_languages(block: WordBlock) -> WordBlock:
    """Return the words with the languages packed, those that are alike together: the page needs two of them.

    ``con`` of each is the language whose ``parole`` hold its own, by its code.
    """
    languages = block["lingue"]
    packs: dict[str, dict[str, Any]] = {}
    for code, own in languages.items():
        packs.setdefault(_head(code, languages), {})[code] = own["parole"]
    packed = {
        code: {**own, "con": _head(code, languages), "parole": bzipped(packs[code]) if code in packs else None}
        for code, own in languages.items()
    }
    return {**block, "lingue": cast("dict[str, PackedLanguage]", packed)}


def _head(code: str, languages: Container[str]) -> str:
    """Return the first that there is of the languages that are like one; itself where it is like none."""
    family = next((alike for alike in _ALIKE if code in alike), (code,))
    return next(one for one in family if one in languages)


def words_in(languages: Mapping[str, PackedLanguage], code: str) -> Any:
    """Return what a language says, its words open or packed by `bzip_languages`."""
    pack = languages[code]["con"]
    return opened(languages[pack]["parole"])[code] if pack else languages[code]["parole"]


def bzipped(value: Any) -> str:
    """Return a value as JSON, packed.

    Examples
    --------
    >>> opened(bzipped({"titolo": "خريطة"}))
    {'titolo': 'خريطة'}
    """
    return bzipped_text(encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)))


@lru_cache(maxsize=64)  # they are the same text in every page
def bzipped_text(text: str) -> str:
    """Return a text, packed, in base 85."""
    data = text.encode()
    return base85.written(bz2.compress(data, min(len(data) // _BLOCK + 1, _LARGEST)))


def opened(value: Any) -> Any:
    """Return a value of the page's data that may travel packed: itself, or what is in the text."""
    return json.loads(bz2.decompress(base85.read(value))) if isinstance(value, str) else value
