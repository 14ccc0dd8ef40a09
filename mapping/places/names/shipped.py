# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The gazetteer that ships with the package: as it was prepared, or made from its tables where they are others."""

import hashlib
from functools import cache

import pandas as pd

from mapping.collector import paused_collector
from mapping.errors import GeodataError
from mapping.places.names.gazetteer import TABLES, Gazetteer, build_gazetteer
from mapping.places.names.prepared import FRAMES, read_prepared, write_prepared
from mapping.shipped import geodata_path
from mapping.shipped_tables import read_table

PREPARED = "prepared/gazetteer.jsonl"


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the package, read once.

    Raises
    ------
    GeodataError
        If a table is missing.
    """
    with paused_collector():  # tens of thousands of names, all of them kept
        return _as_prepared() or build_gazetteer(_read(TABLES))


def prepare_gazetteer() -> bytes:
    """Return the file `PREPARED` of the tables as they are now."""
    return write_prepared(build_gazetteer(_read(TABLES)), hash_of_tables())


def hash_of_tables() -> str:
    """Return the SHA-256 of the tables, one after the other."""
    return hashlib.sha256(b"".join(geodata_path(_path(name)).read_bytes() for name in TABLES)).hexdigest()


def _as_prepared() -> Gazetteer | None:
    tables = hash_of_tables()
    try:
        data = geodata_path(PREPARED).read_bytes()
    except (GeodataError, OSError):  # it can be made again: only the tables are needed
        return None
    return read_prepared(data, tables, _read(FRAMES))


def _read(names: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    return {name: read_table(_path(name)) for name in names}


def _path(name: str) -> str:
    return f"gazetteer/{name}.csv"
