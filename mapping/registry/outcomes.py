# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What becomes of each row: rejected, ceased, a duplicate, withdrawn, withheld, or kept; each exactly one of these."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial, reduce
from typing import NamedTuple

import pandas as pd

from mapping.cells import ends_in_its_name, mentions_the_end, newest_year
from mapping.distinct import by_distinct
from mapping.problems import Problem
from mapping.registry.decisions import Bodies, as_written, join, join_all, part
from mapping.registry.duplicates import Duplicate, add_facts, find_duplicates, places_left_out
from mapping.registry.hidden import BY_NAME_ALONE, WITHDRAWN, WITHHELD, unmatched, verdict
from mapping.registry.identity import add_keys, make_ids
from mapping.registry.merging import SIGNED, no_bodies, rows_below, stand_out
from mapping.registry.model import Table
from mapping.registry.probable_duplicates import add_decided, not_applied, undecided
from mapping.registry.withdrawals import JUDGED, Entry, Judged, Withdrawals, judge, judge_shifted, written_code
from mapping.row_sources import newest_of
from mapping.schema import CEASED

EXAMPLE = "Esempio:"
"""How the names in the template's example rows begin."""
REALIGN = "DA RIALLINEARE:"
"""What the report writes before the name of a row whose cells are shifted: it stays rejected until put right."""


class Settled(NamedTuple):
    """The rows with ``id``, ``stato``, ``duplicata_di`` and ``motivo``, their problems, and what is to be hidden.

    ``verdicts`` are the problems of the rows to hide, ``entries`` the lines of the withdrawal list that ask for it;
    ``pairs`` is how many of the decided pairs were applied, ``written`` the corrected rows as the file writes them.
    """

    rows: pd.DataFrame
    problems: list[Problem]
    verdicts: dict[int, Problem]
    entries: dict[int, Entry]
    pairs: int
    written: pd.DataFrame | None


