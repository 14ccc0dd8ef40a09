# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cells of CSV files, workbooks, GeoPackages and Parquet files, and what is said about them inside the file."""

import codecs
import csv
import io
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray
from python_calamine import CalamineWorkbook

from mapping.publish.guard.sieve import Sieve, portions, spans
from mapping.publish.guard.texts import Texts, table_texts

_AT_ONCE = 4096
"""Rows that are looked at together."""
_BLANK = " || ' ' || "
_JOINED = 200
"""Columns that SQLite joins in one expression, which it takes to be a thousand deep at most, two for each."""
_BEFORE = np.frombuffer(b',\n"', dtype=np.uint8)
"""What stands before a quote that opens, or goes on in, a field."""


def csv_texts(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    """Yield the cells of the rows that the sieve keeps; the first row of the file names the columns.

    Of a file with quotes within a field that has none around it, or another end of lines than ours, all rows are read.
    """
    csv.field_size_limit(2**31 - 1)
    kept = _records(data, sieve)
    text = data.decode("utf-8-sig") if kept is None else b"".join(kept.values()).decode("utf-8-sig")
    headers, *rows = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    numbers = range(2, len(rows) + 2) if kept is None else list(kept)[1:]
    width = max(map(len, [headers, *rows]))
    names = [*headers, *(f"colonna {n}" for n in range(len(headers) + 1, width + 1))]
    yield from table_texts(names, [[*row, *[""] * (width - len(row))] for row in rows], numbers)


def _records(data: bytes, sieve: Sieve) -> dict[int, bytes] | None:
    """Return the first record and those that the sieve keeps, by their numbers; None where quotes do not tell them."""
    kept: dict[int, bytes] = {}
    before, rest = 1, b""
    for read in portions(io.BytesIO(data.removeprefix(codecs.BOM_UTF8))):
        portion = rest + read
        signs = np.frombuffer(portion, dtype=np.uint8)
        inside = (np.cumsum(signs == ord('"'), dtype=np.uint8) & 1).astype(bool)
        if inside[-1]:
            rest = portion
            continue
        opening = np.flatnonzero(inside & (signs == ord('"')))
        if not np.isin(signs[opening[opening > 0] - 1], _BEFORE).all() or (~inside & (signs == ord("\r"))).any():
            return None
        lines = np.where(inside & (signs == ord("\n")), ord(" "), signs).astype(np.uint8).tobytes()
        marked = sieve.marks(lines)
        marked[0] |= before == 1
        numbers = (np.flatnonzero(marked) + before).tolist()
        kept |= {number: portion[start:end] for number, (start, end) in zip(numbers, spans(lines, marked), strict=True)}
        before, rest = before + lines.count(b"\n"), b""
    return None if rest else {number: record for number, record in kept.items() if record}


def frame_texts(frame: pd.DataFrame, sieve: Sieve) -> Iterator[Texts]:
    """Yield the same of a table that is not written yet."""
    kept = np.zeros(len(frame), dtype=bool)
    for place in range(frame.shape[1]):
        kept |= _marked(pa.chunked_array([pa.array(frame.iloc[:, place], from_pandas=True)]), sieve)
    rows = frame[kept].astype(object)
    yield from table_texts(
        list(map(str, frame)), rows.where(rows.notna(), None).values.tolist(), (np.flatnonzero(kept) + 2).tolist()
    )


def sheet_texts(data: bytes, numbers: Sequence[Sequence[int]] | None = None) -> Iterator[Texts]:
    """Yield the cells of each sheet; the first row names the columns.

    ``numbers`` are, by the place of the sheet, those of its rows, where some were left out.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    yield Texts("", book.sheet_names)
    for place, name in enumerate(book.sheet_names):
        headers, *rows = book.get_sheet_by_name(name).to_python() or [[]]
        told = range(2, len(rows) + 2) if numbers is None else numbers[place]
        yield from table_texts(list(map(str, headers)), rows, told)


def geopackage_texts(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    """Yield the cells of every table of a SQLite file, but for shapes, and the statements that made the tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.gpkg")
        path.write_bytes(data)
        with closing(sqlite3.connect(path)) as base:
            made = base.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
            yield Texts("", [sql for _, _, sql in made if sql])
            for table in [name for name, kind, sql in made if kind == "table" and "VIRTUAL" not in sql]:
                yield from _table(base, table, sieve)


def _table(base: sqlite3.Connection, table: str, sieve: Sieve) -> Iterator[Texts]:
    rows = base.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - a name of the file's own, quoted
    headers = [about[0] for about in rows.description]
    kept = set(_kept_places(base, table, headers, sieve))
    found = (row for place, row in enumerate(rows if kept else ()) if place in kept)
    cells = [[None if isinstance(cell, bytes) else cell for cell in row] for row in found]
    yield from table_texts(headers, cells, [place + 2 for place in sorted(kept)])


def _kept_places(base: sqlite3.Connection, table: str, headers: Sequence[str], sieve: Sieve) -> Iterator[int]:
    """Yield the places of the rows that the sieve keeps; SQLite writes each as one text, for which a shape is none."""
    told = [f"CASE typeof({name}) WHEN 'blob' THEN '' ELSE ifnull({name}, '') END" for name in map(_quoted, headers)]
    parts = [f"{_BLANK.join(told[at : at + _JOINED])} || ''" for at in range(0, len(told), _JOINED)]
    lines = base.execute(f"SELECT {', '.join(parts)} FROM {_quoted(table)}")  # noqa: S608 - as above
    before = 0
    while some := lines.fetchmany(_AT_ONCE):
        text = "\n".join([" ".join(line).replace("\n", " ") for line in some])
        yield from (np.flatnonzero(sieve.marks(text.encode())) + before).tolist()
        before += len(some)


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def parquet_texts(data: bytes, sieve: Sieve) -> Iterator[Texts]:
    """Yield the cells of a Parquet file, the words about it and its columns, and the limits told of each column."""
    file = pq.ParquetFile(io.BytesIO(data))
    told = file.schema_arrow.metadata or {}
    yield Texts("", [text.decode("utf-8", "replace") for pair in told.items() for text in pair])
    for group in range(file.metadata.num_row_groups):
        about = [file.metadata.row_group(group).column(place) for place in range(file.metadata.num_columns)]
        limits = [
            (column.path_in_schema, str(end))
            for column in about
            if column.statistics and column.statistics.has_min_max
            for end in (column.statistics.min, column.statistics.max)
        ]
        yield from (Texts(name, [end], mixed=True) for name, end in limits)
    names = [name for name in file.schema_arrow.names if name != "geometry"]
    kept = np.zeros(file.metadata.num_rows, dtype=bool)
    for name in names:
        kept |= _marked(file.read(columns=[name])[name], sieve)
    rows = file.read(columns=names).filter(pa.array(kept)).to_pylist() if kept.any() else []
    yield from table_texts(names, [list(row.values()) for row in rows], (np.flatnonzero(kept) + 2).tolist())


def _marked(column: pa.ChunkedArray, sieve: Sieve) -> NDArray[np.bool_]:
    """Return of each cell whether the sieve keeps it; each distinct value is looked at once."""
    values = pc.unique(column)
    texts = ["" if value is None else str(value) for value in values.to_pylist()]
    kept = set(sieve.of(texts))
    found = values.filter(pa.array([text in kept for text in texts], type=pa.bool_()))
    if not len(found):
        return np.zeros(len(column), dtype=bool)
    marked: NDArray[np.bool_] = pc.is_in(column, value_set=found).to_numpy()
    return marked
