# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A look into a workbook's zip before anybody reads it: what it is, how much it would unpack to."""

import re
import zipfile
from pathlib import Path
from typing import IO

from mapping.errors import InputError
from mapping.registry.limits import MAX_CELLS, MAX_RATIO, MAX_UNPACKED
from mapping.registry.model import label

_CHUNK = 1 << 20
_HEAD = 8_192
_SMALL = 20_000_000
_PARTS = 5_000
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\sr="(\d{1,9})"')
_FAR = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{3,})\d+"')
_NEAR = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,9})"')


def kind_of_zip(path: Path) -> str:
    """Return ``xlsx``, ``xlsb`` or ``ods`` if the zip is a workbook that can be read safely.

    Raises
    ------
    InputError
        If it is another thing, is damaged, has a password, or would unpack to more than `MAX_UNPACKED` bytes, or
        `MAX_RATIO` times its size.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _kind(archive, label(path))
            _check_sizes(archive, path)
            _check_markup(archive, label(path))
            return kind
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
    ) as error:
        raise InputError(_damaged(label(path))) from error
    except RuntimeError as error:  # what zipfile raises where a part is encrypted
        raise InputError(_locked(label(path))) from error
    except Exception as error:
        if isinstance(error, InputError):
            raise
        raise InputError(_damaged(label(path))) from error  # zlib.error and its like: damaged data


def _kind(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if len(names) > _PARTS:
        raise InputError(f"Il file «{name}» contiene {len(names)} parti: non è un foglio di calcolo ordinario.")
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise InputError(_locked(name))
    lower = {entry.lower() for entry in names}
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if any(entry.startswith("xl/") and entry.endswith(".xml") for entry in lower):
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in _start(archive, "content.xml", 200_000):
        if "META-INF/manifest.xml" in names and b"encryption-data" in _start(archive, "META-INF/manifest.xml", 200_000):
            raise InputError(_locked(name))
        return "ods"
    what = "un documento di testo" if "word/document.xml" in lower or "content.xml" in lower else "un archivio ZIP"
    raise InputError(f"Il file «{name}» è {what}, non un foglio di calcolo: inviare il registro come XLSX o CSV.")


def _start(archive: zipfile.ZipFile, entry: str, size: int) -> bytes:
    with archive.open(entry) as part:
        return part.read(size)


def _check_sizes(archive: zipfile.ZipFile, path: Path) -> None:
    unpacked = sum(info.file_size for info in archive.infolist())
    ratio = unpacked / max(1, path.stat().st_size)
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and ratio > MAX_RATIO):
        raise InputError(
            f"Il file «{label(path)}» si gonfierebbe fino a {unpacked / 1e6:.0f} MB ({ratio:.0f} volte): per sicurezza "
            "non viene aperto; salvare di nuovo il solo registro come XLSX o CSV."
        )


def _check_markup(archive: zipfile.ZipFile, name: str) -> None:
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels")):
            continue
        head = _start(archive, info.filename, _HEAD).replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise InputError(
                f"Il file «{name}» contiene definizioni XML che un foglio di calcolo non scrive: per sicurezza non "
                "viene aperto; salvarlo di nuovo come XLSX."
            )
        if re.fullmatch(r"(?i)xl/worksheets/[^/]*\.xml", info.filename):
            with archive.open(info) as part:
                _check_extent(part, info.filename, name)


def _check_extent(part: IO[bytes], sheet: str, name: str) -> None:
    """Refuse two cells so far apart that the rectangle between them would fill the memory."""
    first, last, widest = 0, 0, 26
    tail = b""
    while block := part.read(_CHUNK):
        text = tail + block
        rows = [int(found) for found in _ROW.findall(text)] or [int(row) for _, row in _NEAR.findall(text)]
        first, last = min([first or 1 << 30, *rows]), max([last, *rows])
        widest = max([widest, *(_column(letters) for letters in _FAR.findall(text))])
        tail = text[-200:]
    if (last - first + 1) * widest > MAX_CELLS and last:
        raise InputError(
            f"Nel file «{name}» il foglio «{Path(sheet).stem}» arriva alla riga {last} e alla colonna {widest}: "
            "cancellare le celle lontane dalla tabella e salvare di nuovo."
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


def _damaged(name: str) -> str:
    return f"Il file «{name}» è danneggiato e non si apre: salvarlo di nuovo come XLSX o CSV."


def _locked(name: str) -> str:
    return f"Il file «{name}» è protetto da una password: toglierla e salvarlo di nuovo."
