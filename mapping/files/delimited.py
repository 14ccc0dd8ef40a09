# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A CSV to records, whatever its separator and however its quotes were broken."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, count, islice
from pathlib import Path
from typing import NamedTuple

from mapping.errors import InputError
from mapping.files.encoding import read_lines
from mapping.files.input_file import label
from mapping.files.limits import HEADER_SEARCH, MOST_LINES, too_many_rows
from mapping.files.record import Record

SEPARATORS = (";", ",", "\t", "|")
_DECLARED = re.compile(r'^\ufeff?"?sep=(.)"?$', re.IGNORECASE)
_WHOLE = re.compile(r'\ufeff?\s*"((?:[^"]|"")*)"[\s;,]*')
_LOOKAHEAD = 2_000
"""Physical lines that one row may span."""
_PATIENCE = 1_000_000
"""Physical lines of a file that may be looked at without finding the end of a quoted cell."""
_START = 4_000_000
"""Characters of the start of a file that are looked at for its separator."""
Cells = tuple[list[str], tuple[str, ...]]
Score = Callable[[list[str]], int]
"""How many known columns a row names if it is the header of the wanted table; 0: it is none."""
STRAY, OTHER = "virgolette-spaiate", "separatore-diverso"


class _Layout(NamedTuple):
    """How a file is parted: its separator, the fields of its header, and how many known columns that one names."""

    separator: str
    width: int
    known: int


def read_delimited(path: Path, score: Score, encoding: str = "") -> Iterator[Record]:
    """Yield the records of a CSV, numbered as a spreadsheet numbers them once it is opened; of empty lines none.

    A cell with line breaks is one row; the line ``sep=;`` that Excel writes is none. ``score`` tells how many known
    columns a row names if it is the header; the separator that lets a row name most is the one. ``encoding`` is that of
    the file where it is known (`mapping.files.encoding.encoding_of`).

    Raises
    ------
    InputError
        If it has more rows than a sheet holds, empty ones too.
    """
    lines = (line.replace("\0", "") for line in read_lines(path, encoding))
    start = _first_lines(lines)
    declared = _DECLARED.match(start[0]) if start else None
    if declared:
        start = start[1:]
    layout = _guess(start, declared.group(1) if declared else "", score)
    if layout.known < 2 and start and _WHOLE.fullmatch(start[0]):
        bare = [_unwrapped(line) for line in start]
        inside = _guess(bare, "", score)
        if inside.known > layout.known:
            yield from _records(chain(bare, map(_unwrapped, lines)), inside.separator, inside.width, label(path))
            return
    yield from _records(chain(start, lines), layout.separator, layout.width, label(path))


def _unwrapped(line: str) -> str:
    """Return the line that stands in quotes as a whole: a CSV that was pasted into one column of a spreadsheet."""
    whole = _WHOLE.fullmatch(line)
    return whole[1].replace('""', '"') if whole else line


def _first_lines(lines: Iterator[str]) -> list[str]:
    """Return the lines among which the header is looked for, and not more text than a table would have there."""
    start: list[str] = []
    size = 0
    for line in islice(lines, HEADER_SEARCH * 2):
        start.append(line)
        size += len(line)
        if size > _START:
            break
    return start


def _guess(start: list[str], declared: str, score: Score) -> _Layout:
    """Return the layout under which a line names most columns."""
    best = _Layout(declared or SEPARATORS[0], width=0, known=0)
    for separator in dict.fromkeys((declared, *SEPARATORS) if declared else SEPARATORS):
        for record in islice(_records(iter(start), separator, 0), HEADER_SEARCH):
            # No row names more columns than it has cells: of most no more is asked.
            known = score(record.cells) if len(record.cells) > best.known else 0
            if known > best.known:
                best = _Layout(separator, len(record.cells), known)
    # One column only: commas in the names are no separators.
    return best._replace(separator="\x1f") if best.width == 1 else best


def _records(lines: Iterator[str], separator: str, width: int, file: str = "") -> Iterator[Record]:
    ahead = _Ahead(lines)
    for number in count(1):
        line = ahead.next_line()
        if line is None:
            return
        if number > MOST_LINES:
            raise InputError(too_many_rows(file))
        if not line:
            continue
        if width > 1 and separator not in line and (other := _with_another(line, width)):
            yield Record(number, other, (OTHER,))
        elif '"' not in line:
            yield Record(number, line.split(separator))
        else:
            found = _quoted(line, separator, width) or _gather(line, ahead, separator, width)
            yield Record(number, *found)


