# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a text is written in a catalogue. Babel reads the lines ``#|`` as comments, and would break those it writes."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from babel.messages.catalog import Message
from babel.messages.pofile import denormalize, normalize

_WIDTH = 100
_PREVIOUS = "|"
_STRINGS = re.compile(r'msgid(?:_plural)? ((?:"(?:[^"\\]|\\.)*"\s*)+)')


def with_previous(message: Message) -> Message:
    """Return a text as it was read with the Italian it was made from, where that is not the one beside it."""
    lines = [comment[1:].strip() for comment in message.user_comments if comment.startswith(_PREVIOUS)]
    message.previous_id = [denormalize(found[1].strip()) for found in _STRINGS.finditer("\n".join(lines))]
    message.user_comments = [comment for comment in message.user_comments if not comment.startswith(_PREVIOUS)]
    return message


def entry_lines(message: Message) -> Iterator[str]:
    """Yield the lines of a text, in the order that gettext wants."""
    yield from (f"# {comment}\n" for comment in message.user_comments)
    for note in message.auto_comments:
        yield from (f"#. {line}\n" for line in wrap(note, _WIDTH))
    yield from (f"#: {place}\n" for place, _ in message.locations)
    if message.flags:
        yield f"#, {', '.join(sorted(message.flags))}\n"
    for name, text in zip(("msgid", "msgid_plural"), message.previous_id, strict=False):
        yield from (f"#| {line}\n" for line in f"{name} {normalize(text, width=_WIDTH)}".split("\n"))
    yield f"msgctxt {normalize(str(message.context), width=_WIDTH)}\n"
    yield from _strings(message)


def _strings(message: Message) -> Iterator[str]:
    if isinstance(message.id, str):
        yield f"msgid {normalize(message.id, width=_WIDTH)}\n"
        yield f"msgstr {normalize(str(message.string), width=_WIDTH)}\n"
        return
    yield from _numbered(message.id, message.string or ())


def _numbered(source: Sequence[str], forms: Sequence[str]) -> Iterator[str]:
    yield f"msgid {normalize(source[0], width=_WIDTH)}\n"
    yield f"msgid_plural {normalize(source[1], width=_WIDTH)}\n"
    yield from (f"msgstr[{place}] {normalize(form, width=_WIDTH)}\n" for place, form in enumerate(forms))
