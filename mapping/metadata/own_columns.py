# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns that an edition publishes beside ours (``[[colonna]]``): what may stand there, and what it means."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

from mapping.cells import fold_header, shown
from mapping.metadata.tables import OwnColumnTable
from mapping.registry import header_fault
from mapping.schema import CARD, COLUMNS, DOWNLOAD, FACET, OwnColumn
from mapping.toml_files import read_toml

COLUMN = "colonna"
_MOST = 20
_KEYS = tuple(OwnColumnTable.__annotations__)
_LONGEST = {"intestazione": 200, "parola_it": 60, "parola_en": 60}
_PLACES = (CARD, FACET, DOWNLOAD)
_NAME = re.compile(r"[a-z][a-z0-9_]{1,29}", re.ASCII)
ADDRESS_KEYS = frozenset(
    ["lang", "vista", "q", "modo", "indicatore", "classi", "ordina", "id", "comune", "scheda", "incorporata", "terzi",
     "vicino", "raggio", "area", "strati"]
)  # fmt: skip
"""What the address of the page says beside the filters (mapping/viewer/src/model/state.js)."""
_MADE = frozenset(
    ["geometry", "geom", "fid", "duplicata_di", "regione_geometria", "provincia_geometria", "luogo",
     "luogo_motivo", "luogo_proposte", "luogo_estero", "luogo_nazionale", "lat", "lon", "posto", "chiave", "colonne",
     "fonte_recente", "eta_fonte", "iniziative", "paesi_origine_it", "paesi_origine_en", "constructor"]
)  # fmt: skip
"""What files, map and script make of ours beside the columns."""


def column_faults(given: Any) -> Iterator[str]:
    """Yield what is wrong with the tables of the edition's columns, each as the rest of a sentence."""
    if not isinstance(given, list) or not all(isinstance(table, dict) for table in given):
        yield f"«{COLUMN}» deve essere fatto di tabelle, ciascuna sotto una riga [[{COLUMN}]]"
        return
    if len(given) > _MOST:
        yield f"«{COLUMN}» ha {len(given)} tabelle, più di {_MOST}"
        return
    for number, table in enumerate(given, 1):
        name = table.get("nome")
        key = f"{COLUMN}.{name if isinstance(name, str) and _NAME.fullmatch(name) else number}"
        yield from _faults(table, key)
    for key in ("nome", "intestazione"):
        said = [fold_header(table[key]) for table in given if isinstance(table.get(key), str)]
        yield from (
            f"«{COLUMN}» ha due volte «{key}»: «{shown(text[:60])}»"
            for text in dict.fromkeys(said)
            if said.count(text) > 1
        )


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
        return _fault_of_name(value)
    if len(value) > _LONGEST[name]:
        return f"supera {_LONGEST[name]} caratteri"
    if name != "intestazione" and {"{", "}"} & set(value):
        return "contiene una parentesi graffa"
    if name == "intestazione" and (fault := header_fault(value.strip())):
        return f"{fault}: «{shown(value)}»"
    return ""


def _fault_of_name(value: str) -> str:
    if not _NAME.fullmatch(value):
        return f"deve essere di sole lettere minuscole senza accenti, cifre e «_», da 2 a 30: «{shown(value[:60])}»"
    return f"è già il nome di altro, nei dati o nella pagina: «{value}»" if value in _taken() else ""


@cache
def _taken() -> frozenset[str]:
    """Return the names of our columns, filters, and of the page's texts, which are found by the same names."""
    # The words of the page lie above: read as the file that they are, where an edition has columns of its own.
    words = json.loads(files("mapping.viewer").joinpath("strings", "it.json").read_text(encoding="utf-8"))
    facets = (facet["name"] for facet in read_toml("viewer/fields.toml")["facet"])
    return frozenset([*COLUMNS, *facets, *words["testi"], *ADDRESS_KEYS, *_MADE])


def own_columns(tables: Sequence[OwnColumnTable]) -> tuple[OwnColumn, ...]:
    """Return the columns as the registry, the files and the page know them."""
    return tuple(
        OwnColumn(
            name=table["nome"], side="input", kind="text", it=table["parola_it"].strip(), en=table["parola_en"].strip(),
            header=table["intestazione"].strip(), shown=tuple(table["dove"]),
        )
        for table in tables
    )  # fmt: skip


def without_tables(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file sets but for its tables of columns, which `column_faults` looks at."""
    return cast("dict[str, Any]", {key: value for key, value in own.items() if key != COLUMN})
