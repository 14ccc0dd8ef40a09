# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's tables made small: all but the associations as one, and each long column of these by itself.

Raw deflate by libdeflate, whose own code it is on every machine: the zlib of Python is the machine's, and the several
zlibs write several streams for one text. What is written depends on the text and on that library's version.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from deflate import deflate_compress

from mapping.viewer import base85
from mapping.viewer.bzipped import words_in
from mapping.viewer.markup import encodable
from mapping.viewer.packing import Packed

_SMALLEST = 12
_QUICKER = {1_000_000: 6, 250_000: 9}
"""Characters from which on a column is deflated at another of libdeflate's levels than the highest, which would take a
third of the page's time at 130,000 rows; all reckon with whole numbers only, so no processor rounds otherwise."""
_LATER = {"associazioni", "lingue"}
"""Parts of the page's data that are packed piece by piece, and opened when they are needed."""
TABLES = "tavole"
"""The key of the page's data under which its tables stand, deflated as one."""


def deflate_tables(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's data with its tables deflated as one, under `TABLES`: all lists and dictionaries but a few."""
    tables = {name: value for name, value in block.items() if isinstance(value, list | dict) and name not in _LATER}
    return {name: value for name, value in block.items() if name not in tables} | {TABLES: deflated(tables)}


def open_data(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's data as it was before any of it was deflated."""
    whole: dict[str, Any] = dict(block) | inflated(block.get(TABLES, {}))
    whole.pop(TABLES, None)
    if "lingue" in whole:
        languages = whole["lingue"]
        whole["lingue"] = {code: own | {"parole": words_in(languages, code)} for code, own in languages.items()}
    if "associazioni" in whole:
        whole["associazioni"] = {name: inflated(column) for name, column in whole["associazioni"].items()}
    return whole


def deflate_columns(columns: Mapping[str, Packed]) -> dict[str, Packed | str]:
    """Return the columns, the long ones deflated."""
    return {name: _shorter(column) for name, column in columns.items()}


def _shorter(column: Packed) -> Packed | str:
    text = _written(column)
    packed = _deflate(text, next((level for much, level in _QUICKER.items() if len(text) > much), _SMALLEST))
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
    return base85.written(deflate_compress(text.encode(), level))


def inflated(value: Any) -> Any:
    """Return a value of the page's data that may travel deflated: itself, or what is in the text."""
    if not isinstance(value, str):
        return value
    return json.loads(zlib.decompress(base85.read(value), wbits=-zlib.MAX_WBITS))
