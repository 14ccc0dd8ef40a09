# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any file to records: look at the bytes, not at the name, and refuse in a sentence what is not a table."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mapping.errors import InputError, system_says
from mapping.files.delimited import Score, read_delimited
from mapping.files.encoding import find_encoding
from mapping.files.input_file import check_given, label
from mapping.files.limits import MAX_BOOK_BYTES, MAX_TEXT_BYTES, Bounds, bounds_of
from mapping.files.record import Record, Sheet
from mapping.files.workbook import SAVE_AGAIN, Asides, WholeBook, nothing_aside, read_book, read_whole_book
from mapping.problems import Problem

_LOCK_FILE = re.compile(r"~\$(.+)|\.~lock\.(.+)#", re.DOTALL)
_SIGNATURES = (
    (b"%PDF", "è un PDF"),
    (b"\x1f\x8b", "è un archivio compresso"),
    (b"7z\xbc\xaf", "è un archivio compresso"),
    (b"Rar!", "è un archivio compresso"),
    (b"\x89PNG", "è un'immagine"),
    (b"\xff\xd8\xff", "è un'immagine"),
    (b"GIF8", "è un'immagine"),
    (b"{\\rtf", "è un documento RTF"),
    (b"MIME-Version:", "è una pagina web salvata (MHTML)"),
    (b"ID;P", "è un file SYLK"),
    (b"PAR1", "è un file Parquet"),
    (b"SQLite format 3", "è una base di dati"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00")
_MARKUP = re.compile(
    r"\s*<(!doctype|html|head|body|table|script|meta|style|div|svg|rss|kml|!--|\?xml|\w+[: >])", re.IGNORECASE
)
_EXTENSIONS = {
    "csv": (".csv", ".txt", ".tsv", ".tab", ".dat", ".asc", ""),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "json": (".json", ".geojson", ".jsonld"),
}
_FORMATS = {
    "csv": "un CSV",
    "xlsx": "un XLSX",
    "xlsb": "un XLSB",
    "xls": "un XLS",
    "ods": "un ODS",
    "json": "un JSON",
}


_LEAST = bounds_of(0)


@dataclass(frozen=True)
class Source:
    """The records of a file, and whether it keeps numbers as numbers; ``problems`` speak of the file.

    ``beside`` are the rows of a second sheet that the caller asked for; ``may_be_empty`` is what the caller said of a
    table without rows (`mapping.files.Asides`); ``bounds`` are those of a file of its size; ``sheet`` and
    ``position`` are the name and the index of the one that was read.
    """

    records: Iterator[Record]
    numbers: bool
    problems: tuple[Problem, ...] = ()
    beside: tuple[Record, ...] = ()
    may_be_empty: bool = False
    bounds: Bounds = _LEAST
    sheet: str = ""
    position: int = 0


def open_records(
    path: Path, *, score: Score, sheet: str | None = None, asides: Callable[[Sequence[Sheet]], Asides] = nothing_aside
) -> Source:
    """Return the records of a CSV, a workbook or a JSON file.

    Parameters
    ----------
    path
        The file; what it is is told by its bytes.
    score
        How many columns of the wanted table a row names if it is the header, 0 if it is none: it decides which
        separator and which sheet are meant.
    sheet
        The sheet of a workbook; by default the only one with a header.
    asides
        What the sheets of a workbook hold beside the table.

    Raises
    ------
    InputError
        If the file cannot be opened, is no table, or exceeds `mapping.files.limits`.
    """
    try:
        kind = find_kind(path)
        bounds = bounds_of(path.stat().st_size, book=kind != "csv")
        if kind == "csv":
            return Source(read_delimited(path, score), False, _renamed(path, kind), bounds=bounds)
        book = read_book(path, kind, sheet=sheet, score=score, asides=asides)
        problems = (*_renamed(path, book.kind), *book.problems)
        return Source(book.records, True, problems, book.beside, book.may_be_empty, bounds, book.sheet, book.position)
    except OSError as error:
        raise InputError(f"Il file «{label(path)}» non si può leggere: {system_says(error)}.") from None


def open_every_sheet(path: Path, *, score: Score) -> list[tuple[str, Source]]:
    """Return (name, records) of every sheet of a file, the hidden ones too, in the file's order.

    A CSV is one sheet without a name; each list of a JSON file is one, named by its key.

    Raises
    ------
    InputError
        If the file cannot be opened, is no table, or exceeds `mapping.files.limits`.
    """
    whole = open_whole(path, score=score)
    problems = _renamed(path, whole.kind)
    sheets = zip(whole.sheets, map(list, whole.records), strict=True)
    return [(sheet.name, Source(iter(rows), whole.kind != "csv", problems)) for sheet, rows in sheets]


def open_whole(path: Path, *, score: Score) -> WholeBook:
    """Return every sheet of a file with all its cells, to be read one after the other; a CSV has one without a name.

    Raises
    ------
    InputError
        If the file cannot be opened, is no table, or exceeds `mapping.files.limits`, also while the rows are read.
    """
    try:
        kind = find_kind(path)
        if kind == "csv":
            return WholeBook(kind, [Sheet("", True, [])], iter([read_delimited(path, score)]))
        return read_whole_book(path, kind)
    except OSError as error:
        raise InputError(f"Il file «{label(path)}» non si può leggere: {system_says(error)}.") from None


def find_kind(path: Path) -> str:
    """Return ``csv``, ``json``, ``zip`` or ``ole`` by how the file begins.

    The last two may be workbooks: what they are is looked up by the child process that opens them.
    """
    size = check_given(path)
    if lock := _LOCK_FILE.match(path.name):
        raise InputError(
            f"«{label(path)}» è il file di blocco che {'Excel' if lock[1] else 'LibreOffice'} tiene accanto a un file "
            f"aperto, non il registro: chiudere il programma e indicare «{lock[1] or lock[2]}»."
        )
    _check_size(path, size, MAX_TEXT_BYTES)
    with path.open("rb") as stream:
        start = stream.read(65_536)
    kind = _kind(path, start)
    _check_size(path, size, MAX_TEXT_BYTES if kind == "csv" else MAX_BOOK_BYTES)
    return kind


def _check_size(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise InputError(
            f"Il file «{label(path)}» è di {size / 1e6:.0f} MB, più dei {limit / 1e6:.0f} MB letti: "
            "dividerlo in più file."
        )


def _kind(path: Path, start: bytes) -> str:
    if not start.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError(f"Il file «{label(path)}» è vuoto: non contiene nessuna riga.")
    if start.startswith(b"PK"):
        return "zip"
    if start.startswith(_OLE):
        return "ole"
    if _OLD_EXCEL.match(start):
        raise InputError(f"Il file «{label(path)}» è di un Excel troppo vecchio: {SAVE_AGAIN}.")
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise InputError(f"Il file «{label(path)}» {what}, non una tabella: inviare il registro come XLSX o CSV.")
    return _kind_of_text(path, start)


def _kind_of_text(path: Path, start: bytes) -> str:
    text = start.decode(find_encoding(start), "replace").lstrip("\ufeff")
    if _MARKUP.match(text):
        what = "un XML" if re.match(r"\s*<\?xml", text) and "<html" not in text.lower() else "una pagina web (HTML)"
        raise InputError(
            f"Il file «{label(path)}» è {what}, non una tabella: scaricarlo di nuovo, oppure {SAVE_AGAIN}."
        )
    if text.lstrip()[:1] in {"{", "["}:
        return "json"
    control = sum(c < " " and c not in "\t\r\n\x0c" for c in text.replace("\0", ""))
    zeros = text.rstrip("\0").count("\0")
    if control > len(text) / 20 or zeros > len(text) / 4:
        raise InputError(
            f"Il file «{label(path)}» non contiene testo né un foglio di calcolo: inviarlo come XLSX o CSV."
        )
    return "csv"


def _renamed(path: Path, kind: str) -> tuple[Problem, ...]:
    suffix = path.suffix.lower()
    known = {suffix for suffixes in _EXTENSIONS.values() for suffix in suffixes if suffix}
    if suffix in _EXTENSIONS[kind] or suffix not in known:
        return ()
    return (Problem("estensione-diversa", dati={"nome": label(path), "formato": _FORMATS[kind]}),)
