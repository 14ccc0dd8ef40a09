# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of the comparison with another register, and what it found as plain facts that the page shows."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from mapping.desk.wording import UnreadableError
from mapping.desk.workplace import Workplace
from mapping.errors import InputError, MappingError
from mapping.files import open_whole
from mapping.registry import NOTHING_SETTLED, AbsentHeaderError, Registry, table_score

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from mapping.comparison import Comparison

REPORT = "confronto.xlsx"
"""The report, among what the desk keeps, until the keeper wants it in the folder."""
MOST = 200
"""Lines that are shown of each answer; the report has all of them."""
_LONGEST = 200
SHEET, INDEPENDENT = "confronto_foglio", "confronto_indipendenti"
"""What the keeper said of the other register, and of both, each with the files that it was said of."""
Facts = dict[str, Any]
Row = Mapping[Hashable, Any]


class Asked(NamedTuple):
    """What the keeper said of the registers that are compared now."""

    sheet: str
    independent: bool


def asked(place: Workplace) -> Asked:
    """Return what the keeper said; what was said of other files is forgotten."""
    state, other = place.state(), place.chosen("confronto")
    of_file, _, sheet = state.get(SHEET, "").partition("/")
    name = other.name if other else ""
    return Asked(sheet if of_file == name else "", bool(name) and state.get(INDEPENDENT) == both(place))


def both(place: Workplace) -> str:
    """Return which two files are compared, as one text."""
    other = place.chosen("confronto")
    return f"{place.name_of_register()}/{other.name if other else ''}"


def sheets_of(path: "Path", sheet: str | None) -> list[str]:
    """Return the sheets of a file to choose from; none of one that cannot be opened."""
    try:
        whole = open_whole(path, score=partial(table_score, settled=NOTHING_SETTLED), sheet=sheet)
        next(whole.records, None)  # what is not begun cannot be closed, and the process that reads would stay
    except MappingError:
        return []
    close = getattr(whole.records, "close", None)
    if close:
        close()
    return [sheet.name for sheet in whole.sheets if sheet.visible and sheet.name]


def unreadable(error: InputError, path: "Path", sheet: str | None) -> UnreadableError:
    """Return why a file cannot be read, with its sheets, and whether to say which column has the names may help."""
    absent = isinstance(error, AbsentHeaderError) and error.column == "denominazione"
    facts = {"fogli": sheets_of(path, sheet), "nome": absent or "--column" in str(error)}
    return UnreadableError(str(error), facts)


def facts_of_comparison(found: "Comparison", other: Registry, sheets: list[str]) -> Facts:
    """Return what the page tells of a comparison with a register."""
    told = [what for what, count in found.summary() if count is None]
    return {
        "letti": told[: len(found.read)],
        "conti": found.counts(),
        "stima": told[len(found.read) :],
        "legati": found.missing.looks_bound,
        "solo_a": _first(found.only_a, _alone),
        "solo_b": _first(found.only_b, _alone),
        "differenze": _first(found.differences, _differing),
        "forse": _first(found.perhaps, _pair),
        "fogli": sheets,
        "colonne": [[read.header, read.column] for read in other.columns],
    }


def _first(rows: "pd.DataFrame", tell: Callable[[Row], Facts]) -> Facts:
    """Return how many rows there are, and what is shown of the first."""
    first = rows.head(MOST).to_dict("records")
    return {"quante": len(rows), "prime": [{name: _cut(cell) for name, cell in tell(row).items()} for row in first]}


def _cut(cell: object) -> str:
    text = str(cell)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _alone(row: Row) -> Facts:
    place = _place(row.get("comune", ""), row.get("provincia", ""))
    return {"riga": row["riga"], "nome": row["denominazione"], "luogo": place, "nota": row["nota"]}


def _pair(row: Row) -> Facts:
    told = {"motivo": row["motivo"]}
    for side in "ab":
        place = _place(row[f"comune_{side}"], row[f"provincia_{side}"])
        told |= {f"riga_{side}": row[f"riga_{side}"], f"nome_{side}": row[f"denominazione_{side}"]}
        told[f"luogo_{side}"] = place
    return told


def _differing(row: Row) -> Facts:
    names = ("riga_a", "riga_b", "colonna", "in_a", "in_b")
    return {"nome": row["denominazione"], **{name: row[name] for name in names}}


def _place(comune: str, province: str) -> str:
    return f"{comune} ({province})" if comune and province else comune or province
