# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The assignment that was found, written as a file that settles it: to be looked at, changed and kept."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mapping.files import check_ending, write_file
from mapping.registry.headers.header import OF_EDITION, SETTLED, Read
from mapping.toml_files import quoted

_HEAD = (
    "Come sono state lette le colonne di «{name}».",
    'Ogni riga: "intestazione del file" = "colonna del registro"; "" se non va letta.',
    "Correggere dove serve, togliere il # dalle intestazioni da leggere, e usare il file con --columns.",
)


def write_columns(columns: Iterable[Read], path: str | Path, *, name: str, replace: bool = False) -> None:
    """Write which column each header of a registry was read as; `read_registry` reads it back with ``columns=``.

    Parameters
    ----------
    columns
        Those of a `Registry`, or what the keeper says of them (``indicata``; without a column: not to be read).
    path
        A file ending in ``.toml``.
    name
        The registry, as the file calls it.
    replace
        Whether the file may be there already.

    Raises
    ------
    InputError
        If the name ends otherwise, or the file is there and ``replace`` is not set.
    OutputError
        If it cannot be written.
    """
    path = Path(path)
    check_ending(path, "L'elenco delle colonne", (".toml",))
    lines = [*(f"# {line.format(name=_plain(name))}" for line in _HEAD), "", *_lines(columns)]
    write_file(path, ("\n".join(lines) + "\n").encode("utf-8", "replace"), replace=replace)


def _lines(columns: Iterable[Read]) -> Iterator[str]:
    for read in columns:
        line = f"{quoted(read.header)} = {quoted(read.column)}  # {read.how}"
        told = read.how == SETTLED or (read.column and read.how != OF_EDITION)  # what an edition says, it says itself
        yield line if told else f"# {line}"


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
