# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A language that nobody speaks: the Italian in brackets, with accents, two fifths longer. It is never shipped.

What stands on its page without brackets is no text of the catalogues; what does not fit is too narrow for somebody.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mapping.viewer import told
from mapping.viewer.languages import strings
from translations.compiled import put
from translations.messages import is_message
from translations.texts import TOLD, italian

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


@contextmanager
def pseudo_language() -> Iterator[str]:
    """Let one language be it for a while; yield its code."""
    read, drafts = strings(SLOT), told.drafts(SLOT)
    kept, kept_drafts = dict(read), dict(drafts)
    tree: dict[str, Any] = {"lingua": {**kept["lingua"], "nome": f"{OPEN}pseudo{CLOSE}"}}
    for key, forms in italian().items():
        if key.startswith(f"{TOLD}."):
            drafts[told.fingerprint(forms[0])] = pseudo(forms[0])
        else:
            put(
                tree, key, pseudo(forms[0]) if len(forms) == 1 else {"one": pseudo(forms[0]), "other": pseudo(forms[1])}
            )
    read.update(tree)
    try:
        yield SLOT
    finally:
        read.clear()
        read.update(kept)
        drafts.clear()
        drafts.update(kept_drafts)
