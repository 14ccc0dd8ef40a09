# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every file that is no CSV, read by a child process with bounds of time and memory (`mapping/files/child`)."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from mapping.errors import InputError
from mapping.files.delimited import Score
from mapping.files.input_file import label, real_path
from mapping.files.limits import LIBRARY_SPACE, MAX_COLUMNS, MAX_RATIO, MAX_UNPACKED, bounds_of
from mapping.files.record import Record, Sheet
from mapping.files.refusals import REASONS
from mapping.problems import Problem
from mapping.shipped import PACKAGE

_LIBRARIES = {"PROJ_NETWORK": "OFF", "OPENBLAS_NUM_THREADS": "1"}
"""Libraries of the child ask no network, and set no memory aside for threads that it does not need."""
_PATIENCE = 40
"""Times its seconds that a child may wait for whoever writes down what it reads."""
_WITH_SHEETS = ("xlsx", "xlsb", "xls", "ods", "xls-xml")
"""Kinds of files in which a sheet has a name that the keeper knows."""
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class BookContents:
    """The rows of the sheet with the table, notes about the file and sheets not read, what stands aside (`Asides`).

    ``sheet`` and ``position`` are the name and the index of the sheet.
    """

    kind: str
    records: Iterator[Record]
    problems: tuple[Problem, ...]
    beside: tuple[Record, ...]
    may_be_empty: bool
    sheet: str
    position: int


class Unpacked(NamedTuple):
    """The file out of an archive, in a folder that goes with this; ``sheet``: what is left to be found in it."""

    path: Path
    folder: "tempfile.TemporaryDirectory[str]"
    sheet: str | None


class Asides(NamedTuple):
    """What the caller knows of the sheets of a workbook that are not the table it wants.

    ``sheets`` are the indexes of those: that they were not read need not be reported. ``read`` is the index of the one
    whose rows are wanted beside the table; ``may_be_empty`` says that the table may have no row.
    """

    sheets: frozenset[int] = frozenset()
    read: int | None = None
    may_be_empty: bool = False


def nothing_aside(_: Sequence[Sheet]) -> Asides:
    """Return that every sheet may be the table."""
    return Asides()


def read_book(
    path: Path,
    kind: str,
    *,
    sheet: str | None,
    score: Score,
    asides: Callable[[Sequence[Sheet]], Asides],
    packed: int = 0,
) -> BookContents | Unpacked:
    """Return the rows of the sheet that holds the table, or the file out of an archive.

    Parameters
    ----------
    path, kind
        The file, and what `mapping.files.intake.find_kind` says of it.
    sheet
        The sheet wanted; of an archive, the file.
    score, asides
        What `mapping.files.intake.open_records` was given.
    packed
        The bytes of the archive that the file comes out of, by which its bounds go; 0: it comes out of none.

    Raises
    ------
    InputError
        If the reader fails or exceeds its bounds, or it is not clear which sheet is meant.
    """
    child = _Child(path, kind, packed)
    try:
        answer = child.receive()
        if answer["kind"] == "packed":
            return child.unpacked(sheet, inside=packed > 0)
        sheets = [_sheet(*of_sheet) for of_sheet in answer["sheets"]]
        aside = asides(sheets)
        chosen = _choose(sheets, sheet, score, aside.sheets, label(path))
        asked = [] if aside.read in (None, chosen) else [aside.read]
        child.ask([*asked, chosen])
        beside = tuple(child.records()) if asked else ()
    except BaseException:
        child.end()
        raise
    told = [Problem(code, dati=facts) for code, facts in answer["told"]]
    problems = (*told, *_unread(sheets, chosen, aside.sheets))
    name = sheets[chosen].name if answer["kind"] in _WITH_SHEETS else ""
    return BookContents(answer["kind"], child.last_records(), problems, beside, aside.may_be_empty, name, chosen)


def _sheet(name: str, visible: bool, head: list[list[Any]]) -> Sheet:
    return Sheet(name, visible, [Record(riga, cells, tuple(flags)) for riga, cells, flags, _ in head])


class WholeBook(NamedTuple):
    """What a file is, its sheets in their order, the hidden ones too, and the rows of each; of JSON, of each list.

    The rows of a sheet are gone once those of the next are asked for.
    """

    kind: str
    sheets: list[Sheet]
    records: Iterator[Iterator[Record]]


def read_whole_book(path: Path, kind: str, *, sheet: str | None = None, packed: int = 0) -> WholeBook | Unpacked:
    """Return all sheets of a workbook or a JSON file, with the kinds of their cells; of an archive, the file in it.

    The parameters are those of `read_book`; ``sheet`` only tells which file of an archive is meant.

    Raises
    ------
    InputError
        If the reader fails or exceeds its bounds, also while the rows are read.
    """
    child = _Child(path, kind, packed, patience=_PATIENCE)
    try:
        answer = child.receive()
        if answer["kind"] == "packed":
            return child.unpacked(sheet, inside=packed > 0)
        sheets = [_sheet(*of_sheet) for of_sheet in answer["sheets"]]
        child.ask(list(range(len(sheets))), typed=True)
    except BaseException:
        child.end()
        raise
    return WholeBook(answer["kind"], sheets, child.in_turn(len(sheets)))


