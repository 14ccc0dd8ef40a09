# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom the withdrawal list of the edition in a folder names and hides: kept beside the folder, for its owner alone.

The manifest, which is published, says only how many there are. Without this, another list of as many entries would
bring everybody back, and so would the edition before where a decision of the keeper changed a name. What is kept are
digests: nobody is named, but whoever guesses a name could make sure of it.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pandas as pd

from mapping.cells import fold
from mapping.files import real_path
from mapping.registry import Entry, Registry

_KEY = "voci_dell_elenco_dei_ritiri"
_HIDDEN = "righe_nascoste"
_TELLING = {"denominazione": "nome", "id": "id", "codice_fiscale": "codice_fiscale"}
"""``column -> kind of text`` (`mapping.registry.Barred`) by which a hidden row is known again."""
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
    before = _read(remembered_path(out), _KEY)
    if before is None:
        return None
    now = {digest for entry in entries for digest in _digests(entry)}
    return sum(now.isdisjoint(entry) for entry in before)


def hidden_again(out: Path, rows: pd.DataFrame) -> int | None:
    """Return how many of the rows of another edition the one in ``out`` hides, None if that is not known."""
    hidden = _read(remembered_path(out), _HIDDEN)
    if hidden is None:
        return None
    known = {digest for row in hidden for digest in row}
    return sum(not known.isdisjoint(map(_digest, row)) for row in _said(rows))


def remember(out: Path, registry: Registry) -> None:
    """Keep whom the list of the edition in ``out`` names, and whom it hides.

    Where that cannot be written, the manifest's count stays.
    """
    place = remembered_path(out)
    listed = [sorted(_digests(entry)) for entry in registry.entries if not entry.may_be_a_title]
    if place.exists() and _read(place, _KEY) is None:
        return  # somebody's own file
    with suppress(OSError):
        if listed:
            _write(place, json.dumps({_KEY: listed, _HIDDEN: [sorted(map(_digest, _hidden(registry)))]}))
        else:
            place.unlink(missing_ok=True)


def _hidden(registry: Registry) -> set[str]:
    """Return what tells the hidden rows, as the file writes them and as they were corrected, and no living one."""
    living = set().union(*_said(registry.rows[registry.rows["stato"] == ""]))
    barred = {_key(text, kind) for text, kind, _ in registry.barred if kind in _TELLING.values()}
    return barred.union(*_said(registry.hidden)) - living


def _said(rows: pd.DataFrame) -> Iterator[set[str]]:
    kinds = [kind for column, kind in _TELLING.items() if column in rows]
    for texts in rows[[column for column in _TELLING if column in rows]].itertuples(index=False, name=None):
        yield {_key(text, kind) for text, kind in zip(texts, kinds, strict=True) if text}


def _key(text: str, kind: str) -> str:
    return f"{kind}:{fold(text)}"


def _digests(entry: Entry) -> Iterator[str]:
    names = (f"nome:{key}|{entry.place.key}" for key in entry.names.whole)
    for text in (*names, *(f"id:{key}" for key in entry.ids), *(f"cf:{key}" for key in entry.codes)):
        yield _digest(text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _read(place: Path, key: str) -> list[list[str]] | None:
    try:
        if place.is_symlink() or not place.is_file() or place.stat().st_size > _LARGEST:
            return None
        found = json.loads(place.read_text(encoding="utf-8"))[key]
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
