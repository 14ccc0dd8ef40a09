# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keeper's report: what to correct, and the rows as they came, to be corrected in place and sent back."""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from mapping.files import (
    check_ending,
    new_workbook,
    refuse_long_cells,
    shorten,
    write_csv_bytes,
    write_file,
    write_sheet,
)
from mapping.palette import colour
from mapping.problems import WEIGHTS, Problem
from mapping.registry.headers import NAME
from mapping.registry.model import Registry
from mapping.registry.outcomes import REALIGN
from mapping.registry.returned_report import CORRECTION, REPORT_COLUMNS
from mapping.registry.row_lengths import LONG

_HEADING = colour("heading", "workbook")
_COLOURS = {weight: colour(weight, "workbook") for weight in WEIGHTS}
_SHEETS = {"it": ("Segnalazioni", "Registro"), "en": ("Report", "Registry")}
_WIDTHS = (8, 18, 30, 60, 30, 14, 24, 30)
_HELP = {
    "it": "Correggere le celle colorate qui, o scriverle nell'altro foglio: il file si può rimandare così.",
    "en": "Correct the coloured cells here, or write the correction on the other sheet: the file can be sent back.",
}


def write_report(
    registry: Registry, problems: Iterable[Problem], path: str | Path, *, lang: str = "it", replace: bool = False
) -> None:
    """Write the report as XLSX or CSV, by the extension of ``path``; a file that is there only with ``replace``.

    The CSV holds the problems; the XLSX a second sheet too, with the rows under the numbers they came with. A
    withdrawn association is in neither.

    Raises
    ------
    InputError
        If the extension is another, the file is there already, or a cell of the registry is too long for a workbook.
    OutputError
        If the file cannot be written.
    """
    path = Path(path)
    ending = check_ending(path, "La segnalazione", (".xlsx", ".csv"))
    told = tuple(problems)
    if ending == ".xlsx":
        refuse_long_cells(registry.raw, "la segnalazione")
    data = report_xlsx(registry, told, lang=lang) if ending == ".xlsx" else report_csv(told, lang=lang)
    write_file(path, data, replace=replace)


def report_csv(problems: Iterable[Problem], *, lang: str = "it") -> bytes:
    """Return the problems as CSV."""
    return write_csv_bytes(to_frame(problems, lang), bom=True)


def report_xlsx(registry: Registry, problems: Sequence[Problem], *, lang: str = "it") -> bytes:
    """Return the workbook of the report: the problems, and the rows as they came.

    Those hold the keeper's notes and whatever personal datum was withheld: nothing of it is ever published.
    """
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        first, second = _SHEETS[lang]
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": _HEADING})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(first)
        write_sheet(sheet, to_frame(problems, lang).assign(**{CORRECTION: ""}), header=bold, cell=wrap)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        _write_rows(book, book.add_worksheet(second), registry, problems, lang)
    return buffer.getvalue()


def _write_rows(book: Any, sheet: Any, registry: Registry, problems: Sequence[Problem], lang: str) -> None:
    """Write each row under the number it came with, so that «row 12» is row 12 here too."""
    raw = registry.raw
    bold = book.add_format({"bold": True, "bg_color": _HEADING})
    texts = book.add_format({"num_format": "@"})
    colours = {weight: book.add_format({"num_format": "@", "bg_color": colour}) for weight, colour in _COLOURS.items()}
    told = _by_row(problems, lang)
    cells = _cell_weights(registry, problems)
    notes = raw.shape[1]
    for column, header in enumerate(raw.columns):
        sheet.write_string(0, column, shorten(str(header)), bold)
    sheet.write_string(0, notes, _SHEETS[lang][0].lower(), bold)
    sheet.write_comment(0, 0, _HELP[lang])
    for riga, values in zip(raw.index.tolist(), _marked(registry, problems), strict=True):
        for column, value in enumerate(values):
            form = colours.get(cells.get((riga, column), ""), texts)
            if value or form is not texts:
                sheet.write_string(riga - 1, column, shorten(value), form)
        if riga in told:
            sheet.write_string(riga - 1, notes, shorten(told[riga]))
    sheet.set_column(0, notes - 1, 20)
    sheet.set_column(notes, notes, 80)
    sheet.freeze_panes(1, 0)


def _marked(registry: Registry, problems: Sequence[Problem]) -> Iterator[list[str]]:
    """Yield the rows as they came; the name of a shifted one is marked, lest it be accepted as it is next time."""
    shifted = {problem.riga for problem in problems if problem.codice == LONG}
    name = registry.stands[NAME]
    for riga, values in zip(registry.raw.index.tolist(), registry.raw.to_numpy().tolist(), strict=True):
        if riga in shifted and any(values):
            values[name] = f"{REALIGN} {values[name]}".strip()
        yield values


def _by_row(problems: Sequence[Problem], lang: str) -> dict[int, str]:
    told: dict[int, list[str]] = {}
    for problem in problems:
        where = f"{problem.colonna}: " if problem.colonna else ""
        told.setdefault(problem.riga, []).append(where + problem.text(lang))
    return {riga: " ".join(texts) for riga, texts in told.items()}


def _cell_weights(registry: Registry, problems: Sequence[Problem]) -> dict[tuple[int, int], str]:
    """Return ``(row, position) -> heaviest weight`` of the cells to colour."""
    columns = registry.stands
    found: dict[tuple[int, int], str] = {}
    for problem in sorted(problems, key=lambda problem: WEIGHTS.index(problem.peso), reverse=True):
        if problem.colonna in columns:
            found[problem.riga, columns[problem.colonna]] = problem.peso
    return found


def to_frame(problems: Iterable[Problem], lang: str = "it") -> pd.DataFrame:
    """Return one row per problem with `REPORT_COLUMNS`, in the order of the registry's rows."""
    ordered = sorted(problems, key=lambda p: (p.riga, WEIGHTS.index(p.peso), p.colonna, p.codice, p.valore))
    rows = [(p.riga, p.colonna, p.valore, p.text(lang), p.proposta, p.peso, p.codice) for p in ordered]
    return pd.DataFrame(rows, columns=list(REPORT_COLUMNS))
