# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rows of the withdrawal list ask for, or why a row cannot be understood."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from mapping.cells import fold, parse_tax_code, parse_url
from mapping.places import geocode
from mapping.registry.identity import comune_keys
from mapping.registry.withdrawals.entry import KEEP, WITHDRAW, Entry, Place
from mapping.registry.withdrawals.names import Names, names_of
from mapping.schema import SEPARATOR

_CLUES = ("comune", "provincia", "regione", "cap", "codice_comune")
_ID = re.compile(r"[0-9a-f]{12}")
_MENTION = re.compile(r"(?<![^\W_])(?:[0-9a-fA-F]{12}|\d(?:[ .\-/]?\d){10})(?![^\W_])")
"""An id or a tax code within any text."""
_NOTES = ("note", "motivo")
_BODY = 11
_PERSON = 16
"""Characters of a person's tax code; those of a body are eleven digits."""
_ROUNDED = "0000"
"""How a code ends that a spreadsheet has rounded, unless its check digit is right."""
OTHERWISE = "scritto altrimenti"
"""Under which a `Line` holds what its names would be in another encoding."""
IN_LINES = "in più righe"
"""Under which it holds the lines of a name written on several: each may be a name."""
_AMBIGUOUS = "comune-ambiguo"
_NAMED = re.compile(r"(?P<comune>.+) \((?P<provincia>\w\w)\)")
_PROPOSED = 5
"""As many comuni as `mapping.places.geocode` proposes at most: where it names so many there may be more."""
_THERE = frozenset([_AMBIGUOUS, "luogo-estero"])
"""Problems of a comune that there is, though it is not known which it is, or abroad."""


class Line(NamedTuple):
    """A row of the list as it came: ``column -> texts``."""

    voce: str
    said: dict[str, list[str]]
    may_be_a_title: bool = False


class _Codes(NamedTuple):
    good: frozenset[str]
    wrong: frozenset[str]
    faults: list[str]


def understand(lines: Sequence[Line]) -> tuple[list[Entry], list[str]]:
    """Return the entries, and a phrase for each row without a name or with a comune or code that does not exist."""
    places = _places(lines)
    entries, faults = [], []
    for line, place in zip(lines, places, strict=True):
        entry, wrong = _entry(line, place)
        faults += [f"riga {line.voce}, {fault}" for fault in wrong]
        entries.append(entry)
    return entries, faults


def _entry(line: Line, place: Place | None) -> tuple[Entry, list[str]]:
    said = line.said
    written = tuple(dict.fromkeys([*said.get("denominazione", []), *said.get("acronimo", [])]))
    ids, id_faults = _ids(said.get("id", []))
    codes = _codes([*said.get("codice_fiscale", []), *filter(_is_code, (*written, *said.get("id", ())))])
    decision, decision_faults = _decision(said.get("decisione", []))
    named = [text for text in written if fold(text)]
    faults = [*id_faults, *codes.faults, *decision_faults]
    if place is None:
        told = " e ".join(f"«{text[:60]}»" for text in said["comune"])
        faults.append(f"comune: {told} non è un comune solo, o non esiste; scriverne il nome per intero")
    if not (named or ids or codes.good or codes.wrong or faults):
        faults.append("non c'è né un nome, né un codice fiscale, né un id: scriverne uno o togliere la riga")
    entry = Entry(
        line.voce,
        _names(named, said),
        place or Place(),
        ids,
        codes.good | codes.wrong,
        _mentioned(said),
        tuple(named),
        tuple(url for text in said.get("sito_web", []) if (url := parse_url(text).value)),
        decision,
        bool(codes.wrong),
        line.may_be_a_title,
    )
    return entry, faults


def _mentioned(said: dict[str, list[str]]) -> frozenset[str]:
    """Return every id and tax code of the row, under whatever header and beside whatever text."""
    texts = [text for texts in said.values() for text in texts]
    tokens = {re.sub(r"[ .\-/]", "", token).lower() for text in texts for token in _MENTION.findall(text)}
    return frozenset(tokens | {parse_tax_code(text).value for text in texts}) - {""}


