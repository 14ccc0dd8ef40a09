# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one file that is the register inside a zip or gzip, written beside nothing else and within the bounds."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.limits import MAX_TEXT_BYTES, ORDINARY

_TABLES = (
    ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".json", ".geojson", ".jsonld", ".jsonl",
    ".ndjson", ".umap", ".kml", ".gpx", ".gpkg", ".parquet", ".geoparquet", ".shp", ".dbf",
)  # fmt: skip
_PERHAPS = (".txt", ".xml", ".html", ".htm", ".dat", ".asc")
"""What may be a table where nothing else is; beside one it explains it."""
_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_CHUNK = 1 << 20
_ASKED = 8
"""Files that the question names."""


def unpack(path: str, kind: str, into: str, wanted: str, bounds: Bounds) -> dict[str, str]:
    """Write the register of an archive into a folder; return its name, and ``"chosen"`` if ``wanted`` told which it is.

    Raises
    ------
    Refusal
        If no file or several may be it, or it would be too large.
    """
    most = min(MAX_TEXT_BYTES, bounds.unpacked, max(ORDINARY, bounds.ratio * Path(path).stat().st_size))
    if kind == "gzip":
        name = _safe(Path(path).name.lower().removesuffix(".gz") or "registro")
        with gzip.open(path) as stream:
            _copy(stream, Path(into) / name, most)
        return {"file": name, "chosen": ""}
    with zipfile.ZipFile(path) as archive:
        found = _candidates([info for info in archive.infolist() if not _is_junk(info)])
        named = [info for info in found if wanted and wanted.strip().casefold() in _names(info)]
        if len(named or found) != 1:
            listed = ", ".join(f"«{_safe(info.filename)}»" for info in found[:_ASKED])
            raise (
                Refusal("several", file=listed + (" …" if len(found) > _ASKED else "")) if found else Refusal("archive")
            )
        register = (named or found)[0]
        for info in _parts(archive, register):
            with archive.open(info) as stream:
                most -= _copy(stream, Path(into) / _safe(info.filename), most)
        return {"file": _safe(register.filename), "chosen": "yes" if named else ""}


def _is_junk(info: zipfile.ZipInfo) -> bool:
    path = _posix(info)
    hidden = any((part.startswith((".", "~$")) and part != "..") or part == "__MACOSX" for part in path.parts)
    return info.is_dir() or hidden or path.name.lower() in ("thumbs.db", "desktop.ini")


def _candidates(files: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the files that may be the register: tables, else what may be one, else the only file there is."""
    shapes = {_posix(info).with_suffix("") for info in files if _suffix(info) == ".shp"}
    of_shape = (".dbf", ".tab")
    tables = [
        info
        for info in files
        if _suffix(info) in _TABLES and not (_suffix(info) in of_shape and _posix(info).with_suffix("") in shapes)
    ]
    if len(tables) > 1 and {_suffix(info) for info in tables} == {".kml"}:  # a KMZ: the first is the map
        return [info for info in tables if _posix(info).name == "doc.kml"][:1] or tables
    return tables or [info for info in files if _suffix(info) in _PERHAPS] or (files if len(files) == 1 else [])


def _parts(archive: zipfile.ZipFile, register: zipfile.ZipInfo) -> Iterator[zipfile.ZipInfo]:
    """Yield the register and, of a shapefile, the files that belong to it."""
    yield register
    if _suffix(register) == ".shp":
        stem = str(_posix(register).with_suffix("")).casefold()
        for info in archive.infolist():
            beside = str(_posix(info).with_suffix("")).casefold() == stem and _suffix(info) in _PARTS[1:]
            if beside:
                yield info


def _posix(info: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(info.filename.replace("\\", "/"))


def _suffix(info: zipfile.ZipInfo) -> str:
    return _posix(info).suffix.lower()


def _names(info: zipfile.ZipInfo) -> tuple[str, ...]:
    path = _posix(info)
    return str(path).casefold(), path.name.casefold(), path.stem.casefold()


def _safe(name: str) -> str:
    """Return the last part of a name as a file may be called anywhere; of a shapefile's parts the same stem."""
    path = PurePosixPath(name.replace("\\", "/"))
    stem = "".join(c if c.isalnum() or c in " .-_()" else "_" for c in path.stem)[:80].strip(" .") or "registro"
    return stem + "".join(c for c in path.suffix.lower() if c.isascii() and (c.isalnum() or c == "."))[:12]


def _copy(stream: "IO[bytes] | gzip.GzipFile", to: Path, most: int) -> int:
    """Write a stream to a file; return its size. What it says of its size is not believed."""
    size = 0
    with to.open("wb") as target:
        while block := stream.read(_CHUNK):
            size += len(block)
            if size > most:
                raise Refusal("packed", mega=round(most / 1e6))
            target.write(block)
    return size
