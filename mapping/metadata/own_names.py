# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of an edition's own columns and layers, and their names: none that data, page or its address have."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from mapping.cells import fold_header, shown
from mapping.coverage import PREFIX
from mapping.schema import COLUMNS
from mapping.toml_files import read_toml

NAME = re.compile(r"[a-z][a-z0-9_]{1,29}", re.ASCII)
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


def tables_faults(
    given: Any, of: str, most: int, faults: Callable[[Mapping[str, Any], str], Iterator[str]], alone: Sequence[str]
) -> Iterator[str]:
    """Yield what is wrong with the tables below ``[[of]]``, each as the rest of a sentence.

    ``faults`` yields those of one table, told by its key; what stands at the keys ``alone`` stands in one table only.
    """
    if not isinstance(given, list) or not all(isinstance(table, dict) for table in given):
        yield f"«{of}» deve essere fatto di tabelle, ciascuna sotto una riga [[{of}]]"
        return
    if len(given) > most:
        yield f"«{of}» ha {len(given)} tabelle, più di {most}"
        return
    for number, table in enumerate(given, 1):
        name = table.get("nome")
        yield from faults(table, f"{of}.{name if isinstance(name, str) and NAME.fullmatch(name) else number}")
    for key in alone:
        said = [fold_header(table[key]) for table in given if isinstance(table.get(key), str)]
        twice = (text for text in dict.fromkeys(said) if said.count(text) > 1)
        yield from (f"«{of}» ha due volte «{key}»: «{shown(text[:60])}»" for text in twice)


def spelling_fault(value: str) -> str:
    """Return why a text is no name, ``""`` if it is one."""
    good = NAME.fullmatch(value)
    told = f"deve essere di sole lettere minuscole senza accenti, cifre e «_», da 2 a 30: «{shown(value[:60])}»"
    return "" if good else told


def name_fault(value: str) -> str:
    """Return why a text is no name of a column, ``""`` if it is one."""
    taken = value in _taken() or value.startswith(PREFIX)
    return spelling_fault(value) or (f"è già il nome di altro, nei dati o nella pagina: «{value}»" if taken else "")


@cache
def _taken() -> frozenset[str]:
    """Return the names of our columns, filters, and of the page's texts, which are found by the same names."""
    # The words of the page lie above: read as the file that they are, where an edition has columns of its own.
    words = json.loads(files("mapping.viewer").joinpath("strings", "it.json").read_text(encoding="utf-8"))
    facets = (facet["name"] for facet in read_toml("viewer/fields.toml")["facet"])
    return frozenset([*COLUMNS, *facets, *words["testi"], *ADDRESS_KEYS, *_MADE])
