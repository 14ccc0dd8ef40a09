# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""An edition's file with some of its keys set: every other line, and what stands beside them, stays as it was."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from mapping.errors import InputError
from mapping.metadata.own_file import OPTIONAL

_BY_HAND = (
    "Il file dell'edizione è scritto in un modo che da qui non si può cambiare senza toccare altro: cambiarlo con un "
    "programma di scrittura."
)
Value = str | bool | list[str]
_TABLE = re.compile(r"(?:# ?)?\[+([^\]]*)\]")
_BARE = re.compile(r"(?<!\r)\n")
_WAITS = re.compile(r"# ?(\w+) = ")
"""A line that comes into use once the sign before it is taken away."""


def edited_edition(text: str, said: Mapping[str, Value]) -> str:
    """Return the text of a file with keys (``titolare.sito``) set; one that may not be empty, and is, is left out.

    Raises
    ------
    InputError
        If they cannot be set without changing anything else.
    """
    wanted = _with_keys(tomllib.loads(text), said)
    for base in (_in_use(text, said), text):
        try:
            document = tomlkit.parse(base)
            _with_keys(document, said)
            edited = _with_ends(tomlkit.dumps(document), text)
            if tomllib.loads(edited) == wanted:
                return edited
        except (TOMLKitError, ValueError, TypeError, AttributeError):
            continue
    raise InputError(_BY_HAND)


def _with_keys(tables: Any, said: Mapping[str, Value]) -> Any:
    for key, value in said.items():
        table, _, name = key.rpartition(".")
        within = tables.setdefault(table, {}) if table else tables
        if not isinstance(within, dict):
            raise InputError(_BY_HAND)
        if value not in ("", []) or key in OPTIONAL:
            within[name] = value
        else:
            within.pop(name, None)
    return tables


def _with_ends(edited: str, text: str) -> str:
    """Return the edited text with its new lines ending as all others do."""
    return _BARE.sub("\r\n", edited) if "\r\n" in text and not _BARE.search(text) else edited


def _in_use(text: str, said: Mapping[str, Value]) -> str:
    """Return the text with the lines in use that wait for these keys."""
    lines, table = text.splitlines(keepends=True), ""
    waiting = {key for key, value in said.items() if value not in ("", [])}
    for number, line in enumerate(lines):
        if header := _TABLE.match(line):
            table = header[1].strip()
        elif found := _WAITS.match(line):
            key = f"{table}.{found[1]}".lstrip(".")
            if key in waiting:
                waiting.remove(key)
                end = line[len(line.rstrip("\r\n")) :]
                lines[number] = f"{found[1]} = {tomlkit.item(said[key]).as_string()}{end}"
    return "".join(lines)
