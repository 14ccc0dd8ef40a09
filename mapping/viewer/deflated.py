# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What weighs most in the page, made small: its script, its tables, languages that most readers never need.

Languages and long columns of the associations are each by itself, and the page inflates them when it needs them. Raw
deflate by libdeflate, whose own code it is on every machine: the zlib of Python is the machine's, and the several zlibs
write several streams for one text. What is written depends on the text and on that library's version. It is written in
base 85, a fifteenth shorter than in base 64.
"""

import json
import zlib
from base64 import b85decode, b85encode
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
_LATER = {"associazioni", "lingue"}
"""Parts of the page's data that are deflated piece by piece, and opened when they are needed."""
_MARKUP, _INSTEAD = "&<>{}", ",./:["
"""What base 85 has that may not stand in a page, nor begin a template, and the signs that it leaves free."""
_WRITING, _READING = str.maketrans(_MARKUP, _INSTEAD), str.maketrans(_INSTEAD, _MARKUP)
TABLES = "tavole"
"""The key of the page's data under which its tables stand, deflated as one."""


def deflate_languages(block: WordBlock) -> WordBlock:
    """Return the words with every language deflated: the page needs two of them."""
    languages = block["lingue"].items()
    return {**block, "lingue": {code: own | {"parole": deflated(own["parole"])} for code, own in languages}}


def deflate_tables(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's data with its tables deflated as one, under `TABLES`: all lists and dictionaries but a few."""
    tables = {name: value for name, value in block.items() if isinstance(value, list | dict) and name not in _LATER}
    return {name: value for name, value in block.items() if name not in tables} | {TABLES: deflated(tables)}


def open_data(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's data as it was before any of it was deflated."""
    whole: dict[str, Any] = dict(block) | inflated(block.get(TABLES, {}))
    whole.pop(TABLES, None)
    if "lingue" in whole:
        whole["lingue"] = {code: own | {"parole": inflated(own["parole"])} for code, own in whole["lingue"].items()}
    if "associazioni" in whole:
        whole["associazioni"] = {name: inflated(column) for name, column in whole["associazioni"].items()}
    return whole


def deflated_text(text: str) -> str:
    """Return a text, deflated, in base 85."""
    return _deflate(text, _SMALLEST)


def deflate_columns(columns: Mapping[str, Packed]) -> dict[str, Packed | str]:
    """Return the columns, the long ones deflated."""
    return {name: _shorter(column) for name, column in columns.items()}


def _shorter(column: Packed) -> Packed | str:
    text = _written(column)
    packed = _deflate(text, _QUICK) if len(text) > _LONG else text
    return packed if len(packed) < len(text) else column


def deflated(value: Any) -> str:
    """Return a value as JSON, deflated, in base 85.

    Examples
    --------
    >>> inflated(deflated({"titolo": "خريطة"}))
    {'titolo': 'خريطة'}
    """
    return _deflate(_written(value), _SMALLEST)


def _written(value: Any) -> str:
    return encodable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def _deflate(text: str, level: int) -> str:
    return b85encode(deflate_compress(text.encode(), level)).decode().translate(_WRITING)


def inflated(value: Any) -> Any:
    """Return a value of the page's data that may travel deflated: itself, or what is in the text."""
    if not isinstance(value, str):
        return value
    return json.loads(zlib.decompress(b85decode(value.translate(_READING)), wbits=-zlib.MAX_WBITS))
