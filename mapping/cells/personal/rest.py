# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left of a name when a person's datum is taken out: no label, no bracket and no half of an e-mail of it."""

import re

from mapping.cells.personal.judge import MASK

_MASKED = re.escape(MASK)
_LABELS = (
    r"(?:tel(?:efono)?|cell?(?:ulare)?|mobile|fax|e?-?mail|posta|pec|whats?app|c\.?f|cod(?:ice)?\.?\s?fisc(?:ale)?|iban|passaporto|"
    r"documento|carta d.identit.|c\.i|permesso(?: di soggiorno)?|patente|presso|n|nr|num|contatt[oi])"
)
_BEFORE = re.compile(
    rf"(?i)(?:(?<![^\W_]){_LABELS}(?![^\W_])[\W_]{{0,4}}|(?<![^\W_])(?-i:[a-z][a-z0-9]*[._][a-z0-9._]*[a-z0-9])[\W_]{{0,4}})+(?={_MASKED})"
)
_AFTER = re.compile(rf"(?<={_MASKED})\s?(?:[@*~]\s?)?[\w\-]*\.(?:com|it|org|net|fr)(?!\w)")
_BRACKETS = re.compile(rf"[(\[{{<«]\W*{_MASKED}[^\w)\]}}>»]*[)\]}}>»]?|{_MASKED}\W*[)\]}}>»]")
_ENDS = " ,;:-–—()[]{}<>*/|~_+=@#&•"


def without_clauses(masked: str) -> str:
    """Return a masked text without its masks and what belongs to them.

    Parameters
    ----------
    masked : str
        A name in which `MASK` stands for what was taken out.

    Returns
    -------
    str
        The words of the name that are left, one blank between them.
    """
    text = _BEFORE.sub("", _AFTER.sub("", masked))
    text = _BRACKETS.sub(" ", text).replace(MASK, " ")
    return " ".join(text.strip(_ENDS).split())
