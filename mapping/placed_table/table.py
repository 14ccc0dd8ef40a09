# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any table with columns of place, given back with the place found beside every row (``mapping geocode``).

It need not be a registry of associations. It is the keeper's own file and goes back to the keeper: every column
stays, in its order and with its text, also those that a registry would not read.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from mapping.cells import parse_coordinate, shown
from mapping.errors import InputError
from mapping.files import (
    HEADER_SEARCH,
    MAX_COLUMNS,
    MAX_ROWS,
    ROW_WORK,
    Bounds,
    Record,
    check_ending,
    label,
    open_records,
    refuse_long_cells,
    repair_bytes,
    too_many_rows,
    too_much,
    write_csv_bytes,
    write_file,
    write_xlsx_bytes,
)
from mapping.places import ADDED, ADDRESS, CLUES, POINT, geocode, read_points
from mapping.problems import Problem
from mapping.registry import (
    NOTHING_SETTLED,
    Columns,
    Settled,
    find_asides,
    find_place_column,
    may_hold_both,
    read_settled,
    refuse_absent,
    settled_columns,
)
from mapping.schema import METHODS, choices
from mapping.shares import percent

READ = (*CLUES, ADDRESS, *POINT)
"""The columns that tell a place."""
PREFIX = "luogo_"


class PlacedTable(NamedTuple):
    """The table with the place columns added.

    ``columns`` tells which header was read as which column of place; ``found`` is what `geocode` returned, without
    the keeper's columns; ``problems`` speak of the file as a whole.
    """

    frame: pd.DataFrame
    found: pd.DataFrame
    columns: dict[str, str]
    problems: tuple[Problem, ...]


def place_table(path: Path, *, sheet: str | None = None, columns: Columns = None) -> PlacedTable:
    """Return the table of a file with the place of every row.

    Parameters
    ----------
    path
        Any file that `mapping.read_registry` understands, with some of the columns `READ` under any usual header.
    sheet
        The sheet of a workbook; by default the only one with such columns.
    columns
        Which column each header is, as for `mapping.read_registry`; those that tell no place are not looked at.

    Returns
    -------
    PlacedTable
        Text as it stood, by the number of its row in the file; the added columns begin with `PREFIX` and replace
        those of an earlier run.

    Raises
    ------
    InputError
        If the file cannot be read or no header names a place.
    """
    settled = read_settled(columns)
    score = partial(place_score, settled=settled)
    source = open_records(path, score=score, sheet=sheet, asides=find_asides)
    stream = (record for record in source.records if any(cell.strip() for cell in record.cells))
    headers, records = _below_header(stream, label(path), settled)
    numbered = list(_bounded(records, source.bounds, label(path)))
    rows = [cells for _, cells in numbered]
    width = max(map(len, [headers, *rows]))
    _check_size(rows, width, label(path))
    table = pd.DataFrame([row + [""] * (width - len(row)) for row in rows], columns=range(width), dtype=str)
    table.index = pd.Index([riga for riga, _ in numbered], name="riga")
    read = read_columns(headers, settled)
    clues = pd.DataFrame({name: table[position] for name, position in read.items()})
    if len(clues[[name for name in clues if name not in POINT]].drop_duplicates()) > source.bounds.places:
        raise InputError(too_much(label(path)))
    clues, problems = read_points(clues, _headers_of_points(headers, read))
    for name in POINT:
        if name in clues:
            clues[name] = clues[name].map(_degrees)
    found = geocode(clues).frame[list(ADDED)].rename(columns=_with_prefix)
    names = headers + [""] * (width - len(headers))
    kept = [position for position, name in enumerate(names) if name.strip() not in found]
    frame = pd.concat(
        [table[kept].set_axis([names[position] for position in kept], axis="columns"), found], axis="columns"
    )
    told = {name: headers[position].strip() for name, position in read.items()}
    return PlacedTable(frame, found, told, (*source.problems, *problems))


def _headers_of_points(headers: list[str], columns: dict[str, int]) -> str:
    return ", ".join(f"«{shown(headers[columns[name]].strip()[:60])}»" for name in POINT if name in columns)


