# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom the withdrawal list of the edition in a folder names: kept beside the folder, for its owner alone.

The manifest, which is published, says only how many there are. Without this, another list of as many entries would
bring everybody back. What is kept are digests: nobody is named, but whoever guesses a name could make sure of it.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mapping.files import real_path
from mapping.registry import Entry

_KEY = "voci_dell_elenco_dei_ritiri"
_LARGEST = 100_000_000
_DIGITS = 20


def remembered_path(out: Path) -> Path:
    """Return where it is kept, for the folder ``out``."""
    target = real_path(out)
    return target.parent / f".{target.name}.ritiri.json"


def forgotten(out: Path, entries: Iterable[Entry]) -> int | None:
    """Return how many entries of the list before the new one lacks, None if nothing is known of the list before.

    An entry is there if one of its ids, its codes, or its names in its comune is.
    """
    before = _read(remembered_path(out))
    if before is None:
        return None
    now = {digest for entry in entries for digest in _digests(entry)}
    return sum(now.isdisjoint(entry) for entry in before)


def remember(out: Path, entries: Iterable[Entry]) -> None:
    """Keep whom the list of the edition in ``out`` names; where that cannot be written, the manifest's count stays."""
    place = remembered_path(out)
    listed = [sorted(_digests(entry)) for entry in entries if not entry.may_be_a_title]
    if place.exists() and _read(place) is None:
        return  # somebody's own file
    with suppress(OSError):
        if listed:
            _write(place, json.dumps({_KEY: listed}))
        else:
            place.unlink(missing_ok=True)


def _digests(entry: Entry) -> Iterator[str]:
    names = (f"nome:{key}|{entry.place.key}" for key in entry.names.whole)
    for text in (*names, *(f"id:{key}" for key in entry.ids), *(f"cf:{key}" for key in entry.codes)):
        yield hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _read(place: Path) -> list[list[str]] | None:
    try:
        if place.is_symlink() or not place.is_file() or place.stat().st_size > _LARGEST:
            return None
        found = json.loads(place.read_text(encoding="utf-8"))[_KEY]
        return [[str(digest) for digest in entry] for entry in found]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _write(place: Path, text: str) -> None:
    """Write the file in one step; what `tempfile` makes is its owner's alone."""
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
