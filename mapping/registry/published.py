# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of this program's own that are no registry, told by their header: «novita.xlsx» instead of the register."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from mapping.errors import InputError
from mapping.files import Sheet
from mapping.toml_files import read_toml


class _Table(NamedTuple):
    columns: frozenset[str]
    it: str


@cache
def _tables() -> tuple[_Table, ...]:
    told = read_toml("registry/published.toml")["table"]
    return tuple(_Table(frozenset(one["columns"]), one["it"]) for one in told)


def published_as(texts: Sequence[str]) -> str:
    """Return what table of ours has these headers; ``""`` if none."""
    headers = {text.strip() for text in texts}
    return next((one.it for one in _tables() if one.columns <= headers), "")


def find_explaining(sheets: Sequence[Sheet]) -> frozenset[int]:
    """Return which sheets of a published workbook explain the first: what its columns mean."""
    return frozenset(i for i, one in enumerate(sheets) if i and one.head and published_as(one.head[0].cells))


def refuse_published(texts: Sequence[str], file: str) -> None:
    """Refuse a table that was published beside the map: its rows are no associations.

    Raises
    ------
    InputError
        If these are the headers of one.
    """
    if told := published_as(texts):
        raise InputError(
            f"«{file}» è un file che questo programma scrive ({told}), non il registro delle associazioni: indicare il "
            "registro."
        )
