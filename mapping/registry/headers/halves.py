# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headers of two parts: one name in two languages («Gemeinde / Comune»), or several places («Indirizzo e città»)."""

import re
from collections.abc import Callable

from mapping.registry.headers.seats import only_tells_the_seat

Found = tuple[str, int]
"""A column, and how good a name of it the header is."""
Names = Callable[[str], Found | None]

_SIGNS = r"[/|\n]|\s[-–]\s"
_APART = re.compile(_SIGNS)
_JOINED = re.compile(rf"{_SIGNS}|\s(?:e|ed|and|und|et)\s|[+&]")
_WITHIN = {"indirizzo": {"comune", "provincia", "cap", "civico"}, "comune": {"provincia", "cap"}}
"""In whose cells the others are read too."""
_COUNTRIES = "paesi_origine"
_OF_A_HALF = frozenset(["denominazione", "indirizzo", "cap", "comune", "provincia", "regione"])
"""Columns that half a header is enough for: a register has no better one, or its cells soon contradict it."""


def of_both(text: str, named: Names) -> Found | None:
    """Return the column of which every part of a header is a name, or whose cells hold the places of the others too."""
    parts = _JOINED.split(text)
    columns = [column for part in parts if (column := named(part))]
    if len(columns) < 2 or len(columns) < len(parts):
        return None
    names = {name for name, _ in columns}
    if len(names) == 1:
        return columns[0]
    if any(map(only_tells_the_seat, parts)):  # «Sede legale - Comune»: of which seat the column is
        return None
    whole = next((name for name, others in _WITHIN.items() if name in names and names - {name} <= others), "")
    return next((column for column in columns if column[0] == whole), None)


def of_one(text: str, named: Names, *, of_another: Callable[[str], bool]) -> Found | None:
    """Return the column that some parts of a header name, where no other part names one, or speaks of somebody else.

    «Associazione / Comunità» is the name, though «Comunità» alone would be where the members are from.
    """
    parts = [part.strip() for part in _APART.split(text) if part.strip()]
    if len(parts) < 2 or any(of_another(part) or only_tells_the_seat(part) for part in parts):
        return None
    found = [column for part in parts if (column := named(part))]
    names = {name for name, _ in found}
    name = min(names - {_COUNTRIES}, default="") if len(names) > 1 else min(names, default="")
    if name not in _OF_A_HALF or not names <= {name, _COUNTRIES}:
        return None
    return name, min(rank for one, rank in found if one == name)
