# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keeper's report: what to correct, and the keeper's whole file, to be corrected in place and sent back."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from mapping.files import check_ending, new_workbook, write_file, write_sheet
from mapping.palette import colour
from mapping.problems import WEIGHTS, Problem
from mapping.registry.model import Registry
from mapping.registry.report.original import read_original
from mapping.registry.report.problem_list import report_csv, to_frame
from mapping.registry.report.sheets import RegistrySheet, Styles, copy_sheet, sheet_names
from mapping.registry.returned_report import CORRECTION, LISTS
from mapping.registry.template import lists_of_values, write_lists

_SHEETS = {"it": ("Segnalazioni", "Registro"), "en": ("Report", "Registry")}
_WIDTHS = (8, 18, 30, 60, 30, 14, 24, 30)


def write_report(
    registry: Registry, problems: Iterable[Problem], path: str | Path, *, lang: str = "it", replace: bool = False
) -> None:
    """Write the report as XLSX or CSV, by the extension of ``path``; a file that is there only with ``replace``.

    The CSV holds the problems; the XLSX besides the keeper's own file, each sheet and column of it, under the numbers
    that its rows have there, with the problems beside them: corrected in place it is the next registry. A withdrawn
    association is in neither.

    Raises
    ------
    InputError
        If the extension is another, the file is there already, a cell of the registry is too long for a workbook, or
        the registry's file has changed since it was read.
    OutputError
        If the file cannot be written.
    """
    path = Path(path)
    ending = check_ending(path, "La segnalazione", (".xlsx", ".csv"))
    told = tuple(problems)
    data = report_xlsx(registry, told, lang=lang) if ending == ".xlsx" else report_csv(told, lang=lang)
    write_file(path, data, replace=replace)


def report_xlsx(registry: Registry, problems: Sequence[Problem], *, lang: str = "it") -> bytes:
    """Return the workbook of the report: the problems, the sheets of the original, and the values of the lists.

    It holds the keeper's notes and whatever else the keeper's file holds: nothing of it is ever published.
    """
    buffer = io.BytesIO()
    problems_name, registry_name = _SHEETS[lang]
    with new_workbook(buffer, in_order=True) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": _colour("heading")})
        originals = read_original(registry)
        names = sheet_names([name or registry_name for name in originals.names], problems_name, LISTS)
        told = book.add_worksheet(names.first)
        styles = Styles(book, {weight: _colour(weight) for weight in WEIGHTS}, _colour("heading"))
        emptied: list[Problem] = []
        for name, original in zip(names.copied, originals.sheets, strict=True):
            before = originals.withdrawn.emptied
            sheet = book.add_worksheet(name)
            if original.is_registry:
                RegistrySheet(sheet, registry, problems, lang, styles).write(original.lines, names.last)
            else:
                copy_sheet(sheet, original, styles)
            if count := originals.withdrawn.emptied - before:
                emptied.append(Problem("celle-svuotate", dati={"foglio": name, "quante": str(count)}))
        _write_problems(book, told, [*problems, *emptied], lang, bold)  # last: now it is known what was emptied
        write_lists(book.add_worksheet(names.last), lists_of_values(), bold)
    return buffer.getvalue()


def _colour(name: str) -> str:
    return colour(name, "workbook")


def _write_problems(book: Any, sheet: Any, problems: Sequence[Problem], lang: str, bold: Any) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    frame = to_frame(problems, lang).assign(**{CORRECTION: ""})
    write_sheet(sheet, frame, header=bold, cell=wrap)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.autofilter(0, 0, max(1, len(frame)), len(_WIDTHS) - 1)
    weight = frame.columns.get_loc("peso")
    for name in WEIGHTS:  # the legend of the colours
        rule = {"type": "cell", "criteria": "==", "value": f'"{name}"'}
        sheet.conditional_format(
            1, weight, max(1, len(frame)), weight, rule | {"format": book.add_format({"bg_color": _colour(name)})}
        )
