# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""An edition's file to fill in: every key that a publisher sets, with what it means in words."""

from importlib.resources import files
from pathlib import Path

from mapping.files import check_ending, write_file


def write_new_edition(path: Path | str, *, replace: bool = False) -> None:
    """Write a file that `mapping.load_metadata` takes as it is, and that sets nothing until it is filled in.

    Raises
    ------
    InputError
        If ``path`` does not end in ``.toml``, or stands there already and ``replace`` is not set.
    OutputError
        If the file cannot be written.
    """
    path = Path(path)
    check_ending(path, "Il file dell'edizione", (".toml",))
    write_file(path, blank_edition().encode(), replace=replace)


def blank_edition() -> str:
    """Return what it holds."""
    text = files("mapping.metadata").joinpath("edizione.toml").read_text(encoding="utf-8")
    _, _, theirs = text.partition("#\n")  # below the lines on our licence: what is filled in is the publisher's
    return theirs
