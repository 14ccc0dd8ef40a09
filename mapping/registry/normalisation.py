# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cells of a table in normal form, column by column; each distinct value is read once."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import compress
from typing import NamedTuple

import numpy as np
import pandas as pd

from mapping.cells import (
    MASK,
    NOTHING,
    SOMEBODY,
    TEXT_LIMIT,
    ZEROS,
    Finding,
    Parsed,
    clean_cell,
    find_personal,
    forget_choice_proposals,
    forget_country_proposals,
    mask_personal,
    parse_cap,
    parse_choice,
    parse_choices,
    parse_comune_code,
    parse_coordinate,
    parse_countries,
    parse_end,
    parse_members,
    parse_past_date,
    parse_sources,
    parse_standing,
    parse_tax_code,
    parse_url,
    parse_year,
    says_nothing,
    shown,
    suspects,
    without_clauses,
)
from mapping.errors import InputError
from mapping.files import too_much
from mapping.places import CLUES, POINT, read_points
from mapping.problems import Problem
from mapping.progress import track
from mapping.registry.headers import LIST_KINDS, NAME, find_seats, labels, names_a_resident
from mapping.registry.merging import (
    add_house_numbers,
    filled,
    one_place,
    seat_columns,
    with_ends,
    with_numbered_sources,
)
from mapping.registry.model import Table
from mapping.registry.texts import told_once
from mapping.row_sources import with_first_source
from mapping.schema import CEASED, COLUMNS, INPUT_COLUMNS, SEPARATOR, Column

Parser = Callable[[str], Parsed]
_SPECIAL: dict[str, Parser] = {
    "codice_fiscale": parse_tax_code,
    "cap": parse_cap,
    "codice_comune": parse_comune_code,
    "numero_soci": parse_members,
    "stato_ente": parse_standing,
    "data_cessazione": parse_end,
}
_KINDS: dict[str, Parser] = {
    "number": parse_coordinate,
    "countries": parse_countries,
    "year": parse_year,
    "url": parse_url,
    "date": parse_past_date,
    "sources": parse_sources,
}
_FREE = ("text", "url", "sources")
"""Kinds of columns in which anything may stand."""
_TAKEN_APART = (*LIST_KINDS, "choice", "url")
_LINE = re.compile(r"[\s;,]*\n[\s;,]*")
"""In a cell with a list each line is a value, whatever separator ends it."""
_TOLD = 20
"""Findings reported for one cell: a cell with more is a text, not a list."""
_FORMULA = ("=", "+", "-", "@")


class Normalised(NamedTuple):
    """The rows in normal form with the problems of their cells; ``table`` now tells which of its rows are shifted."""

    table: Table
    rows: pd.DataFrame
    problems: list[Problem]


def normalise_settled(table: Table) -> Normalised:
    """Return the same as `normalise`, once it is known which doubtful rows are shifted: those that make no sense."""
    rows, problems = normalise(table)
    senseless = {p.riga for p in problems if p.riga in table.doubtful and p.peso != "avviso"}
    if senseless:
        found = {riga: table.doubtful[riga] for riga in senseless}
        table = replace(table, shifted=dict(sorted((table.shifted | found).items())))
        rows, problems = normalise(table)
    return Normalised(table, rows, problems)


