# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts of some length made small: the page's script and style, and languages that most readers never need.

bzip2 sorts what follows alike, and makes such texts a tenth smaller than deflate does; it takes longer to open, so that
long columns are deflated (`mapping.viewer.deflated`). There is one encoder, which has long written the same bytes: its
sorting has one outcome, and its codes are reckoned with whole numbers.
"""

import bz2
import json
from functools import lru_cache
from typing import Any

from mapping.viewer import base85
from mapping.viewer.markup import encodable
from mapping.viewer.page_words import WordBlock

_BLOCK, _LARGEST = 100_000, 9
"""The browser sets a block's whole room aside: no larger one is announced than the text needs."""


def bzip_languages(block: WordBlock) -> WordBlock:
    """Return the words with every language packed by itself: the page needs two of them."""
    languages = block["lingue"].items()
    return {**block, "lingue": {code: own | {"parole": bzipped(own["parole"])} for code, own in languages}}


def bzipped(value: Any) -> str:
    """Return a value as JSON, packed.

    Examples
    --------
    >>> opened(bzipped({"titolo": "خريطة"}))
    {'titolo': 'خريطة'}
    """
    return bzipped_text(encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)))


@lru_cache(maxsize=64)  # most languages are the same text in every page
def bzipped_text(text: str) -> str:
    """Return a text, packed, in base 85."""
    data = text.encode()
    return base85.written(bz2.compress(data, min(len(data) // _BLOCK + 1, _LARGEST)))


def opened(value: Any) -> Any:
    """Return a value of the page's data that may travel packed: itself, or what is in the text."""
    return json.loads(bz2.decompress(base85.read(value))) if isinstance(value, str) else value
