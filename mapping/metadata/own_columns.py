# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns that an edition publishes beside ours (``[[colonna]]``): what may stand there, and what it means."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mapping.cells import shown
from mapping.metadata.own_names import name_fault, tables_faults
from mapping.metadata.tables import OwnColumnTable
from mapping.registry import header_fault
from mapping.schema import CARD, DOWNLOAD, FACET, OwnColumn

COLUMN = "colonna"
_MOST = 20
_KEYS = tuple(OwnColumnTable.__annotations__)
_LONGEST = {"intestazione": 200, "parola_it": 60, "parola_en": 60}
_PLACES = (CARD, FACET, DOWNLOAD)


def column_faults(given: Any) -> Iterator[str]:
    """Yield what is wrong with the tables of the edition's columns, each as the rest of a sentence."""
    yield from tables_faults(given, COLUMN, _MOST, _faults, ("nome", "intestazione"))


def _faults(table: Mapping[str, Any], key: str) -> Iterator[str]:
    yield from (f"«{key}.{shown(name[:60])}» non è una chiave conosciuta: ci sono {', '.join(_KEYS)}"
                for name in table if name not in _KEYS)  # fmt: skip
    for name in _KEYS:
        value = table.get(name)
        if value is None:
            fault = "manca"
        elif name == "dove":
            fault = _fault_of_places(value)
        else:
            fault = _fault_of_text(name, value)
        if fault:
            yield f"«{key}.{name}» {fault}"


def _fault_of_places(value: Any) -> str:
    good = isinstance(value, list) and all(place in _PLACES for place in value) and len(set(value)) == len(value)
    return "" if good else f"deve essere un elenco di {', '.join(_PLACES)}, ciascuno una volta, anche vuoto: []"


def _fault_of_text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        return "deve essere un testo tra virgolette, su una riga"
    if name == "nome":
        return name_fault(value)
    if len(value) > _LONGEST[name]:
        return f"supera {_LONGEST[name]} caratteri"
    if name != "intestazione" and {"{", "}"} & set(value):
        return "contiene una parentesi graffa"
    if name == "intestazione" and (fault := header_fault(value.strip())):
        return f"{fault}: «{shown(value)}»"
    return ""


def own_columns(tables: Sequence[OwnColumnTable]) -> tuple[OwnColumn, ...]:
    """Return the columns as the registry, the files and the page know them."""
    return tuple(
        OwnColumn(
            name=table["nome"], side="input", kind="text", it=table["parola_it"].strip(), en=table["parola_en"].strip(),
            header=table["intestazione"].strip(), shown=tuple(table["dove"]),
        )
        for table in tables
    )  # fmt: skip
