# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any file to records: look at the bytes, not at the name, and refuse in a sentence what is not a table."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from mapping.errors import InputError, system_says
from mapping.files.delimited import Score, read_delimited
from mapping.files.encoding import encoding_of, find_encoding
from mapping.files.input_file import check_given, label
from mapping.files.limits import MAX_BOOK_BYTES, MAX_TEXT_BYTES, Bounds, bounds_of
from mapping.files.record import Record, Sheet
from mapping.files.refusals import COPY_TABLE, SAVE_AGAIN
from mapping.files.workbook import (
    Asides,
    Unpacked,
    WholeBook,
    nothing_aside,
    read_book,
    read_whole_book,
)
from mapping.problems import Problem

_LOCK_FILE = re.compile(r"~\$(.+)|\.~lock\.(.+)#", re.DOTALL)
_SIGNATURES = (
    (b"%PDF", "è un PDF"),
    (b"\x89PNG", "è un'immagine"),
    (b"\xff\xd8\xff", "è un'immagine"),
    (b"GIF8", "è un'immagine"),
    (b"II*\0", "è un'immagine"),
    (b"MM\0*", "è un'immagine"),
    (b"{\\rtf", "è un documento RTF"),
    (b"MIME-Version:", "è una pagina web salvata (MHTML)"),
    (b"ID;P", "è un file SYLK"),
    (b"\0\x01\0\0Standard ", "è una base di dati Access"),
)
_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_KINDS = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\0", "sqlite"),
    (b"PAR1", "parquet"),
    (b"\0\0\x27\x0a", "shp"),
)
_DBASE = (0x02, 0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5)
"""How a table of dBase begins: the one of a shapefile, or one alone."""
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
    "json": (".json", ".geojson", ".jsonld", ".jsonl", ".ndjson", ".umap"),
    "html": (".html", ".htm", ".xls"),
    "xls-xml": (".xml", ".xls"),
    "kml": (".kml", ".xml"),
    "gpx": (".gpx", ".xml"),
    "sqlite": (".gpkg",),
    "shp": (".shp", ".dbf"),
    "parquet": (".parquet", ".geoparquet"),
}
_FORMATS = {
    "csv": "un CSV",
    "xlsx": "un XLSX",
    "xlsb": "un XLSB",
    "xls": "un XLS",
    "ods": "un ODS",
    "json": "un JSON",
    "html": "una pagina web (HTML)",
    "xls-xml": "un XML di Excel",
    "kml": "un KML",
    "gpx": "un GPX",
    "sqlite": "un GeoPackage",
    "shp": "uno shapefile",
    "parquet": "un Parquet",
}


T = TypeVar("T")
_LEAST = bounds_of(0)
_OLD_ENCODINGS = {"cp850": "DOS (CP850)", "mac_roman": "Macintosh (Mac Roman)"}


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
    """Return the records of a table of any kind that `_FORMATS` names, also the only one in a ZIP or gzip.

    Parameters
    ----------
    path
        The file; what it is is told by its bytes.
    score
        How many columns of the wanted table a row names if it is the header, 0 if it is none: it decides which
        separator and which sheet are meant.
    sheet
        The sheet of a workbook, or the file of an archive; by default the only one with a header.
    asides
        What the sheets of a workbook hold beside the table.

    Raises
    ------
    InputError
        If the file cannot be opened, is no table, or exceeds `mapping.files.limits`.
    """
    return _told(path, lambda: _open(path, score, sheet, asides, 0))


def _open(
    path: Path, score: Score, sheet: str | None, asides: Callable[[Sequence[Sheet]], Asides], packed: int
) -> Source:
    """Return the records; ``packed`` are the bytes of the archive that the file was in, 0: it was in none."""
    kind = find_kind(path)
    bounds = bounds_of(packed or path.stat().st_size, book=kind != "csv" or packed > 0)
    if kind == "csv":
        return _delimited(path, score, bounds)
    book = read_book(path, kind, sheet=sheet, score=score, asides=asides, packed=packed)
    if isinstance(book, Unpacked):
        with _removed_if_refused(book):
            inside = _open(book.path, score, book.sheet, asides, path.stat().st_size)
        return replace(inside, records=_then_removed(inside.records, book))
    problems = (*_renamed(path, book.kind), *book.problems)
    return Source(book.records, True, problems, book.beside, book.may_be_empty, bounds, book.sheet, book.position)


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


def open_whole(path: Path, *, score: Score, sheet: str | None = None) -> WholeBook:
    """Return every sheet of a file with all its cells, to be read one after the other; a CSV has one without a name.

    ``sheet`` tells which file of an archive is meant.

    Raises
    ------
    InputError
        If the file cannot be opened, is no table, or exceeds `mapping.files.limits`, also while the rows are read.
    """
    return _told(path, lambda: _open_whole(path, score, sheet, 0))


def _open_whole(path: Path, score: Score, sheet: str | None, packed: int) -> WholeBook:
    kind = find_kind(path)
    if kind == "csv":
        return WholeBook(kind, [Sheet("", True, [])], iter([read_delimited(path, score, encoding_of(path))]))
    book = read_whole_book(path, kind, sheet=sheet, packed=packed)
    if isinstance(book, Unpacked):
        with _removed_if_refused(book):
            inside = _open_whole(book.path, score, book.sheet, path.stat().st_size)
        return inside._replace(records=_then_removed(inside.records, book))
    return book


def _delimited(path: Path, score: Score, bounds: Bounds) -> Source:
    encoding = encoding_of(path)
    old = _OLD_ENCODINGS.get(encoding)
    told = (Problem("codifica-riconosciuta", dati={"codifica": old}),) if old else ()
    return Source(read_delimited(path, score, encoding), False, (*_renamed(path, "csv"), *told), bounds=bounds)


@contextmanager
def _removed_if_refused(unpacked: Unpacked) -> Iterator[None]:
    try:
        yield
    except BaseException:
        unpacked.folder.cleanup()
        raise


def _then_removed(records: Iterator[T], unpacked: Unpacked) -> Iterator[T]:
    """Yield the same; the folder of what was unpacked goes with the last."""
    with unpacked.folder:
        yield from records


def _told(path: Path, opened: Callable[[], T]) -> T:
    try:
        return opened()
    except OSError as error:
        raise InputError(f"Il file «{label(path)}» non si può leggere: {system_says(error)}.") from None


def find_kind(path: Path) -> str:
    """Return ``csv``, ``json``, ``markup``, ``ole`` or one of `_KINDS` by how the file begins.

    What a file that is no CSV holds is looked up by the child process that opens it.
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
    if known := next((kind for signature, kind in _KINDS if start.startswith(signature)), ""):
        return known
    if start[0] in _DBASE and path.suffix.lower() == ".dbf":
        return "shp"
    if start.startswith(_OLE):
        return "ole"
    if _OLD_EXCEL.match(start):
        raise InputError(f"Il file «{label(path)}» è di un Excel troppo vecchio: {SAVE_AGAIN}.")
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise InputError(f"Il file «{label(path)}» {what}, non una tabella: {COPY_TABLE}.")
    if start.startswith(_ARCHIVES):
        raise InputError(f"Il file «{label(path)}» è un archivio compresso: estrarre il registro e indicare quello.")
    return _kind_of_text(path, start)


def _kind_of_text(path: Path, start: bytes) -> str:
    text = start.decode(find_encoding(start), "replace").lstrip("\ufeff")
    if _MARKUP.match(text):
        return "markup"
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
