# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cells of an edition's own columns: text, bounded, swept of personal data like every other that is published."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from mapping.cells import (
    MASK,
    SOMEBODY,
    Finding,
    Parsed,
    clean_cell,
    find_personal,
    shown,
    suspects,
)
from mapping.errors import InputError
from mapping.files import too_much
from mapping.problems import Problem
from mapping.registry.headers import names_somebody
from mapping.registry.hidden import in_order
from mapping.registry.merging import said_otherwise
from mapping.registry.model import Registry, Table
from mapping.registry.normalisation import parser_of
from mapping.schema import FACET, OwnColumn

MOST_VALUES = 40
"""Distinct values of a column that the page filters by: a longer list is a search, not a filter."""
_COMMA = ","
"""Between the chosen values in the address of the page."""


def with_own(registry: Registry, table: Table, own: Sequence[OwnColumn]) -> Registry:
    """Return the registry with the edition's columns in its rows; only what may be published is read of them.

    Raises
    ------
    InputError
        If most cells of a column are personal, a filter has too many values, or there is too much to look at.
    """
    if not own:
        return registry
    states = registry.rows["stato"]
    living = states.index[states == ""]
    repeated = registry.rows.loc[states == "duplicata", "duplicata_di"].astype("int64")
    written = table.beside.reindex(living.union(repeated.index), columns=[one.name for one in own], fill_value="")
    _refuse_too_much(written, table)
    columns, problems = {}, list(registry.problems)
    for column in own:
        read = {text: _read(str(text), column) for text in written[column.name].unique()}
        values = {int(str(riga)): read[text].value for riga, text in written[column.name].items()}
        problems += _told(column, written[column.name], read)
        problems += _join(values, repeated, column, written[column.name])
        cells = pd.Series(values, dtype="str").reindex(living)
        _refuse_personal(column, written[column.name], read, registry.name)
        _refuse_filter(column, cells, registry.name)
        columns[column.name] = cells.reindex(states.index, fill_value="")
    return replace(registry, rows=registry.rows.assign(**columns), problems=in_order(problems), own=tuple(own))


def _join(
    values: dict[int, str], repeated: "pd.Series[int]", column: OwnColumn, written: "pd.Series[str]"
) -> list[Problem]:
    """Let the row that stays say what it left empty and one that repeats it says, and tell what else that one says.

    As `mapping.registry.duplicates.add_facts` does with our columns.
    """
    told = []
    silent = {riga for riga, value in values.items() if not value}  # what is not read there is not quoted
    for riga, first in zip(repeated.index.tolist(), repeated.tolist(), strict=True):
        kept, more = values[first], values[riga]
        values[first] = kept or more
        quoted = str if first in silent else partial(str, written.at[first])
        told += said_otherwise(column, first, kept, riga, more, quoted)
    return told


def _refuse_too_much(written: pd.DataFrame, table: Table) -> None:
    texts = [str(text) for name in written for text in written[name].unique()]
    if sum(len(text) for text, odd in zip(texts, suspects(texts), strict=True) if odd) > table.bounds.judged:
        raise InputError(too_much(table.file))


def _read(text: str, column: OwnColumn) -> Parsed:
    clean = clean_cell(text)
    kind = find_personal(clean.value) or (SOMEBODY if names_somebody(clean.value) else None)
    if not kind:
        parsed = parser_of(column)(clean.value)
        return Parsed(parsed.value, (*clean.findings, *parsed.findings))
    return Parsed("", (Finding("dato-personale", dati={"tipo": kind[0], "tipo_en": kind[1]}, value=MASK),))


def _refuse_personal(column: OwnColumn, written: "pd.Series[str]", read: dict[str, Parsed], file: str) -> None:
    personal = [any(found.codice == "dato-personale" for found in read[text].findings) for text in written]
    filled = [bool(text.strip()) for text in written]
    if 2 * sum(personal) > sum(filled):
        raise InputError(
            f"Nel file «{file}» sotto «{shown(column.header)}» ci sono soprattutto nomi o recapiti di persone, che non "
            f"si pubblicano: togliere «{column.name}» dalle colonne nel file dell'edizione."
        )


def _refuse_filter(column: OwnColumn, cells: "pd.Series[str]", file: str) -> None:
    values = [value for value in map(str, cells.unique()) if value]
    listed = next((value for value in values if _COMMA in value), "")
    why = f"ha {len(values)} valori diversi, più di {MOST_VALUES}" if len(values) > MOST_VALUES else ""
    if not why and listed:
        why = f"ha valori con una virgola («{shown(listed)}»)"
    if FACET in column.shown and why:
        raise InputError(
            f"Nel file «{file}» la colonna «{shown(column.header)}» {why}: non è un filtro. Togliere «{FACET}» da "
            f"«colonna.{column.name}.dove» nel file dell'edizione."
        )


def _told(column: OwnColumn, written: "pd.Series[str]", read: dict[str, Parsed]) -> Iterator[Problem]:
    for riga, text in written.items():
        for found in read[text].findings:
            value = shown(found.value or text)
            yield Problem(found.codice, int(str(riga)), column.name, value, shown(found.proposta), found.dati)