def normalise(table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Return one column per `INPUT_COLUMNS`, in normal form, and the problems of the cells."""
    forget_country_proposals()
    forget_choice_proposals()
    raw, problems = _merged(with_numbered_sources(with_ends(table)))
    raw, told = read_points(add_house_numbers(raw), _headers(table, POINT))
    raw, problems = _without_shifted(raw, table), [*problems, *told]
    odd = _suspect_texts(raw)
    _refuse_suspects(raw, odd, table)
    columns: dict[str, pd.Series[str]] = {}
    for name in track(INPUT_COLUMNS, "Lettura delle celle"):
        if name in raw:
            columns[name], found = _understood(raw[name], COLUMNS[name], table, odd)
            problems += found
        else:
            columns[name] = pd.Series("", index=raw.index, dtype="str")
    rows = pd.DataFrame(columns, columns=list(INPUT_COLUMNS), index=raw.index)
    distinct = len(rows) - int(rows[list(CLUES)].duplicated().sum())
    if len(problems) > table.bounds.problems or distinct > table.bounds.places:
        raise InputError(too_much(table.file))
    return with_first_source(rows), problems


def _headers(table: Table, names: Sequence[str]) -> str:
    """Return what stands above the columns of these names."""
    return ", ".join(
        f"«{shown(text[:60])}»" for text, name in zip(table.headers, table.names, strict=True) if name in names
    )


def _suspect_texts(raw: pd.DataFrame) -> frozenset[str]:
    """Return the texts in which something may be personal, of all columns: most cells need no closer look."""
    whole = (str(text) for name in raw for text in raw[name].unique())
    texts = list({form for text in whole for form in (text, text[:TEXT_LIMIT])})
    return frozenset(compress(texts, suspects(texts)))


def _refuse_suspects(raw: pd.DataFrame, odd: Collection[str], table: Table) -> None:
    """Refuse a file whose cells would take too long to be searched for personal data."""
    free = (name for name in map(str, raw) if COLUMNS[name].published and COLUMNS[name].kind in _FREE)
    published = (raw[name].unique() for name in free)
    cells = (str(text)[:TEXT_LIMIT] for texts in published for text in texts)
    if sum(len(cell) for cell in cells if cell in odd) > table.bounds.judged:
        raise InputError(too_much(table.file))


def _without_shifted(raw: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the rows that cannot be trusted with their name alone: the other cells may be another column's."""
    shifted = raw.index.isin(list(table.shifted))
    return raw.assign(**{name: raw[name].mask(shifted, "") for name in raw.columns if name != NAME})


def parser_of(column: Column) -> Parser:
    """Return the reader of a column, by its name or its kind."""
    if column.kind == "choice":
        return parse_choice(column.choices)
    if column.kind == "choices":
        return parse_choices(column.choices)
    return _SPECIAL.get(column.name) or _KINDS.get(column.kind, _parse_text)


def _parse_text(text: str) -> Parsed:
    if says_nothing(text):
        return NOTHING
    if text.startswith(_FORMULA) and not text[1:].replace(".", "").isdigit():
        return Parsed(text, (Finding("testo-come-formula"),))
    return Parsed(text)


def _merged(table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Return one column per name: of several headers for one column the first filled cell, or all of a list."""
    # «Paese 1», «Paese 2» are one list: their values are joined. Two columns for one value («Comune», «Località»:
    # exports of two systems side by side) fill each other's gaps, and where they contradict each other the keeper is
    # told once. Those of two seats never do: a street of one would stand beside the town of another.
    countries = seat_columns(table)
    problems = [Problem("paese-della-sede", dati={"intestazione": shown(table.headers[at][:60])}) for at in countries]
    seats = find_seats(table.headers, table.names)
    rest = set(range(len(table.names))).difference(countries, *seats)
    parts = []
    for positions in [rest, *map(set, seats)]:
        part, told = _completed(table, positions)
        parts.append(part)
        problems += told
    return pd.concat([parts[0], one_place(parts[1:])], axis=1) if seats else parts[0], problems


def _completed(table: Table, positions: set[int]) -> tuple[pd.DataFrame, list[Problem]]:
    """Return one column per name of those at these positions."""
    merged: dict[str, pd.Series[str]] = {}
    problems: list[Problem] = []
    named = labels(table.headers)
    for name in dict.fromkeys(table.names):
        if not (found := [position for position in table.positions(name) if position in positions]):
            continue
        first, *others = found
        merged[name] = filled(table.rows[first]) if others else table.rows[first]
        for position in others:
            column = filled(table.rows[position])
            if COLUMNS[name].kind in LIST_KINDS:
                merged[name] = _joined(merged[name], column)
                continue
            if name == "data_cessazione":  # that it ended contradicts no day on which it did
                both = merged[name] != ""
                column = column.mask(both & ((merged[name] == CEASED) | (column == CEASED)), "")
            problems += _disagreement(name, merged[name], column, (named[first], named[position]))
            merged[name] = merged[name].where(merged[name] != "", column)
    return pd.DataFrame(merged, index=table.rows.index), problems


def _joined(first: "pd.Series[str]", second: "pd.Series[str]") -> "pd.Series[str]":
    both = (first.str.strip() != "") & (second.str.strip() != "")
    return (first + SEPARATOR + second).where(both, first + second)


def _disagreement(
    name: str, first: "pd.Series[str]", second: "pd.Series[str]", headers: tuple[str, str]
) -> Iterator[Problem]:
    """Yield the first row in which two columns of one meaning say different things, with how many there are."""
    a, b = first.str.strip(), second.str.strip()
    apart = first.index[(a != b) & (a != "") & (b != "")]
    if len(apart):
        riga = apart[0]
        facts = {
            "prima": shown(headers[0][:60]),
            "seconda": shown(headers[1][:60]),
            "quante": str(len(apart)),
            "letto": shown(a[riga], name),
        }
        yield Problem("colonne-discordi", riga, name, shown(b[riga], name), dati=facts)


def _understood(
    column: "pd.Series[str]", about: Column, table: Table, odd: Collection[str]
) -> tuple["pd.Series[str]", list[Problem]]:
    """Return the column in normal form; each distinct text is read once, its problems are repeated for every row."""
    codes, texts = pd.factorize(column)
    listed = sum(map(len, texts)) if about.kind in _TAKEN_APART else 0
    if listed > table.bounds.listed:
        raise InputError(too_much(table.file))
    parse = parser_of(about)
    read = [_cell(text, about, parse, table.numbers, text in odd) for text in map(str, texts)]
    values = np.array([parsed.value for parsed in read], dtype=object)[codes]
    told = np.array([sum(not found.once for found in parsed.findings) for parsed in read], dtype=int)[codes]
    if told.sum() > table.bounds.problems:
        raise InputError(too_much(table.file))
    positions = np.nonzero(told)[0].tolist()
    rows = column.index.tolist()
    problems = [
        _problem(finding, rows[position], about.name, str(texts[codes[position]]))
        for position in positions
        for finding in read[codes[position]].findings
        if not finding.once
    ]
    problems += told_once(column, about.name, read, codes)
    return pd.Series(values, index=column.index, dtype="str"), problems


def _cell(text: str, about: Column, parse: Parser, numbers: bool, suspect: bool = True) -> Parsed:
    if about.kind == "sources":  # judged one by one: of a list nothing is lost for what one of them holds
        read = parse(text)
        return Parsed(read.value, read.findings[:_TOLD])
    lines = about.kind in LIST_KINDS and "\n" in text.strip()
    clean = clean_cell(_LINE.sub(SEPARATOR, text.strip()) if lines else text)
    if not clean.value or about.name == "note":  # the keeper's own: nothing in it is to be corrected
        return clean if about.published else Parsed(clean.value)
    looked_at = suspect or clean.value != text or about.name == "indirizzo"
    personal = _personal(clean.value, about) if looked_at else None
    if personal:
        return personal
    parsed = parse(clean.value)
    kept = tuple(found for found in parsed.findings if not (numbers and found.codice == ZEROS))
    return Parsed(parsed.value, (*clean.findings, *kept)[:_TOLD])


def _personal(text: str, about: Column) -> Parsed | None:
    """Return the cell without what seems to be a person's; a name keeps its other words, other cells nothing."""
    kind = find_personal(text, about.name)
    if not kind and about.name == "indirizzo" and names_a_resident(text):
        kind = SOMEBODY
    if not kind:
        return None
    rest = without_clauses(mask_personal(text, about.name)) if about.name == "denominazione" else ""
    finding = Finding("dato-personale", dati={"tipo": kind[0], "tipo_en": kind[1]}, value=MASK)
    return Parsed(rest, (finding,))


def _problem(finding: Finding, riga: int, column: str, text: str) -> Problem:
    value = shown(finding.value or text, column)
    return Problem(finding.codice, riga, column, value, shown(finding.proposta), finding.dati)
