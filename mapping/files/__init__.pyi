# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .child.extras import NOT_COMPUTED
from .encoding import has_broken_bytes, repair_bytes
from .input_file import check_given, label, real_path
from .intake import Source, open_every_sheet, open_records, open_whole
from .limits import (
    HEADER_SEARCH,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT_BYTES,
    MOST_LINES,
    ROW_WORK,
    Bounds,
    bounds_of,
    too_many_rows,
    too_much,
)
from .output_file import (
    check_ending,
    refuse_existing,
    refuse_long_cell,
    refuse_long_cells,
    write_file,
    write_workbook_or_table,
)
from .record import Record, Sheet
from .spreadsheet import (
    csv_portions,
    new_workbook,
    shorten,
    unsafe_cell,
    write_csv_bytes,
    write_sheet,
    write_xlsx_bytes,
    xlsx_portions,
)
from .toml_input import read_toml_given
from .workbook import Asides, WholeBook
from .writing import Distinct, Written, written_rows

__all__ = [
    "HEADER_SEARCH",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "MAX_TEXT_BYTES",
    "MOST_LINES",
    "NOT_COMPUTED",
    "ROW_WORK",
    "Asides",
    "Bounds",
    "Distinct",
    "Record",
    "Sheet",
    "Source",
    "WholeBook",
    "Written",
    "bounds_of",
    "check_ending",
    "check_given",
    "csv_portions",
    "has_broken_bytes",
    "label",
    "new_workbook",
    "open_every_sheet",
    "open_records",
    "open_whole",
    "read_toml_given",
    "real_path",
    "refuse_existing",
    "refuse_long_cell",
    "refuse_long_cells",
    "repair_bytes",
    "shorten",
    "too_many_rows",
    "too_much",
    "unsafe_cell",
    "write_csv_bytes",
    "write_file",
    "write_sheet",
    "write_workbook_or_table",
    "write_xlsx_bytes",
    "written_rows",
    "xlsx_portions",
]
