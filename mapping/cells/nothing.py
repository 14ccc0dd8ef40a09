# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people and programs write in a cell to say that nothing is known; one list, whatever the column."""

import re

BLANK = re.compile(r"[\s\-‐‑‒–—―−_./\\|?…*,;:·'\"]+")
"""Only dashes, dots, question marks."""

_SAID = re.compile(
    r"""
    n\s?[./]\s?[acdpr]\s?[./]?                      # n.d., n/a, n. c.: not «NA», which is Napoli and Namibia
    | nd | null | nulla | niente | nessun[oa]? | unknown | not\s(available|known)
    | (non\s)?(è\s)?sconosciut[oaie] | ignot[oaie] | mancante
    | ((dat[oi]|informazion[ei])\s)?non\s(è\s|sono\s)?(
        not | conosciut | indicat | pervenut | specificat | dichiarat | comunicat | fornit | rilevat | reperit
        | inserit | compilat | precisat | pubblicat
      )[oaie]
    | ((dat[oi]|informazion[ei])\s)?non\s(è\s|sono\s)?(disponibil|reperibil|rilevabil|applicabil)[ei]
    | non\srisulta(no)?
    """,
    re.VERBOSE,
)
_WRITTEN_BY_PROGRAMS = frozenset(("nan", "NaN", "<NA>", "NaT", "#N/A"))
"""As they are written: «Nan» may be a name."""
_NO_NAME = frozenset(("no", "na", "none", "nan", "nc", "np", "n d", "n a"))
"""Nothing in a column of codes, numbers or addresses; elsewhere Norway, Napoli, the comune None."""


def says_nothing(text: str, *, code: bool = False) -> bool:
    """Return whether a cell says in words, in letters or with dashes that nothing is known.

    Parameters
    ----------
    text
        The cell; blanks around it do not count.
    code
        The column holds no name of a place, a country or a person: there «NA» and «None» say nothing too.
    """
    bare = " ".join(text.split())
    if not bare or bare in _WRITTEN_BY_PROGRAMS or BLANK.fullmatch(bare):
        return True
    if len(bare) > _LONGEST:
        return False
    small = bare.casefold().strip(" ()[]\"'")
    said = small.rstrip(".")
    return _SAID.fullmatch(small) is not None or _SAID.fullmatch(said) is not None or (code and said in _NO_NAME)


_LONGEST = 60
"""Characters: longer ones tell something."""
