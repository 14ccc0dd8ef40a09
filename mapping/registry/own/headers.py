# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The headers of the columns that an edition publishes beside ours."""

from collections.abc import Sequence

from mapping.cells import fold_header
from mapping.registry.headers import (
    AbsentHeaderError,
    Settled,
    find_column,
    is_ours,
    settled_columns,
    speaks_of_persons,
)
from mapping.schema import OwnColumn


def header_fault(header: str) -> str:
    """Return why nothing that stands below a header is published as it is, in Italian; "" if it may be."""
    if column := find_column(header):
        return f"è già letta come «{column[0]}»"
    if is_ours(header):
        return "è di una colonna che scrive questo programma"
    return "parla di persone o di recapiti, che non si pubblicano" if speaks_of_persons(header) else ""


def unread(own: Sequence[OwnColumn], settled: Settled) -> Settled:
    """Return what is settled of the columns once those of the edition are read as none of ours, unless he said so."""
    said = set(map(fold_header, settled))
    return {column.header: "" for column in own if fold_header(column.header) not in said} | dict(settled)


def own_positions(texts: Sequence[str], own: Sequence[OwnColumn]) -> dict[str, int]:
    """Return ``name -> position`` of an edition's columns in a header."""
    found = settled_columns(texts, {column.header: column.name for column in own})
    return {name: position for position, (name, _) in found.items()}


def absent(error: AbsentHeaderError, own: Sequence[OwnColumn]) -> AbsentHeaderError:
    """Return the same error, with the key that names the header where it is the edition that does."""
    key = next((f"colonna.{column.name}.intestazione" for column in own if column.header == error.header), "")
    return AbsentHeaderError(f"{error} La nomina «{key}» nel file dell'edizione.", error.header) if key else error
