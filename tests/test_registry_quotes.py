# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: a CSV whose quotes are as the format wants them is read row by row, whatever its cells hold."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mapping.registry.delimited import read_delimited

HEADER = ["denominazione", "acronimo", "indirizzo", "comune", "numero_soci", "paesi_origine"]
ORDINARY = ["Ass", "A", "Via Roma 1", "Roma", "12", "Mali"]
CELL = st.text(st.sampled_from('ab \n,;"é'), max_size=8).map(str.strip)
ROW = st.lists(CELL, min_size=len(HEADER), max_size=len(HEADER)).map(lambda row: ["x" + row[0], *row[1:]])


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    rows=st.lists(ROW, min_size=1, max_size=4),
    around=st.sampled_from([0, 40]),
    separator=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
@example([["Ass\nUno", "a\nb", "c\nd", "e\nf", "g\nh", "i\nj"]], 0, ",", csv.QUOTE_ALL)
@example([["x\n" * 300 + "y", "a\nb", "c\nd", "e\nf", "g\nh", "i\nj"]], 40, ",", csv.QUOTE_ALL)
def test_what_a_csv_writer_writes_is_read_row_by_row(
    rows: list[list[str]], around: int, separator: str, quoting: "csv._QuotingType"
) -> None:
    rows = [*[ORDINARY] * (around // 2), *rows, *[ORDINARY] * (around - around // 2)]
    written = _written([HEADER, *rows], separator, quoting)
    assert _read(written) == [(cells, ()) for cells in [HEADER, *rows]]


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
def test_a_cell_whose_lines_make_full_rows_by_themselves(quoting: "csv._QuotingType") -> None:
    rows = [["denominazione", "comune"], ["Uno, via Roma\ndue", 'detta "Due"'], ["Tre", "Roma"]]
    assert [cells for cells, _ in _read(_written(rows, ",", quoting))] == rows


def _written(rows: list[list[str]], separator: str, quoting: "csv._QuotingType") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _read(text: str) -> list[tuple[list[str], tuple[str, ...]]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return [(record.cells, record.flags) for record in read_delimited(path)]
