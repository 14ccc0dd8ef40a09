# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first look at many texts at once: which of them ask for a closer one.

It says of every text what `mapping.cells.personal.judge.is_suspect` says of it: that of texts in printable ASCII, which
most are, all signs are looked for in one walk through the letters by an automaton (RE2, in Arrow), of others it asks.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mapping.cells.personal.judge import is_suspect
from mapping.cells.personal.words import words_of

_PLAIN = r"^[ -~]*$"
_SIGNS = (
    "[0-9](?:[^0-9]*[0-9]){3}",
    "(?:^|[^a-z0-9])[^ ](?: {1,3}[^ ]){4}",
    "[^a-z0-9_ ] ?(?:at?|et) ?[^a-z0-9_ ]",
    "_at_",
    r" (?:a|et) {1,3}[a-z0-9.\-]*\.(?:it|com|org|net|eu|fr)(?:[^a-z]|$)",
    "&[#a-z]",
    "(?:^|[^a-z])[a-z]{3}[^a-z0-9]{1,3}[a-z]{3}[^a-z0-9]{1,3}[a-z0-9]{5}[^a-z0-9]{1,3}[a-z0-9]{5}(?:[^a-z0-9]|$)",
    "(?:^| )[^ ]{16}(?: |$)",
)
"""What `is_suspect` looks for in small letters, as an automaton says it: nothing is looked at behind or ahead."""
_GLUED_AT = "[a-z0-9]AT[a-z]"
_FEW = 300
"""Texts that are looked at one by one sooner than the automaton is built."""


@cache
def _signs() -> str:
    parts = (re.escape(part) for part in sorted(words_of("suspect", "parts")))
    words = "|".join(sorted(words_of("suspect", "words")))
    return "|".join([*parts, f"(?:^|[^a-z])(?:{words})(?:[^a-z]|$)", *_SIGNS])


def suspects(texts: Sequence[str]) -> list[bool]:
    """Return of each text whether something in it may be personal."""
    if len(texts) < _FEW:
        return [is_suspect(text) for text in texts]
    whole = [text if text.isascii() else "\n" for text in texts]
    letters = pa.array(whole, type=pa.large_string())
    plain = pc.match_substring_regex(letters, _PLAIN)
    odd = pc.or_(
        pc.match_substring_regex(pc.ascii_lower(letters), _signs()), pc.match_substring_regex(letters, _GLUED_AT)
    )
    found = odd.to_numpy(zero_copy_only=False)
    for at in np.flatnonzero(~plain.to_numpy(zero_copy_only=False)).tolist():
        found[at] = is_suspect(texts[at])
    return [bool(one) for one in found.tolist()]
