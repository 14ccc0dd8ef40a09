# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One cell understood: its value in normal form and the findings to report to the keeper."""

from collections.abc import Mapping
from typing import NamedTuple


class Finding(NamedTuple):
    """What to report about a value: the code of the problem, what to write instead, the facts of its sentence.

    ``value`` is the part of the cell that it speaks of, the whole cell if empty. What is to be told ``once`` is told of
    the first row that says it, with how many do.
    """

    codice: str
    proposta: str = ""
    dati: Mapping[str, str] = {}
    value: str = ""
    once: bool = False


class Parsed(NamedTuple):
    """A value in normal form, ``""`` if nothing usable stands in the cell."""

    value: str
    findings: tuple[Finding, ...] = ()


NOTHING = Parsed("")


def unusable(codice: str, proposta: str = "", **dati: str) -> Parsed:
    """Return the empty cell, with the reason."""
    return Parsed("", (Finding(codice, proposta, dati),))
