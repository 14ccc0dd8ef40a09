# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A registry from the file of a keeper to rows in normal form: the recipe."""

import hashlib
from pathlib import Path

from mapping.files import label, open_records
from mapping.registry.headers import header_score
from mapping.registry.hidden import bar, hide, in_order
from mapping.registry.model import Registry
from mapping.registry.normalisation import normalise_settled
from mapping.registry.outcomes import settle
from mapping.registry.returned_report import correct, find_asides, read_corrections
from mapping.registry.table import build_table
from mapping.registry.withdrawals import read_withdrawals


def read_registry(path: str | Path, *, sheet: str | None = None, withdrawn: str | Path | None = None) -> Registry:
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

    Raises
    ------
    InputError
        If the file, or the list, cannot be read or is none; one sentence says why and what to do.
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
    source = open_records(path, score=header_score, sheet=sheet, asides=find_asides)
    table = build_table(source, label(path))
    table = correct(table, read_corrections(source.beside))
    normal = normalise_settled(table)
    withdrawals = read_withdrawals(withdrawn)
    settled = settle(normal.rows, normal.table, withdrawals)
    registry = Registry(
        name=label(path),
        sha256=_hash(path),
        rows=settled.rows,
        raw=table.rows.set_axis(list(table.headers), axis=1),
        problems=in_order([*source.problems, *table.problems, *normal.problems, *settled.problems]),
    )
    return hide(bar(registry, withdrawals), settled.verdicts, settled.entries)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