class _Ahead:
    """The lines not read yet; some may be looked at and left for later."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.waiting: deque[str] = deque()
        self.patience = _PATIENCE

    def next_line(self) -> str | None:
        return self.waiting.popleft() if self.waiting else next(self.lines, None)

    def look(self) -> Iterator[str]:
        """Yield the lines that follow without taking them: as many as a row may span."""
        for position in range(min(_LOOKAHEAD, self.patience)):
            if position == len(self.waiting):
                self.waiting.extend(islice(self.lines, 1))
            if position == len(self.waiting):
                return
            yield self.waiting[position]

    def take(self, number: int) -> None:
        for _ in range(number):
            self.waiting.popleft()


def _with_another(line: str, width: int) -> list[str] | None:
    """Return the cells of a line that was pasted from a file with another separator, if they are one per column."""
    found = (_strict(line, separator) for separator in SEPARATORS if separator in line)
    return next((cells for cells in found if cells and len(cells) == width), None)


def _quoted(line: str, separator: str, width: int) -> Cells | None:
    """Return the cells of a line with quotes in the first reading that gives every column one; None: it goes on."""
    # The readings go from the strictest to the most forgiving. How many cells a row must have (`width`) decides which
    # one is right, since any line can be cut at any quote; while the header is looked for (0) the strict one will do.
    strict = _strict(line, separator)
    if strict is not None and len(strict) == (width or len(strict)):
        return _unpaired_taken(line, strict)
    escaped = _strict(line.replace('\\"', '""'), separator) if '\\"' in line else None
    if escaped is not None and len(escaped) == width:
        return escaped, ()
    tolerant, odd = _tolerant(line, separator)
    if not tolerant:
        return None
    if len(tolerant) == width:
        return tolerant, (STRAY,) if odd else ()
    if strict is not None:  # well formed, only longer or shorter than the header: no fault of the quotes
        return strict or tolerant, ()
    literal = _rejoined(line.split(separator), separator, width) or _literal(line, separator)
    return (literal if len(literal) == width else tolerant), (STRAY,)


def _unpaired_taken(line: str, cells: list[str]) -> Cells:
    """Return the cells without a single quote at the end of one: with an odd number in the line it pairs with none."""
    if line.count('"') % 2 == 0 or not any(_ends_alone(cell) for cell in cells):
        return cells, ()
    return [cell.strip()[:-1] if _ends_alone(cell) else cell for cell in cells], (STRAY,)


def _ends_alone(cell: str) -> bool:
    return cell.count('"') == 1 and cell.rstrip().endswith('"')


def _rejoined(parts: list[str], separator: str, width: int) -> list[str] | None:
    """Return the parts with the one run joined that begins and ends with a quote and leaves one part per column."""
    # A quoted name with the separator in it was cut into as many parts too many. If two runs could be that name, it is
    # open which cell belongs to which column, and nothing is joined.
    run = len(parts) - width + 1
    runs = [
        start
        for start in range(width)
        if run > 1 and parts[start].lstrip().startswith('"') and parts[start + run - 1].rstrip().endswith('"')
    ]
    if len(runs) != 1:
        return None
    start = runs[0]
    whole = separator.join(parts[start : start + run]).strip()[1:-1].replace('""', '"')
    return [*parts[:start], whole, *parts[start + run :]]


def _gather(line: str, ahead: _Ahead, separator: str, width: int) -> Cells:
    """Return the cells of a record that may go on over the next lines, which are taken if they belong to it.

    Quotes that are where the format wants them win, if they give every column a cell. Two that would join lines of
    which each makes a full row by itself are stray ones.
    """
    # The parser reads ahead without taking: the next lines are rows of their own until it is sure that they are not.
    text = (one + "\n" for one in chain([line], ahead.look()))
    reader = csv.reader(text, delimiter=separator, strict=True, skipinitialspace=True)
    try:
        fields = next(reader)
    except csv.Error:
        fields = []
    joined = [line, *islice(ahead.waiting, reader.line_num - 1)]
    if fields and _plausible(fields, joined, separator, width):
        ahead.take(reader.line_num - 1)
        return fields, ()
    # Counted over the whole file: one quote a line would otherwise make every line look at the thousands after it.
    ahead.patience -= reader.line_num
    return _literal(line, separator), (STRAY,)


def _plausible(fields: list[str], lines: list[str], separator: str, width: int) -> bool:
    if not width:
        return True
    two = sum(line.count('"') for line in lines) == 2
    stray = two and width > 1 and all(len(_literal(one, separator)) == width for one in lines)
    return len(fields) == width and not stray


def _strict(text: str, separator: str) -> list[str] | None:
    """Return the fields if the quotes are all where the format wants them."""
    try:
        rows = list(csv.reader([text], delimiter=separator, strict=True, skipinitialspace=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _tolerant(line: str, separator: str) -> tuple[list[str], bool]:
    """Return the fields when a quote closes a cell only before a separator, and whether one stood elsewhere.

    No fields: a cell stays open at the end of the line.
    """
    fields: list[str] = []
    position, odd = 0, False
    while position <= len(line):
        match = _field(separator).match(line, position)
        if match is None or (match["quoted"] is None and match["bare"].lstrip().startswith('"')):
            return [], True
        text = match["bare"] if match["quoted"] is None else match["quoted"].replace('""', "")
        odd = odd or '"' in text
        fields.append(text if match["quoted"] is None else match["quoted"].replace('""', '"'))
        position = match.end() + 1
    return fields, odd


def _literal(line: str, separator: str) -> list[str]:
    """Return the fields of a line whose quotes mean nothing; a single one at the edge of a cell goes."""
    cells = line.split(separator)
    return [cell.strip().strip('"') if cell.count('"') == 1 else cell.strip() for cell in cells]


@cache
def _field(separator: str) -> re.Pattern[str]:
    sep = re.escape(separator)
    inside = rf'(?>[^"]+|""|"(?!\s*(?:{sep}|$)))*+'
    return re.compile(rf'[^\S\t]*"(?P<quoted>{inside})"\s*(?={sep}|$)|(?P<bare>[^{sep}]*)')
