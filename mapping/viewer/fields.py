# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which columns of the associations the page shows, and where (``fields.toml``)."""

from collections.abc import Collection, Sequence
from typing import NotRequired, TypedDict

from mapping.schema import CARD, COLUMNS, DOWNLOAD, FACET, Column, OwnColumn
from mapping.toml_files import read_toml

_ALWAYS = (
    "id", "denominazione", "acronimo", "indirizzo", "cap", "luogo", "provincia", "regione", "lat", "lon",
    "anno_costituzione", "stato_verifica", "fonte_tipo", "fonte_url", "fonte_data", "fonti", "data_verifica", "stato",
    "precisione", "paesi_completi",
)  # fmt: skip
"""What the page's script asks for by name: it places the associations, titles their cards and names their sources."""
_FROM_PLACE = ("comune", "codice_comune", "codice_regione", "latitudine", "longitudine")
"""What the script takes from the circle of an association, and so is not sent with each."""
_PLAIN = ("text", "code", "number", "year")
"""Kinds of columns whose cells are shown as they are: the script takes any column for one of these."""
_ALWAYS_LISTED = ("stato", "precisione")
"""The closed lists whose words the page writes into sentences of its own."""


class FieldBlock(TypedDict):
    """What the script must know of a column to show it: its kind, and the closed list of its values if it has one."""

    tipo: str
    elenco: NotRequired[str]


class FacetBlock(TypedDict):
    """A filter: its name in the page's address, and the column it looks at."""

    nome: str
    colonna: str


class FieldsBlock(TypedDict):
    """``fields.toml`` as the page's data hold it."""

    colonne: dict[str, FieldBlock]
    scheda: list[str]
    elenco: list[str]
    scarica: list[str]
    faccette: list[FacetBlock]


def fields_block(without: Collection[str] = (), own: Sequence[OwnColumn] = ()) -> FieldsBlock:
    """Return what the page's script must know of the columns, the edition's ``own`` too; no filter ``without`` some."""
    table = read_toml("viewer/fields.toml")
    facets: list[FacetBlock] = [
        {"nome": facet["name"], "colonna": facet["column"]}
        for facet in table["facet"]
        if facet["column"] not in without
    ]
    facets += [{"nome": name, "colonna": name} for name in _shown(own, FACET)]
    return {
        "colonne": {column.name: _field(column) for column in _written_columns() if column.kind not in _PLAIN},
        "scheda": [*table["card"], *_shown(own, CARD)],
        "elenco": table["list"],
        "scarica": [*table["download"], *_shown(own, DOWNLOAD)],
        "faccette": facets,
    }


def _field(column: Column) -> FieldBlock:
    return {"tipo": column.kind, "elenco": column.choices} if column.choices else {"tipo": column.kind}


def listed_columns() -> list[str]:
    """Return the columns that stand beside name and place in the list."""
    found: list[str] = read_toml("viewer/fields.toml")["list"]
    return found


def filtered_columns(own: Sequence[OwnColumn] = ()) -> list[str]:
    """Return the columns that the reader can filter by, some of which are no column of the registry."""
    return [*(facet["column"] for facet in read_toml("viewer/fields.toml")["facet"]), *_shown(own, FACET)]


def sent_columns(own: Sequence[OwnColumn] = ()) -> list[str]:
    """Return the columns of the associations that the page carries."""
    shown = {*(column.name for column in _written_columns()), *read_toml("viewer/fields.toml")["download"]}
    ours = (name for name in COLUMNS if name in shown and name not in _FROM_PLACE)
    return list(dict.fromkeys((*_ALWAYS, *ours, *(column.name for column in own if column.shown))))


def _shown(own: Sequence[OwnColumn], where: str) -> list[str]:
    """Return the names of an edition's columns that the page shows there."""
    return [column.name for column in own if where in column.shown]


def closed_lists() -> tuple[str, ...]:
    """Return the closed lists of which the page writes the values in the reader's language, in the schema's order."""
    lists = [column.choices for column in _written_columns() if column.choices]
    return tuple(dict.fromkeys((*lists, *_ALWAYS_LISTED)))


def _written_columns() -> list[Column]:
    """Return the columns whose values the page writes for a reader, in the schema's order."""
    table = read_toml("viewer/fields.toml")
    named = {*table["card"], *table["list"], *(facet["column"] for facet in table["facet"])}
    return [column for column in COLUMNS.values() if column.name in named]
