# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of an edition, each put away as it is made: in memory stays only what is told of it."""

import hashlib
import os
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mapping.errors import OutputError
from mapping.publish.folder.sentences import output_sentence


class Facts(NamedTuple):
    """What is told of a file: how many bytes it has, and their SHA-256."""

    size: int
    sha256: str


class Files(Mapping[str, bytes]):
    """``path -> bytes``, and what is told of each, in the order in which they were put."""

    def __init__(self) -> None:
        self.facts: dict[str, Facts] = {}

    def put(self, path: str, portions: Iterable[bytes]) -> None:
        """Take a file, some of it at a time."""
        digest, size = hashlib.sha256(), 0

        def counted() -> Iterator[bytes]:
            nonlocal size
            for portion in portions:
                digest.update(portion)
                size += len(portion)
                yield portion

        self._keep(path, counted())
        self.facts[path] = Facts(size, digest.hexdigest())

    def put_all(self, files: Mapping[str, bytes]) -> None:
        """Take files that are small, or must be held whole to be made."""
        for path, data in files.items():
            self.put(path, [data])

    def sort(self) -> None:
        """Put the files into the order of their paths."""
        self.facts = dict(sorted(self.facts.items()))

    @abstractmethod
    def _keep(self, path: str, portions: Iterable[bytes]) -> None:
        """Put the file away."""

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)


class HeldFiles(Files):
    """Files in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[str, bytes] = {}

    def _keep(self, path: str, portions: Iterable[bytes]) -> None:
        self._held[path] = b"".join(portions)

    def __getitem__(self, path: str) -> bytes:
        return self._held[path]


class FolderFiles(Files):
    """Files in a folder, read again when they are asked for; ``out`` is what a sentence calls the folder."""

    def __init__(self, folder: Path, out: Path, facts: Mapping[str, Facts] | None = None) -> None:
        super().__init__()
        self.folder, self.out = folder, out
        self.facts |= facts or {}

    def _keep(self, path: str, portions: Iterable[bytes]) -> None:
        place = self.folder / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as stream:
                stream.writelines(portions)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            written = sum(told.size for told in self.facts.values())
            raise OutputError(output_sentence(error, self.out, written)) from error

    def __getitem__(self, path: str) -> bytes:
        if path not in self.facts:
            raise KeyError(path)
        return (self.folder / path).read_bytes()


def facts_of(files: Mapping[str, bytes]) -> Mapping[str, Facts]:
    """Return what is told of some files."""
    if isinstance(files, Files):
        return files.facts
    return {path: Facts(len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items()}
