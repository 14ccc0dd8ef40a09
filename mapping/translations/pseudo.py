# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A language that nobody speaks: the Italian in brackets, with accents, two fifths longer. It is never shipped.

What stands on its page without brackets is no text of the catalogues; what does not fit is too narrow for somebody.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mapping.translations.compiled import put
from mapping.translations.messages import is_message
from mapping.translations.texts import TOLD, italian
from mapping.viewer import drafts, fingerprint, strings

SLOT = "es"
"""The language in whose place it stands: one whose words all come from a catalogue."""
OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "áçéîñöšüýÁÇÉÎÑÖŠÜÝ")
_BLANK = re.compile(r"(\{[^}]*\})")
_LONGER, _WORD = 0.4, "~~~~"


def pseudo(text: str) -> str:
    """Return a text in it; blanks stay, and a message is only put into brackets.

    Examples
    --------
    >>> pseudo("{n} associazioni")
    '⟦{n} áššöçîázîöñî ~~~~⟧'
    """
    if is_message(text):
        return f"{OPEN}{text}{CLOSE}"
    parts = [part if _BLANK.fullmatch(part) else part.translate(_ACCENTS) for part in _BLANK.split(text)]
    more = " ".join([_WORD] * max(round(len(text) * _LONGER / len(_WORD)), 1))
    return f"{OPEN}{''.join(parts)} {more}{CLOSE}"


def _numbered(text: str, number: int | None) -> str:
    return text if number is None else f"{OPEN}{number}|{text.removeprefix(OPEN)}"


@contextmanager
def pseudo_language(*, numbered: bool = False) -> Iterator[str]:
    """Let one language be it for a while; yield its code. ``numbered`` begins each text with its place in `italian`."""
    read, told = strings(SLOT), drafts(SLOT)
    kept, kept_drafts = dict(read), dict(told)
    tree: dict[str, Any] = {"lingua": {**kept["lingua"], "nome": f"{OPEN}pseudo{CLOSE}"}}
    for number, (key, forms) in enumerate(italian().items()):
        said = [_numbered(pseudo(form), number if numbered else None) for form in forms]
        if key.startswith(f"{TOLD}."):
            told[fingerprint(forms[0])] = said[0]
        else:
            put(tree, key, said[0] if len(said) == 1 else {"one": said[0], "other": said[1]})
    read.update(tree)
    try:
        yield SLOT
    finally:
        read.clear()
        read.update(kept)
        told.clear()
        told.update(kept_drafts)
