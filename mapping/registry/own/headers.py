# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The headers of the columns that an edition publishes beside ours."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mapping.cells import fold_header, shown
from mapping.errors import InputError
from mapping.registry.headers import (
    OF_EDITION,
    SETTLED,
    AbsentHeaderError,
    Read,
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


def seated(own: Sequence[OwnColumn], settled: Settled) -> list[OwnColumn]:
    """Return the edition's columns below the headers that the keeper gives them, else below their own.

    Not those whose header he says is another column, or not to be read.

    Raises
    ------
    InputError
        If he gives one column two headers, or one of which an edition may publish nothing.
    """
    refuse_doubled(own, settled)
    said = set(map(fold_header, settled))
    found = []
    for column in own:
        headers = [header for header, name in settled.items() if name == column.name]
        _refuse_headers(column, headers)
        if headers or fold_header(column.header) not in said:
            found.append(replace(column, header=headers[0]) if headers else column)
    return found


def refuse_doubled(own: Sequence[OwnColumn], settled: Settled) -> None:
    """Refuse one of an edition's columns below two headers; ours complete one another.

    Raises
    ------
    InputError
        Names the column, and its headers.
    """
    for name in (column.name for column in own):
        headers = [f"«{shown(header[:60])}»" for header, said in settled.items() if said == name]
        if len(headers) > 1:
            listed = " e ".join(headers)
            raise InputError(f"«{name}» è detta di {listed}: una colonna dell'edizione è una sola, lasciarne una.")


def _refuse_headers(column: OwnColumn, headers: Sequence[str]) -> None:
    for header in headers:
        if fault := header_fault(header):
            raise InputError(f"«{shown(header[:60])}» {fault}: non può essere «{column.name}».")


def unread(own: Sequence[OwnColumn], settled: Settled) -> Settled:
    """Return what is settled of our columns: the headers of ``own``, as `seated` has them, are none of ours."""
    names = {column.name for column in own}
    kept = {header: "" if name in names else name for header, name in settled.items()}
    return {column.header: "" for column in own if column.header not in kept} | kept


def own_positions(texts: Sequence[str], own: Sequence[OwnColumn]) -> dict[str, int]:
    """Return ``name -> position`` of an edition's columns in a header."""
    found = settled_columns(texts, {column.header: column.name for column in own})
    return {name: position for position, (name, _) in found.items()}


def with_own_read(reading: Sequence[Read], own: Sequence[OwnColumn], settled: Settled) -> Iterator[Read]:
    """Yield what became of every header, those of the edition's columns too."""
    names = {fold_header(column.header): column.name for column in own}
    for read in reading:
        name = "" if read.column else names.get(fold_header(read.header), "")
        yield Read(read.header, name, SETTLED if name in settled.values() else OF_EDITION) if name else read


def absent(error: AbsentHeaderError, own: Sequence[OwnColumn]) -> AbsentHeaderError:
    """Return the same error, with the key that names the header where it is the edition that does."""
    key = next((f"colonna.{column.name}.intestazione" for column in own if column.header == error.header), "")
    told = f"{error} La nomina «{key}» nel file dell'edizione."
    return AbsentHeaderError(told, error.header, error.column) if key else error
