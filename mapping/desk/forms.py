# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form sends: fields within bounds, and a file that goes straight into the workplace."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from urllib.parse import parse_qs

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, FormParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from mapping.desk.workplace import Workplace, is_table_name, safe_name
from mapping.errors import InputError, OutputError, system_says
from mapping.files import MAX_TEXT_BYTES, open_whole
from mapping.registry import table_score

Kept = TypeVar("Kept")
MOST_BYTES = 8_000_000
"""Of the fields of a form: those of two thousand columns are a quarter of it."""
_MOST_FIELDS = 20_000
_BESIDE_A_FILE = {"MAX_FIELDS": 300, "MAX_FIELD_SIZE": 60_000}
"""Fields that come with a file."""
_AROUND = 1_000_000
"""Bytes of a form around its file."""
TOO_LARGE = f"Il file è più grande dei {MAX_TEXT_BYTES // 1_000_000} MB che si leggono: dividerlo in più file."


class Fields:
    """The fields of a form."""

    def __init__(self, given: Mapping[str, list[str]]) -> None:
        self._given = given

    def __contains__(self, name: str) -> bool:
        """Return whether a field was sent."""
        return name in self._given

    def one(self, name: str) -> str:
        """Return the value of a field, ``""`` if it was not sent."""
        return self.all(name)[0] if self.all(name) else ""

    def all(self, name: str) -> list[str]:
        """Return the values of a field that may come several times."""
        return self._given.get(name, [])


async def read_fields(request: Request) -> Fields:
    """Return the fields of a form.

    Raises
    ------
    InputError
        If it is larger than any of ours.
    """
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > MOST_BYTES:
            raise InputError("Il modulo è troppo grande.")
    try:
        found = parse_qs(data.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise InputError("Il modulo ha troppi campi.") from None
    return Fields(found)


async def receive_file(request: Request, place: Workplace) -> str:
    """Write the file of a form into the workplace, and return its name there.

    Raises
    ------
    InputError
        If none was sent, or it is larger than what is read.
    OutputError
        If it cannot be written.
    """

    def keep(written: Path, name: str) -> str:
        _check_table(written, name)
        return place.keep(written, name)

    _, kept = await receive_form(request, place, keep)
    if not kept:
        raise InputError("Non è arrivato nessun file, o è vuoto: sceglierne uno.")
    return kept


async def receive_form(
    request: Request, place: Workplace, keep: Callable[[Path, str], Kept]
) -> tuple[Fields, Kept | None]:
    """Return the fields of a form, and what ``keep`` makes of its one file, which is told its path and its name.

    Raises
    ------
    InputError
        If it is none with a file, or larger than what is read.
    OutputError
        If the file cannot be written.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise InputError("Non è arrivato nessun file: sceglierne uno.")
    if int(request.headers.get("content-length", "0")) > MAX_TEXT_BYTES + _AROUND:
        raise InputError(TOO_LARGE)
    try:
        with TemporaryDirectory(prefix="arrivo-", dir=place.inside, ignore_cleanup_errors=True) as folder:
            fields, sent = await _received(request, options[b"boundary"], folder)
            return fields, keep(*sent) if sent else None
    except OSError as error:
        raise OutputError(f"Il file non si può scrivere nella cartella: {system_says(error)}.") from None


async def _received(request: Request, boundary: bytes, folder: str) -> tuple[Fields, tuple[Path, str] | None]:
    """Return the fields, and where the file was written with the name that it has; None if not one was sent."""
    files: list[File] = []
    fields: defaultdict[str, list[str]] = defaultdict(list)
    bounds = {"UPLOAD_DIR": folder, "UPLOAD_DELETE_TMP": False, "MAX_MEMORY_FILE_SIZE": 0, **_BESIDE_A_FILE}

    def take(field: Field) -> None:
        fields[_text(field.field_name)].append(_text(field.value))

    parser = FormParser("multipart/form-data", take, files.append, boundary=boundary, config=bounds)
    received = 0
    try:
        async for part in request.stream():
            received += len(part)
            if received > MAX_TEXT_BYTES + _AROUND:
                raise InputError(TOO_LARGE)
            parser.write(part)
        parser.finalize()
    except (FormParserError, ClientDisconnect):
        raise InputError("Il file non è arrivato intero: riprovare.") from None
    finally:
        parser.close()
    sent = [file for file in files if file.file_name and file.size]
    for file in sent:
        file.close()
    if len(sent) != 1 or not sent[0].actual_file_name:
        return Fields(fields), None
    return Fields(fields), (Path(sent[0].actual_file_name.decode()), _text(sent[0].file_name))


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")


def _check_table(written: Path, name: str) -> None:
    """Refuse a file that the desk could not offer as a table, before it lies among those of the keeper."""
    if is_table_name(safe_name(name)):
        return
    named = written.with_name(safe_name(name))
    written.replace(named)
    open_whole(named, score=table_score)  # says what it is instead, as for everybody
    raise InputError(f"«{named.name}» non ha il nome di una tabella: salvarla in .xlsx, .ods o .csv e riprovare.")
