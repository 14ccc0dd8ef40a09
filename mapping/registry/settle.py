# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What becomes of each row: rejected, a duplicate, withdrawn, or alive; each exactly once."""

from collections.abc import Iterable

import pandas as pd

from mapping.problems import Problem
from mapping.registry.identity import Duplicate, add_keys, find_duplicates, make_ids
from mapping.registry.likeness import find_probable
from mapping.registry.model import Table
from mapping.registry.withdrawals import (
    Withdrawals,
    find_in_shifted,
    find_resembling,
    find_withdrawn,
    written_code,
)
from mapping.schema import INPUT_COLUMNS

OUTCOME_COLUMNS = ("id", "stato", "duplicata_di", "motivo")
EXAMPLE = "Esempio:"
"""How the names in the template's example rows begin."""
REALIGN = "DA RIALLINEARE:"
"""What the report writes before the name of a row whose cells are shifted: it stays rejected until put right."""
_TOTALS = (
    "totale",
    "totali",
    "total",
    "totale generale",
    "totale complessivo",
    "totale associazioni",
    "subtotale",
)
_NOTE = r"(?i)\W*((fonte|fonti|nota|note|legenda|elaborazione)\s*:|n\. ?b\.|(dati )?aggiornat[oa] al\b)"
_WITHDRAWN = ("ritirata", "ritiro-senza-comune")

Settled = tuple[pd.DataFrame, pd.DataFrame, tuple[Problem, ...]]


def settle(rows: pd.DataFrame, table: Table, withdrawals: Withdrawals, told: Iterable[Problem]) -> Settled:
    """Return the rows with `OUTCOME_COLUMNS`, the rows as they came, and all problems in the order of the rows.

    Nothing is left of a withdrawn row, in either frame or in a problem, but its number; so it is with every row
    that repeats a withdrawn one.
    """
    keyed = add_keys(rows)
    rejected = _rejected(keyed, table)
    duplicates = find_duplicates(keyed.drop(index=list(rejected)))
    ids, problems = make_ids(keyed, duplicates, rejected)
    named = find_withdrawn(keyed.assign(id=ids, codice_scritto=_written_codes(table)), withdrawals) | find_in_shifted(
        _shifted(table), withdrawals
    )
    gone = _spread(named, duplicates)
    repeated = {riga: found for riga, found in duplicates.items() if riga not in gone}
    rejected = {riga: problem for riga, problem in rejected.items() if riga not in gone}
    verdicts = {riga: Problem(codice, riga) for riga, codice in gone.items()}
    verdicts |= rejected | {riga: _repetition(riga, found, rows) for riga, found in repeated.items()}
    alive = keyed.drop(index=list({*verdicts}))
    problems += [*find_probable(alive), *find_resembling(alive, withdrawals)]
    problems += list(verdicts.values())
    settled = _with_outcome(rows.assign(id=ids), verdicts, repeated, gone)
    return settled, _raw(table, gone), _ordered([*told, *problems, *withdrawals.problems], gone)


def _rejected(keyed: pd.DataFrame, table: Table) -> dict[int, Problem]:
    """Return ``riga -> why`` of the rows that are no association that can be published."""
    names, keys = keyed["denominazione"], keyed["nome_chiave"]
    begins = keys[keys.str.startswith(("total", "subtotal"))]
    words = begins.str.replace(r"\d", "", regex=True).str.split().str.join(" ")
    found = {
        "nome-mancante": names.index[names == ""],
        "nome-illeggibile": names.index[(keys == "") & (names != "")],
        "riga-di-esempio": names.index[names.str.startswith(EXAMPLE)],
        "riga-da-riallineare": names.index[names.str.startswith(REALIGN)],
        "riga-di-totale": words.index[words.isin(_TOTALS)],
        "riga-di-nota": _notes(keyed),
    }
    rejected = {
        int(riga): Problem(codice, int(riga), "denominazione", names[riga])
        for codice, index in found.items()
        for riga in index
    }
    return rejected | table.shifted


def _written_codes(table: Table) -> "pd.Series[str]":
    """Return the tax codes as they are written, also those that are wrong."""
    places = [place for place, name in enumerate(table.names) if name == "codice_fiscale"]
    empty = pd.Series("", index=table.rows.index, dtype="str")
    return table.rows[places[0]].map(written_code).astype("str") if places else empty


def _notes(keyed: pd.DataFrame) -> "pd.Index[int]":
    """Return the rows that hold nothing but a text that begins like a note below a table."""
    begins = keyed["denominazione"].str.match(_NOTE)
    few = keyed.loc[begins, [name for name in INPUT_COLUMNS if name != "denominazione"]]
    return few.index[(few == "").all(axis=1)]


def _shifted(table: Table) -> dict[int, list[str]]:
    """Return the cells of the rows whose cells may stand below any header."""
    return {riga: [str(cell) for cell in table.rows.loc[riga]] for riga in table.shifted}


def _spread(gone: dict[int, str], duplicates: dict[int, Duplicate]) -> dict[int, str]:
    """Return the same with every row that says the same association as a withdrawn one."""
    roots = {duplicates[riga][0] if riga in duplicates else riga: codice for riga, codice in gone.items()}
    family = {riga: roots[first] for riga, (first, _) in duplicates.items() if first in roots}
    return dict(sorted((roots | family | gone).items()))


def _repetition(riga: int, found: Duplicate, rows: pd.DataFrame) -> Problem:
    first, (why, why_en) = found
    facts = {"altra": str(first), "perche": why, "perche_en": why_en}
    return Problem("duplicata", riga, "denominazione", str(rows.at[riga, "denominazione"]), dati=facts)


def _with_outcome(
    rows: pd.DataFrame, verdicts: dict[int, Problem], repeated: dict[int, Duplicate], gone: dict[int, str]
) -> pd.DataFrame:
    states = (
        dict.fromkeys(verdicts, "respinta") | dict.fromkeys(repeated, "duplicata") | dict.fromkeys(gone, "ritirata")
    )
    settled = rows.assign(
        stato=_column(states, rows),
        duplicata_di=_column({riga: str(first) for riga, (first, _) in repeated.items()}, rows),
        motivo=_column({riga: problem.text() for riga, problem in verdicts.items()}, rows),
    )
    settled.loc[list(gone), [*INPUT_COLUMNS, "id"]] = ""
    return settled


def _column(values: dict[int, str], rows: pd.DataFrame) -> "pd.Series[str]":
    return pd.Series(values, dtype="str").reindex(rows.index, fill_value="")


def _raw(table: Table, gone: dict[int, str]) -> pd.DataFrame:
    raw = table.rows.copy()
    raw.loc[list(gone), :] = ""
    return raw.set_axis(list(table.headers), axis=1)


def _ordered(problems: list[Problem], gone: dict[int, str]) -> tuple[Problem, ...]:
    kept = (problem for problem in problems if problem.riga not in gone or problem.codice in _WITHDRAWN)
    return tuple(sorted(kept, key=lambda problem: (problem.riga, problem.colonna, problem.codice, problem.valore)))
