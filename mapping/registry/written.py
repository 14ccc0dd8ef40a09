# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one file that a command writes where the keeper said: its ending, and the sentence if it cannot be written."""

from collections.abc import Iterable
from pathlib import Path

from mapping.errors import InputError, OutputError, system_says
from mapping.registry.model import label


def check_ending(path: Path, what: str, endings: Iterable[str]) -> str:
    """Return the ending of the file's name in small letters; ``what``, with its article, is to be written there.

    Raises
    ------
    InputError
        If it is not one of ``endings``.
    """
    ending = path.suffix.lower()
    if ending not in endings:
        raise InputError(f"{what} si scrive in un file {' o '.join(endings)}, non in «{label(path)}».")
    return ending


def write_file(path: Path, data: bytes) -> None:
    """Write the file.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(f"Il file «{label(path)}» non si può scrivere: {system_says(error)}.") from None