def keys_of(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the rows with what they are compared by."""
    return add_keys(rows).assign(codice_scritto=_written_codes(table))


def settle(rows: pd.DataFrame, table: Table, withdrawals: Withdrawals, written: pd.DataFrame | None = None) -> Settled:
    """Decide what becomes of each row; a row that repeats a withdrawn or a withheld one goes with it.

    ``written`` are the rows that a decision corrects as the file writes them (`keys_of`).
    """
    keyed = keys_of(rows, table)
    rejected = _rejected(keyed, table)
    notes = [riga for riga, problem in rejected.items() if problem.codice == "riga-di-nota"]
    below = rows_below(keyed, table, notes) if _has_titles(keyed, table) else []
    ceased, ahead = _ceased(_without(keyed, rejected), below)
    living = _without(keyed, {*rejected, *ceased})
    bodies = _bodies(living, table)
    duplicates = bodies.duplicates
    ids, problems = make_ids(keyed, duplicates, [*rejected, *ceased])
    judged = Judged()
    if withdrawals.entries:
        looks = [keyed.assign(id=ids)]
        if written is not None:
            looks.append(as_written(keyed, written, [*rejected, *ceased]))
            written = looks[1].loc[written.index]
        hides = _to_hide([_without(look, rejected) for look in looks], bodies, table)
        judged = _judged(looks, table, withdrawals, hides)
    gone = {**judged.doubted, **judged.held}
    repeated = {riga: found for riga, found in duplicates.items() if riga not in gone}
    outcome = {riga: problem for riga, problem in {**rejected, **ceased}.items() if riga not in gone}
    states = dict.fromkeys(outcome, "respinta") | dict.fromkeys(ceased.keys() & outcome.keys(), CEASED)
    outcome |= {riga: _repetition(riga, found, rows) for riga, found in repeated.items()}
    alive = _without(keyed, {*outcome, *gone})
    problems += [*ahead, *_doubtful_titles(alive, table), *_ends_in_notes(alive, table), *bodies.problems]
    problems += [*undecided(alive, table.decisions, table.apart), *unmatched(judged.silent), *outcome.values()]
    problems += not_applied({riga: text for riga, text in table.decisions.items() if riga in alive.index})
    names = keyed["denominazione"]
    verdicts = {riga: verdict(riga, gone[riga], _code(riga, judged), names[riga]) for riga in sorted(gone)}
    signed = [riga for riga, problem in rejected.items() if problem.codice == SIGNED]
    cell = partial(_cell, table)
    full, otherwise = add_facts(_nameless(rows, signed), repeated, cell)
    otherwise += places_left_out(keyed, repeated, cell)
    full = _with_outcome(full.assign(id=ids), outcome, states, repeated)
    return Settled(full, [*problems, *otherwise], verdicts, gone, bodies.applied, written)


def _without(keyed: pd.DataFrame, rows: Collection[int]) -> pd.DataFrame:
    """Return the frame without some rows; the same, where there are none: to copy a large one takes long."""
    return keyed.drop(index=list(rows)) if rows else keyed


def _cell(table: Table, riga: int, name: str) -> str:
    """Return what the file says in a column of a row: of several of one name, the first that says anything."""
    return next(filter(None, (table.cell(riga, place) for place in table.places(name))), "")


def _bodies(living: pd.DataFrame, table: Table) -> Bodies:
    """Return which rows repeat another: certainly, but for what the keeper said, or because he said it."""
    certain, told = part(find_duplicates(living), table.pairs)
    decided = add_decided(_without(living, certain), certain, table.decisions, table.apart)
    bodies = join(decided, table.pairs, living.index)
    return bodies._replace(problems=[*told, *bodies.problems])


def _to_hide(looks: Iterable[pd.DataFrame], bodies: Bodies, table: Table) -> dict[int, Duplicate]:
    """Return which rows are one body where one of them is to be hidden, as they are and as they are written.

    What is no more hides with a withdrawn one that it repeats, but no living row is left out for repeating it; all the
    rows of one tax code hide with a withdrawn one, though they may be sections of one body; and no decision takes them
    apart.
    """
    pairs = [(pair.one, pair.other) for pair in table.pairs if pair.same]
    found = dict(bodies.duplicates)
    for rows in looks:
        certain = find_duplicates(rows, sections=False)
        said = add_decided(_without(rows, certain), certain, table.decisions, frozenset())
        found = join_all(said, [*pairs, *((one.first, riga) for riga, one in found.items())])
    return found


def _ceased(keyed: pd.DataFrame, below: list[int]) -> tuple[dict[int, Problem], list[Problem]]:
    """Return ``riga -> why`` of the rows whose own register says that the body is no more, and of whom it will be so.

    No clock is asked: a year is past unless it lies beyond every year in which the file says it was looked at, and
    beyond the newest that ships with the package. ``below`` are the rows below a title that says so.
    """
    seen = by_distinct(keyed["fonti"], lambda cell: newest_of(cell)[:4])
    newest = max([newest_year(), *seen.unique(), *keyed["data_verifica"].str[:4].unique()])
    names, said = keyed["denominazione"], keyed[["stato_ente", "data_cessazione"]]
    years = said.apply(lambda column: column.str[:4].where(column != CEASED, ""))
    past = ((said == CEASED) | ((years != "") & (years <= newest))).any(axis=1)
    gone = past | names.map(ends_in_its_name).astype(bool) | keyed.index.isin(below)
    ahead = years[~gone & (years > newest).any(axis=1)].itertuples(name=None)
    told = [Problem("fine-futura", riga, "data_cessazione", dati={"anno": max(said)}) for riga, *said in ahead]
    return {riga: Problem("cessata", riga, "denominazione", names[riga]) for riga in keyed.index[gone].tolist()}, told


def _judged(
    looks: Sequence[pd.DataFrame], table: Table, withdrawals: Withdrawals, duplicates: dict[int, Duplicate]
) -> Judged:
    names = [look[list(JUDGED)] for look in looks]
    other = [one for one in names[1:] if not one.equals(names[0])]  # most corrections change nothing that is judged
    judged = reduce(Judged.united, [judge(one, withdrawals.entries) for one in (names[0], *other)])
    judged.held |= judge_shifted(_shifted(table), withdrawals.entries)
    judged.held = _spread(judged.held, duplicates)
    doubted = _spread(judged.doubted, duplicates)
    judged.doubted = {riga: entry for riga, entry in doubted.items() if riga not in judged.held}
    return judged


def _code(riga: int, judged: Judged) -> str:
    if riga in judged.doubted:
        return WITHHELD
    return BY_NAME_ALONE if riga in judged.by_name_alone else WITHDRAWN


def _rejected(keyed: pd.DataFrame, table: Table) -> dict[int, Problem]:
    """Return ``riga -> why`` of the rows that are no association that can be published."""
    names, keys = keyed["denominazione"], keyed["nome_chiave"]
    found: dict[str, Iterable[int]] = {
        "nome-mancante": names.index[names == ""],
        "nome-illeggibile": names.index[(keys == "") & (names != "")],
        "riga-di-esempio": names.index[names.str.startswith(EXAMPLE)],
        "riga-da-riallineare": names.index[names.str.startswith(REALIGN)],
        **no_bodies(keyed),
        "riga-di-titolo": list(table.titles) if _has_titles(keyed, table) else [],
    }
    rejected = {
        int(riga): Problem(codice, int(riga), "denominazione", names[riga] if codice != SIGNED else "")
        for codice, index in found.items()
        for riga in index
    }
    return rejected | table.shifted


def _nameless(rows: pd.DataFrame, signed: list[int]) -> pd.DataFrame:
    """Return the rows without what stands where somebody signed: the ledger, which is published, has every name."""
    return rows.assign(denominazione=rows["denominazione"].mask(rows.index.isin(signed), "")) if signed else rows


def _has_titles(keyed: pd.DataFrame, table: Table) -> bool:
    return bool(table.titles) and stand_out(keyed, table)


def _doubtful_titles(alive: pd.DataFrame, table: Table) -> list[Problem]:
    """Return what may be titles of a list of names and nothing else, where none stands out."""
    names = alive["denominazione"]
    return [
        Problem("titolo-dubbio", riga, "denominazione", names[riga]) for riga in table.titles if riga in names.index
    ]


def _ends_in_notes(alive: pd.DataFrame, table: Table) -> list[Problem]:
    """Return what is asked of rows whose note says that the body is no more, where no other column says how it is."""
    said: set[int] = set()
    for position in table.positions("note"):  # as they came, each line a clause
        notes = table.rows.loc[alive.index, position]
        said |= set(notes.index[by_distinct(notes, lambda note: "x" * mentions_the_end(note)) != ""])
    rows = (riga for riga in sorted(said) if not _cell(table, riga, "stato_ente").strip())
    return [Problem("fine-nelle-note", riga, "stato_ente") for riga in rows]


def _written_codes(table: Table) -> "pd.Series[str]":
    """Return the tax codes as they are written, also those that are wrong."""
    codes = pd.Series("", index=table.rows.index, dtype="str")
    for position in table.positions("codice_fiscale"):
        codes = codes.where(codes != "", by_distinct(table.rows[position], written_code))
    return codes


def _shifted(table: Table) -> dict[int, list[str]]:
    """Return the cells of the rows whose cells may stand below any header."""
    return {riga: [str(cell) for cell in table.rows.loc[riga]] for riga in table.shifted}


def _spread(found: dict[int, Entry], duplicates: dict[int, Duplicate]) -> dict[int, Entry]:
    """Return the same with every row that says the same association as one of them."""
    roots = {duplicates[riga].first if riga in duplicates else riga: entry for riga, entry in found.items()}
    family = {riga: roots[one.first] for riga, one in duplicates.items() if one.first in roots}
    return dict(sorted((roots | family | found).items()))


def _repetition(riga: int, found: Duplicate, rows: pd.DataFrame) -> Problem:
    facts = {"altra": str(found.first), "perche": found.why, "perche_en": found.why_en}
    return Problem("duplicata", riga, "denominazione", str(rows.at[riga, "denominazione"]), dati=facts)


def _with_outcome(
    rows: pd.DataFrame, outcome: dict[int, Problem], states: dict[int, str], repeated: dict[int, Duplicate]
) -> pd.DataFrame:
    return rows.assign(
        stato=_column(states | dict.fromkeys(repeated, "duplicata"), rows),
        duplicata_di=_column({riga: str(found.first) for riga, found in repeated.items()}, rows),
        motivo=_column({riga: problem.public() for riga, problem in outcome.items()}, rows),
    )


def _column(values: dict[int, str], rows: pd.DataFrame) -> "pd.Series[str]":
    return pd.Series(values, dtype="str").reindex(rows.index, fill_value="")
