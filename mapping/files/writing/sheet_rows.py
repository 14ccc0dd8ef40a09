# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a workbook written straight into its parts, which are XlsxWriter's own, byte for byte, in less time.

XlsxWriter keeps an object for every cell, and asks of each what it is, before it writes the first. The file around the
parts is packed by `mapping.files.writing.zipped`, which no zlib has a part in.
"""

import io
import math
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

import numpy as np
import pandas as pd

from mapping.files.writing.distinct import PORTION, Distinct, Written, written_rows
from mapping.files.writing.zipped import zip_portions

_TOGETHER = 16
"""Rows that say of each other from which column to which they reach."""
_ROW = "#"
"""Stands in a cell for the number of its row: what is written of a value holds none."""
_DIMENSION = re.compile('<dimension ref="[^"]*"/>')
_DATA = re.compile("<sheetData>.*</sheetData>", re.DOTALL)
_STRINGS = "xl/sharedStrings.xml"
_TABLE = re.compile("<sst ([^ ]*) .*</sst>", re.DOTALL)
_LIKE_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_TOUCHED = re.compile("[&<>_\x00-\x1f\ufffe\uffff]")
"""What stands in every text that is not written as it is, but for blanks at its ends."""
_KEPT = re.compile(r"^\s|\s$")
"""Blanks that a reader of XML would take away."""


def cells_of(column: "pd.Series[str]") -> list[object]:
    """Return the cells of a column, None for those that have no value."""
    return column.astype(object).where(column.notna(), None).tolist()


def fill_sheets(workbook: bytes, frames: Iterable[pd.DataFrame], fitted: Callable[[str], str]) -> Iterator[bytes]:
    """Yield the workbook with the frames in its sheets, of which it has only the headers, in one format.

    Parameters
    ----------
    workbook
        One sheet per frame.
    frames
        What belongs into them, the headers too; a missing value or ``""`` is a cell that is not there.
    fitted
        What shortens a text that no cell holds.
    """
    strings = _Strings(fitted)
    sheets = {f"xl/worksheets/sheet{at}.xml": _Sheet(frame, strings) for at, frame in enumerate(frames, start=1)}
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        yield from zip_portions((name, _part(name, source.read(name), sheets, strings)) for name in source.namelist())


def _part(name: str, made: bytes, sheets: "dict[str, _Sheet]", strings: "_Strings") -> bytes | bytearray:
    if name in sheets:
        return sheets.pop(name).part(made.decode())  # its columns are given up before it is packed
    if name == _STRINGS:
        return _TABLE.sub(lambda found: strings.table(found[1]), made.decode()).encode()
    return made


class _Strings:
    """The texts of a workbook, each once, in the order in which they come."""

    def __init__(self, fitted: Callable[[str], str]) -> None:
        self.fitted = fitted
        self.places: dict[str, int] = {}
        self.count = 0

    def add(self, texts: Iterable[str]) -> None:
        """Give a place to each text that has none."""
        for text in texts:
            if text not in self.places:
                self.places.setdefault(self.fitted(text), len(self.places))

    def place(self, text: str) -> int:
        """Return where a text stands."""
        known = self.places.get(text)
        return self.places[self.fitted(text)] if known is None else known

    def table(self, namespace: str) -> str:
        """Return the element that holds them all."""
        items = "".join(map(_item, self.places))
        return f'<sst {namespace} count="{self.count}" uniqueCount="{len(self.places)}">{items}</sst>'


def _item(text: str) -> str:
    if _TOUCHED.search(text):
        text = _ESCAPED.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _LIKE_ESCAPED.sub(r"_x005F\1", text))
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = ' xml:space="preserve"' if _KEPT.search(text) else ""
    return f"<si><t{kept}>{text}</t></si>"


class _Sheet:
    """The rows of a sheet: a header in bold, the one format of the workbooks that are filled here, and a frame."""

    def __init__(self, frame: pd.DataFrame, strings: _Strings) -> None:
        from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - as in `mapping.files.spreadsheet`

        self.headers = list(map(str, frame.columns))
        self.letters = [xl_col_to_name(position) for position in range(frame.shape[1])]
        columns = [Distinct.of(frame.iloc[:, position]) for position in range(frame.shape[1])]
        strings.add(self.headers)
        strings.add(_in_order(columns))
        starts = [f'<c r="{letter}{_ROW}' for letter in self.letters]
        self.columns = [_written(column, start, strings) for column, start in zip(columns, starts, strict=True)]
        self.bold = [
            f'{start}" s="1" t="s"><v>{strings.place(header)}</v></c>'
            for start, header in zip(starts, self.headers, strict=True)
        ]
        self.first, self.last = _reach(self.columns, len(frame))
        strings.count += len(self.headers) + sum(map(_count_texts, columns))

    def part(self, made: str) -> bytes | bytearray:
        """Return the sheet with these rows in the place of the header alone; without columns it stays as it is."""
        if not self.letters:
            return made.encode()
        corner = f"{self.letters[-1]}{np.flatnonzero(self.last >= 0)[-1] + 1}"
        ends = f"A1:{corner}".removesuffix(":A1")
        before, behind = _DATA.split(_DIMENSION.sub(f'<dimension ref="{ends}"/>', made, count=1), maxsplit=1)
        part = bytearray(f"{before}<sheetData>".encode())
        for rows in self._rows():
            part += rows.encode()
        part += f"</sheetData>{behind}".encode()
        return part

    def _rows(self) -> Iterator[str]:
        spans = [f"{first + 1}:{last + 1}" for first, last in zip(*self._spans(), strict=True)]
        yield _row(1, self.bold, spans[0])
        for start, rows in zip(count(2, PORTION), written_rows(self.columns)):
            yield "".join(
                _row(number, cells, spans[(number - 1) // _TOGETHER]) for number, cells in enumerate(rows, start)
            )

    def _spans(self) -> tuple[np.ndarray, np.ndarray]:
        """Return for each block of rows the first and the last column that any of them fills."""
        blocks = np.arange(0, len(self.last), _TOGETHER)
        return np.minimum.reduceat(self.first, blocks), np.maximum.reduceat(self.last, blocks)


def _in_order(columns: Sequence[Distinct]) -> Iterator[str]:
    """Yield the texts of the columns row by row, as XlsxWriter meets them."""
    rows = [column.first_rows() for column in columns]
    met = [row * len(rows) + at for at, row in enumerate(rows)]
    order = np.argsort(np.concatenate([np.zeros(0, dtype=np.int64), *met]))
    values = [value for column in columns for value in column.values]
    return (values[place] for place in order if isinstance(values[place], str) and values[place])


def _count_texts(column: Distinct) -> int:
    texts = np.array([isinstance(value, str) and value != "" for value in [*column.values, None]])
    return int(texts[column.places].sum())


def _reach(columns: Sequence[Written], count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return for each row of a sheet the first and the last column that it fills; the header fills them all."""
    first, last = np.full(count + 1, len(columns)), np.full(count + 1, -1)
    for at, column in enumerate(columns):
        filled = np.concatenate([[True], (column.texts != "")[column.places]])
        first[filled] = np.minimum(first[filled], at)
        last[filled] = at
    return first, last


def _row(number: int, cells: Iterable[str], span: str) -> str:
    filled = "".join(cells).replace(_ROW, str(number))
    return f'<row r="{number}" spans="{span}">{filled}</row>' if filled else ""


def _written(column: Distinct, start: str, strings: _Strings) -> Written:
    def write(value: object) -> str:
        cell = _cell(value, strings)
        return f"{start}{cell}" if cell else ""

    return Written.of(column, write)


def _cell(value: object, strings: _Strings) -> str:
    """Return a cell behind the place where it stands; nothing for an empty text."""
    if isinstance(value, str):
        return f'" t="s"><v>{strings.place(value)}</v></c>' if value else ""
    if isinstance(value, bool):
        return f'" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float) and math.isfinite(value):
        return f'"><v>{value:.16G}</v></c>'
    if isinstance(value, np.generic) and not isinstance(value.item(), np.generic):
        return _cell(value.item(), strings)
    raise TypeError(f"No cell holds {value!r}.")
