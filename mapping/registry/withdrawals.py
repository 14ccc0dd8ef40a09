# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Associations that asked to be withdrawn: found under every writing of their name."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from mapping.errors import InputError
from mapping.given import check_given
from mapping.problems import Problem
from mapping.registry.clean import clean_cell
from mapping.registry.codes import parse_tax_code
from mapping.registry.fold import fold, fold_header
from mapping.registry.headers import find_column
from mapping.registry.identity import digest, name_ids
from mapping.registry.intake import open_records
from mapping.registry.model import label
from mapping.registry.textfile import repair_bytes
from mapping.registry.whereabouts import comune_keys
from mapping.shipped import geodata_path

COLUMNS = ("id", "codice_fiscale", "denominazione", "comune", "data")
_TITLES = 20
"""Rows above the header that may hold a title."""
_RESEMBLING = 92
"""Likeness (0-100) from which on a name may be a withdrawn one mistyped or with a word more."""
_LEGAL = frozenset(["odv", "aps", "onlus", "ets", "asd", "associazione", "ass"])
"""Legal forms come and go; the association stays the one that was withdrawn."""

_IN_BRACKETS = re.compile(r"(?<=\w)\W*[(\[][^()\[\]]*[)\]]\W*$")


class Comune(NamedTuple):
    """A comune as a row or the list names it: its words (none: any comune), and its key where it is known."""

    words: frozenset[str]
    key: str


class Entry(NamedTuple):
    """A row of the list: its number and what it says, ``""`` where it says nothing."""

    voce: int
    id: str
    code: str
    name: str
    comune: Comune


