# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A registry from the file of a keeper to rows in normal form: the recipe."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from mapping.collector import paused_collector
from mapping.files import label, open_records, real_path
from mapping.progress import working
from mapping.registry.decisions import Decided, apply_decisions, read_decided
from mapping.registry.headers import AbsentHeaderError, Columns, read_settled, table_score
from mapping.registry.hidden import bar, hide, in_order, neutral, of_withdrawn, without_withdrawn
from mapping.registry.merging import seat_columns
from mapping.registry.model import Kept, Origin, Registry, Table
from mapping.registry.normalisation import normalise, normalise_settled
from mapping.registry.outcomes import keys_of, settle
from mapping.registry.own import absent, seated, unread, with_own, with_own_read
from mapping.registry.returned_report import correct, find_asides, read_corrections
from mapping.registry.table import build_table
from mapping.registry.withdrawals import Withdrawals, read_withdrawals
from mapping.schema import OwnColumn


def read_registry(
    path: str | Path,
    *,
    sheet: str | None = None,
    withdrawn: str | Path | None = None,
    columns: Columns = None,
    decisions: Decided = None,
    own: Sequence[OwnColumn] = (),
) -> Registry:
    """Read a registry file of any office: no row is lost, none is published that must not be.

    Parameters
    ----------
    path
        CSV (UTF-8, UTF-16, cp1252, CP850 or Mac Roman; ``,`` ``;`` tab or ``|``), XLSX, XLSM, XLSB, XLS, ODS, HTML
        tables and Excel's XML, also as «.xls», JSON, GeoJSON, uMap, Overpass, KML, KMZ, GPX, GeoPackage, Shapefile,
        Parquet, GeoParquet, or one of these in a ZIP or gzip; what it is is told by its bytes, not by its name. Of a
        shape that is no point a point on it is read. Limits: `mapping.files.limits`.
    sheet
        The sheet of a workbook, the list of a JSON file, the file of a ZIP; by default the only one that names
        ``denominazione``.
    withdrawn
        The list of withdrawals; by default the one that ships with the package. A withdrawn row keeps its number
        and its state, and so does one that may be the withdrawn one; what they said is in ``hidden`` alone.
    columns
        Which column each header is, where it cannot be guessed or was guessed wrong: ``{"Denominazione struttura":
        "denominazione", "Telefono": ""}`` (``""``: not to be read), or a TOML file with such lines, as
        ``mapping check --columns-out`` writes it. For a column named there no other header is read; headers that are
        not named there are recognised as usual.
    decisions
        What the keeper decided once: cells to be read otherwise where their old text still stands, rows that are one
        association or two (`mapping.registry.Decisions`), or the file that says it. What cannot be applied is told.
    own
        The columns that an edition publishes beside ours (`mapping.schema.OwnColumn`).

    Raises
    ------
    InputError
        If the file, the list, ``columns`` or ``decisions`` cannot be read or is none; one sentence says why and what to
        do.
    NotPublishable
        If an entry of the list cannot be understood (`mapping.registry.withdrawals.read_withdrawals`).

    Examples
    --------
    >>> import pandas as pd
    >>> from mapping import read_registry
    >>> table = pd.DataFrame({"Denominazione": ["Associazione Dia"], "Città": ["Torino"]})
    >>> table.to_csv("esempio.csv", index=False)
    >>> read_registry("esempio.csv").rows[["denominazione", "comune"]]
            denominazione  comune
    riga
    2     Associazione Dia  Torino
    """
    path = Path(path)
    said = read_settled(columns, (column.name for column in own))
    beside = seated(own, said)
    settled = unread(beside, said)
    decided, decided_hash = read_decided(decisions, own)
    with working("Lettura del file"), paused_collector():
        source = open_records(path, score=partial(table_score, settled=settled), sheet=sheet, asides=find_asides)
        try:
            table = build_table(source, label(path), settled, beside)
        except AbsentHeaderError as error:
            raise absent(error, own) from None
    undecided = correct(table, read_corrections(source.beside))
    table, before, written = apply_decisions(undecided, decided)
    with paused_collector():
        normal = normalise_settled(table)
        as_written = keys_of(normalise(before)[0], before) if len(before.rows) else None
    with working("Ritiri e doppioni"):
        withdrawals = read_withdrawals(withdrawn)
        outcome = settle(normal.rows, normal.table, withdrawals, as_written)
    told = of_withdrawn(table.pairs, written, outcome.verdicts, lambda: _hidden(undecided, withdrawals))
    registry = Registry(
        name=label(path),
        sha256=file_hash(path),
        rows=outcome.rows,
        raw=_raw(table, beside, outcome.rows),
        origin=Origin(real_path(path), source.position, table.layout, sheet, settled),
        decisions=table.decisions,
        decided=None if decisions is None else Kept(decided_hash, len(written), outcome.pairs, written),
        problems=in_order([*source.problems, *table.problems, *normal.problems, *outcome.problems, *told]),
        sheet=source.sheet,
        columns=tuple(with_own_read(table.reading_without("paesi_origine", seat_columns(table)), beside, said)),
        stands={name: table.positions(name)[0] for name in table.names} | _behind(table),
    )
    shown = neutral(hide(bar(registry, withdrawals), outcome.verdicts, outcome.entries, outcome.written))
    return without_withdrawn(with_own(shown, normal.table, own))


def read_other(path: str | Path, *, own: Sequence[OwnColumn] = (), **given: Any) -> Registry:
    """Read a register that is compared with one of an edition, the one before or somebody else's.

    It need not have the edition's columns, and none of them is a filter there. All else as `read_registry`.
    """
    own = [replace(column, shown=()) for column in own]
    if given.get("decisions") is not None:  # which may correct cells of a column that is not there
        given["decisions"] = read_decided(given["decisions"], own)[0]
    while True:
        try:
            return read_registry(path, own=own, **given)
        except AbsentHeaderError as error:
            left = [column for column in own if column.header != error.header]
            if len(left) == len(own):
                raise
            own = left


def _raw(table: Table, own: Sequence[OwnColumn], read: pd.DataFrame) -> pd.DataFrame:
    """Return the cells as they came, below their headers; those of the edition's columns last.

    A column that was read as it came is held once: of a large registry, both together fill a tenth of the memory.
    """
    rows = table.rows.copy(deep=False)
    for name in {*table.names} & {*read}:
        at = table.positions(name)[0]
        if read[name].equals(rows[at]):
            rows[at] = read[name]
    rows = rows.set_axis(list(table.headers), axis=1)
    if not own:
        return rows
    headers = {column.name: column.header for column in own}
    return pd.concat([rows, table.beside.rename(columns=headers)], axis=1)


def _behind(table: Table) -> dict[str, int]:
    return {str(name): len(table.names) + at for at, name in enumerate(table.beside)}


def _hidden(table: Table, withdrawals: Withdrawals) -> Collection[int]:
    """Return the rows that the list hides where nothing is decided."""
    normal = normalise_settled(table)
    return settle(normal.rows, normal.table, withdrawals).verdicts.keys()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
