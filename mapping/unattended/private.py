# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files and folders for nobody but their owner, written whole or not at all."""

import os
from pathlib import Path


def private_folder(path: Path) -> Path:
    """Return the folder; where it is not there yet, it is made for its owner alone."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def open_private(path: Path, flags: int) -> int:
    """Return the descriptor of a file that is made, if it is, for its owner alone."""
    return os.open(path, flags | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)


def write_private(path: Path, data: bytes) -> None:
    """Write the file beside its place, then put it there in one step."""
    beside = path.with_name(f"{path.name}.nuovo")
    descriptor = open_private(beside, os.O_WRONLY | os.O_TRUNC)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
