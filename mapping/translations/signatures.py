# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has read which text: a comment of the translator's in the catalogue, good for these very words.

gettext knows one state, ``fuzzy``. A reviewer takes it away; ``python -m mapping.translations sign`` then writes beside
the text who answers for it since when, and a fingerprint of the Italian and the translation. Once one of them changes
the signature is void.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

READ, APPROVED = "letta", "approvata"
_LINE = re.compile(rf"({READ}|{APPROVED}): (.+), (\d{{4}}-\d{{2}}-\d{{2}}), ([0-9a-f]{{8}})")


class Signature(NamedTuple):
    """Somebody answers for a text: in which state, who, since which day."""

    state: str
    name: str
    day: str


def mark(source: Sequence[str], translation: Sequence[str]) -> str:
    """Return by what a signature knows the words that it is for."""
    return hashlib.sha256("\0".join([*source, "", *translation]).encode()).hexdigest()[:8]


def line(signature: Signature, words: str) -> str:
    """Return the comment of a signature for words with this `mark`.

    Examples
    --------
    >>> line(Signature("letta", "Awa Ndiaye", "2026-11-30"), "0a1b2c3d")
    'letta: Awa Ndiaye, 2026-11-30, 0a1b2c3d'
    """
    return f"{signature.state}: {signature.name}, {signature.day}, {words}"


def is_signature(comment: str) -> bool:
    """Tell whether a translator's comment is a signature."""
    return bool(_LINE.fullmatch(comment))


def signed(comments: Sequence[str], signature: Signature, words: str) -> list[str]:
    """Return the comments with a signature for words with this `mark`, unless somebody has signed the same."""
    if any(found.state == signature.state for found in signatures(comments, words)):
        return list(comments)
    void = [comment for comment in comments if comment.startswith(f"{signature.state}: ") and is_signature(comment)]
    return [*(comment for comment in comments if comment not in void), line(signature, words)]


def signatures(comments: Sequence[str], words: str) -> list[Signature]:
    """Return the signatures among some comments that are good for words with this `mark`."""
    found = (_LINE.fullmatch(comment) for comment in comments)
    return [Signature(match[1], match[2], match[3]) for match in found if match and match[4] == words]
