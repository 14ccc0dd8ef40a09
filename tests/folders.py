# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folders to publish into: what they hold, and how they fail."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path


def edition(text: str, *names: str) -> dict[str, bytes]:
    files = {name: f"{name} {text}".encode() for name in names or ("index.html", "dati/a.csv")}
    told = {name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    return files | {"manifest.json": json.dumps({"file": told}).encode()}


def holds(folder: Path, files: dict[str, bytes]) -> bool:
    return all((folder / name).is_file() and (folder / name).read_bytes() == data for name, data in files.items())


def siblings(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def fail(code: int) -> Callable[..., None]:
    def broken(*_args: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code), "somewhere")

    return broken


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
