# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
r"""Markup in the texts of a script (popups, tooltips, icons): ``<img src="…">``, ``\u003cimg src=\"…\"``.

It is read as far as a script's text allows: a tag, then its attributes, whose quotes may be escaped in the ways of
JavaScript and JSON.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TAG = re.compile(r"(?:<|\\u003c|\\x3c)(?P<name>[a-z][a-z0-9-]*)(?=[\s/>\\])", re.IGNORECASE)
_SPACE = r"(?:\s|/|\\[nrt](?![a-z]*=)|\\\n)"
_NAME = re.compile(rf"{_SPACE}*(?P<name>[a-z][\w:.-]*)(?P<value>\s*=\s*)?", re.IGNORECASE)
_QUOTE = re.compile(r"\\*[\"'`]|\\u002[27]|&quot;|&\#3[49];", re.IGNORECASE)
_BARE = re.compile(r"[^\s\"'`<>\\]+")
_UNICODE = re.compile(r"\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class Said:
    """A value of an attribute in a text: of which tag, under which name, what it says, and where it stands."""

    tag: str
    name: str
    value: str
    start: int
    end: int


def said_attributes(code: str) -> Iterator[Said]:
    """Yield the attributes with a value of the tags in the texts of a script, in their order."""
    unclosed: set[str] = set()
    place = 0
    while found := _TAG.search(code, place):
        place = found.end()
        while name := _NAME.match(code, place):
            place = name.end()
            if not name["value"]:
                continue
            span = _value(code, place, unclosed)
            if span is None:
                break
            start, end, place = span
            yield Said(found["name"].lower(), name["name"].lower(), plain(code[start:end]), start, end)


def replace_said(code: str, change: Callable[[Said], str | None]) -> str:
    """Return the code with the values for which ``change`` returns one replaced; it must need no escaping."""
    parts, done = [], 0
    for said in said_attributes(code):
        new = change(said)
        if new is not None:
            parts += [code[done : said.start], new]
            done = said.end
    return "".join([*parts, code[done:]])


def plain(text: str) -> str:
    """Return what a piece of a script's text says: without the escapes of JavaScript, JSON and HTML."""
    text = _UNICODE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    return html.unescape(_ESCAPE.sub(r"\1", text))


def _value(code: str, place: int, unclosed: set[str]) -> tuple[int, int, int] | None:
    """Return where a value begins and ends, and where reading goes on; None where it has no end."""
    quote = _QUOTE.match(code, place)
    if not quote:
        bare = _BARE.match(code, place)
        return (place, bare.end(), bare.end()) if bare else None
    if quote[0] in unclosed:
        return None
    end = code.find(quote[0], quote.end())
    if end < 0:
        unclosed.add(quote[0])  # nor does it end further on
        return None
    return quote.end(), end, end + len(quote[0])