def _names(named: Sequence[str], said: dict[str, list[str]]) -> Names:
    """Return the keys of an entry's names; the text of a note counts as a part of a name, as it may be another name."""
    own = names_of([*named, *said.get(OTHERWISE, ())], beside=said.get("comune", ()))
    noted = names_of([text for column in (*_NOTES, IN_LINES) for text in said.get(column, ())])
    return own._replace(parts=own.parts | noted.whole | noted.parts)


def _is_code(text: str) -> bool:
    """Return whether a tax code stands where a name or an id should."""
    return bool(parse_tax_code(text).value) or (
        len(written_code(text)) >= _BODY and not re.search(r"[^\W\d_]{7}", text)
    )


def _places(lines: Sequence[Line]) -> list[Place | None]:
    """Return where each row says its association is; None where the cell of the comune names none."""
    texts = [{clue: " ".join(line.said.get(clue, [])) for clue in _CLUES} for line in lines]
    frame = pd.DataFrame(texts, columns=list(_CLUES), dtype="str")
    keys = comune_keys(frame)
    unknown = frame[(keys == "") & (frame["comune"] != "")]
    problems = geocode(unknown).problems if len(unknown) else ()
    there = {problem.riga for problem in problems if problem.codice in _THERE}
    none = set(unknown.index) - there
    among = {problem.riga: _meant(problem.proposta) for problem in problems if problem.codice == _AMBIGUOUS}
    written = enumerate(zip(keys.tolist(), frame["comune"].tolist(), strict=True))
    return [
        None if row in none else Place(key, frozenset(fold(comune).split()), among.get(row, frozenset()))
        for row, (key, comune) in written
    ]


def _meant(proposed: str) -> frozenset[str]:
    """Return the codes of the comuni that a cell may mean («Cassino (FR); Broni (PV)»), none if there may be more."""
    named = [_NAMED.fullmatch(text) for text in proposed.split(SEPARATOR)]
    found = [match.groupdict() for match in named if match]
    if len(found) < len(named) or len(named) >= _PROPOSED:
        return frozenset()
    keys = comune_keys(pd.DataFrame(found).reindex(columns=list(_CLUES), fill_value=""))
    return frozenset(keys) if (keys != "").all() else frozenset()


def _ids(texts: Sequence[str]) -> tuple[frozenset[str], list[str]]:
    """Return the ids; a spreadsheet takes the zeros before an id of digits alone."""
    found = {text: (text.zfill(12) if text.isdecimal() else text.lower()) for text in map(str.strip, texts)}
    faults = [
        f"id: «{text[:40]}» non è un id (12 fra cifre e lettere da a ad f); ricopiarlo in una cella di tipo testo"
        for text, id_ in found.items()
        if not _ID.fullmatch(id_)
    ]
    return frozenset(id_ for id_ in found.values() if _ID.fullmatch(id_)), faults


def _codes(texts: Sequence[str]) -> _Codes:
    good = {parse_tax_code(text).value or _of_person(text) for text in texts} - {""}
    left = [text for text in texts if not (parse_tax_code(text).value or _of_person(text))]
    wrong = {written_code(text) for text in left} - {""}
    faults = [
        f"codice_fiscale: «{text[:40]}» non è un codice fiscale; riscriverlo in una cella di tipo testo o toglierlo"
        for text in left
        if not written_code(text)
    ]
    return _Codes(frozenset(good), frozenset(wrong), faults)


def _of_person(text: str) -> str:
    written = written_code(text)
    return written if len(written) == _PERSON else ""


def written_code(text: str) -> str:
    """Return a tax code as it is written, right or wrong, so that a wrong one can be withdrawn too."""
    bare = re.sub(r"[^0-9A-Z]", "", text[:60].upper()).removeprefix("IT").removeprefix("CF")
    if re.search(r"\d[.,]\d*[eE]", text) or not bare.isdecimal():
        return bare if len(bare) == _PERSON and re.search(r"\d", bare) else ""
    return bare.zfill(11) if 6 < len(bare) <= 11 and not bare.endswith(_ROUNDED) else ""


def _decision(texts: Sequence[str]) -> tuple[str, list[str]]:
    words = {fold(text) for text in texts}
    if words <= {WITHDRAW} or words <= {KEEP}:
        return next(iter(words), ""), []
    return "", [f"decisione: «{texts[0][:40]}» non dice nulla; scrivere «{WITHDRAW}» o «{KEEP}»"]
