# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What weighs most in the page, made small: languages that most readers never need, long columns of the associations.

Each is by itself, and the page inflates it when it needs it. Raw deflate by libdeflate, whose own code it is on
every machine: the zlib of Python is the machine's, and the several zlibs write several streams for one text. What is
written depends on the text and on that library's version.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from deflate import deflate_compress

from mapping.viewer.markup import encodable
from mapping.viewer.packing import Packed
from mapping.viewer.page_words import WordBlock

_SMALLEST, _QUICK = 12, 6
"""libdeflate's highest level, and one for columns of a hundred thousand rows; all reckon with whole numbers only, so no
processor rounds otherwise than another."""
_LONG = 2_000
"""Characters from which on a column is deflated."""
_TABLES = ("comunita", "residenti", "confini", "sfondo", "contorni", "province")
"""Tables of numbers of the page's data."""


def deflate_others(block: WordBlock, *opened: str) -> WordBlock:
    """Return the words with all languages deflated but those that the page needs when it opens."""
    languages = block["lingue"].items()
    packed = {code: own if code in opened else own | {"parole": deflated(own["parole"])} for code, own in languages}
    return {**block, "lingue": packed}


def deflate_tables(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's data with its longest tables deflated: numbers and lines, nothing of any one association."""
    return {name: deflated(value) if name in _TABLES else value for name, value in block.items()}


def deflate_columns(columns: Mapping[str, Packed]) -> dict[str, Packed | str]:
    """Return the columns, the long ones deflated."""
    return {name: _shorter(column) for name, column in columns.items()}


def _shorter(column: Packed) -> Packed | str:
    text = _written(column)
    packed = _deflate(text, _QUICK) if len(text) > _LONG else text
    return packed if len(packed) < len(text) else column


def deflated(value: Any) -> str:
    """Return a value as JSON, deflated, in base64.

    Examples
    --------
    >>> inflated(deflated({"titolo": "خريطة"}))
    {'titolo': 'خريطة'}
    """
    return _deflate(_written(value), _SMALLEST)


def _written(value: Any) -> str:
    return encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def _deflate(text: str, level: int) -> str:
    return b64encode(deflate_compress(text.encode(), level)).decode()


def inflated(value: Any) -> Any:
    """Return a value of the page's data that may travel deflated: itself, or what is in the text."""
    if not isinstance(value, str):
        return value
    return json.loads(zlib.decompress(b64decode(value), wbits=-zlib.MAX_WBITS))