def _bounded(records: Iterator[Record], bounds: Bounds, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (riga, cells) as long as the file stays within what a table of its size may hold."""
    work = 0
    for record in islice(records, MAX_ROWS + 1):
        work += ROW_WORK + len(record.cells) - record.cells.count("")
        if work > bounds.work:
            raise InputError(too_much(file))
        yield record.riga, list(map(repair_bytes, record.cells))


def place_score(texts: list[str], settled: Settled = NOTHING_SETTLED) -> int:
    """Return how many columns of place a row of headers names."""
    return len(read_columns(texts, settled)) if len(texts) <= MAX_COLUMNS else 0


def read_columns(headers: Sequence[str], settled: Settled = NOTHING_SETTLED) -> dict[str, int]:
    """Return ``column of place -> position``; of several headers for one column the best, then the first.

    What the keeper settles is not guessed.
    """
    fixed = settled_columns(headers, settled)
    best = {name: (-1, at) for at, (name, _) in reversed(fixed.items()) if name in READ}
    for position, text in enumerate(headers):
        if position in fixed:
            continue
        named = find_place_column(text)
        if named and named[0] in READ and named[1] < best.get(named[0], (1_000, 0))[0]:
            best[named[0]] = (named[1], position)
    found = {name: position for name, (_, position) in best.items()}
    if not set(POINT) <= set(found) and not (POINT[0] in found and may_hold_both(headers[found[POINT[0]]])):
        found = {name: position for name, position in found.items() if name not in POINT}
    return {name: found[name] for name in READ if name in found}


def _below_header(stream: Iterator[Record], file: str, settled: Settled) -> tuple[list[str], Iterator[Record]]:
    """Return the first row that names two columns of place, else one, and the records below it."""
    seen = list(islice(stream, HEADER_SEARCH))
    scores = [place_score(list(map(repair_bytes, record.cells)), settled) for record in seen]
    at = next((n for wanted in (2, 1) for n, score in enumerate(scores) if score >= wanted), None)
    if at is None:
        if seen:
            _check_width(max(len(record.cells) for record in seen), file)
            refuse_absent(max((record.cells for record in seen), key=len), settled, file)
        raise InputError(
            f"Nel file «{file}» nessuna riga nomina una colonna di luogo: intitolarne almeno una "
            f"{', '.join(f'«{name}»' for name in (*CLUES, ADDRESS))}, oppure «latitudine» e «longitudine»; "
            "o indicare quale lo è con --column."
        )
    refuse_absent(list(map(repair_bytes, seen[at].cells)), settled, file)

    def below() -> Iterator[Record]:
        yield from seen[at + 1 :]
        yield from stream

    return list(map(repair_bytes, seen[at].cells)), below()


def _check_size(rows: list[list[str]], width: int, file: str) -> None:
    if not rows:
        raise InputError(f"Il file «{file}» ha l'intestazione ma nessuna riga sotto: non c'è nulla da cercare.")
    if len(rows) > MAX_ROWS:
        raise InputError(too_many_rows(file))
    _check_width(width, file)


def _check_width(width: int, file: str) -> None:
    if width > MAX_COLUMNS:
        raise InputError(f"Il file «{file}» ha {width} colonne, più delle {MAX_COLUMNS} lette: salvare le sole utili.")


def _degrees(cell: str) -> str:
    return parse_coordinate(cell.strip()).value or cell


def _with_prefix(name: str) -> str:
    return name if name.startswith(PREFIX) else PREFIX + name


def placed_lines(table: PlacedTable) -> Iterator[str]:
    """Yield in Italian what was read, and how many rows were found by which method."""
    found, rows = table.found, len(table.found)
    read = ", ".join(name if name == header else f"{name} (da «{header}»)" for name, header in table.columns.items())
    yield f"{rows} righe; colonne lette: {read}."
    yield from (problem.text() for problem in table.problems)
    by_method = found["luogo_metodo"].where(found["luogo_precisione"].isin(["comune", "punto"])).value_counts()
    comuni = int(by_method.sum())
    yield f"Comune trovato: {comuni} ({percent(comuni, rows, form='0.0')}%)"
    yield from (_counted(choices("metodo")[name]["it"], by_method[name]) for name in METHODS if name in by_method)
    abroad, everywhere = found["luogo_estero"], found["luogo_nazionale"]
    rest = {
        "solo la provincia": found["luogo_precisione"].eq("provincia"),
        "solo la regione": found["luogo_precisione"].eq("regione"),
        "all'estero": abroad,
        "in tutta Italia": everywhere,
        "senza risposta": found["luogo_precisione"].eq("") & ~abroad & ~everywhere,
    }
    yield from (_counted(words, int(which.sum()), indent=0) for words, which in rest.items())


def _counted(words: str, count: int, *, indent: int = 2) -> str:
    return f"{' ' * indent}{words:<{50 - indent}}{count:>9}"


def default_output(path: Path) -> Path:
    """Return where the table goes if the keeper names no file: beside the one that was read."""
    workbook = path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
    return path.parent / f"{path.stem}-luoghi.{'xlsx' if workbook else 'csv'}"


def check_output(out: Path) -> None:
    """Refuse a file that is neither CSV nor XLSX.

    Raises
    ------
    InputError
        If it is neither.
    """
    check_ending(out, "La tabella", _WRITERS)


def write_placed(table: PlacedTable, out: Path, *, replace: bool = False) -> None:
    """Write the table as CSV or XLSX, by the extension of ``out``: no cell of it is ever run by a spreadsheet.

    Raises
    ------
    InputError
        If the file is there already and ``replace`` is not set, or a cell is too long for a workbook.
    OutputError
        If the file cannot be written.
    """
    judged = table.found[["luogo_estero", "luogo_nazionale"]].map(lambda judged: "true" if judged else "false")
    told = table.frame.assign(**judged)
    if out.suffix.lower() == ".xlsx":
        refuse_long_cells(told, "la tabella")
    write_file(out, _WRITERS[out.suffix.lower()](told), replace=replace)


_WRITERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    ".xlsx": lambda frame: write_xlsx_bytes({"luoghi": frame}),
    ".csv": lambda frame: write_csv_bytes(frame, bom=True),
}
