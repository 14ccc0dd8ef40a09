# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose data the package ships, under which licence, and whether they are still the data described.

``geodata/sources.toml`` holds one ``[[file]]`` per shipped table and one ``[[input]]`` per raw input they
were made from; this module reads it and hashes the tables again.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mapping.shipped import geodata_path

FOLDERS = ("boundaries", "gazetteer", "initiatives", "registry", "residents")
"""The folders of ``geodata/`` whose every file must have its entry."""


@dataclass(frozen=True)
class Input:
    """A raw input: a file, or files named by a pattern, of the folder that ``geodata/prepare.py`` reads.

    ``sha256`` is that of the file; of several files, that of the lines ``sha256  name`` sorted by name.
    """

    id: str
    path: str
    origin: str
    sha256: str


@dataclass(frozen=True)
class Source:
    """One shipped file: what it is, whose, under which licence, of which date, how it was made.

    ``path`` is relative to ``geodata/``; ``vintage`` is the date of the facts, ``retrieved`` that of the copy
    they were taken from; ``rows`` counts the rows (of a TopoJSON: the shapes of its first object); ``mismatches`` says
    in Italian what does not match with what.
    """

    path: str
    title: str
    publisher: str
    licence: str
    licence_url: str
    attribution: str
    vintage: str
    retrieved: str
    sha256: str
    rows: int
    inputs: tuple[Input, ...]
    how: str
    mismatches: tuple[str, ...]


@cache
def load_sources() -> tuple[Source, ...]:
    """Return the provenance of every shipped file, in the order of ``sources.toml``.

    Raises
    ------
    GeodataError
        If ``sources.toml`` is absent.
    """
    inputs = {entry.id: entry for entry in load_inputs()}
    return tuple(_source(row, inputs) for row in _table()["file"])


@cache
def load_inputs() -> tuple[Input, ...]:
    """Return the raw inputs of ``geodata/prepare.py``, in the order of ``sources.toml``."""
    return tuple(Input(**row) for row in _table()["input"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(geodata_path("sources.toml").read_text(encoding="utf-8"))


def _source(row: dict[str, Any], inputs: dict[str, Input]) -> Source:
    named = tuple(inputs[name] for name in row["inputs"])
    return Source(**row | {"inputs": named, "mismatches": tuple(row["mismatches"])})


def sources_of(registry_sha256: str) -> list[Source]:
    """Return the provenance of what is published from a registry: without ours, where it is another."""
    return [s for s in load_sources() if s.path != "registry/associazioni.csv" or s.sha256 == registry_sha256]


def verify_sources() -> list[str]:
    """Return one Italian sentence per shipped file that is absent, altered or without provenance."""
    root = geodata_path("sources.toml").parent
    described = {source.path: source for source in load_sources()}
    faults = [fault for source in described.values() if (fault := _fault(root, source))]
    return faults + [
        f"Il file «geodata/{path}» non è descritto in geodata/sources.toml: aggiungere la sua voce."
        for path in shipped_files(root)
        if path not in described
    ]


def _fault(root: Path, source: Source) -> str:
    path = root / source.path
    if not path.is_file():
        return f"Il file «geodata/{source.path}» manca: reinstallare il pacchetto."
    if sha256(path) != source.sha256:
        return (
            f"Il file «geodata/{source.path}» non è quello descritto in geodata/sources.toml: "
            "è stato modificato; ripristinarlo, o rifarlo con geodata/prepare.py e registrarne l'impronta."
        )
    return ""


def shipped_files(root: Path) -> list[str]:
    """Return the paths, relative to ``root``, of the files in `FOLDERS`, sorted."""
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    return sorted(path.relative_to(root).as_posix() for path in found)


def sha256(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
