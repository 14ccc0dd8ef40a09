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
    head, *rows = sheet.rows
    texts = {str(row.riga): row.cells for row in rows}
    table = pd.DataFrame(
        [cells + [""] * (len(head.cells) - len(cells)) for cells in texts.values()], index=list(texts), dtype="str"
    )
    at = sheet.columns.index(_COLUMN) if _COLUMN in sheet.columns else len(head.cells)
    table[at] = [decisions.get(voce, table[at][voce] if at in table else "") for voce in texts]
    table.columns = [*head.cells[:at], _COLUMN, *head.cells[at + 1 :]]
    write_workbook_or_table(
        out, "L'elenco dei ritiri", sheets=lambda: {"Ritiri": table}, table=lambda: table, replace=replace
    )