@dataclass(frozen=True)
class Withdrawals:
    """Who must not appear: ids, tax codes, and names with their comuni."""

    ids: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    names: dict[str, list[Comune]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_withdrawals(path: str | Path | None = None) -> Withdrawals:
    """Read the list of withdrawals, by default the one that ships with the package.

    Any file that a registry may be, with some of the columns `COLUMNS`: one association per row, by id, or tax
    code, or name and comune.

    Raises
    ------
    InputError
        If the file is missing or has none of the columns: publishing without it could break a promise.
    """
    path = Path(path) if path else geodata_path("registry/ritiri.csv")
    check_given(path, what="L'elenco dei ritiri", absent="non esiste: senza, non si pubblica nulla")
    source = open_records(path, score=_known_headers)
    records = [record for record in source.records if any(cell.strip() for cell in record.cells)]
    if not records:
        raise InputError(_unusable(path))
    top = next((place for place, record in enumerate(records[:_TITLES]) if _names_any(record.cells)), None)
    if top is None:
        raise InputError(_unusable(path))
    columns, below = _columns(records[top].cells), records[top + 1 :]
    entries = [{name: _cell(record.cells, place) for name, place in columns.items()} for record in below]
    return _collected(entries, [record.riga for record in below])


def find_withdrawn(keyed: pd.DataFrame, withdrawals: Withdrawals) -> dict[int, str]:
    """Return ``riga -> code of the problem`` of the rows that the list withdraws.

    ``keyed`` has ``id``, ``codice_fiscale``, ``codice_scritto`` (by `written_code`), ``nome_chiave``, ``comune`` and
    ``comune_chiave`` of every row, alive or not.
    """
    codes = keyed["codice_fiscale"].isin(withdrawals.codes) | keyed["codice_scritto"].isin(withdrawals.codes)
    # An id of the time when the association had no tax code is still its id.
    bare = name_ids(keyed) if withdrawals.ids else keyed["id"]
    certain = keyed["id"].isin(withdrawals.ids) | bare.isin(withdrawals.ids) | codes
    found = dict.fromkeys(keyed.index[certain].tolist(), "ritirata")
    loose = _loose_names(keyed)
    for riga in keyed.index[loose.isin(withdrawals.names) & ~certain]:
        codice = _by_name(withdrawals.names[loose[riga]], _comune(keyed.loc[riga]))
        if codice:
            found[riga] = codice
    return found


def find_unmatched(keyed: pd.DataFrame, withdrawals: Withdrawals) -> list[Problem]:
    """Return a problem for each row of the list that withdraws nothing: its number, never what it says."""
    ids = {*keyed["id"], *name_ids(keyed)} - {""} if withdrawals.ids else set()
    codes = {*keyed["codice_fiscale"], *keyed["codice_scritto"]} - {""}
    loose = _loose_names(keyed)
    places: dict[str, list[Comune]] = {}
    for riga in keyed.index[loose.isin(withdrawals.names)]:
        places.setdefault(loose[riga], []).append(_comune(keyed.loc[riga]))
    return [
        Problem("ritiro-senza-riga", dati={"voce": str(entry.voce)})
        for entry in withdrawals.entries
        if not (entry.id in ids or entry.code in codes)
        and not any(_by_name([entry.comune], comune) for comune in places.get(entry.name, ()))
    ]


def family_keys(keyed: pd.DataFrame) -> "pd.Series[str]":
    """Return what two rows of one association share whatever its legal form: a digest, that tells nothing by itself."""
    names = _loose_names(keyed)
    basis = (names + "|" + keyed["luogo_chiave"]).where(names != "", "")
    return basis.map(digest).astype("str")


def find_in_shifted(rows: dict[int, list[str]], withdrawals: Withdrawals) -> dict[int, str]:
    """Return the same for rows of which it is not known which cell is what: any cell may be the code or the name."""
    return {
        riga: "ritirata"
        for riga, cells in rows.items()
        if any(
            parse_tax_code(cell[:100]).value in withdrawals.codes or bare_name(cell[:500]) in withdrawals.names
            for cell in cells
        )
    }


def find_resembling(keyed: pd.DataFrame, withdrawals: Withdrawals) -> list[Problem]:
    """Return a problem for each row still alive whose name resembles a withdrawn one of its comune."""
    loose = _loose_names(keyed)
    found: dict[int, Problem] = {}
    for name, comuni in withdrawals.names.items():
        scores = process.cdist([name], loose.tolist(), scorer=fuzz.token_set_ratio, score_cutoff=_RESEMBLING)
        for place in np.nonzero(scores[0])[0].tolist():
            row = keyed.iloc[place]
            if _by_name(comuni, _comune(row)):
                riga = int(keyed.index[place])
                found[riga] = Problem("forse-ritirata", riga, "denominazione", row["denominazione"])
    return list(found.values())


def bare_name(name: str) -> str:
    """Return the folded name without its legal form and without what stands behind it in brackets («… (ACR)»)."""
    return loose_name(fold(_IN_BRACKETS.sub("", name)))


def _loose_names(keyed: pd.DataFrame) -> "pd.Series[str]":
    loose = keyed["nome_chiave"].map(loose_name)
    bracketed = keyed["denominazione"].str.contains(_IN_BRACKETS)
    return loose.mask(bracketed, keyed.loc[bracketed, "denominazione"].map(bare_name))


def loose_name(key: str) -> str:
    """Return a folded name without the legal forms in it."""
    return " ".join(word for word in key.split() if word not in _LEGAL) or key


def _by_name(listed: list[Comune], comune: Comune) -> str:
    """Return a problem's code if the row is meant: «Reggio Emilia» is «Reggio nell'Emilia», no comune is any."""
    if any(_same(one, comune) for one in listed):
        return "ritirata"
    return "ritiro-senza-comune" if not comune.words or any(not one.words for one in listed) else ""


def _same(one: Comune, other: Comune) -> bool:
    """Return whether two comuni are one, or may be: the words of one are all in the other's."""
    if one.key and one.key == other.key:
        return True
    return bool(one.words and other.words) and (one.words <= other.words or other.words <= one.words)


def _comune(row: "pd.Series[str]") -> Comune:
    return Comune(_words(row["comune"]), row["comune_chiave"])


def _words(comune: str) -> frozenset[str]:
    return frozenset(fold(comune).split())


def _cell(cells: list[str], place: int) -> str:
    return clean_cell(repair_bytes(cells[place])).value if place < len(cells) else ""


def _collected(entries: list[dict[str, str]], rows: list[int]) -> Withdrawals:
    ids: set[str] = set()
    codes: set[str] = set()
    names: dict[str, list[Comune]] = {}
    listed: list[Entry] = []
    problems: list[Problem] = []
    keys = comune_keys(pd.DataFrame(entries, columns=["comune"], dtype="str"))
    for entry, riga, key in zip(entries, rows, keys, strict=True):
        code = parse_tax_code(entry.get("codice_fiscale", "")).value or written_code(entry.get("codice_fiscale", ""))
        name = bare_name(entry.get("denominazione", ""))
        ids |= {entry["id"].lower()} if entry.get("id") else set()
        codes |= {code} if code else set()
        comune = Comune(_words(entry.get("comune", "")), key)
        if name and (comune.words or not (entry.get("id") or code)):
            names.setdefault(name, []).append(comune)
        if entry.get("id") or code or name:
            listed.append(Entry(riga, entry.get("id", "").lower(), code, name, comune))
        else:
            problems.append(Problem("ritiro-incompleto", dati={"voce": str(riga)}))
    return Withdrawals(frozenset(ids), frozenset(codes), names, tuple(listed), tuple(problems))


def _columns(headers: list[str]) -> dict[str, int]:
    """Return ``column -> position``; the headers may be those that a registry may have."""
    named = {place: (find_column(text) or (fold_header(text[:200]),))[0] for place, text in enumerate(headers[:200])}
    return {name: place for place, name in reversed(named.items()) if name in COLUMNS}


def _names_any(cells: list[str]) -> bool:
    return bool({"id", "codice_fiscale", "denominazione"} & set(_columns(cells)))


def _known_headers(cells: list[str]) -> int:
    return len(_columns(cells))


def written_code(text: str) -> str:
    """Return a tax code as it is written, right or wrong, so that a wrong one can be withdrawn too."""
    bare = re.sub(r"[^0-9A-Z]", "", text[:60].upper()).removeprefix("IT").removeprefix("CF")
    return bare.zfill(11) if bare.isdecimal() and len(bare) > 6 else bare if len(bare) == 16 else ""


def _unusable(path: Path) -> str:
    return (
        f"L'elenco dei ritiri «{label(path)}» non ha le colonne attese ({', '.join(COLUMNS)}): correggerlo; "
        "senza, non si pubblica nulla."
    )
