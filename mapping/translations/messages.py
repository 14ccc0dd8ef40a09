# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a translation must keep of a text: its blanks and its choices, as the page itself reads them."""

import re

from mapping.viewer import Argument, arguments

_CHOICE = re.compile(r"\{\s*\w+\s*,\s*(?:plural|select)\s*,")
_BLANK = re.compile(r"\{\s*(\w+)\s*\}")


class BadMessageError(ValueError):
    """A message that nobody can read: a bracket without its partner, a choice without ``other``."""


def is_message(text: str) -> bool:
    """Tell whether a text has choices in it, or is meant to.

    Examples
    --------
    >>> is_message("{n, plural, one {una riga} other {# righe}}"), is_message("{n} righe")
    (True, False)
    """
    return bool(_CHOICE.search(text))


def blanks(text: str) -> list[str]:
    """Return the names of the blanks of a text, each once; in a message also those within its forms.

    Examples
    --------
    >>> blanks("{nome}: {n, plural, one {una di {totale}} other {# di {totale}}}")
    ['nome', 'n', 'totale']
    """
    try:
        return list(dict.fromkeys(argument.name for argument in arguments(text)))
    except ValueError:  # what is broken is told by `choices_of`
        return list(dict.fromkeys(_BLANK.findall(text)))


def selectors(text: str) -> set[str]:
    """Return the names by which a message only chooses («select»), and which it never says."""
    chosen = {argument.name for argument in arguments(text) if argument.kind == "select"}
    return chosen - {argument.name for argument in arguments(text) if not argument.kind}


def choices_of(text: str) -> list[Argument]:
    """Return every choice of a message, those within forms too.

    Raises
    ------
    BadMessageError
        If it cannot be read.
    """
    try:
        return [argument for argument in arguments(text) if argument.kind]
    except ValueError as error:
        raise BadMessageError("non si legge: una graffa senza la sua compagna, o una scelta senza «other»") from error
