# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names under which persons are found on social networks; an association's own page stays."""

import re
from collections.abc import Iterator

from mapping.cells.personal.words import begins_with_name, is_first_name, is_of, is_of_office

_PROFILE = re.compile(
    r"(?i)(?<![a-z0-9])(?:facebook|fb|instagram|tiktok|twitter|x|threads|youtube|m|snapchat|paypal)\.(?:com|me|net)(?::\d+)?/"
    r"(?:people/|add/|paypalme/|@)?([a-z][\w.\-]*)|"
    r"(?<![a-z0-9])linkedin\.com(?::\d+)?/in/(?P<always>[\w.\-]+)"
)
_CHAT = re.compile(r"(?i)(?<![a-z0-9])(?:t|telegram)\.me(?::\d+)?/(?:s/)?([a-z][\w]*)")
_SAID = re.compile(
    r"(?i)(?<![^\W_])(?:instagram|insta|ig|telegram|tg|tik\s?tok|twitter|facebook|fb|skype|snapchat|paypal)"
    r"[\W_]{1,3}(?:live:)?@?([a-z][\w.\-]{3,})"
)
_BARE = re.compile(r"(?i)(?<![\w.@/])@([a-z]\w*[._][\w.]*)")
_PARTS = re.compile(r"[^a-z]+")


def find_handles(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such a name stands: «facebook.com/mario.rossi.75», «IG @fatou_diop», «Telegram: mariorossi»."""
    for match in _PROFILE.finditer(text):
        if match["always"] or _is_whole_name(match[1].lower()):
            yield match.span()
    for pattern in (_CHAT, _SAID):
        for match in pattern.finditer(text):
            name = match[1].lower()
            if begins_with_name(_PARTS.sub("", name)) and not (is_first_name(name) or _is_of_body(name)):
                yield match.span()
    for match in _BARE.finditer(text):
        if _is_whole_name(match[1].lower()):
            yield match.span()


def _is_whole_name(handle: str) -> bool:
    """Return whether it is a first name and a surname, or both run together with the figures of a common name."""
    parts = _parts(handle)
    if _is_of_body(handle):
        return False
    if len(parts) == 1:
        return begins_with_name(parts[0]) and not is_first_name(parts[0]) and handle[-2:].isdigit()
    return len(parts) == 2 and any(map(is_first_name, parts)) and all(len(part) > 1 for part in parts)


def _is_of_body(handle: str) -> bool:
    return any(is_of_office(part) or is_of(part, "bodies", "words") for part in _parts(handle))


def _parts(handle: str) -> list[str]:
    return [part for part in _PARTS.split(handle) if part]
