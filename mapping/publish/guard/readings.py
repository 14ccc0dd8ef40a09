# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text that a text may stand for: without signs that nobody sees, its escapes undone or not."""

import html
import re
from typing import NamedTuple
from urllib.parse import unquote

from mapping.cells import UNSEEN, without_unseen

MOST = 100
"""Texts. Of an honest one there are fewer than ten; each escape within an escape may double them."""
_LARGEST = 1 << 25
"""Characters of them together."""
BUT_PERCENTS = rf"\\[bfnrtu]|&[#A-Za-z]|_x[0-9A-Fa-f]{{4}}_|{UNSEEN}"
ESCAPED = rf"{BUT_PERCENTS}|%[0-9A-Fa-f]{{2}}"
"""Where a text may stand for another (RE2): a sign that nobody sees may hide an escape."""
_CODE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_BLANK = re.compile(r"\\[bfnrt]")
_SIGN = re.compile(r'\\(["/\\])')
_OF_SHEETS = re.compile("_x([0-9a-fA-F]{4})_")


class Readings(NamedTuple):
    """Texts, and whether they are all that there are."""

    texts: list[str]
    complete: bool


def readings(text: str) -> Readings:
    """Return the text as it is seen, and what it stands for, each kind of escape undone or not, in every order."""
    first = without_unseen(text)
    known = {first: None}
    waiting, size = [first], len(first)
    while waiting:
        if len(known) > MOST or size > _LARGEST:
            return Readings(list(known), complete=False)
        read = waiting.pop()
        others = {without_unseen(undo(read)): None for undo in _UNDO}
        new = [other for other in others if other not in known]
        waiting += new
        known |= dict.fromkeys(new)
        size += sum(map(len, new))
    return Readings(list(known), complete=True)


def _codes(text: str) -> str:
    return _CODE.sub(lambda found: _of_units(found[0].replace("\\u", "")), text) if "\\u" in text else text


def _of_units(figures: str) -> str:
    return bytes.fromhex(figures).decode("utf-16-be", "surrogatepass")


def _blanks(text: str) -> str:
    return _codes(_BLANK.sub(" ", text)) if "\\" in text else text


def _quotes(text: str) -> str:
    return _SIGN.sub(r"\1", text) if "\\" in text else text


def _entities(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _percents(text: str) -> str:
    return unquote(text) if "%" in text else text


def _sheet_codes(text: str) -> str:
    return _OF_SHEETS.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


_UNDO = (_codes, _blanks, _quotes, _entities, _percents, _sheet_codes)
