# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public tables of the registry: the associations, and the ledger of all rows.

The place that was found stands under the plain names (``comune``, ``codice_comune`` …): what the keeper wrote
in those cells is replaced by it, and where nothing was found they are empty. A withdrawn row, or one withheld
because it may be a withdrawn one, appears in the ledger with its number and its state, and nowhere else.
"""

import pandas as pd

from mapping.placed import Placed
from mapping.schema import COLUMNS, INPUT_COLUMNS, PLACE_COLUMNS

SECRET = frozenset({"ritirata", "trattenuta"})
"""The states of which nothing is told but that a row has one."""
LEDGER_COLUMNS = (
    "riga", "id", "denominazione", "stato", "precisione", "metodo",
    "codice_comune", "comune", "provincia", "codice_regione", "regione", "motivo",
)  # fmt: skip
"""The header of ``registro/righe.csv``."""


def plain_name(column: str) -> str:
    """Return the public name of a located column: ``luogo_comune`` is published as ``comune``."""
    return column.removeprefix("luogo_")


def _public_columns() -> tuple[str, ...]:
    """Return the published columns in the order of the files: the identifier first, codes beside names."""
    added = [plain_name(name) for name in PLACE_COLUMNS if plain_name(name) not in INPUT_COLUMNS]
    order = ["id"]
    for name in INPUT_COLUMNS:
        order += [name] if COLUMNS[name].published else []
        order += added if name == "codice_comune" else []
    outputs = [c.name for c in COLUMNS.values() if c.side == "output" and c.published]
    return (*order, *(name for name in outputs if name not in {*order, *PLACE_COLUMNS}))


PUBLIC_COLUMNS = _public_columns()
"""The header of ``dati/associazioni.csv``."""


def plain_places(located: pd.DataFrame) -> pd.DataFrame:
    """Return ``located`` by ``riga``, now a column, with the found place under its public names."""
    rows = located.sort_index().rename_axis("riga").reset_index()
    return rows.drop(columns=list(PLACE_COLUMNS)).assign(**{plain_name(n): rows[n] for n in PLACE_COLUMNS})


def association_table(placed: Placed) -> pd.DataFrame:
    """Return the published associations with `PUBLIC_COLUMNS` and the edition's own, in the registry's order.

    A tax code is published only if it is that of a body (11 digits): a person's has 16 characters.
    """
    own = [column.name for column in placed.registry.own]
    table = plain_places(placed.associations)[[*PUBLIC_COLUMNS, *own]]
    of_a_body = table["codice_fiscale"].str.fullmatch(r"\d{11}")
    return table.assign(codice_fiscale=table["codice_fiscale"].where(of_a_body, ""))


def ledger_table(placed: Placed) -> pd.DataFrame:
    """Return one line for every row of the registry (`LEDGER_COLUMNS`); of a `SECRET` one only its state."""
    lines = plain_places(placed.located)[list(LEDGER_COLUMNS)].copy()
    content = [name for name in LEDGER_COLUMNS if name not in {"riga", "stato"}]
    lines.loc[lines["stato"].isin(SECRET), content] = ""
    return lines
