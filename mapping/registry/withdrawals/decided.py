# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The withdrawal list once more, with what the keeper decided about rows that may be the withdrawn ones."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from mapping.errors import InputError
from mapping.files import label, write_workbook_or_table
from mapping.registry.withdrawals.listing import read_sheets, read_withdrawals

_COLUMN = "decisione"


def write_decided(path: Path, decisions: Mapping[str, str], out: Path, *, replace: bool = False) -> None:
    """Write the list with its column ``decisione`` filled in; the list itself stays as it is.

    Parameters
    ----------
    path
        The list.
    decisions
        ``voce -> ritira | tieni`` (``""``: nothing is decided), by the row of the list (`Entry.voce`).
    out, replace
        The file to write, ``.csv`` or ``.xlsx``, and whether it may be there already.

    Raises
    ------
    InputError
        If the list cannot be read, or has several sheets or rows above its header, which only its owner can change.
    OutputError
        If the file cannot be written.
    """
    read_withdrawals(path)  # refused if something of it is not understood: nothing of it may be lost
    sheets = read_sheets(path)
    if len(sheets) != 1 or sheets[0].top:
        raise InputError(
            f"L'elenco dei ritiri «{label(path)}» ha più fogli, o righe sopra l'intestazione: scrivere «ritira» o "
            "«tieni» nella sua colonna «decisione», e salvarlo."
        )
    (sheet,) = sheets
    head, *rows = (_of_width(row.cells, len(sheet.columns)) for row in sheet.rows)
    voci = [str(row.riga) for row in sheet.rows[1:]]
    at = sheet.columns.index(_COLUMN) if _COLUMN in sheet.columns else len(head)
    header = [*head[:at], _COLUMN, *head[at + 1 :]]
    told = [
        # A header that stands there again is passed over only while it is the same as the first.
        header if cells == head else [*cells[:at], decisions.get(voce, "".join(cells[at : at + 1])), *cells[at + 1 :]]
        for voce, cells in zip(voci, rows, strict=True)
    ]
    table = pd.DataFrame(told, columns=range(len(header)), dtype="str").set_axis(header, axis=1)
    write_workbook_or_table(
        out, "L'elenco dei ritiri", sheets=lambda: {"Ritiri": table}, table=lambda: table, replace=replace
    )


def _of_width(cells: list[str], width: int) -> list[str]:
    """Return the cells as many as the header's: nothing stands beyond it in a list that was read."""
    return cells[:width] + [""] * (width - len(cells))
