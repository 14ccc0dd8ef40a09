# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names that an edition gives to columns and layers of its own: none that data, page or its address have."""

import json
import re
from functools import cache
from importlib.resources import files

from mapping.cells import shown
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
