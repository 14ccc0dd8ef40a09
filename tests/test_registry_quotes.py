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

from mapping.errors import InputError
from mapping.files import delimited
from mapping.files.delimited import read_delimited
from mapping.placed_table import place_table
from mapping.registry import read_registry
from mapping.registry.headers import header_score
from mapping.registry.withdrawals import read_withdrawals

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


def test_a_file_of_empty_lines_is_refused_by_whoever_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_LINES", 300)
    path = tmp_path / "a.csv"
    path.write_text("denominazione,comune\nUno,Roma\n" + "\n" * 297 + "Due,Roma\n")
    assert [record.riga for record in read_delimited(path, header_score)] == [1, 2, 300]
    path.write_text("denominazione,comune\nUno,Roma\n" + "\n" * 301)
    for read in (read_registry, read_withdrawals, place_table):
        with pytest.raises(InputError, match=r"«a\.csv» ha più di .* righe"):
            read(path)


def _written(rows: list[list[str]], separator: str, quoting: "csv._QuotingType") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _read(text: str) -> list[tuple[list[str], tuple[str, ...]]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return [(record.cells, record.flags) for record in read_delimited(path, header_score)]
