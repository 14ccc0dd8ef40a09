# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The edition that stands in a folder, as its manifest and its ledger tell it; both may be anything."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

MANIFEST = "manifest.json"
LEDGER = "registro/righe.csv"
ACCEPTED = "meno_di_prima"
"""The key of the manifest that says which loss was accepted."""
TERRITORY = "territorio"
"""The key of the manifest that says of which part of Italy the edition is."""
_LARGEST = 100_000_000
"""Bytes; no manifest or ledger of ours is larger."""
_NEEDED = ("id", "denominazione", "stato", "codice_comune", "comune", "provincia", "codice_regione", "regione")


@dataclass(frozen=True)
class Edition:
    """What is known of the edition in a folder.

    ``states`` are the rows per ``stato``; ``listed`` the entries of its withdrawal list; ``rows`` its ledger, None
    where that is missing or is not the one that was written; ``accepted`` and ``sha256``: which loss was accepted
    with which registry; ``territory`` is the code of the part of Italy that it is of, ``""`` the whole.
    """

    states: Mapping[str, int] = field(default_factory=dict)
    listed: int = 0
    rows: pd.DataFrame | None = None
    accepted: Mapping[str, Any] = field(default_factory=dict)
    sha256: str = ""
    territory: str = ""


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder, ``{}`` if there is none or it cannot be read as one."""
    return parse_manifest(_bytes(folder / MANIFEST))


def parse_manifest(data: bytes) -> dict[str, Any]:
    """Return the manifest that these bytes are, ``{}`` if they are none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def read_edition(folder: Path) -> Edition:
    """Return what the manifest and the ledger of a folder tell; an empty edition if neither can be read."""
    manifest = read_manifest(folder)
    accepted = manifest.get(ACCEPTED)
    return Edition(
        states={name: _count(rows) for name, rows in part_of(manifest, "stati").items()},
        listed=_count(part_of(manifest, "ritiri").get("voci")),
        rows=_ledger(folder, str(part_of(part_of(manifest, "file"), LEDGER).get("sha256", ""))),
        accepted=accepted if isinstance(accepted, dict) else {},
        sha256=str(part_of(manifest, "registro").get("sha256", "")),
        territory=str(part_of(manifest, TERRITORY).get("codice", "")),
    )


def part_of(value: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a table of a manifest, ``{}`` if it has none of this name."""
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _count(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _bytes(path: Path) -> bytes:
    """Return the bytes of an ordinary file, none if it is something else or cannot be read."""
    try:
        ordinary = path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST
        return path.read_bytes() if ordinary else b""
    except OSError:
        return b""


def _ledger(folder: Path, sha256: str) -> pd.DataFrame | None:
    data = _bytes(folder / LEDGER)
    if sha256 and hashlib.sha256(data).hexdigest() != sha256:
        return None
    try:
        rows = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8")
    except ValueError:
        return None
    return rows if set(_NEEDED) <= set(rows.columns) else None