class _Child:
    """The child process that reads a file, and what goes to and fro; ended by the clock if it takes too long."""

    def __init__(self, path: Path, kind: str, packed: int, patience: int = 4) -> None:
        self.name = label(path)
        own = bounds_of(packed or path.stat().st_size, book=True)
        bounds = {
            "memory": own.memory + LIBRARY_SPACE.get(kind, 0), "seconds": own.seconds,
            "unpacked": MAX_UNPACKED, "ratio": MAX_RATIO, "cells": own.cells,
            "columns": MAX_COLUMNS, "letters": own.letters,
        }  # fmt: skip
        # -P: a file of the working folder must not be taken for a module of the standard library; PYTHONPATH: the
        # child finds this very package, wherever it was started.
        module = ["-P", "-m", "mapping.files.child.main"]
        command = [sys.executable, *module, str(real_path(path)), kind, json.dumps(bounds)]
        self.process = subprocess.Popen(  # noqa: S603 - our own module, and a path that is an argument, never a command
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii",
            env={**os.environ, **_LIBRARIES, "PYTHONPATH": str(PACKAGE.parent)},
        )  # fmt: skip
        # The child bounds its own CPU time; this clock is for systems that cannot, and waits for slow machines.
        self.clock = threading.Timer(patience * own.seconds, self.process.kill)
        self.clock.daemon = True
        self.clock.start()

    def ask(self, sheets: list[int], *, typed: bool = False) -> None:
        """Ask for the rows of sheets."""
        self.send({"sheets": sheets, "typed": typed})

    def send(self, thing: object) -> None:
        """Send one line to the child."""
        assert self.process.stdin  # noqa: S101 - opened as a pipe above
        try:
            self.process.stdin.write(json.dumps(thing) + "\n")
            self.process.stdin.flush()
        except OSError:
            raise self._failed("memory") from None

    def receive(self) -> Any:
        """Return what the child sends next; one that ends before its time was stopped by a bound."""
        assert self.process.stdout  # noqa: S101 - opened as a pipe above
        line = self.process.stdout.readline()
        if not line.endswith("\n"):
            raise self._failed("memory")
        thing = json.loads(line)
        if isinstance(thing, dict) and "error" in thing:
            raise self._failed(thing["error"], thing["facts"])
        return thing

    def unpacked(self, wanted: str | None, *, inside: bool) -> Unpacked:
        """Have the register of an archive written into a folder of its own, and end the process."""
        folder = tempfile.TemporaryDirectory(prefix="mapping-", ignore_cleanup_errors=True)
        try:
            if inside:
                raise self._failed("nested")
            self.send({"into": folder.name, "wanted": wanted or ""})
            told = self.receive()
        except BaseException:
            folder.cleanup()
            raise
        finally:
            self.end()
        return Unpacked(Path(folder.name) / told["file"], folder, None if told["chosen"] else wanted)

    def records(self) -> Iterator[Record]:
        """Yield the rows of the next sheet that was asked for."""
        while (row := self.receive()) is not None:
            riga, cells, flags, kinds = row
            joined = "".join(cells)
            if not joined.isascii() and _LONE.search(joined):
                cells = [_LONE.sub("\ufffd", cell) for cell in cells]
            yield Record(riga, cells, tuple(flags), kinds)

    def in_turn(self, count: int) -> Iterator[Iterator[Record]]:
        """Yield the rows of each of so many sheets, and end the process."""
        try:
            for _ in range(count):
                records = self.records()
                yield records
                deque(records, maxlen=0)  # what was not wanted of them
        finally:
            self.end()

    def last_records(self) -> Iterator[Record]:
        """Yield the same, and end the process."""
        try:
            yield from self.records()
        finally:
            self.end()

    def end(self) -> None:
        self.clock.cancel()
        self.process.kill()
        self.process.communicate()

    def _failed(self, word: str, facts: dict[str, Any] | None = None) -> InputError:
        return InputError(f"Il file «{self.name}» {REASONS[word].format_map(facts or {})}.")


def _choose(sheets: list[Sheet], wanted: str | None, score: Score, aside: frozenset[int], file: str) -> int:
    """Return the index of the sheet to read: the one asked for, or the only one that holds a registry."""
    visible = [index for index, each in enumerate(sheets) if each.visible]
    names = ", ".join(f"«{sheets[index].name}»" for index in visible)
    if wanted is not None:
        found = [index for index in visible if sheets[index].name.strip().casefold() == wanted.strip().casefold()]
        if not found:
            raise InputError(
                f"Nel file «{file}» non c'è un foglio visibile di nome «{wanted}»: "
                f"ci sono {names or 'solo fogli nascosti'}."
            )
        return found[0]
    if not visible:
        raise InputError(f"Il file «{file}» ha solo fogli nascosti: rendere visibile quello del registro.")
    rest = [index for index in visible if index not in aside] or visible
    known = {index: max((score(row.cells) for row in sheets[index].head), default=0) for index in rest}
    good = [index for index in rest if known[index] > 1] or [index for index in rest if known[index]]
    if len(good) > 1:
        several = ", ".join(f"«{sheets[index].name}»" for index in good)
        raise InputError(
            f"Nel file «{file}» più fogli contengono un registro ({several}): indicare quale con --sheet "
            "(dell'edizione precedente: --previous-sheet, o --old-sheet in «diff»), o metterlo da solo in un file."
        )
    filled = [index for index in rest if sheets[index].head]
    return (good or filled or rest)[0]


def _unread(sheets: list[Sheet], chosen: int, aside: frozenset[int]) -> tuple[Problem, ...]:
    left = [sheet for index, sheet in enumerate(sheets) if index != chosen and index not in aside]
    others = [sheet.name for sheet in left if sheet.head or not sheet.visible]
    if not others:
        return ()
    facts = {"foglio": sheets[chosen].name, "altri": ", ".join(f"«{name}»" for name in others[:20])}
    return (Problem("fogli-non-letti", dati=facts),)
