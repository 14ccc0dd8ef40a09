# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an object is one record: it names something itself, and what it holds are parts of that."""

import re
from typing import Any

_SURE = re.compile(r"denominazion|ragionesociale|nome(dell)?(ente|associazione|organizzazione)|associationname|orgname")
_NAMES = re.compile(r"(.*[_.:])?(nome|name|legalname|organizzazione|associazione)", re.IGNORECASE)
_TITLES = re.compile(r"(.*[_.:])?(titolo|title|label)", re.IGNORECASE)
_PLACES = re.compile(
    r"comune|citt[aà]|city|localit[aà]|locality|town|indirizzo|address|sede|provincia|cap|postcode|lat(itud.*)?|geo",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"(associazioni|organizzazioni|organizations?|organisations?|associations?|enti|registro|registry|elenco|lista|"
    r"list|records?|rows?|righe|dati|data|dataset|results?|risultati|items?|elementi|elements|voci|values|features|"
    r"layers|entries|objects|oggetti|@graph|hits|docs|contenuto|content)",
    re.IGNORECASE,
)
"""Keys under which a file that says its own name holds its records."""


def names_itself(thing: Any, *, surely: bool = False) -> bool:
    """Return whether an object says its name; ``surely``: nobody's but an association's, or a place beside it.

    What a file says of itself beside its list («nome», «titolo») makes no record of it: its list stands under a key
    that says so, or names its records more clearly than the file names itself.
    """
    if not isinstance(thing, dict):
        return False
    plain = [str(key) for key, value in thing.items() if value and not isinstance(value, (dict, list))]
    sure = any(_SURE.search(re.sub(r"[^a-z]", "", key.lower())) for key in plain)
    placed = any(_PLACES.fullmatch(key) for key, value in thing.items() if value)
    named = sure or any(_NAMES.fullmatch(key) for key in plain)
    if not (named or (placed and any(_TITLES.fullmatch(key) for key in plain))):
        return False
    if any(_HOLDING.fullmatch(str(key)) and _has_records(value) for key, value in thing.items()):
        return False
    clearer = not sure and any(_is_clearer(value) for value in thing.values())
    return not clearer and (sure or placed or not surely)


def is_list_of_objects(thing: list[Any]) -> bool:
    """Return whether any object stands in a list."""
    return any(isinstance(record, dict) for record in thing)


def holds_objects(part: Any) -> bool:
    """Return whether a value is a list in which any object stands."""
    return isinstance(part, list) and is_list_of_objects(part)


def _has_records(value: Any) -> bool:
    """Return whether a value may be a list, or a dictionary, of records or of rows."""
    parts = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    return any(isinstance(part, (dict, list)) for part in parts)


def _is_clearer(value: Any) -> bool:
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    keys = (str(key) for part in parts if isinstance(part, dict) for key in part)
    return any(_SURE.search(re.sub(r"[^a-z]", "", key.lower())) for key in keys)
