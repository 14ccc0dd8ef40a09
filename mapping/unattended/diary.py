# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One line for every run: when, how it ended, with which exit code, how many rows, and the sentence if it failed.

The columns are separated by tabs. The file never grows beyond `MOST_BYTES`: then it becomes the older one beside it, in
the place of the one that was there.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mapping.errors import MappingError, system_says
from mapping.unattended.private import open_private

NAME = "diario.log"
OLDER = "diario.1.log"
MOST_BYTES = 500_000
_LONGEST = 1_000
"""Letters of a sentence."""


@dataclass
class Outcome:
    """How a run ends, if nothing goes wrong."""

    word: str = "niente di nuovo"
    counts: str = ""
    sentence: str = ""


def add_line(folder: Path, outcome: Outcome, code: int = 0) -> None:
    """Add a line to the diary; a full disk is no reason to end otherwise."""
    when = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    sentence = " ".join(outcome.sentence.split())[:_LONGEST]
    line = "\t".join([when, outcome.word, str(code), outcome.counts, sentence]) + "\n"
    path = folder / NAME
    with suppress(OSError):
        if path.exists() and path.stat().st_size + len(line.encode()) > MOST_BYTES:
            path.replace(folder / OLDER)
        with os.fdopen(open_private(path, os.O_WRONLY | os.O_APPEND), "ab") as stream:
            stream.write(line.encode("utf-8", "replace"))


@contextmanager
def told(folder: Path) -> Iterator[Outcome]:
    """Add one line when the run ends, however it ends; the error goes on."""
    outcome = Outcome()
    try:
        yield outcome
    except BaseException as error:
        word, sentence = _of_error(error)
        add_line(folder, Outcome(word, "", sentence), error.exit_code if isinstance(error, MappingError) else 2)
        raise
    add_line(folder, outcome)


def _of_error(error: BaseException) -> tuple[str, str]:
    if isinstance(error, MappingError):
        return "rifiutata" if error.exit_code == 1 else "non riuscita", str(error)
    if isinstance(error, OSError):
        return "non riuscita", f"{error.filename or 'Il lavoro si è fermato'}: {system_says(error)}"
    if isinstance(error, Exception):
        return "non riuscita", f"{type(error).__name__}: {error}"
    return "interrotta", ""
