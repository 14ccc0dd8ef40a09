# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many associations have each value of what the page filters by; what is not known is a value like the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from mapping.schema import COLUMNS, UNKNOWN, OwnColumn, choices, split_values
from mapping.shipped_tables import read_table
from mapping.viewer import DEFAULT, country_name, filtered_columns

SEVERAL = ("countries", "choices")
"""The kinds of columns whose cells may hold more than one value."""
COUNTED = (
    "paesi_origine", "tipologia", "composizione", "ambiti_attivita", "raggio_azione", "regione", "provincia",
    "stato_verifica",
)  # fmt: skip
"""Columns of the published associations; what else the page filters by follows."""
_TOO_MANY = "codice_comune"
"""Filtered by, but nearly every value has one association."""


def value_table(associations: pd.DataFrame, own: Sequence[OwnColumn] = ()) -> pd.DataFrame:
    """Return one row per column and value (``colonna, valore, nome, associazioni``), what is not known last of each.

    An association with several values counts under each of them: the values of such a column do not add up to the
    associations. ``associations`` has the published columns; of a closed list the values that none has are told too.
    ``own`` are the edition's own columns.
    """
    filtered = [name for name in filtered_columns(own) if name in associations and name != _TOO_MANY]
    columns = dict.fromkeys((*COUNTED, *filtered))
    rows = [row for column in columns for row in _counts(column, associations[column])]
    return pd.DataFrame(rows, columns=["colonna", "valore", "nome", "associazioni"])


def _counts(column: str, cells: "pd.Series[str]") -> Iterator[tuple[str, str, str, int]]:
    said: Counter[str] = Counter()
    for cell, rows in cells.value_counts().items():
        for value in _values(column, str(cell)) or [UNKNOWN]:
            said[value] += int(rows)
    closed = list(choices(_table_of(column))) if _table_of(column) else []
    known = {value: said[value] for value in dict.fromkeys([*closed, *sorted(said)])}
    unknown = known.pop(UNKNOWN, 0)
    names = _names(column, known)
    for value, count in sorted(known.items(), key=lambda pair: -pair[1]):
        yield column, value, names.get(value, value), count
    yield column, UNKNOWN, UNKNOWN, unknown


def _values(column: str, cell: str) -> list[str]:
    return split_values(cell) if _kind_of(column) in SEVERAL else [cell] if cell else []


def _kind_of(column: str) -> str:
    """Return the kind of a column; one of an edition's own is text."""
    return COLUMNS[column].kind if column in COLUMNS else "text"


def _table_of(column: str) -> str:
    """Return the closed list of a column, ``""`` if it has none."""
    return COLUMNS[column].choices if column in COLUMNS else ""


def _names(column: str, values: Iterable[str]) -> dict[str, str]:
    """Return ``value -> Italian name`` of those that have one."""
    if _kind_of(column) == "countries":
        return {value: country_name(value, DEFAULT) for value in values}
    if column == "provincia":
        return dict(read_table("gazetteer/province.csv")[["sigla", "nome"]].itertuples(index=False, name=None))
    if column == "regione":
        return {name: name for name in read_table("gazetteer/regioni.csv")["nome"]}
    table = _table_of(column)
    return {value: told["it"] for value, told in choices(table).items()} if table else {}
