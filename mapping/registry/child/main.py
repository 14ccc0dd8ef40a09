# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run as a process of its own: read a workbook or a JSON file and print its rows as JSON lines.

Imports nothing of the package, so that it starts quickly; a file that makes a reader crash, loop or ask for all the
memory takes only this process with it. Talks to `mapping.registry.workbook`, which starts it:

1. prints ``{"sheets": [[name, visible, first rows], …]}``, each row as ``[number, cells]``;
2. reads one line, the indexes of the sheets wanted;
3. prints for each sheet its rows, ``[number, cells, codes of problems of the row]``, and ``null``.

A failure is printed as ``{"error": word}``.
"""

import contextlib
import json
import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from documents import Document  # type: ignore[import-not-found]
from sheets import Book, Row  # type: ignore[import-not-found]

HEAD = 100


def limit(memory: int, seconds: int) -> None:
    """Bound this process; where the system knows no such limits, the parent's clock is left."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def say(thing: object) -> None:
    """Print one line; ASCII only, so that no text can end it early."""
    sys.stdout.write(json.dumps(thing, separators=(",", ":")) + "\n")


def head(book: "Book | Document", index: int) -> list[Row]:
    """Return the first rows of a sheet that are not blank."""
    return list(islice((row for row in book.rows(index) if any(row[1])), HEAD))


def talk(path: str, kind: str) -> None:
    """Hold the conversation of this module's docstring."""
    book = Document(path) if kind == "json" else Book(path, kind)
    names = book.sheets()
    say({"sheets": [[name, visible, head(book, i) if visible else []] for i, (name, visible) in enumerate(names)]})
    sys.stdout.flush()
    for index in json.loads(sys.stdin.readline()):
        for row in book.rows(index):
            say(row)
        say(None)
    sys.stdout.flush()


def word_for(error: BaseException) -> str:
    """Return the word by which the parent knows what went wrong."""
    if isinstance(error, (MemoryError, RecursionError)) or "limit exceeded" in str(error).lower():
        return "memory"
    if type(error).__name__ == "PanicException":  # what Rust raises through the reader
        return "panic"
    if type(error).__name__ == "PasswordError" or "password" in str(error).lower():
        return "password"
    return str(error.args[0]) if isinstance(error, LookupError) and error.args else "damaged"


def main() -> None:
    """Read the file named on the command line: path, kind, bytes of memory, seconds."""
    path, kind, memory, seconds = sys.argv[1:]
    limit(int(memory), int(seconds))
    try:
        talk(path, kind)
    except BaseException as error:
        say({"error": word_for(error)})
        sys.stdout.flush()


if __name__ == "__main__":
    main()
