# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A registry from the file of a keeper to rows in normal form: the recipe."""

import hashlib
from pathlib import Path

from mapping.registry.intake import open_records
from mapping.registry.model import Registry, label
from mapping.registry.normal import normalise_settled
from mapping.registry.ours import correct
from mapping.registry.settle import settle
from mapping.registry.table import build_table
from mapping.registry.withdrawals import read_withdrawals


def read_registry(path: str | Path, *, sheet: str | None = None, withdrawn: str | Path | None = None) -> Registry:
    """Read a registry file of any office: no row is lost, none is published that must not be.

    Parameters
    ----------
    path
        CSV (UTF-8, UTF-16 or cp1252; ``,`` ``;`` tab or ``|``), XLSX, XLSM, XLS, ODS, JSON or GeoJSON; what it is
        is told by its bytes, not by its name. Limits: `mapping.registry.limits`.
    sheet
        The sheet of a workbook; by default the only one that names ``denominazione``.
    withdrawn
        The list of withdrawals; by default the one that ships with the package. Nothing of a withdrawn row is
        left in the result, not even its name.

    Raises
    ------
    InputError
        If the file cannot be read or is no registry; one sentence says why and what to do.
    """
    path = Path(path)
    source = open_records(path, sheet=sheet)
    table = build_table(source, label(path))
    table = correct(table, source.corrections)
    table, rows, cell_problems = normalise_settled(table)
    told = (*source.problems, *table.problems, *cell_problems)
    rows, raw, problems, family = settle(rows, table, read_withdrawals(withdrawn), told)
    return Registry(label(path), _hash(path), rows, raw, problems, table.ignored, family)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
