# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cells of workbooks, GeoPackages and Parquet files, and what is said about them inside the file."""

import io
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from mapping.publish.guard.texts import Texts, table_texts


def sheet_texts(data: bytes) -> Iterator[Texts]:
    """Yield the cells of each sheet; the first row names the columns."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    yield Texts("", book.sheet_names)
    for name in book.sheet_names:
        headers, *rows = book.get_sheet_by_name(name).to_python() or [[]]
        yield from table_texts(list(map(str, headers)), list(zip(*rows, strict=True)) or [()] * len(headers))


def geopackage_texts(data: bytes) -> Iterator[Texts]:
    """Yield the cells of every table of a SQLite file, but for shapes, and the statements that made the tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.gpkg")
        path.write_bytes(data)
        with closing(sqlite3.connect(path)) as base:
            made = base.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
            yield Texts("", [sql for _, _, sql in made if sql])
            for table in [name for name, kind, sql in made if kind == "table" and "VIRTUAL" not in sql]:
                yield from _table(base, table)


def _table(base: sqlite3.Connection, table: str) -> Iterator[Texts]:
    quoted = table.replace('"', '""')
    cursor = base.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a name of the file's own, quoted
    headers = [about[0] for about in cursor.description]
    rows = [[None if isinstance(cell, bytes) else cell for cell in row] for row in cursor]
    yield from table_texts(headers, list(zip(*rows, strict=True)) or [()] * len(headers))


def parquet_texts(data: bytes) -> Iterator[Texts]:
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
    table = file.read(columns=names)
    yield from table_texts(names, [table[name].to_pylist() for name in names])
