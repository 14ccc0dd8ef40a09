# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an edition is made from, as one number: the program, the options, the files given and those that they name."""

import hashlib
import json
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from mapping.errors import InputError
from mapping.files import check_given
from mapping.shipped import PACKAGE, geodata_path

_NOT_OURS = {"__pycache__", "node_modules"}
_LONGEST_NAME = 1_000
_LARGEST_TOML = 1_000_000


def fingerprint(options: Mapping[str, object], given: Mapping[str, Path]) -> str:
    """Return the number; it is another as soon as any of what an edition is made from is.

    Parameters
    ----------
    options
        Everything that was said beside the files.
    given
        Option -> file. What a TOML among them names is counted too, wherever in it that stands: a logo, a layer.
    """
    files = {option: [path.name, _sha256(path)] for option, path in given.items()}
    named = {option: dict(_named(path)) for option, path in given.items() if path.suffix.lower() == ".toml"}
    facts = {"program": _program(), "options": {name: repr(value) for name, value in options.items()}}
    return hashlib.sha256(json.dumps([facts, files, named], sort_keys=True).encode()).hexdigest()


def _program() -> str:
    """Return the hash of the code, of the tables that ship with it, and of the names of the libraries."""
    roots = {PACKAGE, geodata_path("sources.toml").parent}
    lines = [f"{path.relative_to(root)} {_sha256(path)}" for root in sorted(roots) for path in sorted(_below(root))]
    libraries = sorted(f"{one.name} {one.version}" for one in distributions())
    return hashlib.sha256("\n".join([sys.version, *lines, *libraries]).encode()).hexdigest()


def _below(root: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in _NOT_OURS]
        yield from (Path(parent, name) for name in names)


def _sha256(path: Path) -> str:
    """Return the hash of an ordinary file; nothing if it cannot be read: the build says so in its own words."""
    try:
        check_given(path)
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (InputError, OSError):
        return ""


def _named(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (text, hash of the file of this name) for each text of a TOML that is the name of a file."""
    with suppress(InputError, OSError, ValueError, RecursionError):
        if check_given(path) <= _LARGEST_TOML:
            for text in set(_texts(tomllib.loads(path.read_text(encoding="utf-8-sig")))):
                with suppress(OSError, ValueError):  # no name of anything
                    if text and len(text) <= _LONGEST_NAME and (path.parent / text).is_file():
                        yield text, _sha256(path.parent / text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
