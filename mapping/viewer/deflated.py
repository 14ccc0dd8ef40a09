# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What most readers never need, made small, and what is long: each by itself, which the page's script inflates.

Raw deflate by libdeflate, whose own code it is on every machine: the zlib of Python is the machine's, and the
several zlibs write several streams for one text. What is written depends on the text and on that library's version.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from deflate import deflate_compress

from mapping.viewer.page_words import LanguageWords, WordBlock

_SMALLEST = 12
"""libdeflate's highest level; it reckons with whole numbers only, so no processor rounds otherwise than another."""
_TABLES = ("comunita", "residenti", "confini")


def deflate_others(block: WordBlock, *opened: str) -> WordBlock:
    """Return the words with all languages deflated but those that the page needs when it opens."""
    languages = block["lingue"].items()
    packed = {code: own if code in opened else own | {"parole": deflated(own["parole"])} for code, own in languages}
    return {**block, "lingue": packed}


def deflate_tables(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's data with its longest tables deflated: they hold numbers, and nothing of any one association."""
    return {name: deflated(value) if name in _TABLES else value for name, value in block.items()}


def deflated(value: Any) -> str:
    """Return a value as JSON, deflated, in base64.

    Examples
    --------
    >>> inflated(deflated({"titolo": "خريطة"}))
    {'titolo': 'خريطة'}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return b64encode(deflate_compress(text.encode(), _SMALLEST)).decode()


def inflated(words: LanguageWords | str) -> LanguageWords:
    """Return the words of a language, whether they travel deflated or not."""
    if not isinstance(words, str):
        return words
    found: LanguageWords = json.loads(zlib.decompress(b64decode(words), wbits=-zlib.MAX_WBITS))
    return found
