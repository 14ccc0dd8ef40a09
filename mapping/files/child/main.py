# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run as a process of its own: read a file that is no CSV and print its rows as JSON lines.

A file that makes a reader crash, loop or ask for all the memory takes only this process with it: nothing else opens
a workbook. It imports little (not pandas), so that it starts quickly. `mapping.files.workbook` starts it; the two
exchange these lines:

1. prints ``{"kind": what it is, "sheets": [[name, visible, first rows], …], "told": [[code, facts], …]}``;
2. reads one line, ``{"sheets": [index, …], "typed": whether the kinds of cells are wanted}``;
3. prints for each sheet its rows and ``null``.

Of an archive it prints ``{"kind": "packed"}``, reads ``{"into": a folder, "wanted": the name asked for}``, puts the
register into the folder, and prints ``{"file": its name, "chosen": whether that name told which}``.

A row is ``[number, cells, codes of problems of the row, kinds of its cells]``.

A failure is printed as ``{"error": word, "facts": {…}}``.
"""

import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from errno import ENOMEM
from itertools import islice
from typing import Any, Protocol

from mapping.files.child.container import kind_of_ole, kind_of_zip
from mapping.files.child.objects import open_document
from mapping.files.child.packed import unpack
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.row import Row
from mapping.files.child.sheets import Book
from mapping.files.child.watch import watch_memory
from mapping.files.limits import HEADER_SEARCH

_SHOWN = 500
"""Characters of a cell that its header is looked for in."""
_HEAD_LETTERS = 5_000_000
"""Characters of the first rows of all sheets."""


def limit(bounds: "Bounds") -> None:
    """Bound this process; where the system has no such limits it watches its own memory, and the parent its time."""
    if sys.platform == "win32":
        watch_memory(bounds.memory)
        return
    try:
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    except (ImportError, ValueError, OSError):
        watch_memory(bounds.memory)
    if sys.platform == "darwin":
        watch_memory(bounds.memory)  # it takes the limit and does not keep it


def send(thing: object) -> None:
    """Print one line; ASCII only, so that no text can end it early."""
    sys.stdout.write(json.dumps(thing, separators=(",", ":")) + "\n")


class Sheets(Protocol):
    """A file opened."""

    @property
    def told(self) -> Sequence[tuple[str, dict[str, Any]]]:
        """The (code, facts) of what is to be said of the file."""

    def sheets(self) -> list[tuple[str, bool]]:
        """Return (name, visible) of each sheet."""

    def rows(self, index: int) -> Iterator[Row]:
        """Yield the rows of a sheet."""


def first_rows(book: Sheets, names: list[tuple[str, bool]], columns: int) -> Iterator[list[Row]]:
    """Yield the first rows of each sheet that are not blank, as much of them as a header may take."""
    left = _HEAD_LETTERS
    for index, (_, visible) in enumerate(names):
        found = islice((row for row in book.rows(index) if any(row.cells)), HEADER_SEARCH) if visible else ()
        rows = []
        for number, cells, flags, _ in found:
            shown = [cell[:_SHOWN] for cell in cells[: columns + 1]]
            left -= sum(map(len, shown)) + len(shown)
            if left < 0:
                raise Refusal("text")
            rows.append(Row(number, shown, flags))
        yield rows


def open_sheets(path: str, kind: str, bounds: "Bounds") -> tuple[str, Sheets]:
    """Return what the file is, and the file opened by whoever reads that kind."""
    if kind == "json":
        return kind, open_document(path, bounds)
    if kind == "markup":
        from mapping.files.child.markup import open_markup  # noqa: PLC0415 - each kind pays for its own libraries

        return open_markup(path, bounds)
    if kind in ("sqlite", "shp"):
        from mapping.files.child.layers import open_layers  # noqa: PLC0415 - as above

        return kind, open_layers(path, kind, bounds)
    if kind == "parquet":
        from mapping.files.child.layers import open_parquet  # noqa: PLC0415 - as above

        return kind, open_parquet(path, bounds)
    return kind, Book(path, kind, bounds)


def converse(path: str, kind: str, bounds: "Bounds") -> None:
    """Read the file and exchange with the parent what this module's docstring lists."""
    archive = kind
    if kind == "zip":
        kind = kind_of_zip(path, bounds)
    elif kind == "ole":
        kind = kind_of_ole(path)
    if kind in ("packed", "gzip"):
        send({"kind": "packed"})
        sys.stdout.flush()
        send(unpack(path, archive, **json.loads(sys.stdin.readline()), bounds=bounds))
        sys.stdout.flush()
        return
    kind, book = open_sheets(path, kind, bounds)
    names = book.sheets()
    firsts = first_rows(book, names, bounds.columns)
    sheets = [[name, visible, next(firsts)] for name, visible in names]
    send({"kind": kind, "sheets": sheets, "told": book.told})
    sys.stdout.flush()
    left = bounds.letters
    asked = json.loads(sys.stdin.readline())
    if isinstance(book, Book):
        book.typed = asked["typed"]
    for index in asked["sheets"]:
        for row in book.rows(index):
            left -= sum(map(len, row.cells)) + len(row.cells)
            if left < 0:
                raise Refusal("text")
            send(row)
        send(None)
    sys.stdout.flush()


_NO_MEMORY = ("limit exceeded", "error -4 while")
"""What a reader says of a bound, and zlib of memory that it does not get."""


def reason_of(error: BaseException) -> Refusal:
    """Return the word by which the parent knows what went wrong."""
    if isinstance(error, Refusal):
        return error
    # An import fails where the bound leaves no room for a library: the library itself is there.
    exhausted = isinstance(error, (MemoryError, RecursionError, ImportError)) or getattr(error, "errno", 0) == ENOMEM
    if exhausted or any(sign in str(error).lower() for sign in _NO_MEMORY):
        return Refusal("memory")
    if type(error).__name__ == "PanicException":  # what Rust raises through the reader
        return Refusal("panic")
    if type(error).__name__ == "PasswordError" or "password" in str(error).lower():
        return Refusal("password")
    if isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError):
        return Refusal("password" if "encrypted" in str(error) else "damaged")
    return Refusal("damaged")


def main() -> None:
    """Read the file named on the command line: path, kind (`mapping.files.intake.find_kind`), bounds as JSON."""
    path, kind, bounds = sys.argv[1:]
    known = Bounds(**json.loads(bounds))
    limit(known)
    try:
        converse(path, kind, known)
    except BaseException as error:
        reason = reason_of(error)
        send({"error": reason.word, "facts": reason.facts})
        with contextlib.suppress(OSError):
            sys.stdout.flush()


if __name__ == "__main__":
    main()
