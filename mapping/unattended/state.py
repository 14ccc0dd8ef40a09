# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder in which an unattended edition remembers: which registry was published last, and from what.

::

    stato.json        the fingerprint, the edition published last and the one before it
    registri/KEY/…    a copy of the registry of each of the two, under its own name, and how its columns are read
    diario.log        one line for every run
    in-corso          while a run is at work

``stato.json`` is replaced in one step after the edition is out: broken off before, a run is done again with the same
edition before. Everything here is its owner's alone: a registry holds telephones and names.
"""

import hashlib
import json
import os
import secrets
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mapping.errors import InputError
from mapping.files import check_given, label
from mapping.publish import hold
from mapping.schema import INPUT_COLUMNS
from mapping.toml_files import quoted
from mapping.unattended.private import open_private, private_folder, write_private

FACTS = "stato.json"
REGISTERS = "registri"
AT_WORK = "in-corso"
COLUMNS, COLUMNS_NOW = "colonne.toml", "colonne-lette.toml"
_OF_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_PIECE = 1 << 20


@dataclass(frozen=True)
class Kept:
    """A registry as it was copied: in which folder of `REGISTERS`, under which name, which sheet of it is read."""

    key: str
    name: str
    sheet: str | None

    @property
    def content(self) -> str:
        """Return what the registry says, whatever it is called."""
        return self.key.partition("-")[0]


@dataclass(frozen=True)
class Facts:
    """What is remembered; ``before`` is the edition that the last one was compared with."""

    fingerprint: str = ""
    last: Kept | None = None
    before: Kept | None = None

    def previous(self, new: Kept) -> Kept | None:
        """Return what a new edition is compared with: made of the same registry, it changes what the last one did."""
        return self.before if self.last and new.content == self.last.content else self.last


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Yield whether this run has the folder for itself, which ends with the process, however it ends."""
    descriptor = hold(private_folder(folder))
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            os.close(descriptor)


@contextmanager
def at_work(folder: Path) -> Iterator[bool]:
    """Yield whether the run before was broken off without a word, as by a loss of power."""
    mark = folder / AT_WORK
    broken = mark.exists()
    os.close(open_private(mark, os.O_WRONLY))
    try:
        yield broken
    finally:
        with suppress(OSError):
            mark.unlink()


def read_facts(folder: Path) -> Facts | None:
    """Return what is remembered, None if that is not as we wrote it, or its registry is gone; empty before all runs."""
    if not (folder / FACTS).exists():
        return Facts()
    try:
        found = json.loads((folder / FACTS).read_bytes())
        last, before = (_kept(folder, found[name]) if found[name] is not None else None for name in ("last", "before"))
        return Facts(str(found["fingerprint"]), last, before)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _kept(folder: Path, told: Any) -> Kept:
    """Return a registry that is remembered.

    Raises
    ------
    ValueError
        If there is none such among those that are kept.
    """
    kept = Kept(**told)
    key, name, sheet = kept.key, kept.name, kept.sheet
    texts = all(isinstance(text, str) and Path(text).name == text != "" for text in (key, name))
    if not (texts and isinstance(sheet, (str, type(None))) and path_of(folder, kept).is_file()):
        raise ValueError(key)
    _columns_of(folder, kept)
    return kept


def write_facts(folder: Path, facts: Facts) -> None:
    """Remember, then let go of the registries that nobody needs any more."""
    write_private(folder / FACTS, json.dumps(asdict(facts), indent=2).encode())
    tidy(folder, facts)


def tidy(folder: Path, facts: Facts) -> None:
    """Remove every copy of a registry but those remembered: a run that was broken off leaves one."""
    kept = {one.key for one in (facts.last, facts.before) if one}
    for path in private_folder(folder / REGISTERS).iterdir():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def path_of(folder: Path, kept: Kept) -> Path:
    """Return where a copy is."""
    return folder / REGISTERS / kept.key / kept.name


def columns_for(folder: Path, kept: Kept, own: Sequence[str]) -> Path:
    """Write how the columns of a copy are read for an edition that adds ``own`` to ours, and return where.

    What another edition added is not read.
    """
    known = {*INPUT_COLUMNS, *own}
    told = {header: name if name in known else "" for header, name in _columns_of(folder, kept).items()}
    path = folder / REGISTERS / kept.key / COLUMNS_NOW
    write_private(path, _settled(told))
    return path


def _columns_of(folder: Path, kept: Kept) -> dict[str, str]:
    """Return how the columns of a copy are read.

    Raises
    ------
    ValueError
        If the file does not say that.
    """
    told = tomllib.loads((folder / REGISTERS / kept.key / COLUMNS).read_text(encoding="utf-8"))
    if not all(isinstance(name, str) for name in told.values()):
        raise ValueError(kept.key)
    return told


def _settled(columns: Mapping[str, str]) -> bytes:
    lines = (f"{quoted(header)} = {quoted(name)}\n" for header, name in columns.items())
    return "".join(lines).encode("utf-8", "replace")


def keep(folder: Path, registry: Path, sheet: str | None, columns: Mapping[str, str] | None) -> Kept:
    """Copy a registry, so that nobody changes it while it is read; the same one twice is one copy.

    Raises
    ------
    InputError
        If it is no ordinary file, or changes while it is copied.
    """
    check_given(registry)
    fresh = private_folder(folder / REGISTERS / f"arrivo-{secrets.token_hex(6)}")
    settled = _settled(columns or {})
    said = hashlib.sha256(json.dumps([sheet, settled.decode()]).encode())
    for part in _parts(registry):
        said.update(_copied(part, fresh / part.name))
    write_private(fresh / COLUMNS, settled)
    called = hashlib.sha256(registry.name.encode("utf-8", "surrogateescape")).hexdigest()
    kept = Kept(f"{said.hexdigest()[:32]}-{called[:8]}", registry.name, sheet)
    place = folder / REGISTERS / kept.key
    if place.exists():
        shutil.rmtree(fresh)
    else:
        fresh.rename(place)
    return kept


def _parts(registry: Path) -> list[Path]:
    """Return the files that are the registry: of a shapefile those beside it too."""
    if registry.suffix.lower() not in _OF_SHAPEFILE:
        return [registry]
    beside = (registry.with_suffix(ending) for ending in _OF_SHAPEFILE)
    return [registry, *(path for path in beside if path.is_file() and path.name != registry.name)]


def _copied(source: Path, target: Path) -> bytes:
    said = hashlib.sha256()
    before = source.stat()
    with source.open("rb") as given, os.fdopen(open_private(target, os.O_WRONLY | os.O_EXCL), "wb") as copy:
        while piece := given.read(_PIECE):
            said.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    after = source.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(f"Il file «{label(source)}» sta cambiando proprio adesso: riprovare quando è salvato.")
    return said.digest()
